//! The week of a roster or a time sheet, and its shifts.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_proto::crews::{ListShiftsRequest, Shift};

use crate::{
    pages::parts::{
        button::{self, Weight},
        form::Field,
        toolbar::{steps, toolbar},
    },
    reading::Reader,
    trouble::Trouble,
    web::Face,
    words::{Words, capital, dates},
};

/// Days in a week.
const DAYS: i64 = 7;
/// How many shifts a week on paper holds; beyond it the paper says so.
pub(super) const MOST_SHIFTS: i32 = 200;

/// A day of the week that is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct On {
    op: Option<String>,
}

/// A week, Monday through Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Week {
    pub(super) monday: Date,
    pub(super) today: Date,
}

/// The shifts of a week, and whether there were more.
pub(super) struct Shifts {
    pub(super) all: Vec<Shift>,
    pub(super) is_cut: bool,
}

impl Week {
    /// The week of the day in the address, this one without.
    pub(super) fn of(face: &Face, on: &On) -> Result<Self, Trouble> {
        let today = face.context.clock.today();
        let day = match on.op.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay)?,
            None => today,
        };
        Ok(Self::with(day, today))
    }

    /// The week of a day.
    pub(super) fn with(day: Date, today: Date) -> Self {
        let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
        Self { monday, today }
    }

    /// Every day of it.
    pub(super) fn days(self) -> impl Iterator<Item = Date> {
        (0..DAYS).map(move |days| self.monday.saturating_add(days.days()))
    }

    /// Its last day.
    pub(super) fn sunday(self) -> Date {
        self.monday.saturating_add((DAYS - 1).days())
    }

    /// The address of this week of a document.
    pub(super) fn here(self, path: &str) -> String {
        format!("{path}?op={}", self.monday)
    }

    /// `Week 48, van maandag 23 november 2026 tot en met zondag 29 november 2026`.
    pub(super) fn said(self, words: &Words) -> String {
        let (from, to) = (words.long_day(self.monday), words.long_day(self.sunday()));
        let week = capital(&words.week(self.monday));
        words.fill("doc-week", &[("week", week.into()), ("from", from.into()), ("to", to.into())])
    }

    /// To the week before and the one after.
    fn steps(self, words: &Words, path: &str) -> Markup {
        let to = |days: i64| Self { monday: self.monday.saturating_add(days.days()), ..self }.here(path);
        let (before, after) = (to(-DAYS), to(DAYS));
        let (back, on) = (words.say("host-week-before"), words.say("host-week-after"));
        let here = capital(&words.week(self.monday));
        steps(&words.say("host-weeks"), Some((&before, &back)), &here, Some((&after, &on)))
    }

    /// To the week of any day, and to the weeks beside this one.
    fn choice(self, words: &Words, path: &str) -> Markup {
        let label = words.say("day-choose");
        let filters = html! {
            (Field::required("op", &label).holding(&self.monday.to_string()).day(words))
            (button::submit(Weight::Plain, &words.say("day-show")))
        };
        toolbar(path, &label, &filters, &self.steps(words, path))
    }

    /// The head of the page of a document: its name, of what it is, and the way to other weeks.
    pub(super) fn head(self, words: &Words, (name, of): (&'static str, &str), path: &str) -> Markup {
        html! {
            h1 { (words.say(name)) @if !of.is_empty() { " " span.soft { (of) } } }
            (self.choice(words, path))
        }
    }

    /// What that page is called.
    pub(super) fn title(self, words: &Words, name: &'static str) -> String {
        format!("{} · {}", words.say(name), capital(&words.week(self.monday)))
    }

    /// The shifts of this week that fit, by day and start.
    pub(super) async fn shifts(self, reader: Reader<'_>, ask: ListShiftsRequest) -> Result<Shifts, Status> {
        let ask = ListShiftsRequest {
            from: self.monday.to_string(),
            to: self.sunday().to_string(),
            page_size: MOST_SHIFTS,
            ..ask
        };
        let answer = reader.crews()?.list_shifts(ask).await?.into_inner();
        Ok(Shifts { all: answer.shifts, is_cut: !answer.next_page_token.is_empty() })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_week_runs_from_monday_through_sunday_whatever_its_day() {
        for day in [date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 29)] {
            let week = Week::with(day, day);
            assert_eq!((week.monday, week.sunday()), (date(2026, 11, 23), date(2026, 11, 29)), "{day}");
            assert_eq!(week.days().count(), 7);
        }
        let said = Week::with(date(2026, 12, 31), date(2026, 12, 31)).said(&dutch());
        assert_eq!(said, "Week 53, van maandag 28 december 2026 tot en met zondag 3 januari 2027");
    }
}
