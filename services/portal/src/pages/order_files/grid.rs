//! A spreadsheet as rows of text: CSV as programs here write it, or the first sheet of an XLSX workbook.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read as _},
};

use calamine::{Data, ExcelDateTime, ExcelDateTimeType, Reader, Xlsx};
use encoding_rs::WINDOWS_1252;
use jiff::{Span, civil::Date};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use zip::ZipArchive;

/// Most rows and columns that are read.
const ROWS: usize = 60_000;
const COLUMNS: usize = 100;
/// The most that a workbook may hold once it is unpacked.
const UNPACKED: u64 = 200 * 1024 * 1024;
/// The most memory that cells may take: their text, and for each its place.
const HELD: usize = 64 * 1024 * 1024;
const PLACE: usize = size_of::<String>();
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
    /// There is more than is read at once.
    TooLong,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, Unread> {
    let mut rows = if bytes.starts_with(ZIP) { workbook(bytes)? } else { text(bytes)? }.into_iter();
    let (_, heads) = rows.next().ok_or(Unread::Empty)?;
    if rows.len().saturating_mul(heads.len()).saturating_mul(PLACE) > HELD {
        return Err(Unread::TooLong);
    }
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
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
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
    let (mut rows, mut held) = (Vec::new(), 0_usize);
    for record in reader.records() {
        let record = record.map_err(|_| Unread::Unknown)?;
        held =
            record.iter().take(COLUMNS).fold(held, |held, cell| held.saturating_add(PLACE).saturating_add(cell.len()));
        if rows.len() > ROWS || held > HELD {
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

/// The rows of the first sheet of a workbook, the names first.
fn workbook(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, Unread> {
    check_size(bytes, UNPACKED)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unread::Unknown)?;
    let sheet = book.sheet_names().first().cloned().ok_or(Unread::Empty)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| Unread::Unknown)?;
    let (mut rows, mut held): (BTreeMap<u32, Vec<String>>, usize) = (BTreeMap::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(|_| Unread::Unknown)? {
        let (row, column) = cell.get_position();
        let Some(column) = usize::try_from(column).ok().filter(|column| *column < COLUMNS) else { continue };
        let known = rows.entry(row).or_default();
        let text = said(&Data::from(cell.get_value().clone()));
        let new = column.saturating_add(1).saturating_sub(known.len());
        held = held.saturating_add(new.saturating_mul(PLACE)).saturating_add(text.len());
        if known.len() <= column {
            known.resize(column.saturating_add(1), String::new());
        }
        if let Some(place) = known.get_mut(column) {
            *place = text;
        }
        if rows.len() > ROWS.saturating_add(1) || held > HELD {
            return Err(Unread::TooLong);
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (u64::from(row).saturating_add(1), cells)).collect())
}

/// A small file may not become a large one, whatever it says of its size: it is unpacked to count, and kept nowhere.
fn check_size(bytes: &[u8], most: u64) -> Result<(), Unread> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Unknown)?;
    let mut left = most;
    for place in 0..parts.len() {
        let part = parts.by_index(place).map_err(|_| Unread::Unknown)?;
        let read = io::copy(&mut part.take(left.saturating_add(1)), &mut io::sink()).map_err(|_| Unread::Unknown)?;
        left = left.checked_sub(read).ok_or(Unread::TooLong)?;
    }
    Ok(())
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
    use std::io::Write;

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

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
    fn every_sign_of_a_file_of_windows_reads_as_it_was_written() {
        let found = read(b"Ref\nL\x92\xe9t\xe9 \x96 \x9cuvre \x93vrij\x94 5 \x80\n");
        assert_eq!(found, Ok(grid(&["Ref"], &[(2, &["L’été – œuvre “vrij” 5 €"])])));
    }

    #[test]
    fn what_would_take_too_much_memory_is_not_read() {
        let wide = |rows| format!("{}\n", ";".repeat(COLUMNS)).repeat(rows);
        assert_eq!(text(wide(30_000).as_bytes()).map(drop), Err(Unread::TooLong));
        let padded = format!("{}Ref\n{}", "a;".repeat(COLUMNS), "x\n".repeat(30_000));
        assert_eq!(read(padded.as_bytes()).map(drop), Err(Unread::TooLong));
        // One text of the book in every cell of a column.
        let cell = r#"<c t="s"><v>0</v></c>"#;
        let rows: String = (1..=4_000).map(|row| format!(r#"<row r="{row}">{cell}</row>"#)).collect();
        let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
        assert_eq!(read(&book(&rows, &shared)).map(drop), Err(Unread::TooLong));
        assert_eq!(read(&book(&rows, "<sst><si><t>x</t></si></sst>")).map(|own| own.rows.len()), Ok(3_999));
    }

    #[test]
    fn a_workbook_is_as_large_as_it_unpacks_and_not_as_it_says() {
        let mut bytes = zipped(CompressionMethod::Deflated, &[("xl/workbook.xml", "x".repeat(1_000).as_str())]);
        let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        bytes[directory + 24..directory + 28].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(check_size(&bytes, 999), Err(Unread::TooLong));
        assert_eq!(check_size(&bytes, 1_000), Ok(()));
    }

    fn zipped(method: CompressionMethod, parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, text) in parts {
            zip.start_file(*path, SimpleFileOptions::default().compression_method(method)).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// A workbook with these rows and these texts.
    fn book(rows: &str, texts: &str) -> Vec<u8> {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relation =
            |id: &str, what: &str, to: &str| format!(r#"<Relationship Id="{id}" Type="{kind}/{what}" Target="{to}"/>"#);
        let sheets = format!(
            r#"<workbook xmlns:r="{kind}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#
        );
        let parts = format!(
            "<Relationships>{}{}</Relationships>",
            relation("rId1", "worksheet", "worksheets/sheet1.xml"),
            relation("rId2", "sharedStrings", "sharedStrings.xml"),
        );
        zipped(
            CompressionMethod::Stored,
            &[
                ("xl/workbook.xml", &*sheets),
                ("xl/_rels/workbook.xml.rels", &*parts),
                ("xl/sharedStrings.xml", texts),
                ("xl/worksheets/sheet1.xml", &*format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
            ],
        )
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
