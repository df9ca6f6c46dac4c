//! The rooms of who plans the crews: the week board and the shifts on it, plans, bad days and the calls they ask for.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{
        bad_day::{self, calls, proposal},
        board, contract,
        parts::icon::Icon,
        plans, shift,
    },
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

/// A page in the menu.
const fn page(path: &'static str, title: &'static str, icon: Icon, serve: Serve) -> Room {
    Room { path, who: PLANNER, by: By::Person, title, menu: Some(icon), serve }
}

/// A page reached from another, or a form.
const fn part(path: &'static str, title: &'static str, serve: Serve) -> Room {
    Room { path, who: PLANNER, by: By::Person, title, menu: None, serve }
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
    by_page("/bord/anderen", || get(board::change::others)),
    part("/bord/wijzigen", key("room-board"), || post(board::change::change)),
    of_shift("/diensten/{id}", || get(shift::page)),
    of_shift("/diensten/{id}/toewijzen", || post(shift::assign)),
    of_shift("/diensten/{id}/vervangen", || post(shift::replace)),
    of_shift("/diensten/{id}/antwoord", || post(shift::answer::record)),
    of_shift("/diensten/{id}/vrijmaken", || post(shift::release)),
    of_shift("/diensten/{id}/bekendmaken", || post(shift::publish)),
    part("/contracturen/{id}", key("room-contract"), || get(contract::page).post(contract::save)),
    part("/contracturen/{id}/termijn", key("room-contract"), || post(contract::limit)),
    page("/plannen", key("room-plans"), Icon::Chart, || get(plans::page)),
    part("/plannen/starten", key("room-plans"), || post(plans::begin)),
    part("/plannen/{id}", key("room-plans"), || get(plans::one::page)),
    part("/plannen/{id}/stoppen", key("room-plans"), || post(plans::one::stop)),
    part("/plannen/{id}/toepassen", key("room-plans"), || post(plans::one::apply)),
    page("/slechte-dag", key("room-bad-day"), Icon::Warning, || get(bad_day::page)),
    part("/slechte-dag/begeleider", key("room-bad-day"), || post(bad_day::coach)),
    part("/slechte-dag/voorstel", key("room-bad-day"), || post(bad_day::propose)),
    part("/slechte-dag/{id}", key("room-bad-day"), || get(proposal::page)),
    part("/slechte-dag/{id}/aanvaarden", key("room-bad-day"), || post(proposal::accepted)),
    page("/bellijst", key("room-calls"), Icon::Phone, || get(calls::page)),
    part("/bellijst/noteren", key("room-calls"), || post(calls::record)),
];
