//! A spreadsheet as rows of text: CSV as programs here write it, or the first sheet of an XLSX workbook.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, ExcelDateTime, ExcelDateTimeType, Reader, Xlsx};
use jiff::{Span, civil::Date};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use zip::ZipArchive;

/// Most rows and columns that are read.
const ROWS: usize = 60_000;
const COLUMNS: usize = 100;
/// The most that a workbook may hold once it is unpacked.
const UNPACKED: u64 = 200 * 1024 * 1024;
/// What programs write before the text.
const BOM: &[u8] = b"\xef\xbb\xbf";
/// How a workbook begins.
const ZIP: &[u8] = b"PK\x03\x04";
/// The days from which workbooks count.
const FROM_1900: (i16, i8, i8) = (1899, 12, 30);
const FROM_1904: (i16, i8, i8) = (1904, 1, 1);

/// What stands in a spreadsheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// The names of the columns.
    pub(super) heads: Vec<String>,
    /// The rows with their line in the file; each has as many cells as there are names.
    pub(super) rows: Vec<(u64, Vec<String>)>,
}

/// Why it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is no spreadsheet.
    Unknown,
    /// There is no row below the names.
    Empty,
    /// There are more rows than are read at once.
    TooLong,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, Unread> {
    let mut rows = if bytes.starts_with(ZIP) { workbook(bytes)? } else { text(bytes)? }.into_iter();
    let (_, heads) = rows.next().ok_or(Unread::Empty)?;
    let rows: Vec<(u64, Vec<String>)> = rows
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .map(|(line, mut cells)| {
            cells.resize(heads.len(), String::new());
            (line, cells)
        })
        .collect();
    if rows.is_empty() { Err(Unread::Empty) } else { Ok(Grid { heads, rows }) }
}

/// The rows of a text, the names first.
fn text(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Unread> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Unread::Unknown);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
    };
    let first = text.lines().next().unwrap_or_default();
    let [semicolons, commas, tabs] = [';', ',', '\t'].map(|sign| first.matches(sign).count());
    let delimiter = if tabs > semicolons.max(commas) {
        b'\t'
    } else if commas > semicolons {
        b','
    } else {
        b';'
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut counted = Counted { through: 0, newlines: 0 };
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unread::Unknown)?;
        if rows.len() > ROWS {
            return Err(Unread::TooLong);
        }
        let line = counted.line_of(text.as_bytes(), record.position());
        rows.push((line, record.iter().take(COLUMNS).map(str::to_owned).collect()));
    }
    Ok(rows)
}

/// How far the newlines of a text were counted; a reader's own count lags where a line ends in CRLF.
struct Counted {
    through: usize,
    newlines: u64,
}

impl Counted {
    /// The line on which a row starts.
    fn line_of(&mut self, text: &[u8], position: Option<&csv::Position>) -> u64 {
        let reached = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.through);
        let ends = text.get(reached..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = reached.saturating_add(ends.count());
        let between = text.get(self.through..start).unwrap_or_default();
        let newlines = between.iter().filter(|byte| **byte == b'\n').count();
        self.newlines = self.newlines.saturating_add(u64::try_from(newlines).unwrap_or(0));
        self.through = start;
        self.newlines.saturating_add(1)
    }
}

/// A sign of Windows-1252, as far as orders use those that Latin-1 does not have.
fn windows(byte: u8) -> char {
    if byte == 0x80 { '€' } else { char::from(byte) }
}

/// The rows of the first sheet of a workbook, the names first.
fn workbook(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Unread> {
    check_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unread::Unknown)?;
    let sheet = book.sheet_names().first().cloned().ok_or(Unread::Empty)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| Unread::Unknown)?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(|_| Unread::Unknown)? {
        let (row, column) = cell.get_position();
        let Some(column) = usize::try_from(column).ok().filter(|column| *column < COLUMNS) else { continue };
        let known = rows.entry(row).or_default();
        if known.len() <= column {
            known.resize(column.saturating_add(1), String::new());
        }
        if let Some(place) = known.get_mut(column) {
            *place = said(&Data::from(cell.get_value().clone()));
        }
        if rows.len() > ROWS.saturating_add(1) {
            return Err(Unread::TooLong);
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (u64::from(row).saturating_add(1), cells)).collect())
}

/// A small file may not become a large one.
fn check_size(bytes: &[u8]) -> Result<(), Unread> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Unknown)?;
    let mut unpacked = 0_u64;
    for place in 0..parts.len() {
        let part = parts.by_index_raw(place).map_err(|_| Unread::Unknown)?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > UNPACKED { Err(Unread::TooLong) } else { Ok(()) }
}

/// What a cell says, as somebody here would have typed it.
fn said(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number),
        Data::Bool(is_true) => if *is_true { "ja" } else { "nee" }.to_owned(),
        Data::DateTime(moment) => day(moment).map_or_else(|| moment.to_string(), |day| day.to_string()),
    }
}

/// With a decimal comma, and without the dust of binary fractions.
fn figure(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

fn day(moment: &ExcelDateTime) -> Option<Date> {
    let from_1904 = *moment == ExcelDateTime::new(moment.as_f64(), ExcelDateTimeType::DateTime, true);
    let (year, month, day) = if from_1904 { FROM_1904 } else { FROM_1900 };
    let days = Decimal::try_from(moment.as_f64()).ok()?.trunc().to_i64()?;
    Date::new(year, month, day).ok()?.checked_add(Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(heads: &[&str], rows: &[(u64, &[&str])]) -> Grid {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Grid { heads: texts(heads), rows: rows.iter().map(|(line, cells)| (*line, texts(cells))).collect() }
    }

    #[test]
    fn a_file_of_any_program_here_reads_alike() {
        let expected = grid(&["Ref", "Stuks"], &[(2, &["PO-1", "1.200"]), (4, &["Zoë", ""])]);
        let table: [&[u8]; 4] = [
            b"Ref;Stuks\nPO-1;1.200\n;\nZo\xc3\xab;\n",
            b"\xef\xbb\xbfRef;Stuks\r\nPO-1;1.200\r\n;\r\nZo\xc3\xab\r\n",
            b"Ref,Stuks\n\"PO-1\",\"1.200\"\n,\nZo\xc3\xab,\n",
            b"Ref\tStuks\nPO-1\t1.200\n\t\nZo\xeb\t\n",
        ];
        for bytes in table {
            assert_eq!(read(bytes), Ok(expected_of(&expected)), "{}", String::from_utf8_lossy(bytes));
        }
    }

    fn expected_of(own: &Grid) -> Grid {
        Grid { heads: own.heads.clone(), rows: own.rows.clone() }
    }

    #[test]
    fn what_is_no_spreadsheet_says_so() {
        let long = format!("Ref\n{}", "x\n".repeat(ROWS.saturating_add(1)));
        let table: [(&[u8], Unread); 5] = [
            (b"", Unread::Empty),
            (b"Ref;Stuks\n", Unread::Empty),
            (b"PK\x03\x04 not really", Unread::Unknown),
            (b"\xff\xfeR\0e\0", Unread::Unknown),
            (long.as_bytes(), Unread::TooLong),
        ];
        for (bytes, why) in table {
            assert_eq!(read(bytes), Err(why));
        }
    }

    #[test]
    fn figures_and_days_of_a_workbook_read_as_they_are_typed() {
        for (number, text) in [(12.5, "12,5"), (1200.0, "1200"), (0.1 + 0.2, "0,3"), (0.0, "0")] {
            assert_eq!(figure(number), text);
        }
        for (number, from_1904) in [(46_349.0, false), (44_887.0, true)] {
            let moment = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, from_1904);
            assert_eq!(said(&Data::DateTime(moment)), "2026-11-23");
        }
    }
}
