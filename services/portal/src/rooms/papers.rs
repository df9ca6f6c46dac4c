//! The rooms of what goes on paper: agreements, notices, rosters and time sheets.

use axum::{extract::DefaultBodyLimit, routing::get};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{
        attendance, breaches, clock,
        documents::{agreement, agreements, kind, notification, register, roster, time_sheet},
        parts::icon::Icon,
        pay,
    },
    rooms::{By, Room, Serve, Who},
    upload::LARGEST_UPLOAD,
    words::key,
};

/// Who reads agreements; a host its own.
const AGREEMENTS: Who = Who::Only(&[Role::WorkshopPlanner, Role::HostPlanner, Role::OrderDesk, Role::Finance]);
/// Who tells the Department.
const PLANNER: Who = Who::Only(&[Role::WorkshopPlanner]);
/// Who hangs up a roster: a host its own places, a coach the own shifts.
const ROSTERS: Who = Who::Only(&[Role::WorkshopPlanner, Role::HostPlanner, Role::Coach]);
/// Who hands a person their roster.
const OF_PEOPLE: Who = Who::Only(&[Role::WorkshopPlanner, Role::SocialWorker]);
/// Who settles hours.
const HOURS: Who = Who::Only(&[Role::WorkshopPlanner, Role::HostPlanner, Role::Finance]);
/// Who writes down afterwards what happened.
const RECORDS: Who = Who::Only(&[Role::WorkshopPlanner, Role::Coach]);
/// Who reads what waits for a decision, and which minutes are paid.
const SETTLES: Who = Who::Only(&[Role::WorkshopPlanner, Role::Finance]);
const WORKER: Who = Who::Only(&[Role::Worker]);

const fn room(path: &'static str, who: Who, title: &'static str, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: None, serve }
}

const fn menu(path: &'static str, who: Who, title: &'static str, icon: Icon, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: Some(icon), serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    menu("/mijn-week", WORKER, key("room-my-week"), Icon::Calendar, || get(roster::own)),
    menu("/overeenkomsten", AGREEMENTS, key("room-agreements"), Icon::Shield, agreements::room),
    room("/overeenkomsten/{id}", AGREEMENTS, key("doc-agreement"), || get(agreement::page)),
    room("/overeenkomsten/{id}/kennisgeving", PLANNER, key("doc-notification"), || {
        get(notification::page).post(notification::record)
    }),
    room("/overeenkomsten/{id}/soort", PLANNER, key("law-kind-list"), || get(kind::page).post(kind::judge)),
    menu("/aanwezigheid", RECORDS, key("room-attendance"), Icon::Check, || {
        get(attendance::page).post(attendance::save)
    }),
    room("/aanwezigheid/blad", RECORDS, key("times-sheet"), || get(attendance::sheet)),
    menu("/inbreuken", SETTLES, key("room-breaches"), Icon::Stop, || get(breaches::page).post(breaches::settle)),
    menu("/register", PLANNER, key("room-register"), Icon::Sheet, || get(register::page)),
    menu("/te-betalen", SETTLES, key("room-pay"), Icon::Coins, pay::room),
    menu("/prikklok", PLANNER, key("room-clock"), Icon::Clock, || {
        get(clock::page).post(clock::bring).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
    }),
    room("/uurroosters/werkplek/{id}", ROSTERS, key("doc-roster"), || get(roster::of_a_place)),
    room("/uurroosters/medewerker/{id}", OF_PEOPLE, key("doc-roster"), || get(roster::of_a_worker)),
    room("/urenstaten/{id}", HOURS, key("doc-time-sheet"), || get(time_sheet::page)),
];
