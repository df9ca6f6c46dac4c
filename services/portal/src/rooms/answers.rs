//! The rooms of things that wait for somebody's answer.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{collaboration, objections, parts::icon::Icon, signals, wrong_cards},
    rooms::{By, Room, Serve, Who},
    words::key,
};

const PLANNER: Who = Who::Only(&[Role::WorkshopPlanner]);
const GUIDES: Who = Who::Only(&[Role::WorkshopPlanner, Role::Coach]);

const fn page(who: Who, path: &'static str, title: &'static str, icon: Icon, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: Some(icon), serve }
}

/// A form of the page of collaborations.
const fn form(path: &'static str, serve: Serve) -> Room {
    Room { path, who: PLANNER, by: By::Person, title: key("room-collaboration"), menu: None, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    page(PLANNER, "/seinen", key("room-signals"), Icon::Phone, || get(signals::page).post(signals::answer)),
    page(GUIDES, "/bezwaren", key("room-objections"), Icon::Clock, || get(objections::page).post(objections::answer)),
    page(GUIDES, "/kaarten", key("room-wrong-cards"), Icon::Card, || get(wrong_cards::page)),
    page(PLANNER, "/samenwerking", key("room-collaboration"), Icon::Building, || get(collaboration::page)),
    form("/samenwerking/afspraken", || post(collaboration::set_terms)),
    form("/samenwerking/stilte", || post(collaboration::approve)),
];
