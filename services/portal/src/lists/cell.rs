//! What stands in a cell: one value, written for the screen, for a file, and to be sorted by.

use jiff::civil::Date;
use maud::{Markup, html};
use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::{
    pages::parts::badge::{Tone, badge},
    words::Words,
};

/// What has so many letters stands on one line, and longer codes break at their dashes.
const LONGEST_CODE: usize = 14;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing is known.
    None,
    /// Words.
    Text(String),
    /// Words that lead somewhere.
    Link(String, String),
    /// A state in words; `rank` sorts it, the strongest last.
    State(Tone, String),
    /// A whole number.
    Number(i64),
    /// An amount.
    Euro(Cents),
    /// Time worked, in minutes.
    Minutes(u64),
    /// A day.
    Day(Date),
}

/// What cells are sorted by; within a column all are of one kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Nothing,
    Number(i128),
    Text(String),
}

impl Cell {
    /// A day from a contract.
    pub(crate) fn day(iso: &str) -> Self {
        iso.parse().map_or(Self::None, Self::Day)
    }

    /// An amount in cents.
    pub(crate) fn euro(cents: i64) -> Self {
        Self::Euro(Cents::new(cents))
    }

    /// Words, or nothing when there are none.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::None } else { Self::Text(text) }
    }

    /// Whether it is a figure, which is compared from the right.
    pub(super) fn is_figure(&self) -> bool {
        match self {
            Self::Number(_) | Self::Euro(_) | Self::Minutes(_) => true,
            Self::None | Self::Text(_) | Self::Link(..) | Self::State(..) | Self::Day(_) => false,
        }
    }

    /// As it stands on the screen.
    pub(super) fn shown(&self, words: &Words, page: Date) -> Markup {
        match self {
            Self::None => html! { "–" },
            Self::Link(text, address) => html! { a href=(address) { (whole(text)) } },
            Self::State(tone, text) => badge(*tone, text),
            Self::Day(day) => html! { time datetime=(day) { (words.short_day(*day, page)) } },
            Self::Text(text) => whole(text),
            Self::Number(number) => html! { (words.number(*number)) },
            Self::Euro(cents) => html! { (words.euro(cents.value())) },
            Self::Minutes(minutes) => html! { (words.hours(*minutes)) },
        }
    }

    /// What it is worth beside others in its column.
    pub(super) fn rank(&self) -> Rank {
        match self {
            Self::None => Rank::Nothing,
            Self::Text(text) | Self::Link(text, _) => Rank::Text(folded(text)),
            Self::State(tone, text) => Rank::Text(format!("{}{}", place(*tone), folded(text))),
            Self::Number(number) => Rank::Number((*number).into()),
            Self::Euro(cents) => Rank::Number(cents.value().into()),
            Self::Minutes(minutes) => Rank::Number((*minutes).into()),
            Self::Day(day) => Rank::Text(day.to_string()),
        }
    }

    /// As plain words or a number with a point, for a file.
    pub(super) fn plain(&self) -> Plain<'_> {
        match self {
            Self::None => Plain::Text(""),
            Self::Text(text) | Self::Link(text, _) | Self::State(_, text) => Plain::Text(text),
            Self::Number(number) => Plain::Number(Decimal::from(*number)),
            Self::Euro(cents) => Plain::Amount(cents.to_decimal()),
            Self::Minutes(minutes) => Plain::Amount((Decimal::from(*minutes) / Decimal::from(60)).round_dp(2)),
            Self::Day(day) => Plain::Day(*day),
        }
    }
}

/// A value for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    Text(&'a str),
    Number(Decimal),
    /// Two decimals.
    Amount(Decimal),
    Day(Date),
}

/// A short code and a span of hours are not broken, nor what stands between brackets at the end, such as somebody's number.
fn whole(text: &str) -> Markup {
    let is_code = text.contains(['-', '–']) && text.len() <= LONGEST_CODE && !text.contains(char::is_whitespace);
    match text.rsplit_once(" (") {
        Some((name, number)) if number.ends_with(')') => html! { (name) " " span.whole { "(" (number) } },
        Some(_) | None if is_code => html! { span.whole { (text) } },
        Some(_) | None => html! { (text) },
    }
}

const fn place(tone: Tone) -> u8 {
    match tone {
        Tone::Calm => 0,
        Tone::Good => 1,
        Tone::Info => 2,
        Tone::Watch => 3,
        Tone::Bad => 4,
    }
}

/// Without capitals and accents, so that É stands beside e.
pub(crate) fn folded(text: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        other => other,
    };
    text.to_lowercase().chars().map(plain).collect()
}
