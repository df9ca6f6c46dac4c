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
    pages::layout::{self, Frame},
    session,
    sign_in::own_path,
    web::Face,
};

/// Where somebody wanted to go.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    naar: String,
}

/// The address of the door for somebody who wanted to go elsewhere.
pub(crate) fn address(wanted: &str) -> String {
    with_wanted("/", wanted)
}

/// `GET /`. Somebody who is signed in goes on to the day.
pub(crate) async fn page(State(face): State<Arc<Face>>, headers: HeaderMap, Query(wanted): Query<Wanted>) -> Response {
    let wanted = own_path(&wanted.naar);
    if session::of(&face, &headers).is_some() {
        return Redirect::to(if wanted == "/" { "/dag" } else { wanted }).into_response();
    }
    // The full address: cookies of a sign-in belong to one host name, and people may have typed another.
    let sign_in = face.address.of(&with_wanted("/aanmelden", wanted));
    let main = html! {
        h1 { "Welkom bij Werkbrug" }
        p.inleiding {
            "Orders, ploegen, uren en facturen van de werkdag op één plaats. Meld u aan om uw eigen werk te zien."
        }
        p { a.knop href=(sign_in) { "Aanmelden" } }
        @if face.issuer.is_some() {
            p.zacht { "Dit is een voorbeeld met verzonnen personen: u kiest straks wie u wilt zijn." }
        }
    };
    layout::page(&Frame::of("Aanmelden", &face), &main).into_response()
}

fn with_wanted(path: &str, wanted: &str) -> String {
    if wanted == "/" {
        return path.to_owned();
    }
    let wanted: String = byte_serialize(wanted.as_bytes()).collect();
    format!("{path}?naar={wanted}")
}
