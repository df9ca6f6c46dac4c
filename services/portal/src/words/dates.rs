//! Days, hours, weeks and quarters as the reader's language writes them.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use maud::{Markup, html};
use werkbrug_kernel::{brussels, quarter::Quarter};

use crate::words::{Words, tongue::Tongue};

const NONE: &str = "–";
const WEEKDAYS: [[&str; 7]; 3] = [
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];
const MONTHS: [[&str; 12]; 3] = [
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

impl Words {
    /// `maandag`.
    pub(crate) fn weekday(&self, day: Date) -> &'static str {
        let place = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
        self.one_of(&WEEKDAYS).get(place).copied().unwrap_or(NONE)
    }

    /// `november`.
    pub(crate) fn month(&self, day: Date) -> &'static str {
        let place = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
        self.one_of(&MONTHS).get(place).copied().unwrap_or(NONE)
    }

    /// `maandag 23 november 2026`.
    pub(crate) fn long_day(&self, day: Date) -> String {
        let first = if self.tongue == Tongue::Fr && day.day() == 1 { "er" } else { "" };
        format!("{} {}{first} {} {}", self.weekday(day), day.day(), self.month(day), day.year())
    }

    /// `ma 23/11`, `lu 23/11`, `Mon 23 Nov`; with the year when it is another one than that of `page`.
    pub(crate) fn short_day(&self, day: Date, page: Date) -> String {
        let letters = |name: &str, number| name.chars().take(number).collect::<String>();
        let other_year = day.year() != page.year();
        match self.tongue {
            Tongue::Nl | Tongue::Fr => {
                let year = if other_year { format!("/{}", day.year()) } else { String::new() };
                format!("{} {}/{}{year}", letters(self.weekday(day), 2), day.day(), day.month())
            }
            Tongue::En => {
                let year = if other_year { format!(" {}", day.year()) } else { String::new() };
                format!("{} {} {}{year}", letters(self.weekday(day), 3), day.day(), letters(self.month(day), 3))
            }
        }
    }

    /// A date from a contract, for a cell; a dash when there is none.
    pub(crate) fn day_cell(&self, iso: &str, page: Date) -> Markup {
        html! {
            @match iso.parse::<Date>() {
                Ok(day) => time datetime=(iso) { (self.short_day(day, page)) },
                Err(_) => (NONE),
            }
        }
    }

    /// `week 48`, `semaine 48`.
    pub(crate) fn week(&self, day: Date) -> String {
        let number = day.iso_week_date().week();
        match self.tongue {
            Tongue::Nl | Tongue::En => format!("week {number}"),
            Tongue::Fr => format!("semaine {number}"),
        }
    }

    /// `4e kwartaal 2026`, from `2026Q4`; what is no quarter stays as it is.
    pub(crate) fn quarter(&self, quarter: &str) -> String {
        let Ok(known) = Quarter::parse(quarter) else {
            return quarter.to_owned();
        };
        let (number, year) = (known.number(), known.year());
        match self.tongue {
            Tongue::Nl => format!("{number}e kwartaal {year}"),
            Tongue::Fr if number == 1 => format!("1er trimestre {year}"),
            Tongue::Fr => format!("{number}e trimestre {year}"),
            Tongue::En => format!("Q{number} {year}"),
        }
    }

    /// An hour of the clock, from minutes after midnight: `8.00`, `8h00`, `8:00`.
    pub(crate) fn clock(&self, minute: u32) -> String {
        let between = match self.tongue {
            Tongue::Nl => ".",
            Tongue::Fr => "h",
            Tongue::En => ":",
        };
        format!("{}{between}{:02}", (minute / 60) % 24, minute % 60)
    }

    /// `8.00–16.30`; a night shift ends on the next day.
    pub(crate) fn clock_span(&self, from: u32, to: u32) -> String {
        format!("{}–{}", self.clock(from), self.clock(to))
    }

    /// An instant in microseconds as people here saw it: `ma 23/11 14.05`; a dash when there is none.
    pub(crate) fn moment(&self, micros: i64, page: Date) -> String {
        civil_of(micros).map_or_else(
            || NONE.to_owned(),
            |civil| format!("{} {}", self.short_day(civil.date(), page), self.clock(minute_of(civil))),
        )
    }

    /// The same on a page about one day: `14.05`, with its day when it was another.
    pub(crate) fn time_on(&self, micros: i64, page: Date) -> String {
        match civil_of(micros) {
            Some(civil) if civil.date() == page => self.clock(minute_of(civil)),
            Some(_) | None => self.moment(micros, page),
        }
    }

    fn one_of<const N: usize>(&self, names: &'static [[&'static str; N]; 3]) -> &'static [&'static str; N] {
        let [nl, fr, en] = names;
        match self.tongue {
            Tongue::Nl => nl,
            Tongue::Fr => fr,
            Tongue::En => en,
        }
    }
}

fn civil_of(micros: i64) -> Option<DateTime> {
    Timestamp::from_microsecond(micros).ok().filter(|_| micros != 0).map(brussels::civil)
}

fn minute_of(civil: DateTime) -> u32 {
    u32::try_from(i32::from(civil.hour()) * 60 + i32::from(civil.minute())).unwrap_or(0)
}

/// A day as the field of a day holds it: `04/03/2026`, in every language of this country.
pub(crate) fn entered(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// A day that somebody typed: `23/11/2026`, `23-11-2026`, `23.11.2026` or `23112026`, and `2026-11-23` from an address.
/// `assets/js/day.js` reads the same.
pub(crate) fn typed(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from, to| text.get(from..to).and_then(|part| part.parse::<i8>().ok());
        return Date::new(text.get(4..)?.parse().ok()?, part(2, 4)?, part(0, 2)?).ok();
    }
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn days_read_as_each_language_writes_them() {
        let page = date(2026, 11, 23);
        assert_eq!(
            in_each(|words| words.long_day(date(2026, 2, 1))),
            ["zondag 1 februari 2026", "dimanche 1er février 2026", "Sunday 1 February 2026"]
        );
        assert_eq!(in_each(|words| words.short_day(page, page)), ["ma 23/11", "lu 23/11", "Mon 23 Nov"]);
        assert_eq!(
            in_each(|words| words.short_day(date(2027, 1, 4), page)),
            ["ma 4/1/2027", "lu 4/1/2027", "Mon 4 Jan 2027"]
        );
        assert_eq!(in_each(|words| words.day_cell("", page).into_string()), ["–", "–", "–"]);
    }

    #[test]
    fn weeks_are_iso_weeks_and_quarters_have_a_name() {
        // ISO 8601: the week that holds the first Thursday is week 1.
        for (day, week) in [(date(2026, 11, 23), 48), (date(2027, 1, 3), 53), (date(2027, 1, 4), 1)] {
            let expected = [format!("week {week}"), format!("semaine {week}"), format!("week {week}")];
            assert_eq!(in_each(|words| words.week(day)), expected);
        }
        assert_eq!(in_each(|words| words.quarter("2026Q1")), ["1e kwartaal 2026", "1er trimestre 2026", "Q1 2026"]);
        assert_eq!(in_each(|words| words.quarter("?")), ["?", "?", "?"]);
    }

    #[test]
    fn hours_of_the_clock_and_instants_are_those_of_brussels() {
        assert_eq!(in_each(|words| words.clock_span(480, 990)), ["8.00–16.30", "8h00–16h30", "8:00–16:30"]);
        assert_eq!(in_each(|words| words.clock_span(1_320, 1_800)).first().unwrap(), "22.00–6.00");
        // 2026-11-23T13:05:00Z is five past two in Brussels.
        let moment = in_each(|words| words.moment(1_795_439_100_000_000, date(2026, 1, 1)));
        assert_eq!(moment, ["ma 23/11 14.05", "lu 23/11 14h05", "Mon 23 Nov 14:05"]);
        assert_eq!(in_each(|words| words.moment(0, date(2026, 1, 1))), ["–", "–", "–"]);
    }

    #[test]
    fn a_day_can_be_typed_as_people_here_do() {
        let expected = Some(date(2026, 3, 4));
        for text in ["2026-03-04", "4/3/2026", "04/03/2026", " 4-3-2026 ", "4.3.2026", "04032026"] {
            assert_eq!(typed(text), expected, "{text:?}");
        }
        assert_eq!(entered(date(2026, 3, 4)), "04/03/2026");
        for text in ["", "morgen", "31/2/2026", "4/3", "4/3/26", "4/3/2026/1", "31022026", "20260304"] {
            assert_eq!(typed(text), None, "{text:?}");
        }
    }
}
