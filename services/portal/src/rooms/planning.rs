//! The rooms of who plans the crews: the week board and the shifts on it.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{board, parts::icon::Icon, shift},
    rooms::{By, Room, Serve, Who},
    words::key,
};

/// Who plans.
const PLANNER: Who = Who::Only(&[Role::WorkshopPlanner]);

/// What the board's own script asks for.
const fn by_page(path: &'static str, serve: Serve) -> Room {
    Room { path, who: PLANNER, by: By::Page, title: key("room-board"), menu: None, serve }
}

/// A form of the page of a shift.
const fn of_shift(path: &'static str, serve: Serve) -> Room {
    Room { path, who: PLANNER, by: By::Person, title: key("room-shift"), menu: None, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    Room {
        path: "/bord",
        who: PLANNER,
        by: By::Person,
        title: key("room-board"),
        menu: Some(Icon::Board),
        serve: || get(board::page),
    },
    by_page("/bord/rijen", || get(board::rows)),
    by_page("/bord/plaatsen", || get(board::places)),
    by_page("/bord/stand", || get(board::tally)),
    of_shift("/diensten/{id}", || get(shift::page)),
    of_shift("/diensten/{id}/toewijzen", || post(shift::assign)),
    of_shift("/diensten/{id}/vrijmaken", || post(shift::release)),
    of_shift("/diensten/{id}/bekendmaken", || post(shift::publish)),
];
