//! Our own few files, inside the binary, kept by browsers until they change.

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

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
    content: Cow<'static, [u8]>,
    version: String,
}

static ALL: LazyLock<BTreeMap<&'static str, Asset>> = LazyLock::new(|| {
    let one = |(name, content): (&'static str, &'static [u8])| {
        let content = with_addresses(name, content, DEEPEST);
        (name, Asset { kind: kind_of(name), version: version_of(&content), content })
    };
    FILES.iter().copied().chain([STYLE]).map(one).collect()
});

/// How far modules may name modules that name modules.
const DEEPEST: u8 = 4;
/// How a module of ours names another.
const NAMES: &str = "from \"./";

fn version_of(content: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(content)).chars().take(16).collect()
}

/// A script in which the modules that it names have the address of their content: a browser may keep those for ever too,
/// and never runs one of today beside one of yesterday.
fn with_addresses(name: &str, content: &'static [u8], depth: u8) -> Cow<'static, [u8]> {
    let Ok(text) = std::str::from_utf8(content) else { return Cow::Borrowed(content) };
    if depth == 0 || !name.ends_with(".js") || !text.contains(NAMES) {
        return Cow::Borrowed(content);
    }
    let mut parts = text.split(NAMES);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (other, rest) = part.split_once('"').unwrap_or((part, ""));
        let found = FILES.iter().find(|(name, _)| *name == other);
        let version = found.map(|(name, content)| version_of(&with_addresses(name, content, depth.saturating_sub(1))));
        whole.push_str(&format!("{NAMES}{other}?v={}\"{rest}", version.unwrap_or_default()));
    }
    Cow::Owned(whole.into_bytes())
}

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
    (said, [(CONTENT_TYPE, HeaderValue::from_static(asset.kind))], asset.content.as_ref()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Longer than this, a second idea has moved in.
    const MOST_LINES: usize = 200;

    #[test]
    fn a_module_is_one_idea_and_finds_every_module_it_names() {
        let scripts = FILES.iter().filter(|(name, _)| name.ends_with(".js"));
        for (name, text) in scripts.map(|(name, content)| (name, std::str::from_utf8(content).unwrap())) {
            assert!(text.starts_with("//"), "{name} does not say what it is for");
            assert!(text.lines().count() <= MOST_LINES, "{name} has {} lines", text.lines().count());
            for other in text.split("from \"./").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(ALL.contains_key(other), "{name} names {other}");
                let whole = std::str::from_utf8(&ALL[name].content).unwrap();
                assert!(
                    whole.contains(&format!("from \".{}\"", address(other).trim_start_matches("/assets"))),
                    "{name}: {whole}"
                );
            }
        }
    }
}
