//! The shell that a coach's phone keeps for a place without a connection: a small worker that is told which files it may keep,
//! and one page that names nobody. What the coach saw stays sealed in the browser (`assets/js/sealed.js`).

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};
use maud::{Markup, html};

use crate::{
    assets,
    pages::{
        frame::Frame,
        parts::button::{self, Weight},
    },
    web::Face,
    words::{Words, guest::Guest},
};

/// The files of the shell; none of them says anything about anybody.
const SHELL: [&str; 6] = ["portal.css", "offline-page.js", "queue.js", "sealed.js", "ticking.js", "mark.svg"];
const WORKER: &str = include_str!("offline/worker.js");

/// `GET /offline.js`: asked again each time, so that a new version of the portal brings its own files.
pub(crate) async fn worker() -> Response {
    let files: Vec<String> = SHELL.iter().map(|name| format!("{:?}", assets::address(name))).collect();
    let text = format!("const SHELL = [{}];\n{WORKER}", files.join(", "));
    let said = [
        (CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (said, text).into_response()
}

/// Where a page says how many ticks wait and why; the script fills it in.
pub(crate) fn queue_line(words: &Words) -> Markup {
    html! {
        p #wachtrij.queue role="status" data-waits=(words.say("floor-waits")) data-count=(words.fill("floor-count", &[("count", "#".into())]))
            data-offline=(words.say("floor-offline")) data-silent=(words.say("floor-silent"))
            data-signed-out=(words.say("floor-signed-out")) data-unkept=(words.say("floor-unkept")) {}
    }
}

/// `GET /offline`: the same for everybody.
pub(crate) async fn page(State(face): State<Arc<Face>>, guest: Guest) -> Response {
    let words = face.books.for_anyone(guest.tongue);
    let content = html! {
        h1 { (words.say("room-offline")) }
        p { (words.say("crew-offline")) }
        p #niets { (words.say("crew-offline-nothing")) }
        (queue_line(&words))
        p { (button::link(Weight::Plain, "/vandaag", &words.say("crew-try-again"))) }
        div #bewaard {}
    };
    Frame::guest(&face, &guest, words.say("room-offline")).module("offline-page.js").answer(&content)
}
