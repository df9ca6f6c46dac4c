//! What one cell says, read as a Belgian spreadsheet writes it.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::{establishment::Establishment, iban::Iban, kbo::Kbo, money::Cents, quarter::Quarter, vat::Vat};

use super::wrong::{self, Wrong};

/// Longest code, in characters.
const CODE_LIMIT: usize = 32;
/// Longest text of one line, in characters.
const LINE_LIMIT: usize = 120;
/// Decimals of a fraction of full time.
const FRACTION_DECIMALS: u32 = 4;
/// Years that somebody can mean.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2100;

/// What a cell says, or what is wrong with it.
pub(crate) type Read<T> = Result<T, Wrong>;

/// A text of one line.
pub(crate) fn line(text: &str) -> Read<String> {
    line_of(text, LINE_LIMIT)
}

/// A text of one line with this many characters at most.
pub(crate) fn line_of(text: &str, limit: usize) -> Read<String> {
    if text.chars().any(char::is_control) {
        return Err(wrong::INVISIBLE);
    }
    if text.chars().count() > limit {
        return Err(wrong::too_long(limit));
    }
    Ok(text.to_owned())
}

/// A code that the workshop made up.
pub(crate) fn code(text: &str) -> Read<String> {
    let code = line_of(text, CODE_LIMIT)?;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if code.chars().all(fits) { Ok(code) } else { Err(wrong::CODE_FORM) }
}

/// A civil date: 23/11/2026, 23-11-2026, 23.11.2026 or 2026-11-23.
pub(crate) fn date(text: &str) -> Read<Date> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let &[first, month, last] = parts.as_slice() else {
        return Err(wrong::DATE_FORM);
    };
    let is_iso = first.len() == 4 && text.matches('-').count() == 2;
    let (day, year) = if is_iso { (last, first) } else { (first, last) };
    let is_number = |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && is_digits(part);
    if !is_number(day, &[1, 2]) || !is_number(month, &[1, 2]) || !is_number(year, &[4]) {
        return Err(wrong::DATE_FORM);
    }
    let year: i16 = year.parse().map_err(|_| wrong::DATE_FORM)?;
    let month: i8 = month.parse().map_err(|_| wrong::DATE_FORM)?;
    let day: i8 = day.parse().map_err(|_| wrong::DATE_FORM)?;
    if !YEARS.contains(&year) {
        return Err(wrong::YEAR_RANGE);
    }
    Date::new(year, month, day).map_err(|_| wrong::NO_SUCH_DAY)
}

/// Minutes after midnight: 06:00, 6:00, 6u30.
pub(crate) fn time(text: &str) -> Read<u32> {
    let (hours, minutes) = text.split_once([':', 'u', 'h', '.']).ok_or(wrong::TIME_FORM)?;
    if !is_digits(hours) || !is_digits(minutes) || hours.len() > 2 || minutes.len() != 2 {
        return Err(wrong::TIME_FORM);
    }
    let hours: u32 = hours.parse().map_err(|_| wrong::TIME_FORM)?;
    let minutes: u32 = minutes.parse().map_err(|_| wrong::TIME_FORM)?;
    if hours > 23 || minutes > 59 {
        return Err(wrong::TIME_FORM);
    }
    Ok(hours * 60 + minutes)
}

/// A quarter: 2026Q3.
pub(crate) fn quarter(text: &str) -> Read<Quarter> {
    Quarter::parse(text).map_err(|_| wrong::QUARTER_FORM)
}

/// A whole number from 0 on.
pub(crate) fn count(text: &str) -> Read<u32> {
    let number = decimal(text)?;
    if !number.fract().is_zero() {
        return Err(wrong::WHOLE_NUMBER);
    }
    u32::try_from(number).map_err(|_| wrong::range(0, u32::MAX))
}

/// A whole number from 1 on.
pub(crate) fn positive(text: &str) -> Read<u32> {
    match count(text)? {
        0 => Err(wrong::range(1, u32::MAX)),
        number => Ok(number),
    }
}

/// A whole number in a range.
pub(crate) fn count_in(least: u32, most: u32) -> impl Fn(&str) -> Read<u32> {
    move |text| {
        let number = count(text)?;
        if (least..=most).contains(&number) { Ok(number) } else { Err(wrong::range(least, most)) }
    }
}

/// A part of full time: more than 0, at most 1, four decimals.
pub(crate) fn fraction(text: &str) -> Read<Decimal> {
    match fraction_or_none(text)? {
        fraction if fraction.is_zero() => Err(wrong::FRACTION),
        fraction => Ok(fraction),
    }
}

/// A part of full time that may be nothing.
pub(crate) fn fraction_or_none(text: &str) -> Read<Decimal> {
    let fraction = decimal(text)?;
    if fraction > Decimal::ONE {
        return Err(wrong::FRACTION);
    }
    if fraction.scale() > FRACTION_DECIMALS {
        return Err(wrong::decimals(FRACTION_DECIMALS));
    }
    Ok(fraction)
}

/// An amount in euro from 0 on: 1.234,56.
pub(crate) fn euro(text: &str) -> Read<Cents> {
    let amount = decimal(text.trim_matches(['€', ' ', '\u{a0}']))?;
    if amount.scale() > 2 {
        return Err(wrong::decimals(2));
    }
    Cents::round_half_up(amount).ok_or(wrong::NUMBER_FORM)
}

/// An exact number from 0 on with a decimal comma. A point only groups thousands, and only when a
/// comma follows: "1.250" could be either, so nobody guesses.
pub(crate) fn decimal(text: &str) -> Read<Decimal> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, part) = match digits.split_once(',') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    if !groups.iter().all(|group| is_digits(group)) || !part.is_none_or(is_digits) {
        let is_point = digits.contains('.') && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
        return Err(if is_point { wrong::DECIMAL_POINT } else { wrong::NUMBER_FORM });
    }
    let first_fits = groups.first().is_some_and(|group| (1..=3).contains(&group.len()));
    let others_fit = groups.iter().skip(1).all(|group| group.len() == 3);
    if groups.len() > 1 && !(first_fits && others_fit && part.is_some()) {
        return Err(wrong::DECIMAL_POINT);
    }
    let plain = format!("{}.{}", groups.concat(), part.unwrap_or("0"));
    let number = Decimal::from_str_exact(&plain).map_err(|_| wrong::NUMBER_FORM)?.normalize();
    if is_negative && !number.is_zero() { Err(wrong::NEGATIVE) } else { Ok(number) }
}

/// Yes or no.
pub(crate) fn yes_no(text: &str) -> Read<bool> {
    word(text, &[("ja", true), ("nee", false)])
}

/// One of these words, in any case.
pub(crate) fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Read<T> {
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        wrong::unknown_word(&words.join(", "))
    })
}

/// An enterprise number.
pub(crate) fn kbo(text: &str) -> Read<Kbo> {
    Kbo::parse(text).map_err(|fault| wrong::identifier("kbo", fault))
}

/// A VAT number.
pub(crate) fn vat(text: &str) -> Read<Vat> {
    Vat::parse(text).map_err(|fault| wrong::identifier("vat", fault))
}

/// An account number.
pub(crate) fn iban(text: &str) -> Read<Iban> {
    Iban::parse(text).map_err(|fault| wrong::identifier("iban", fault))
}

/// An establishment unit number.
pub(crate) fn establishment(text: &str) -> Read<Establishment> {
    Establishment::parse(text).map_err(|fault| wrong::identifier("establishment", fault))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of<T: std::fmt::Debug>(read: Read<T>) -> String {
        read.map_or_else(|wrong| wrong.code.into_owned(), |value| format!("{value:?}"))
    }

    #[test]
    fn a_date_reads_as_people_write_it() {
        let table = [
            ("23/11/2026", "2026-11-23"),
            ("3/2/2026", "2026-02-03"),
            ("23-11-2026", "2026-11-23"),
            ("23.11.2026", "2026-11-23"),
            ("2026-11-23", "2026-11-23"),
            ("28/02/2026", "2026-02-28"),
            ("29/02/2026", "no_such_day"),
            ("29/02/2028", "2028-02-29"),
            ("31/02/2026", "no_such_day"),
            ("11/23/2026", "no_such_day"),
            ("23/11/26", "date_form"),
            ("23/11", "date_form"),
            ("23 november 2026", "date_form"),
            ("2026/11/23", "date_form"),
            ("23/11/1066", "year_range"),
            ("23/11/2206", "year_range"),
            ("١/11/2026", "date_form"),
        ];
        for (text, expected) in table {
            assert_eq!(code_of(date(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_comma_has_decimals_and_a_point_only_groups() {
        let table = [
            ("0,8", "0.8"),
            ("0,80", "0.8"),
            ("1", "1"),
            ("1250", "1250"),
            ("1.234,56", "1234.56"),
            ("1 234,56", "1234.56"),
            ("12.345.678,9", "12345678.9"),
            ("0.8", "decimal_point"),
            ("1.250", "decimal_point"),
            ("1,234.56", "decimal_point"),
            ("12.34,5", "decimal_point"),
            ("1.2.3", "decimal_point"),
            (",5", "number_form"),
            ("1,", "number_form"),
            ("1,2,3", "number_form"),
            ("acht", "number_form"),
            ("1e3", "number_form"),
            ("-0,5", "negative"),
            ("-0", "0"),
            ("99999999999999999999999999999999", "number_form"),
        ];
        for (text, expected) in table {
            let found = decimal(text).map_or_else(|wrong| wrong.code.into_owned(), |number| number.to_string());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn each_kind_of_number_has_its_range() {
        let table = [
            (code_of(count("0")), "0"),
            (code_of(count("12,5")), "whole_number"),
            (code_of(count("-3")), "negative"),
            (code_of(count("4294967296")), "range"),
            (code_of(positive("0")), "range"),
            (code_of(positive("1")), "1"),
            (code_of(count_in(0, 2)("3")), "range"),
            (code_of(fraction("1")), "1"),
            (code_of(fraction("1,0001")), "fraction"),
            (code_of(fraction("0")), "fraction"),
            (code_of(fraction("0,12345")), "decimals"),
            (code_of(fraction_or_none("0")), "0"),
            (code_of(euro("€ 24,80")), "Cents(2480)"),
            (code_of(euro("24,805")), "decimals"),
            (code_of(euro("-1")), "negative"),
            (code_of(time("6:00")), "360"),
            (code_of(time("23u59")), "1439"),
            (code_of(time("24:00")), "time_form"),
            (code_of(time("6:5")), "time_form"),
            (code_of(time("zes")), "time_form"),
            (code_of(quarter("2026K3")), "quarter_form"),
            (code_of(yes_no("JA")), "true"),
            (code_of(yes_no("x")), "unknown_word"),
        ];
        for (found, expected) in table {
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_text_has_an_end_and_nothing_invisible() {
        assert_eq!(code_of(code("W-0001")), "\"W-0001\"");
        assert_eq!(code_of(code("W 0001")), "code_form");
        assert_eq!(code_of(code("=1+1")), "code_form");
        assert_eq!(code_of(code(&"x".repeat(CODE_LIMIT + 1))), "too_long");
        assert_eq!(code_of(line("een\ntwee")), "invisible_characters");
        assert!(line(&"é".repeat(LINE_LIMIT)).is_ok());
        assert_eq!(code_of(line(&"é".repeat(LINE_LIMIT + 1))), "too_long");
    }
}
