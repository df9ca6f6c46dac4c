//! Comma-separated values as a Belgian Excel opens them: `;`, decimal comma, byte order mark.

use std::borrow::Cow;

use crate::lists::cell::{Cell, Plain};

const BYTE_ORDER_MARK: &str = "\u{feff}";
const LINE_END: &str = "\r\n";
/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The file.
pub(super) fn write(titles: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut text = BYTE_ORDER_MARK.to_owned();
    line(&mut text, titles.iter().map(|title| quoted(&harmless(title)).into_owned()));
    for row in rows {
        line(&mut text, row.iter().map(value));
    }
    text.into_bytes()
}

fn line(text: &mut String, values: impl Iterator<Item = String>) {
    for (place, value) in values.enumerate() {
        if place > 0 {
            text.push(';');
        }
        text.push_str(&value);
    }
    text.push_str(LINE_END);
}

fn value(cell: &Cell) -> String {
    match cell.plain() {
        Plain::Text(text) => quoted(&harmless(text)).into_owned(),
        Plain::Number(_) | Plain::Amount(_) | Plain::Day(_) => bare(cell),
    }
}

/// A value as it is read here, without what a spreadsheet needs around it.
pub(super) fn bare(cell: &Cell) -> String {
    match cell.plain() {
        Plain::Text(text) => text.to_owned(),
        Plain::Number(number) => number.to_string(),
        Plain::Amount(amount) => format!("{amount:.2}").replace('.', ","),
        Plain::Day(day) => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn quoted(text: &str) -> Cow<'_, str> {
    if text.contains([';', '"', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_kernel::money::Cents;

    use super::*;
    use crate::pages::parts::badge::Tone;

    fn written(cell: Cell) -> String {
        let file = String::from_utf8(write(&["Kop".into()], &[vec![cell]])).unwrap();
        file.strip_prefix("\u{feff}Kop\r\n").unwrap().trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn values_are_written_as_a_belgian_excel_reads_them() {
        let table = [
            (Cell::Euro(Cents::new(-123_456)), "-1234,56"),
            (Cell::Euro(Cents::new(500)), "5,00"),
            (Cell::Minutes(455), "7,58"),
            (Cell::Number(-1_200), "-1200"),
            (Cell::Day(date(2026, 3, 4)), "04/03/2026"),
            (Cell::State(Tone::Bad, "2 te weinig".into()), "2 te weinig"),
            (Cell::Text("a;b \"c\"".into()), "\"a;b \"\"c\"\"\""),
            (Cell::None, ""),
        ];
        for (cell, expected) in table {
            assert_eq!(written(cell.clone()), expected, "{cell:?}");
        }
    }

    #[test]
    fn no_text_becomes_a_formula() {
        for text in ["=1+1", "+32 50", "-1", "@SUM(A1)", "\tx", "\rx"] {
            let file = written(Cell::Text(text.into()));
            assert!(file.trim_start_matches('"').starts_with('\''), "{text:?}: {file:?}");
        }
        assert_eq!(written(Cell::Text("a=b".into())), "a=b");
    }
}
