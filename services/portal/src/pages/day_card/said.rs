//! Days and hours as a card says them. The card's own file knows how: a further language needs no code.

use jiff::civil::Date;

use crate::words::card::CardWords;

/// `Maandag 23 november`.
pub(super) fn date(words: &CardWords, day: Date) -> String {
    let number = |number: i8| i64::from(number);
    words.fill(
        "card-date",
        &[
            ("weekday", number(day.weekday().to_monday_one_offset()).into()),
            ("day", number(day.day()).into()),
            ("month", number(day.month()).into()),
        ],
    )
}

/// `8.00 uur`, from minutes after midnight.
pub(super) fn clock(words: &CardWords, minute: u32) -> String {
    let (hour, rest) = ((minute / 60) % 24, format!("{:02}", minute % 60));
    words.fill("card-clock", &[("hour", hour.into()), ("minute", rest.into())])
}

/// A short time.
pub(super) fn minutes(words: &CardWords, minutes: u32) -> String {
    words.fill("card-minutes", &[("minutes", minutes.into())])
}
