//! The card of one worker's day: short sentences, one a line, a picture each; one screen, one A6.

use jiff::{civil::Date, civil::DateTime};
use maud::{Markup, html};
use werkbrug_proto::crews::{CoachContact, DayDifference, MyDay, MyShift};

use crate::{
    pages::{
        contact::dialled,
        day_card::{
            face::clock_face,
            picture::Picture,
            said::{clock, date, minutes},
        },
    },
    words::card::CardWords,
};

mod face;
mod picture;
mod said;
pub(crate) mod week;

/// What a card is about and what stands around it.
pub(crate) struct DayCard<'a> {
    /// The words, in the language of the card.
    pub(crate) words: &'a CardWords,
    /// The day.
    pub(crate) my: &'a MyDay,
    /// Today.
    pub(crate) today: Date,
    /// When this was read.
    pub(crate) read_at: DateTime,
}

impl DayCard<'_> {
    /// The card.
    pub(crate) fn show(&self) -> Markup {
        let words = self.words;
        let (day, shifts) = self.shown();
        let first_name = self.my.display_name.split_whitespace().next().unwrap_or_default();
        html! {
            article.daycard.many[shifts.len() > 1] lang=(words.code()) dir=(words.direction()) {
                header {
                    (Picture::Sun.draw())
                    div {
                        @if !first_name.is_empty() { p.hello { (words.fill("card-hello", &[("name", first_name.into())])) } }
                        h1 { (date(words, day)) }
                    }
                }
                (self.instead())
                (self.different())
                @if !shifts.is_empty() { ol.card-lines { @for shift in shifts { (self.of_shift(shift)) } } }
                (self.call(shifts))
                footer { p { (words.fill("card-read-at", &[
                    ("date", date(words, self.read_at.date()).into()),
                    ("clock", clock(words, minute_of(self.read_at)).into()),
                ])) } }
            }
        }
    }

    /// The day that the card shows: the one asked for, or the next with work when that one is free.
    fn shown(&self) -> (Date, &[MyShift]) {
        let asked = self.my.day.parse().unwrap_or(self.today);
        match self.my.next_day.parse() {
            Ok(next) if self.my.shifts.is_empty() => (next, &self.my.next_shifts),
            Ok(_) | Err(_) => (asked, &self.my.shifts),
        }
    }

    /// What stands before or instead of work: free, absent, or nothing known yet.
    fn instead(&self) -> Markup {
        let words = self.words;
        let asked: Date = self.my.day.parse().unwrap_or(self.today);
        let (is_free, is_today) = (self.my.shifts.is_empty(), asked == self.today);
        html! {
            @if self.my.is_absent {
                p.instead { (words.fill("card-absent", &[("date", date(words, asked).into())])) }
            } @else if is_free {
                p.instead {
                    @if is_today { (words.fill("card-free-today", &[])) }
                    @else { (words.fill("card-free", &[("date", date(words, asked).into())])) }
                    " "
                    @if self.my.next_day.is_empty() { (words.fill("card-no-work-yet", &[])) }
                    @else { (words.fill("card-next", &[])) }
                }
            }
        }
    }

    /// What is not as on the last day with work, on a screen: who counts on the usual sees it before reading on. Of another day
    /// than today it says which.
    fn different(&self) -> Markup {
        let words = self.words;
        let asked: Date = self.my.day.parse().unwrap_or(self.today);
        let title = if asked == self.today {
            words.fill("card-different", &[])
        } else {
            words.fill("card-different-day", &[("date", date(words, asked).into())])
        };
        let said = |one: DayDifference| match one {
            DayDifference::Unspecified => None,
            DayDifference::Place => Some("card-different-place"),
            DayDifference::Task => Some("card-different-task"),
            DayDifference::Start => Some("card-different-start"),
            DayDifference::End => Some("card-different-end"),
            DayDifference::Coach => Some("card-different-coach"),
        };
        let found: Vec<&'static str> = self.my.different().filter_map(said).collect();
        html! { @if !found.is_empty() && !self.my.is_absent {
            section.different {
                (Picture::Different.draw())
                div {
                    strong { (title) }
                    @for key in found { span { (words.fill(key, &[])) } }
                }
            }
        } }
    }

    fn of_shift(&self, shift: &MyShift) -> Markup {
        let words = self.words;
        let place = words.fill("card-place", &[("place", shift.place_name.as_str().into())]);
        let pause = || words.fill("card-break", &[("minutes", minutes(words, shift.break_minutes).into())]);
        let is_over_night = shift.end_minute <= shift.start_minute;
        let ends = if is_over_night { words.fill("card-end-tomorrow", &[]) } else { words.fill("card-end", &[]) };
        html! {
            (line(&clock_face(shift.start_minute), Some(&clock(words, shift.start_minute)), &[&words.fill("card-start", &[])]))
            (line(&Picture::Factory.draw(), None, &[&place]))
            @if !shift.work_description.is_empty() {
                li { (Picture::Task.draw()) div {
                    strong { (words.fill("card-task", &[])) }
                    // The agreement's own words.
                    span lang="nl" dir="ltr" { (shift.work_description) }
                } }
            }
            (self.coaches(&shift.coaches))
            @if shift.break_minutes > 0 { (line(&Picture::Cup.draw(), None, &[&pause()])) }
            (line(&clock_face(shift.end_minute), Some(&clock(words, shift.end_minute)), &[&ends]))
        }
    }

    fn coaches(&self, coaches: &[CoachContact]) -> Markup {
        let said =
            |coach: &CoachContact| self.words.fill("card-coach", &[("name", coach.display_name.as_str().into())]);
        let all: Vec<String> = coaches.iter().map(said).collect();
        let none = self.words.fill("card-no-coach", &[]);
        let lines: Vec<&str> = if all.is_empty() { vec![&none] } else { all.iter().map(String::as_str).collect() };
        line(&Picture::Coach.draw(), None, &lines)
    }

    /// Whom to call, and when.
    fn call(&self, shifts: &[MyShift]) -> Markup {
        let words = self.words;
        let reachable =
            shifts.iter().flat_map(|shift| &shift.coaches).find(|coach| !coach.work_phone.trim().is_empty());
        html! {
            section.call {
                (Picture::Phone.draw())
                div {
                    p { strong { (words.fill("card-ill", &[])) " " (words.fill("card-late", &[])) } }
                    @match reachable {
                        Some(coach) => {
                            p { (words.fill("card-call", &[("name", coach.display_name.as_str().into())])) }
                            p { a.number href=(dialled(&coach.work_phone)) dir="ltr" { (coach.work_phone) } }
                        }
                        None => p { (words.fill("card-call-office", &[])) },
                    }
                    p { (words.fill("card-call-before", &[])) }
                }
            }
        }
    }
}

/// A picture with what it says.
fn line(picture: &Markup, when: Option<&str>, lines: &[&str]) -> Markup {
    html! {
        li { (picture) div {
            @if let Some(when) = when { strong.when { (when) } }
            @for text in lines { span { (text) } }
        } }
    }
}

/// The minute of the day of an instant.
fn minute_of(at: DateTime) -> u32 {
    u32::try_from(i32::from(at.hour()) * 60 + i32::from(at.minute())).unwrap_or(0)
}

#[cfg(test)]
mod tests;
