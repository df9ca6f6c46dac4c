//! The cookies: the session and a sign-in that is under way, which hold nothing but chance, and the language.

use http::{HeaderMap, HeaderValue, header::COOKIE};

/// The session. `__Host-` makes the browser insist on Secure, on Path=/ and on this host alone.
pub(crate) const SESSION: &str = "__Host-werkbrug";
/// A sign-in that is under way.
pub(crate) const SIGN_IN: &str = "__Host-werkbrug-aanmelden";

/// The language that was chosen here; anybody may read and change it.
pub(crate) const TONGUE: &str = "taal";

const RULES: &str = "Path=/; Secure; HttpOnly; SameSite=Lax";

/// The value of a cookie in a request.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(own, _)| *own == name).map(|(_, value)| value)
}

/// A header that sets a cookie until the browser closes; its real end is kept here, not there.
pub(crate) fn set(name: &str, value: &str) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{name}={value}; {RULES}")).ok()
}

/// A header that keeps a choice for a year; not secret, so that it also works without https.
pub(crate) fn keep(name: &str, value: &str) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")).ok()
}

/// A header that takes a cookie away.
pub(crate) fn clear(name: &str) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{name}=; {RULES}; Max-Age=0")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=1; __Host-werkbrug-aanmelden=x"));
        headers.append(COOKIE, HeaderValue::from_static("__Host-werkbrug=y=z"));
        assert_eq!(read(&headers, SESSION), Some("y=z"));
        assert_eq!(read(&headers, SIGN_IN), Some("x"));
        assert_eq!(read(&headers, "b"), None);
    }
}
