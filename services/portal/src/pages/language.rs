//! `POST /taal`: another language, from here on. It changes nothing but what this person reads, so
//! it needs no proof of a session and also works at the door.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    response::{Redirect, Response},
};
use http::HeaderMap;
use serde::Deserialize;

use crate::{
    cookies,
    sign_in::own_path,
    visit::{self, with_cookies},
    web::Face,
    words::tongue::Tongue,
};

/// What was chosen, and the page to go back to.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    taal: String,
    #[serde(default)]
    naar: String,
}

/// `POST /taal`.
pub(crate) async fn choose(State(face): State<Arc<Face>>, headers: HeaderMap, Form(chosen): Form<Chosen>) -> Response {
    let tongue = Tongue::parse(&chosen.taal).unwrap_or_default();
    if let Some(signed) = visit::of(&face, &headers) {
        face.sessions.speak(&signed, tongue, face.context.clock.wall());
    }
    with_cookies(Redirect::to(own_path(&chosen.naar)), [cookies::keep(cookies::TONGUE, tongue.code())])
}
