//! What every answer says to the browser, and which host names are ours.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, STRICT_TRANSPORT_SECURITY},
};

use crate::web::Face;

/// Nothing but our own files, no inline script or style, no frames, forms to ourselves only.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
     worker-src 'self'; manifest-src 'self'; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
);
const ALWAYS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("x-robots-tag", "noindex"),
];
const A_YEAR_OF_HTTPS: HeaderValue = HeaderValue::from_static("max-age=31536000");
/// The one path that answers to any host name: whoever asks for health does not know ours.
pub(crate) const HEALTH: &str = "/healthz";

/// Adds the headers to every answer. What does not say otherwise is personal and is not kept.
pub(crate) async fn headers(State(face): State<Arc<Face>>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if face.address.base.scheme() == "https" {
        headers.insert(STRICT_TRANSPORT_SECURITY, A_YEAR_OF_HTTPS);
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer
}

/// Refuses host names that are not ours, so that a strange site cannot point its own name at this
/// address and read along.
pub(crate) async fn own_host(State(face): State<Arc<Face>>, request: Request, next: Next) -> Response {
    if request.uri().path() == HEALTH || face.address.is_ours(host(request.headers())) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "dit adres hoort niet bij deze portaal\n").into_response()
}

fn host(headers: &HeaderMap) -> &str {
    headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
}
