//! Dates, times and amounts as people in Flanders read them.

use jiff::civil::{Date, Weekday};
use maud::{Markup, html};
use werkbrug_kernel::{minutes::Minutes, money::Cents};

const MONTHS: [&str; 12] = [
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
];

/// `maandag 23 november 2026`.
pub(super) fn long_day(day: Date) -> String {
    let month = usize::try_from(day.month()).ok().and_then(|month| MONTHS.get(month.saturating_sub(1)));
    format!("{} {} {} {}", weekday(day), day.day(), month.copied().unwrap_or_default(), day.year())
}

/// `ma 23/11`, with the year when it is another one than that of the page.
fn short_day(day: Date, page: Date) -> String {
    let year = if day.year() == page.year() { String::new() } else { format!("/{}", day.year()) };
    let weekday: String = weekday(day).chars().take(2).collect();
    format!("{weekday} {}/{}{year}", day.day(), day.month())
}

/// A date from a contract, for a table; a dash when there is none.
pub(super) fn day_cell(iso: &str, page: Date) -> Markup {
    html! {
        @match iso.parse::<Date>() {
            Ok(day) => time datetime=(iso) { (short_day(day, page)) },
            Err(_) => "–",
        }
    }
}

/// The weekday's name.
fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "maandag",
        Weekday::Tuesday => "dinsdag",
        Weekday::Wednesday => "woensdag",
        Weekday::Thursday => "donderdag",
        Weekday::Friday => "vrijdag",
        Weekday::Saturday => "zaterdag",
        Weekday::Sunday => "zondag",
    }
}

/// `8.00–16.30`, from minutes after midnight; a night shift ends on the next day.
pub(super) fn hours(from: u32, to: u32) -> String {
    let clock = |minute: u32| format!("{}.{:02}", (minute / 60) % 24, minute % 60);
    format!("{}–{}", clock(from), clock(to))
}

/// `7u30`.
pub(super) fn minutes(minutes: u64) -> String {
    Minutes::new(u32::try_from(minutes).unwrap_or(u32::MAX)).to_hours_nl()
}

/// `€ 1.234,56`, which does not break over two lines.
pub(super) fn euro(cents: i64) -> String {
    format!("€\u{a0}{}", Cents::new(cents).to_euro_nl())
}

/// `1 order`, `2 orders`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_and_hours_read_as_people_here_write_them() {
        assert_eq!(long_day(date(2026, 11, 23)), "maandag 23 november 2026");
        assert_eq!(short_day(date(2026, 3, 1), date(2026, 11, 23)), "zo 1/3");
        assert_eq!(short_day(date(2027, 1, 4), date(2026, 11, 23)), "ma 4/1/2027");
        assert_eq!(day_cell("", date(2026, 11, 23)).into_string(), "–");
        assert_eq!(hours(480, 990), "8.00–16.30");
        assert_eq!(hours(1_320, 1_800), "22.00–6.00");
        assert_eq!(minutes(450), "7u30");
        assert_eq!(euro(123_456), "€\u{a0}1.234,56");
        assert_eq!([count(1, "order", "orders"), count(0, "order", "orders")], ["1 order", "0 orders"]);
    }
}
