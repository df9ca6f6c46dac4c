//! The rooms of what comes in and goes out of orders: order files and their answers, webhooks, relations, the register.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{anchors, incoming, order_files, parts::icon::Icon, relation, webhooks},
    rooms::{By, Room, Serve, Who},
    words::key,
};

/// Who takes orders in and knows the relations.
const DESK: Who = Who::Only(&[Role::OrderDesk]);
/// Who sees that messages arrive.
const MESSAGES: Who = Who::Only(&[Role::OrderDesk, Role::Admin]);
/// Who reads how relations and work fare.
const READERS: Who = Who::Only(&[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance]);

const fn room(who: Who, path: &'static str, title: &'static str, menu: Option<Icon>, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    room(DESK, "/bestellingen", key("room-incoming"), Some(Icon::Download), incoming::room),
    room(DESK, "/bestellingen/{id}", key("room-incoming-one"), None, || get(incoming::one::page)),
    room(DESK, "/bestellingen/{id}/offerte", key("room-incoming-one"), None, || post(incoming::change::quote)),
    room(DESK, "/bestellingen/{id}/aanvaarden", key("room-incoming-one"), None, || post(incoming::change::accept)),
    room(DESK, "/bestellingen/{id}/antwoorden", key("room-incoming-one"), None, || post(incoming::change::answer)),
    room(DESK, "/bestellingen/{id}/antwoord/{number}", key("room-incoming-one"), None, || get(incoming::one::file)),
    room(DESK, "/orders-inlezen", key("room-order-files"), Some(Icon::Download), order_files::room),
    room(DESK, "/orders-inlezen/{id}", key("room-order-files"), None, || {
        get(order_files::take_in::page).post(order_files::take_in::send)
    }),
    room(MESSAGES, "/verwittigen", key("room-webhooks"), Some(Icon::Pulse), || get(webhooks::page)),
    room(DESK, "/verwittigen/inschrijven", key("room-webhooks"), None, || post(webhooks::subscribe)),
    room(DESK, "/verwittigen/{id}/stoppen", key("room-webhooks"), None, || post(webhooks::end)),
    room(MESSAGES, "/verwittigen/{id}/opnieuw", key("room-webhooks"), None, || post(webhooks::retry)),
    room(READERS, "/ankerregister", key("room-anchors"), Some(Icon::Factory), || get(anchors::page)),
    room(DESK, "/ankerregister/vastleggen", key("room-anchors"), None, || post(anchors::record)),
    room(READERS, "/relaties/{id}", key("room-relation"), None, || get(relation::page)),
    room(DESK, "/relaties/{id}/moment", key("room-relation"), None, || post(relation::record)),
    room(DESK, "/relaties/{id}/contactpersoon", key("room-relation"), None, || post(relation::contacts::record)),
    room(DESK, "/relaties/{id}/contactpersoon-wissen", key("room-relation"), None, || post(relation::contacts::remove)),
    room(DESK, "/relaties/{id}/vestiging", key("room-relation"), None, || post(relation::sites::record)),
    room(DESK, "/relaties/{id}/evaluatie", key("room-relation"), None, || post(relation::evaluate)),
];
