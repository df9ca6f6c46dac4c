//! The rooms of those who ask for a crew, guide it or are in it: host planner, coach and worker.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    offline,
    pages::{crew_today, host_requests, host_week, my_day, my_file, my_hours, parts::icon::Icon},
    rooms::{By, Room, Serve, Who},
    words::key,
};

const HOST: Who = Who::Only(&[Role::HostPlanner]);
const COACH: Who = Who::Only(&[Role::Coach]);
const WORKER: Who = Who::Only(&[Role::Worker]);

/// A page that stands in the menu.
const fn page(who: Who, path: &'static str, title: &'static str, icon: Icon, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: Some(icon), serve }
}

/// Something that a page of this title sends or reads.
const fn part(who: Who, path: &'static str, title: &'static str, by: By, serve: Serve) -> Room {
    Room { path, who, by, title, menu: None, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    page(HOST, "/eigen-week", key("room-host-week"), Icon::Board, || get(host_week::page)),
    part(HOST, "/eigen-week/blok/{name}", key("room-host-week"), By::Page, || get(host_week::fragment)),
    part(HOST, "/eigen-week/goedkeuren", key("room-host-week"), By::Person, || post(host_week::approve::save)),
    page(HOST, "/aanvragen", key("room-requests"), Icon::Calendar, || get(host_requests::page)),
    part(HOST, "/aanvragen/nieuw", key("room-requests"), By::Person, || post(host_requests::ask::save)),
    part(HOST, "/aanvragen/week", key("room-requests"), By::Person, || post(host_requests::ask::again)),
    part(HOST, "/aanvragen/wijzigen", key("room-requests"), By::Person, || post(host_requests::change::save)),
    part(HOST, "/aanvragen/oordeel", key("room-requests"), By::Person, || post(host_requests::evaluate::save)),
    part(HOST, "/aanvragen/agenda", key("room-requests"), By::Person, || post(host_requests::calendar::keep)),
    part(Who::Anyone, "/agenda/{secret}", key("room-requests"), By::Page, || get(host_requests::calendar::file)),
    page(WORKER, "/mijn-dag", key("room-my-day"), Icon::Card, || get(my_day::page)),
    part(WORKER, "/mijn-dag/week", key("room-week-card"), By::Person, || get(my_day::week)),
    part(WORKER, "/mijn-dag/afgedrukt", key("room-my-day"), By::Person, || post(crew_today::together::printed)),
    page(WORKER, "/mijn-uren", key("room-my-hours"), Icon::Clock, || get(my_hours::page).post(my_hours::object)),
    page(WORKER, "/mijn-gegevens", key("room-my-file"), Icon::Person, || get(my_file::page)),
    page(COACH, "/vandaag", key("room-crew-today"), Icon::People, || get(crew_today::page)),
    part(COACH, "/vandaag/opnemen", key("room-crew-today"), By::Person, || post(crew_today::record::save)),
    part(COACH, "/vandaag/sein", key("room-crew-today"), By::Person, || post(crew_today::signal::save)),
    part(COACH, "/vandaag/wisselen", key("room-crew-today"), By::Person, || post(crew_today::swap::swap)),
    part(COACH, "/vandaag/stuks", key("room-crew-today"), By::Person, || post(crew_today::swap::report)),
    part(COACH, "/vandaag/samen-begin", key("crew-together"), By::Person, || post(crew_today::together::begin)),
    part(COACH, "/vandaag/samen-klaar", key("crew-together"), By::Person, || post(crew_today::together::end)),
    part(COACH, "/vandaag/afgedrukt", key("crew-together"), By::Person, || post(crew_today::together::printed)),
    part(COACH, "/vandaag/samen/{id}", key("crew-together"), By::Person, || get(crew_today::together::page)),
    part(Who::Anyone, "/offline", key("room-offline"), By::Page, || get(offline::page)),
    part(Who::Anyone, "/offline.js", key("room-offline"), By::Page, || get(offline::worker)),
];
