//! Our own few files, inside the binary, kept by browsers until they change.

use std::sync::LazyLock;

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// A file and the fingerprint of what is in it.
pub(crate) struct Asset {
    name: &'static str,
    kind: &'static str,
    content: &'static [u8],
    version: String,
}

impl Asset {
    fn new(name: &'static str, kind: &'static str, content: &'static [u8]) -> Self {
        let version = URL_SAFE_NO_PAD.encode(Sha256::digest(content)).chars().take(16).collect();
        Self { name, kind, content, version }
    }

    /// Where a page finds it; another content has another address.
    pub(crate) fn address(&self) -> String {
        format!("/assets/{}?v={}", self.name, self.version)
    }
}

/// How everything looks.
pub(crate) static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("portal.css", "text/css; charset=utf-8", include_bytes!("assets/portal.css")));
/// What keeps the day current.
pub(crate) static LIVE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("live.js", "text/javascript; charset=utf-8", include_bytes!("assets/live.js")));
/// The little bridge in the browser's tab.
pub(crate) static MARK: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark.svg", "image/svg+xml", include_bytes!("assets/mark.svg")));

/// The version a page asks for.
#[derive(Deserialize)]
pub(crate) struct Version {
    #[serde(default)]
    v: String,
}

/// `GET /assets/{name}?v=VERSION`.
pub(crate) async fn asset(Path(name): Path<String>, Query(wanted): Query<Version>, headers: HeaderMap) -> Response {
    let all = [&*STYLE, &*LIVE, &*MARK];
    let Some(asset) = all.into_iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", asset.version);
    let keep = if wanted.v == asset.version { FOR_EVER } else { ASK_AGAIN };
    let known = headers.get(IF_NONE_MATCH).is_some_and(|given| given.as_bytes() == tag.as_bytes());
    let tag = HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static(""));
    let said = [(ETAG, tag), (CACHE_CONTROL, keep)];
    if known {
        return (StatusCode::NOT_MODIFIED, said).into_response();
    }
    (said, [(CONTENT_TYPE, HeaderValue::from_static(asset.kind))], asset.content).into_response()
}
