//! `GET /`: the door. Always answers 200 to somebody who is not signed in.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::HeaderMap;
use maud::html;
use serde::Deserialize;
use url::form_urlencoded::byte_serialize;

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            notice::Notice,
        },
    },
    rooms,
    sign_in::own_path,
    visit,
    web::Face,
    words::guest::Guest,
};

/// Where somebody wanted to go, and whether a session ended before they got there.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    naar: String,
    #[serde(default)]
    einde: String,
}

/// The address of the door for somebody who wanted to go elsewhere.
pub(crate) fn address(wanted: &str, has_ended: bool) -> String {
    let address = with_wanted("/", wanted);
    match (has_ended, address.contains('?')) {
        (false, _) => address,
        (true, true) => format!("{address}&einde=1"),
        (true, false) => format!("{address}?einde=1"),
    }
}

/// `GET /`. Somebody who is signed in goes on to their own first room.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    headers: HeaderMap,
    guest: Guest,
    Query(wanted): Query<Wanted>,
) -> Response {
    let to = own_path(&wanted.naar);
    if let Some(signed) = visit::of(&face, &headers) {
        return Redirect::to(if to == "/" { rooms::home_of(signed.viewer.role) } else { to }).into_response();
    }
    let words = face.books.for_anyone(guest.tongue);
    // The full address: cookies of a sign-in belong to one host name, and people may have typed another.
    let sign_in = face.address.of(&with_wanted("/aanmelden", to));
    let content = html! {
        div.door {
            @if !wanted.einde.is_empty() { (Notice::info(words.say("door-ended")).show()) }
            h1 { (words.say("door-welcome")) }
            p.intro { (words.say("door-intro")) }
            p { (button::link(Weight::Main, &sign_in, &words.say("door-sign-in"))) }
            @if face.issuer.is_some() { p.soft { (words.say("door-demo")) } }
        }
    };
    Frame::guest(&face, &guest, words.say("door-sign-in")).answer(&content)
}

fn with_wanted(path: &str, wanted: &str) -> String {
    if wanted == "/" {
        return path.to_owned();
    }
    let wanted: String = byte_serialize(wanted.as_bytes()).collect();
    format!("{path}?naar={wanted}")
}
