//! Documents: what people sign, hand over or hang up. They are in Dutch, with the reader's language beside it as an aid.

use jiff::civil::{Date, DateTime};
use maud::{Markup, html};

use crate::{
    pages::parts::{icon::Icon, official::official},
    words::Words,
};

pub(crate) mod agreement;
pub(crate) mod agreements;
pub(crate) mod kind;
pub(crate) mod notification;
mod parties;
pub(crate) mod register;
pub(crate) mod roster;
mod roster_rows;
pub(crate) mod time_sheet;
mod week;

/// The module that prints.
pub(crate) const PRINTS: &str = "card.js";

/// A document and the button that puts it on paper. `read_at` stands below: what it says was so then.
pub(crate) fn paper(words: &Words, read_at: DateTime, text: impl Fn(&Words) -> Markup) -> Markup {
    let below = |words: &Words| {
        let (day, clock) = (words.long_day(read_at.date()), words.clock(minute_of(read_at)));
        html! { p.doc-read { (words.fill("doc-read-at", &[("day", day.into()), ("clock", clock.into())])) } }
    };
    html! {
        article.document { (official(words, |words| html! { (text(words)) (below(words)) })) }
        div.actions { (print(words)) }
    }
}

fn print(words: &Words) -> Markup {
    html! { button.button type="button" data-print="" { (Icon::Print.draw()) span { (words.say("my-print")) } } }
}

/// Facts of a document, each under its name.
fn facts(words: &Words, all: &[(&'static str, Markup)]) -> Markup {
    html! { dl.doc-facts { @for (name, fact) in all { div { dt { (words.say(name)) } dd { (fact) } } } } }
}

/// Room to sign for each of both.
fn signatures(words: &Words, both: [&'static str; 2]) -> Markup {
    html! { div.signatures { @for one in both {
        div { strong { (words.say(one)) } span { (words.say("doc-sign-here")) } }
    } } }
}

/// A day of a contract written out; nothing when there is none.
fn written(words: &Words, iso: Option<&str>) -> Option<String> {
    Some(words.long_day(iso?.parse::<Date>().ok()?))
}

fn minute_of(at: DateTime) -> u32 {
    u32::try_from(i32::from(at.hour()) * 60 + i32::from(at.minute())).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_document_counts_in_dutch_and_says_when_it_was_read() {
        let shown = in_each(|words| {
            paper(words, date(2026, 11, 23).at(8, 5, 0, 0), |words| html! { h2 { (words.say("doc-roster")) } })
                .into_string()
        });
        for text in &shown {
            assert!(text.contains("Uurrooster") && text.contains("maandag 23 november 2026"), "{text}");
        }
        let [nl, fr, en] = &shown;
        assert!(!nl.contains("class=\"aid\"") && fr.contains("Horaire") && en.contains("Roster"), "{fr} {en}");
    }
}
