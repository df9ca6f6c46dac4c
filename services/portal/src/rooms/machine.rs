//! The rooms of who keeps the machinery running: ages, lags and ids, never content.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{health, own_words, parts::icon::Icon},
    rooms::{By, Room, Who},
    words::key,
};

const ADMIN: Who = Who::Only(&[Role::Admin]);

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    Room {
        path: "/gezondheid",
        who: ADMIN,
        by: By::Person,
        title: key("room-pipeline"),
        menu: Some(Icon::Pulse),
        serve: || get(health::page),
    },
    Room {
        path: "/gezondheid/stand",
        who: ADMIN,
        by: By::Page,
        title: key("room-pipeline"),
        menu: None,
        serve: || get(health::fragment),
    },
    Room {
        path: "/gezondheid/{service}/ketting",
        who: ADMIN,
        by: By::Person,
        title: key("room-pipeline"),
        menu: None,
        serve: || post(health::verify),
    },
    Room {
        path: "/gezondheid/{service}/{id}/opnieuw",
        who: ADMIN,
        by: By::Person,
        title: key("room-pipeline"),
        menu: None,
        serve: || post(health::parked::retry),
    },
    Room {
        path: "/gezondheid/{service}/{id}/weg",
        who: ADMIN,
        by: By::Person,
        title: key("room-pipeline"),
        menu: None,
        serve: || get(health::parked::ask).post(health::parked::discard),
    },
    Room {
        path: "/woorden",
        who: ADMIN,
        by: By::Person,
        title: key("room-own-words"),
        menu: Some(Icon::Card),
        serve: || get(own_words::page).post(own_words::save),
    },
];
