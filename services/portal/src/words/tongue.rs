//! The languages of the pages, and which one somebody reads.

use http::{HeaderMap, header::ACCEPT_LANGUAGE};

use crate::cookies;

/// A language in which every page can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Tongue {
    /// Dutch, when nobody says otherwise.
    #[default]
    Nl,
    /// French.
    Fr,
    /// English.
    En,
}

impl Tongue {
    /// Every language, the usual one first.
    pub(crate) const ALL: [Self; 3] = [Self::Nl, Self::Fr, Self::En];

    /// As `lang` spells it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// What the language calls itself.
    pub(crate) const fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// The language of this code; `fr-BE` is French.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        let main = code.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|tongue| tongue.code() == main)
    }

    /// The language of a request: what was chosen here before, else what the browser prefers.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let chosen = cookies::read(headers, cookies::TONGUE).and_then(Self::parse);
        chosen.or_else(|| preferred(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?)).unwrap_or_default()
    }
}

/// The best of an `Accept-Language` (RFC 9110, section 12.5.4) that we speak.
fn preferred(header: &str) -> Option<Tongue> {
    let weighed = header.split(',').filter_map(|part| {
        let (code, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        Some((Tongue::parse(code)?, thousandths(weight)?))
    });
    // The first of equals: `max_by_key` would take the last.
    weighed
        .filter(|(_, weight)| *weight > 0)
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|best| best.0)
}

/// `0.8` as 800; at most three decimals.
fn thousandths(weight: &str) -> Option<u32> {
    let (whole, part) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let padded: String = part.chars().chain("000".chars()).take(3).collect();
    whole.parse::<u32>().ok()?.checked_mul(1_000)?.checked_add(padded.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_wish_is_followed_as_far_as_we_speak_it() {
        let table = [
            ("nl-BE,nl;q=0.9,en;q=0.8", Some(Tongue::Nl)),
            ("fr-BE, fr;q=0.9, nl;q=0.8", Some(Tongue::Fr)),
            ("de, fr;q=0.4, en;q=0.7", Some(Tongue::En)),
            ("fr, en", Some(Tongue::Fr)),
            ("fr;q=0, en;q=0.1", Some(Tongue::En)),
            ("de-DE, tr", None),
            ("*", None),
            ("", None),
        ];
        for (header, expected) in table {
            assert_eq!(preferred(header), expected, "{header:?}");
        }
    }

    #[test]
    fn a_choice_goes_before_the_browsers_wish_and_dutch_is_the_usual_one() {
        let mut headers = HeaderMap::new();
        assert_eq!(Tongue::of(&headers), Tongue::Nl);
        headers.insert(ACCEPT_LANGUAGE, "fr".parse().unwrap());
        assert_eq!(Tongue::of(&headers), Tongue::Fr);
        headers.insert("cookie", "taal=en".parse().unwrap());
        assert_eq!(Tongue::of(&headers), Tongue::En);
        headers.insert("cookie", "taal=onzin".parse().unwrap());
        assert_eq!(Tongue::of(&headers), Tongue::Fr);
    }
}
