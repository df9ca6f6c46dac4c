//! The first sheet of an XLSX workbook, cell by cell, so that columns nobody asks for are passed by.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, DataRef, ExcelDateTime, ExcelDateTimeType, Reader, Xlsx};
use jiff::{ToSpan, civil::Date};
use rust_decimal::Decimal;

use super::Line;
use crate::import::wrong::{self, Wrong};

/// Days between the two days on which a workbook may start to count.
const DAYS_1900_TO_1904: i64 = 1462;
/// Cells are taken from this many columns at most.
const MOST_COLUMNS: u32 = 512;
/// Minutes of a day.
const MINUTES_A_DAY: i64 = 1440;

/// The names in the first row.
pub(super) fn header(bytes: &[u8]) -> Result<Vec<String>, Wrong> {
    let mut names = Vec::new();
    each_cell(bytes, |row, column, value| {
        let Ok(column) = usize::try_from(column) else { return false };
        if row > 0 {
            return false;
        }
        if names.len() <= column {
            names.resize(column + 1, String::new());
        }
        if let (Some(name), Ok(text)) = (names.get_mut(column), text_of(&value)) {
            *name = text;
        }
        true
    })?;
    if names.is_empty() { Err(wrong::EMPTY_FILE) } else { Ok(names) }
}

/// The rows below the header, with the cells at these places.
pub(super) fn lines(bytes: &[u8], places: &[Option<usize>]) -> Result<Vec<Line>, Wrong> {
    let mut rows: BTreeMap<u32, Result<Vec<String>, Wrong>> = BTreeMap::new();
    let empty = || Ok(vec![String::new(); places.len()]);
    each_cell(bytes, |row, column, value| {
        let place = places.iter().position(|place| place.and_then(|at| u32::try_from(at).ok()) == Some(column));
        let Some(place) = place.filter(|_| row > 0) else { return true };
        let cells = rows.entry(row).or_insert_with(empty);
        match (text_of(&value), cells.as_mut()) {
            (Ok(text), Ok(known)) => {
                if let Some(cell) = known.get_mut(place) {
                    *cell = text;
                }
            }
            (Err(fault), Ok(_)) => *cells = Err(fault),
            (Ok(_) | Err(_), Err(_)) => {}
        }
        true
    })?;
    Ok(rows.into_iter().map(|(row, cells)| Line { number: u64::from(row) + 1, cells }).collect())
}

/// Shows each cell of the first sheet to `look`, with its row and column, until that has enough.
fn each_cell(bytes: &[u8], mut look: impl FnMut(u32, u32, DataRef<'_>) -> bool) -> Result<(), Wrong> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| wrong::UNREADABLE)?;
    let sheet = book.sheet_names().first().cloned().ok_or(wrong::EMPTY_FILE)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|_| wrong::UNREADABLE)?;
    while let Some(cell) = cells.next_cell().map_err(|_| wrong::UNREADABLE)? {
        let (row, column) = cell.get_position();
        if column < MOST_COLUMNS && !look(row, column, cell.get_value().clone()) {
            break;
        }
    }
    Ok(())
}

/// A value as a Belgian would have typed it.
fn text_of(value: &DataRef<'_>) -> Result<String, Wrong> {
    match Data::from(value.clone()) {
        Data::Int(number) => Ok(number.to_string()),
        Data::Float(number) => Ok(number_text(number)),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Ok(text.trim().to_owned()),
        Data::Bool(is_true) => Ok(if is_true { "ja" } else { "nee" }.to_owned()),
        Data::DateTime(moment) => moment_text(moment).ok_or(wrong::DATE_FORM),
        Data::Error(_) => Err(wrong::CELL_ERROR),
        Data::Empty => Ok(String::new()),
    }
}

/// With a decimal comma, and without the dust of binary fractions.
fn number_text(number: f64) -> String {
    let text = format!("{number:.9}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// A day, or a time of the day, out of days since the workbook's first.
fn moment_text(moment: ExcelDateTime) -> Option<String> {
    let days = Decimal::from_str_exact(&format!("{:.9}", moment.as_f64())).ok()?;
    let whole = i64::try_from(days.trunc()).ok()?;
    let minutes = (days.fract() * Decimal::from(MINUTES_A_DAY)).round();
    let minutes = i64::try_from(minutes).ok().filter(|minutes| *minutes < MINUTES_A_DAY)?;
    if whole == 0 {
        return Some(format!("{:02}:{:02}", minutes / 60, minutes % 60));
    }
    let from_1904 = ExcelDateTime::new(moment.as_f64(), ExcelDateTimeType::DateTime, true) == moment;
    let shift = if from_1904 { DAYS_1900_TO_1904 } else { 0 };
    let first = Date::new(1899, 12, 30).ok()?;
    let day = first.checked_add(whole.checked_add(shift)?.days()).ok()?;
    let time = if minutes == 0 { String::new() } else { format!(" {:02}:{:02}", minutes / 60, minutes % 60) };
    Some(format!("{day}{time}"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::*;
    use crate::import::source::{Format, Source};

    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    const SHEETS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
    /// Style 1 is a date, style 2 a time of the day.
    const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

    /// A workbook with one sheet, of which these are the rows.
    fn workbook(properties: &str, rows: &str) -> Vec<u8> {
        let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let book = format!(
            r#"<?xml version="1.0"?><workbook xmlns="{spreadsheet}" xmlns:r="{relations}">{properties}<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
        );
        let sheet = format!(
            r#"<?xml version="1.0"?><worksheet xmlns="{spreadsheet}"><sheetData>{rows}</sheetData></worksheet>"#
        );
        let parts = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", SHEETS),
            ("xl/styles.xml", STYLES),
            ("xl/worksheets/sheet1.xml", &sheet),
        ];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn text(place: &str, text: &str) -> String {
        format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    }

    fn number(place: &str, style: u32, number: &str) -> String {
        format!(r#"<c r="{place}" s="{style}"><v>{number}</v></c>"#)
    }

    fn row(cells: &[String]) -> String {
        format!("<row>{}</row>", cells.concat())
    }

    #[test]
    fn a_spreadsheet_reads_as_the_csv_that_it_would_have_become() {
        let header = row(&[
            text("A1", "Medewerker"),
            text("B1", "opmerking"),
            text("C1", "breuk"),
            text("D1", "van"),
            text("E1", "start"),
        ]);
        let first = row(&[
            text("A2", " W-1 "),
            text("B2", "griep"),
            number("C2", 0, "0.8"),
            number("D2", 1, "46349"),
            number("E2", 2, "0.25"),
        ]);
        let second = row(&[
            text("A4", "W-2"),
            number("C4", 0, "0.30000000000000004"),
            text("D4", "23/11/2026"),
            text("E4", "6:00"),
        ]);
        let third = row(&[text("A5", "W-3"), r#"<c r="C5" t="e"><v>#N/A</v></c>"#.to_owned()]);
        let bytes = workbook("", &[header, first, second, third].concat());
        let source = Source::open(&bytes, Format::Xlsx).unwrap();
        let places = ["medewerker", "breuk", "van", "start", "tot"].map(|name| source.place_of(name).unwrap());
        let lines = source.lines(&places).unwrap();
        let good = |number, cells: [&str; 5]| Line { number, cells: Ok(cells.map(str::to_owned).to_vec()) };
        let expected = [
            good(2, ["W-1", "0,8", "2026-11-23", "06:00", ""]),
            good(4, ["W-2", "0,3", "23/11/2026", "6:00", ""]),
            Line { number: 5, cells: Err(wrong::CELL_ERROR) },
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn days_count_from_the_workbooks_own_first_day() {
        let rows = [row(&[text("A1", "van")]), row(&[number("A2", 1, "44887")])].concat();
        let from_1904 = workbook(r#"<workbookPr date1904="1"/>"#, &rows);
        for (bytes, day) in [(workbook("", &rows), "2022-11-22"), (from_1904, "2026-11-23")] {
            let source = Source::open(&bytes, Format::Xlsx).unwrap();
            assert_eq!(source.lines(&[Some(0)]).unwrap(), [Line { number: 2, cells: Ok(vec![day.to_owned()]) }]);
        }
    }

    #[test]
    fn a_file_that_is_no_workbook_is_unreadable() {
        for bytes in [b"code;naam\n".as_slice(), b"PK\x03\x04 not really", b""] {
            assert_eq!(Source::open(bytes, Format::Xlsx).map(drop).unwrap_err(), wrong::UNREADABLE);
        }
        assert_eq!(Source::open(&workbook("", ""), Format::Xlsx).map(drop).unwrap_err(), wrong::EMPTY_FILE);
    }
}
