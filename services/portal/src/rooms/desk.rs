//! The rooms of the order desk: orders, each with its promise, and the companies they are for.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{capacity, comparisons, lead_times, orders, parts::icon::Icon, progress, quotes, rush, yields},
    rooms::{By, Room, Serve, Who},
    words::key,
};

/// Who reads the orders of every company.
const DESK: Who = Who::Only(&[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance]);

/// Who answers the telephone.
const TELEPHONE: Who = Who::Only(&[Role::OrderDesk]);
/// Whose orders they are.
const CUSTOMER: Who = Who::Only(&[Role::HostPlanner]);
/// Who knows what departments yield.
const YIELDS: Who = Who::Only(&[Role::OrderDesk, Role::WorkshopPlanner]);
/// Who leads a crew.
const COACH: Who = Who::Only(&[Role::Coach]);
/// Who decides where work is done.
const COMPARING: Who = Who::Only(&[Role::OrderDesk, Role::Finance]);

const fn of(who: Who, path: &'static str, title: &'static str, menu: Option<Icon>, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu, serve }
}

const fn room(path: &'static str, title: &'static str, menu: Option<Icon>, serve: Serve) -> Room {
    of(DESK, path, title, menu, serve)
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    room("/orders", key("room-orders"), Some(Icon::Box), orders::room),
    room("/orders/{id}", key("room-order"), None, || get(orders::one::page)),
    of(TELEPHONE, "/orders/{id}/materiaal", key("room-order"), None, || post(orders::proof::move_material)),
    of(TELEPHONE, "/orders/{id}/mail", key("rush-mail"), None, || get(orders::mail::page)),
    of(TELEPHONE, "/orders/{id}/uitvoering", key("room-execution"), None, || get(orders::execution::page)),
    of(TELEPHONE, "/orders/{id}/uitvoering/{what}", key("room-execution"), None, || {
        post(orders::execution::sent::send)
    }),
    of(TELEPHONE, "/spoed", key("room-rush"), Some(Icon::Phone), || get(rush::page)),
    of(TELEPHONE, "/spoed/vasthouden", key("room-rush"), None, || post(rush::held::hold)),
    of(TELEPHONE, "/spoed/{id}", key("room-rush"), None, || get(rush::held::page)),
    of(TELEPHONE, "/spoed/{id}/bevestigen", key("room-rush"), None, || post(rush::held::confirm)),
    of(TELEPHONE, "/spoed/{id}/vrijgeven", key("room-rush"), None, || post(rush::held::release)),
    of(TELEPHONE, "/offertes", key("room-quotes"), Some(Icon::Sheet), || get(quotes::page)),
    of(TELEPHONE, "/offertes/nieuw", key("quote-new"), None, quotes::make::room),
    of(TELEPHONE, "/offertes/afwijzen", key("room-quotes"), None, || post(quotes::decline)),
    room("/doorlooptijden", key("room-lead-times"), Some(Icon::Chart), || get(lead_times::page)),
    of(YIELDS, "/capaciteit", key("room-capacity"), Some(Icon::Clock), || get(capacity::page)),
    of(YIELDS, "/rendementen", key("room-yields"), Some(Icon::Gear), || get(yields::page).post(yields::save)),
    of(COMPARING, "/vergelijken", key("room-compare"), Some(Icon::Coins), || {
        get(comparisons::page).post(comparisons::save)
    }),
    of(COMPARING, "/vergelijken/{id}", key("room-compare"), None, || get(comparisons::page_of)),
    of(CUSTOMER, "/mijn-orders", key("room-own-orders"), Some(Icon::Box), orders::own::room),
    of(CUSTOMER, "/offerte-aanvragen", key("room-ask-quote"), Some(Icon::Sheet), || {
        get(quotes::ask::page).post(quotes::ask::save)
    }),
    of(COACH, "/voortgang", key("room-progress"), Some(Icon::Box), || get(progress::page).post(progress::save)),
    room("/bedrijven/{id}", key("room-company"), None, || get(orders::company::page)),
];
