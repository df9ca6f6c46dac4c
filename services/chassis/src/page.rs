//! Pages of a list: how many, and after which key.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::refusal::Refusal;

const DEFAULT_SIZE: u64 = 50;
const LARGEST_SIZE: u64 = 500;
const LONGEST_TOKEN: usize = 2048;

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// At most this many, 1 to 500.
    pub size: u64,
    /// Only what follows this key.
    pub after: Option<String>,
}

impl Page {
    /// Reads the two fields of a request. Size 0 means the default; more than 500 becomes 500.
    pub fn parse(page_size: i32, page_token: &str) -> Result<Self, Refusal> {
        let size = u64::try_from(page_size)
            .map_err(|_| Refusal::invalid("page_size", "PAGE_SIZE_NEGATIVE", "a page size is not negative"))?;
        let size = if size == 0 { DEFAULT_SIZE } else { size.min(LARGEST_SIZE) };
        let after = if page_token.is_empty() { None } else { Some(key_of(page_token)?) };
        Ok(Self { size, after })
    }
}

/// The token that continues after this key; opaque to the caller.
pub fn token(last_key: &str) -> String {
    URL_SAFE_NO_PAD.encode(last_key)
}

fn key_of(token: &str) -> Result<String, Refusal> {
    let bytes = (token.len() <= LONGEST_TOKEN).then(|| URL_SAFE_NO_PAD.decode(token).ok()).flatten();
    bytes
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(|| Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", "this page token was not given out here"))
}
