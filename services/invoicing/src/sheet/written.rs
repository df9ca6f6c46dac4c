//! What people write in a cell, as a value; nothing when it cannot be one.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_invoicing_domain::premium::worker::Fraction;
use werkbrug_kernel::{insz::Insz, money::Cents};

/// The code of a worker; nothing when it is a national number, which would stand in every table and list that names the worker.
pub(crate) fn code(text: &str) -> Option<String> {
    Insz::parse(text).is_err().then(|| text.to_owned())
}

/// 1234.56, 1.234,56 and 1 234,56 €; the last point or comma divides euro from cents when at most two figures follow.
pub(crate) fn amount(text: &str) -> Option<Cents> {
    let bare = text.replace('€', "");
    let bare = bare.trim();
    let (minus, bare) = bare.strip_prefix('-').map_or(("", bare), |rest| ("-", rest.trim_start()));
    let mark = bare.rfind(['.', ',']).filter(|place| bare.len().saturating_sub(*place) <= 3);
    let (whole, cents) = mark.map_or((bare, ""), |place| bare.split_at(place));
    let whole = ungrouped(whole, cents.chars().next())?;
    let cents = cents.trim_start_matches(['.', ',']);
    let point = if cents.is_empty() { "" } else { "." };
    Cents::parse_euro(&format!("{minus}{whole}{point}{cents}")).ok()
}

/// Whole euro without what parts the thousands: one sign throughout, another than before the cents, and by threes from the
/// right. So 4950.000 and 0.750 are figures with three decimals and no thousands.
fn ungrouped(whole: &str, before_cents: Option<char>) -> Option<String> {
    let Some(sign) = whole.chars().find(|sign| !sign.is_ascii_digit()) else { return Some(whole.to_owned()) };
    if Some(sign) == before_cents || !(sign.is_whitespace() || ".,'".contains(sign)) {
        return None;
    }
    let mut groups = whole.split(sign);
    let first = groups.next()?;
    let is_grouped = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    let figures: String = whole.split(sign).collect();
    (is_grouped && figures.chars().all(|figure| figure.is_ascii_digit())).then_some(figures)
}

/// 55, 55 % and 55%.
pub(crate) fn percent(text: &str) -> Option<u32> {
    text.trim_end_matches('%').trim().parse().ok()
}

/// 0.8 and 0,8.
pub(crate) fn fraction(text: &str) -> Option<Fraction> {
    let figure: Decimal = text.replace(',', ".").parse().ok()?;
    Fraction::new(figure).ok()
}

/// 2026-11-23, 23/11/2026, 23-11-2026 and 23.11.2026.
pub(crate) fn day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The first day of a month: 2026-11, 11/2026, or any day of it that is its first.
pub(crate) fn month(text: &str) -> Option<Date> {
    if let Some(day) = day(text) {
        return (day == day.first_of_month()).then_some(day);
    }
    let (one, other) = text.split_once(['-', '/', '.'])?;
    let (year, month) = if one.len() == 4 { (one, other) } else { (other, one) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

/// In three languages, and as figures.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "ja" | "oui" | "yes" | "true" | "1" | "binnen" => Some(true),
        "nee" | "neen" | "non" | "no" | "false" | "0" | "buiten" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cents, amount, code, month};

    #[test]
    fn a_month_reads_as_people_write_it() {
        let rows = [
            ("2026-11", true),
            ("11/2026", true),
            ("2026-11-01", true),
            ("01/11/2026", true),
            ("2026-11-02", false),
            ("2026-13", false),
            ("11/26", false),
            ("november", false),
        ];
        for (text, is_month) in rows {
            let expected = is_month.then(|| jiff::civil::date(2026, 11, 1));
            assert_eq!(month(text), expected, "{text}");
        }
    }

    #[test]
    fn an_amount_reads_as_people_write_it() {
        let rows = [
            ("4950.00", Some(495_000)),
            ("4.950,00", Some(495_000)),
            ("4 950,5", Some(495_050)),
            ("€ 1.234.567,89", Some(123_456_789)),
            ("1,234.50", Some(123_450)),
            ("4950", Some(495_000)),
            ("4.950", Some(495_000)),
            ("-12,30", Some(-1_230)),
            ("4.95", Some(495)),
            ("veel", None),
            ("1234.5678", None),
            ("1,2,3", None),
            // Three decimals are no thousands.
            ("4950.000", None),
            ("4950,000", None),
            ("0.750", None),
            ("0,000", None),
            ("-4950.000", None),
            // One sign parts the thousands, and another the cents.
            ("1.234.50", None),
            ("1.234,567", None),
            ("1.234,567.89", None),
            ("12.34.567", None),
            ("1234.567", None),
            ("1234 567", None),
            ("4.950.000", Some(495_000_000)),
            ("12 345 678,9", Some(1_234_567_890)),
            ("4\u{a0}950,00", Some(495_000)),
            ("4\u{202f}950 €", Some(495_000)),
            ("1'234.50", Some(123_450)),
            ("-€ 4.950,00", Some(-495_000)),
            ("0.75", Some(75)),
            ("0", Some(0)),
        ];
        for (text, cents) in rows {
            assert_eq!(amount(text), cents.map(Cents::new), "{text}");
        }
    }

    #[test]
    fn a_national_number_is_no_code() {
        for number in ["85.07.30-033 28", "85.07.30-033.28", "85073003328", "98.47.28-997.65", "17073003384"] {
            assert_eq!(code(number), None);
        }
        for own in ["M-001", "w-1", "85073003327", "8507300332", "17"] {
            assert_eq!(code(own).as_deref(), Some(own));
        }
    }
}
