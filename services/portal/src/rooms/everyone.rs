//! The rooms that everybody has: the door, the day, search, and what keeps pages current.

use axum::routing::{get, post};

use crate::{
    assets,
    live::stream,
    pages::{day, design, door, language, parts::icon::Icon, search},
    rooms::{By, Room, Who},
    security, sign_in,
    words::key,
};

/// A room for people who may not be signed in.
const fn open(path: &'static str, title: &'static str, serve: crate::rooms::Serve) -> Room {
    Room { path, who: Who::Anyone, by: By::Person, title, menu: None, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    Room {
        path: "/dag",
        who: Who::Signed,
        by: By::Person,
        title: key("room-day"),
        menu: Some(Icon::Calendar),
        serve: || get(day::page),
    },
    Room {
        path: "/dag/blok/{name}",
        who: Who::Signed,
        by: By::Page,
        title: key("room-day"),
        menu: None,
        serve: || get(day::fragment),
    },
    Room {
        path: "/vormgeving",
        who: Who::Signed,
        by: By::Person,
        title: key("room-design"),
        menu: None,
        serve: || get(design::page),
    },
    Room {
        path: "/vormgeving/lijst",
        who: Who::Signed,
        by: By::Person,
        title: key("room-design-list"),
        menu: None,
        serve: design::rows::room,
    },
    Room {
        path: "/zoek",
        who: Who::Signed,
        by: By::Person,
        title: key("room-search"),
        menu: None,
        serve: || get(search::page),
    },
    Room {
        path: "/live",
        who: Who::Signed,
        by: By::Page,
        title: key("room-live"),
        menu: None,
        serve: || get(stream::stream),
    },
    Room {
        path: "/afmelden",
        who: Who::Signed,
        by: By::Person,
        title: key("room-sign-out"),
        menu: None,
        serve: || post(sign_in::out),
    },
    open("/", key("room-door"), || get(door::page)),
    open("/taal", key("room-language"), || post(language::choose)),
    open("/aanmelden", key("room-sign-in"), || get(sign_in::begin)),
    open("/aanmelden/terug", key("room-sign-in"), || get(sign_in::back)),
    open("/assets/{name}", key("room-files"), || get(assets::asset)),
    open(security::HEALTH, key("room-health"), || get(async || "ok\n")),
];
