//! The rooms of the order desk: orders, each with its promise, and the companies they are for.

use axum::routing::get;
use werkbrug_kernel::role::Role;

use crate::{
    pages::{orders, parts::icon::Icon},
    rooms::{By, Room, Serve, Who},
    words::key,
};

/// Who reads the orders of every company.
const DESK: Who = Who::Only(&[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance]);

const fn room(path: &'static str, title: &'static str, menu: Option<Icon>, serve: Serve) -> Room {
    Room { path, who: DESK, by: By::Person, title, menu, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    room("/orders", key("room-orders"), Some(Icon::Box), orders::room),
    room("/orders/{id}", key("room-order"), None, || get(orders::one::page)),
    room("/bedrijven/{id}", key("room-company"), None, || get(orders::company::page)),
];
