//! What is asked of the board, to and from the address.

use jiff::{
    ToSpan,
    civil::{Date, ISOWeekDate, Weekday},
};
use serde::Deserialize;
use url::form_urlencoded;

use crate::trouble::Trouble;

/// How many days the board shows.
const DAYS: i8 = 7;
/// What the filter on exceptions says in the address.
pub(super) const EXCEPTIONS: &str = "uitzonderingen";
/// What the filter on people without a place says there.
pub(super) const PLACE: &str = "plaats";

/// The question in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct On {
    week: Option<String>,
    plek: Option<String>,
    naam: Option<String>,
    enkel: Option<String>,
    zonder: Option<String>,
    muur: Option<String>,
    vanaf: Option<String>,
}

/// The question, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The Monday of the week.
    pub(super) monday: Date,
    /// The code of the place whose people are wanted; empty for everybody.
    pub(super) place: String,
    /// A part of a name.
    pub(super) name: String,
    /// Whether only what stands out is wanted.
    pub(super) is_exceptions: bool,
    /// Whether only people are wanted who are there on a weekday and have no place.
    pub(super) is_without_place: bool,
    /// Whether this hangs on a wall: names and places only.
    pub(super) is_wall: bool,
    /// Where the page of people begins.
    pub(super) token: String,
}

impl Asked {
    /// Reads the question; without a week it is this one.
    pub(super) fn of(on: On, today: Date) -> Result<Self, Trouble> {
        let text = |field: Option<String>| field.unwrap_or_default().trim().to_owned();
        let week = text(on.week);
        let monday = if week.is_empty() { monday_of(today)? } else { parse_week(&week).ok_or(Trouble::NoSuchDay)? };
        Ok(Self {
            monday,
            place: text(on.plek),
            name: text(on.naam),
            is_exceptions: text(on.enkel) == EXCEPTIONS,
            is_without_place: text(on.zonder) == PLACE,
            is_wall: !text(on.muur).is_empty(),
            token: text(on.vanaf),
        })
    }

    /// `2026-W48`.
    pub(super) fn week(&self) -> String {
        week_of(self.monday)
    }

    /// The days of the week.
    pub(super) fn days(&self) -> Vec<Date> {
        (0..DAYS).filter_map(|after| self.monday.checked_add(after.days()).ok()).collect()
    }

    /// Whether fewer than all people are asked for.
    pub(super) fn is_filtered(&self) -> bool {
        let is_narrow = self.is_exceptions || self.is_without_place;
        is_narrow || !self.place.is_empty() || !self.name.is_empty() || !self.token.is_empty()
    }

    /// The address of the same board, so many weeks later; nothing where the calendar ends.
    pub(super) fn weeks_on(&self, weeks: i8) -> Option<String> {
        let monday = self.monday.checked_add(weeks.weeks()).ok()?;
        Some(Self { monday, token: String::new(), ..self.clone() }.address())
    }

    /// The address of the same board for a wall.
    pub(super) fn wall(&self) -> String {
        Self { is_wall: true, token: String::new(), ..self.clone() }.address()
    }

    /// The address of the page of people that begins here.
    pub(super) fn page_at(&self, token: &str) -> String {
        Self { token: token.to_owned(), ..self.clone() }.address()
    }

    /// The address of the board.
    pub(super) fn address(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("week", &self.week());
        let words = [("plek", self.place.as_str()), ("naam", &self.name), ("vanaf", &self.token)];
        for (name, value) in words.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        if self.is_exceptions {
            query.append_pair("enkel", EXCEPTIONS);
        }
        if self.is_without_place {
            query.append_pair("zonder", PLACE);
        }
        if self.is_wall {
            query.append_pair("muur", "1");
        }
        format!("/bord?{}", query.finish())
    }
}

/// `2026-W48`.
pub(super) fn week_of(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn monday_of(day: Date) -> Result<Date, Trouble> {
    let past = day.weekday().to_monday_zero_offset();
    day.checked_sub(past.days()).map_err(|_| Trouble::NoSuchDay)
}

fn parse_week(text: &str) -> Option<Date> {
    let (year, week) = text.split_once("-W")?;
    Some(ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?.date())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_is_known_by_its_iso_number_and_begins_on_its_monday() {
        let table = [
            ("2026-W48", Ok(date(2026, 11, 23))),
            ("2026-W53", Ok(date(2026, 12, 28))),
            ("2027-W01", Ok(date(2027, 1, 4))),
            ("2027-W53", Err(Trouble::NoSuchDay)),
            ("2026-48", Err(Trouble::NoSuchDay)),
            ("", Ok(date(2026, 11, 16))),
        ];
        for (week, expected) in table {
            let on = On { week: Some(week.into()), ..On::default() };
            assert_eq!(Asked::of(on, date(2026, 11, 22)).map(|asked| asked.monday), expected, "{week}");
        }
    }

    #[test]
    fn the_address_holds_the_whole_question() {
        let on = On {
            week: Some("2026-W48".into()),
            plek: Some("MAAN".into()),
            naam: Some("Ada V".into()),
            enkel: Some(EXCEPTIONS.into()),
            ..On::default()
        };
        let homeless = On { zonder: Some(PLACE.into()), ..On::default() };
        assert_eq!(Asked::of(homeless, date(2026, 11, 23)).unwrap().address(), "/bord?week=2026-W48&zonder=plaats");
        let asked = Asked::of(on, date(2026, 11, 22)).unwrap();
        assert_eq!(asked.address(), "/bord?week=2026-W48&plek=MAAN&naam=Ada+V&enkel=uitzonderingen");
        assert_eq!(asked.weeks_on(-1).unwrap(), "/bord?week=2026-W47&plek=MAAN&naam=Ada+V&enkel=uitzonderingen");
        assert!(asked.wall().ends_with("&muur=1"));
    }
}
