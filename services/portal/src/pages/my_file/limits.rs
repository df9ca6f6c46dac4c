//! What somebody's work must take into account, in plain sentences; the cause stands nowhere.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::social::{FunctionalLimit, LimitKind};

use super::span;
use crate::{
    pages::parts::{
        badge::{Tone, badge},
        empty::empty,
    },
    words::{Words, key},
};

/// The limits that hold or will hold.
pub(super) fn show(words: &Words, limits: &[FunctionalLimit], today: Date) -> Markup {
    let is_past = |limit: &&FunctionalLimit| {
        limit.valid_to.as_deref().and_then(|to| to.parse::<Date>().ok()).is_some_and(|to| to < today)
    };
    let current: Vec<&FunctionalLimit> = limits.iter().filter(|limit| !is_past(limit)).collect();
    if current.is_empty() {
        return empty(&words.say("my-no-limits"));
    }
    html! {
        ul.my-told { @for limit in current { li {
            strong { (sentence(words, limit)) }
            @if !limit.is_hard { " " (badge(Tone::Calm, &words.say("my-limit-wish"))) }
            span.soft { (span(words, &limit.valid_from, limit.valid_to.as_deref(), today)) }
        } } }
        p.soft { (words.say("my-limits-who")) }
    }
}

fn sentence(words: &Words, limit: &FunctionalLimit) -> String {
    let (kind, value) = (limit.kind(), limit.value);
    let with = |key: &'static str| words.fill(key, &[("value", value.into())]);
    match (kind, value) {
        (LimitKind::LiftKg, _) => with(key("my-limit-lift")),
        (LimitKind::LiftTimesHour, _) => with(key("my-limit-lift-times")),
        (LimitKind::StandingMinutes, 0) => words.say("my-limit-seated").into_owned(),
        (LimitKind::StandingMinutes, _) => with(key("my-limit-standing")),
        (LimitKind::Noise, 0) => words.say("my-limit-quiet").into_owned(),
        (LimitKind::Noise, _) => words.say("my-limit-some-noise").into_owned(),
        (LimitKind::Crowd, 0) => words.say("my-limit-no-crowd").into_owned(),
        (LimitKind::Crowd, _) => words.say("my-limit-few-people").into_owned(),
        (LimitKind::TravelMinutes, _) => with(key("my-limit-travel")),
        (LimitKind::MinutesPerDay, _) => words.fill("my-limit-day", &[("hours", words.hours(value.into()).into())]),
        (LimitKind::Unspecified, _) => words.say("my-limit-other").into_owned(),
    }
}
