//! The card of one worker's week: a line a day with work, a clock face each; one A6.

use jiff::civil::{Date, DateTime};
use maud::{Markup, html};
use werkbrug_proto::crews::Shift;

use super::{
    face::clock_face,
    minute_of,
    picture::Picture,
    said::{clock, date},
};
use crate::words::card::CardWords;

/// What the card is about and what stands around it.
pub(crate) struct WeekCard<'a> {
    /// The words, in the language of the card.
    pub(crate) words: &'a CardWords,
    /// What the worker is called.
    pub(crate) name: &'a str,
    /// The shifts of the week that were made known.
    pub(crate) shifts: &'a [Shift],
    /// When this was read.
    pub(crate) read_at: DateTime,
}

impl WeekCard<'_> {
    /// The card.
    pub(crate) fn show(&self) -> Markup {
        let words = self.words;
        let first_name = self.name.split_whitespace().next().unwrap_or_default();
        let mut shifts: Vec<&Shift> = self.shifts.iter().collect();
        shifts.sort_by(|one, other| (&one.day, one.start_minute).cmp(&(&other.day, other.start_minute)));
        html! {
            article.daycard.many lang=(words.code()) dir=(words.direction()) {
                header {
                    (Picture::Sun.draw())
                    div {
                        p.hello { (words.fill("card-hello", &[("name", first_name.into())])) }
                        h1 { (words.fill("card-week", &[])) }
                    }
                }
                @if shifts.is_empty() { p.instead { (words.fill("card-no-work-yet", &[])) } }
                @else { ol.card-lines { @for shift in shifts { (self.line(shift)) } } }
                footer { p { (words.fill("card-read-at", &[
                    ("date", date(words, self.read_at.date()).into()),
                    ("clock", clock(words, minute_of(self.read_at)).into()),
                ])) } }
            }
        }
    }

    fn line(&self, shift: &Shift) -> Markup {
        let words = self.words;
        let day = shift.day.parse::<Date>().map_or_else(|_| shift.day.clone(), |day| date(words, day));
        html! {
            li { (clock_face(shift.start_minute)) div {
                strong { (day) }
                span { (clock(words, shift.start_minute)) " – " (clock(words, shift.end_minute)) }
                span { (words.fill("card-place", &[("place", shift.place_name.as_str().into())])) }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_is_a_line_a_day_in_order_and_says_when_it_was_printed() {
        let words = CardWords::of("nl").unwrap().unwrap();
        let shift = |day: &str| Shift {
            day: day.into(),
            start_minute: 480,
            end_minute: 960,
            place_name: "Verzonnen Hal".into(),
            ..Shift::default()
        };
        let shifts = [shift("2026-11-25"), shift("2026-11-23")];
        let read_at = date(2026, 11, 22).at(8, 5, 0, 0);
        let text = WeekCard { words: &words, name: "Rita Proef", shifts: &shifts, read_at }.show().into_string();
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
        assert!(at("Maandag 23 november") < at("Woensdag 25 november") && at("8.00 uur") > 0, "{text}");
        assert!(at("Zondag 22 november") > at("Woensdag 25 november") && !text.contains("Proef<"), "{text}");
        let none = WeekCard { words: &words, name: "Rita Proef", shifts: &[], read_at }.show().into_string();
        assert!(!none.contains("card-lines"), "{none}");
    }
}
