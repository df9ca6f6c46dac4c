//! Somebody who is not signed in, or not yet known to be: a language and nothing more.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::{HeaderMap, request::Parts};

use crate::{cookies, words::tongue::Tongue};

/// What a request says about whoever sent it, without looking who that is.
#[derive(Clone, Debug)]
pub(crate) struct Guest {
    /// The language.
    pub(crate) tongue: Tongue,
    /// Whether that was chosen here, and not only guessed.
    pub(crate) has_chosen: bool,
    /// The path and the question, to come back to.
    pub(crate) here: String,
}

impl Guest {
    /// What these headers say.
    pub(crate) fn of(headers: &HeaderMap, here: String) -> Self {
        let has_chosen = cookies::read(headers, cookies::TONGUE).and_then(Tongue::parse).is_some();
        Self { tongue: Tongue::of(headers), has_chosen, here }
    }
}

impl<S: Sync> FromRequestParts<S> for Guest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self::of(&parts.headers, here))
    }
}
