//! What somebody allowed others to know, and until when.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::social::Consent;

use super::{reads::category, span};
use crate::{
    pages::parts::{
        badge::{Tone, badge},
        empty::empty,
        official::official,
    },
    words::Words,
};

/// Whether a consent still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Holds,
    Expired,
    Withdrawn,
}

/// Every consent, those that hold first.
pub(super) fn show(words: &Words, consents: &[Consent], today: Date) -> Markup {
    if consents.is_empty() {
        return empty(&words.say("my-no-consents"));
    }
    let mut sorted: Vec<(&Consent, Standing)> = consents.iter().map(|one| (one, standing(one, today))).collect();
    sorted.sort_by_key(|(_, standing)| *standing != Standing::Holds);
    html! {
        ul.my-told { @for (consent, standing) in sorted { li {
            strong { (category(words, &consent.category)) } " " (state(words, standing))
            (official(words, |words| html! {
                span { (words.fill("my-consent-for", &[("purpose", consent.purpose.as_str().into())])) }
            }))
            span.soft {
                (span(words, &consent.given_on, ends(consent), today))
                " · " (words.fill("my-account", &[("account", consent.recipient.as_str().into())]))
            }
        } } }
        p.soft { (words.say("my-consents-how")) }
    }
}

fn ends(consent: &Consent) -> Option<&str> {
    consent.withdrawn_on.as_deref().or(consent.expires_on.as_deref())
}

fn standing(consent: &Consent, today: Date) -> Standing {
    let expires = consent.expires_on.as_deref().and_then(|on| on.parse::<Date>().ok());
    if consent.withdrawn_on.is_some() {
        Standing::Withdrawn
    } else if expires.is_some_and(|expires| expires < today) {
        Standing::Expired
    } else {
        Standing::Holds
    }
}

fn state(words: &Words, standing: Standing) -> Markup {
    match standing {
        Standing::Holds => badge(Tone::Info, &words.say("my-consent-holds")),
        Standing::Expired => badge(Tone::Calm, &words.say("my-consent-expired")),
        Standing::Withdrawn => badge(Tone::Calm, &words.say("my-consent-withdrawn")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_consent_holds_through_its_last_day_and_never_after_it_was_withdrawn() {
        let consent = |expires: Option<&str>, withdrawn: Option<&str>| Consent {
            expires_on: expires.map(str::to_owned),
            withdrawn_on: withdrawn.map(str::to_owned),
            ..Consent::default()
        };
        let table = [
            (consent(None, None), Standing::Holds),
            (consent(Some("2026-11-23"), None), Standing::Holds),
            (consent(Some("2026-11-22"), None), Standing::Expired),
            (consent(Some("2026-12-31"), Some("2026-11-01")), Standing::Withdrawn),
        ];
        for (consent, expected) in table {
            assert_eq!(standing(&consent, date(2026, 11, 23)), expected, "{consent:?}");
        }
    }
}
