//! The rooms of what must be in order before people go anywhere: who has no place yet, when places are closed, who may work at
//! a site.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{closures, host_statuses, parts::icon::Icon, site_people, without_place},
    rooms::{By, Room, Serve, Who},
    words::key,
};

/// Who plans.
const PLANNER: Who = Who::Only(&[Role::WorkshopPlanner]);
/// Who says when a place is closed; a host of its own sites.
const CLOSES: Who = Who::Only(&[Role::WorkshopPlanner, Role::HostPlanner]);
/// Who records what people need before they work at a host.
const READY: Who = Who::Only(&[Role::WorkshopPlanner, Role::SocialWorker]);

/// Who decides which statuses are sent to hosts: the only ones who know them.
const DECIDES: Who = Who::Only(&[Role::SocialWorker]);

const fn menu(path: &'static str, who: Who, title: &'static str, icon: Icon, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: Some(icon), serve }
}

const fn part(path: &'static str, who: Who, title: &'static str, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: None, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    menu("/zonder-plaats", PLANNER, key("room-without-place"), Icon::People, || {
        get(without_place::page).post(without_place::explain)
    }),
    menu("/sluitingen", CLOSES, key("room-closures"), Icon::Calendar, || get(closures::page).post(closures::save)),
    part("/sluitingen/intrekken", CLOSES, key("room-closures"), || post(closures::withdraw)),
    menu("/inleidingen", READY, key("room-inductions"), Icon::Shield, || get(site_people::page)),
    part("/inleidingen/vastleggen", READY, key("room-inductions"), || post(site_people::induction)),
    part("/inleidingen/akkoord", READY, key("room-inductions"), || post(site_people::agreement)),
    menu("/statuten", DECIDES, key("room-host-statuses"), Icon::Building, || {
        get(host_statuses::page).post(host_statuses::save)
    }),
];
