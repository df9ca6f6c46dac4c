//! What stands in a cell of a workbook, as text.

use calamine::{Data, ExcelDateTime, ExcelDateTimeType};
use jiff::{
    Span,
    civil::{Date, date},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The day from which a spreadsheet counts its days, and that of one that counts from 1904.
const DAY_ZERO: Date = date(1899, 12, 30);
const DAY_ZERO_OF_1904: Date = date(1904, 1, 1);

/// What a cell says, as people write it.
pub(super) fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number),
        Data::Bool(is_true) => is_true.to_string(),
        Data::DateTime(moment) => day(moment).map_or_else(|| moment.to_string(), |day| day.to_string()),
    }
}

/// The day in a cell that holds one; a time of the day or a length of time has none.
fn day(moment: &ExcelDateTime) -> Option<Date> {
    let counts_from_1904 =
        |is_1904| *moment == ExcelDateTime::new(moment.as_f64(), ExcelDateTimeType::DateTime, is_1904);
    let zero = if counts_from_1904(false) {
        DAY_ZERO
    } else if counts_from_1904(true) {
        DAY_ZERO_OF_1904
    } else {
        return None;
    };
    let days = Decimal::try_from(moment.as_f64()).ok()?.trunc().to_i64().filter(|days| *days > 0)?;
    zero.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// What a spreadsheet reckoned, without its last uncertain bits; what has more than two decimals keeps at least four, so
/// that nobody takes them for thousands.
fn figure(number: f64) -> String {
    let Ok(exact) = Decimal::try_from(number) else { return String::new() };
    let mut exact = exact.round_dp(6).normalize();
    if exact.scale() == 3 {
        exact.rescale(4);
    }
    exact.to_string()
}

#[cfg(test)]
mod tests {
    use calamine::{
        Data, ExcelDateTime,
        ExcelDateTimeType::{self, DateTime, TimeDelta},
    };

    use super::{super::written::amount, figure, text};

    #[test]
    fn a_figure_of_a_spreadsheet_is_no_thousands() {
        let rows = [(1234.56, "1234.56"), (0.1 + 0.2, "0.3"), (4.953, "4.9530"), (4950.0, "4950"), (0.8125, "0.8125")];
        for (number, text) in rows {
            assert_eq!(figure(number), text);
        }
        assert_eq!(amount("4.9530"), None);
    }

    #[test]
    fn a_day_in_a_workbook_reads_as_a_day() {
        let rows: [(f64, ExcelDateTimeType, bool, &str); 6] = [
            (46_350.0, DateTime, false, "2026-11-24"),
            (46_350.999_99, DateTime, false, "2026-11-24"),
            (44_888.5, DateTime, true, "2026-11-24"),
            (0.5, DateTime, false, "0.5"),
            (46_350.0, TimeDelta, false, "46350"),
            (10_000_000.0, DateTime, false, "10000000"),
        ];
        for (number, kind, is_1904, expected) in rows {
            assert_eq!(text(&Data::DateTime(ExcelDateTime::new(number, kind, is_1904))), expected);
        }
    }
}
