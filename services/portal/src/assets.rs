//! Our own few files, inside the binary, kept by browsers until they change.

use std::{collections::BTreeMap, sync::LazyLock};

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
/// Everything in `assets/`, but for the stylesheet.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));
/// All of `assets/css/` in one.
const STYLE: (&str, &[u8]) = ("portal.css", include_bytes!(concat!(env!("OUT_DIR"), "/portal.css")));

/// A file and the fingerprint of what is in it.
struct Asset {
    kind: &'static str,
    content: &'static [u8],
    version: String,
}

static ALL: LazyLock<BTreeMap<&'static str, Asset>> = LazyLock::new(|| {
    let one = |(name, content): (&'static str, &'static [u8])| {
        let version = URL_SAFE_NO_PAD.encode(Sha256::digest(content)).chars().take(16).collect();
        (name, Asset { kind: kind_of(name), content, version })
    };
    FILES.iter().copied().chain([STYLE]).map(one).collect()
});

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

/// Where a page finds a file; another content has another address.
pub(crate) fn address(name: &str) -> String {
    let version = ALL.get(name).map_or("", |asset| &asset.version);
    format!("/assets/{name}?v={version}")
}

/// The version a page asks for.
#[derive(Deserialize)]
pub(crate) struct Version {
    #[serde(default)]
    v: String,
}

/// `GET /assets/{name}?v=VERSION`.
pub(crate) async fn asset(Path(name): Path<String>, Query(wanted): Query<Version>, headers: HeaderMap) -> Response {
    let Some(asset) = ALL.get(name.as_str()) else {
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
