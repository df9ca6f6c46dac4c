//! The shell that a coach's phone keeps for a place without a connection: a small worker, told which files it may keep.

use axum::response::{IntoResponse, Response};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};

use crate::assets;

/// The files of the shell; none of them says anything about anybody.
const SHELL: [&str; 5] = ["portal.css", "shell.js", "live.js", "crew.js", "mark.svg"];
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
