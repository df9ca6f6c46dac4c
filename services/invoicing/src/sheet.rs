//! A file as rows of text, CSV or XLSX, and its cells read under the headings that it uses itself.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, copy, sink},
};

use calamine::{Data, Reader, Xlsx};
use werkbrug_chassis::refusal::{Kind, Refusal};
use zip::ZipArchive;

use self::{cell::text, written::code};
use crate::store::file_columns::Columns;

mod cell;
pub(crate) mod written;

/// The most lines of one file: a workshop of 650 has 650 a quarter.
const MOST_LINES: usize = 20_000;
/// The most columns that are looked at.
const MOST_COLUMNS: usize = 256;
/// The most parts of a workbook, and the most bytes of all of them unpacked: a few kilobytes can unpack to gigabytes.
const MOST_PARTS: usize = 256;
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// The first bytes of an XLSX file.
const ZIP: &[u8] = b"PK\x03\x04";

/// The fields that a kind of file must have, and those that it may have.
pub(crate) struct Form {
    /// Without these nothing can be read.
    pub(crate) needed: &'static [&'static str],
    /// These may stay out.
    pub(crate) optional: &'static [&'static str],
}

/// A file as rows of text.
pub(crate) struct Sheet {
    /// The headings.
    pub(crate) headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Why a cell cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// Nothing stands there.
    Empty,
    /// No quarter like 2025Q2.
    Quarter,
    /// No amount.
    Amount,
    /// No whole percentage.
    Percent,
    /// No fraction from 0 to 1.
    Fraction,
    /// Neither yes nor no.
    YesNo,
    /// Too large together with an earlier line of this worker.
    TooLarge,
    /// No national number; the number itself is never told.
    NumberForm,
    /// Nobody has this national number; the number itself is never told.
    NumberUnknown,
    /// Neither a code nor a national number.
    Who,
    /// The number is linked to another code on an earlier line.
    Twice,
    /// A national number where a code is asked for; the number itself is never told.
    CodeIsNumber,
    /// No worker has this code.
    CodeUnknown,
    /// An earlier line of this worker says exactly the same.
    Same,
    /// Fewer contracts of this worker than are known: the others would be lost.
    Contracts,
    /// No day.
    Day,
    /// No month.
    Month,
    /// The months of one worker stand on two lines.
    MonthTwice,
    /// Nothing stands where the declaration's XML must have it.
    Element,
    /// No codes, or what has no code.
    Codes,
}

impl Why {
    /// The stable code.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Empty => "EMPTY",
            Self::Quarter => "QUARTER",
            Self::Amount => "AMOUNT",
            Self::Percent => "PERCENT",
            Self::Fraction => "FRACTION",
            Self::YesNo => "YES_NO",
            Self::TooLarge => "TOO_LARGE",
            Self::NumberForm => "NUMBER_FORM",
            Self::NumberUnknown => "NUMBER_UNKNOWN",
            Self::Who => "WHO",
            Self::Twice => "TWICE",
            Self::CodeIsNumber => "CODE_IS_NUMBER",
            Self::CodeUnknown => "CODE_UNKNOWN",
            Self::Same => "SAME",
            Self::Contracts => "CONTRACTS",
            Self::Day => "DAY",
            Self::Month => "MONTH",
            Self::MonthTwice => "MONTH_TWICE",
            Self::Element => "ELEMENT",
            Self::Codes => "CODES",
        }
    }

    /// In words.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Empty => "is empty",
            Self::Quarter => "not a quarter like 2025Q2",
            Self::Amount => "not an amount",
            Self::Percent => "not a whole percentage",
            Self::Fraction => "not a fraction from 0 to 1",
            Self::YesNo => "not yes or no",
            Self::TooLarge => "too large together with an earlier line of this worker",
            Self::NumberForm => "not a national number",
            Self::NumberUnknown => "nobody is known by this national number",
            Self::Who => "neither a code nor a national number",
            Self::Twice => "an earlier line links this number to another code",
            Self::CodeIsNumber => "a national number, where a code of the workshop is asked for",
            Self::CodeUnknown => "no worker has this code",
            Self::Same => "an earlier line of this worker says exactly the same",
            Self::Contracts => {
                "fewer contracts of this worker than are known; withdraw the line first, or give all of them"
            }
            Self::Day => "not a day like 2026-11-23 or 23/11/2026",
            Self::Month => "not a month like 2026-11 or 11/2026",
            Self::MonthTwice => "an earlier line has this worker and month",
            Self::Element => "the declaration has no such element here",
            Self::Codes => "not codes of digits with a comma between, or a percentage",
        }
    }
}

/// A line that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reject {
    /// Its number in the file; the headings are line 1.
    pub(crate) line: usize,
    /// The heading under which it stands.
    pub(crate) heading: String,
    /// Why.
    pub(crate) why: Why,
}

impl Reject {
    /// The whole file is refused for this line.
    pub(crate) fn refusal(&self, reason: &'static str, text: &'static str) -> Refusal {
        Refusal::new(Kind::Invalid, reason, text)
            .with_fact("line", self.line.to_string())
            .with_fact("column", self.heading.clone())
            .with_fact("code", self.why.code())
            .with_fact("why", self.why.text())
    }
}

/// The rows of a file, whatever its kind.
pub(crate) fn sheet(content: &[u8]) -> Result<Sheet, Refusal> {
    let mut rows = if content.starts_with(ZIP) { workbook(content)? } else { separated(content)? };
    if rows.is_empty() {
        return Err(unusable("the file is empty"));
    }
    if rows.len() > MOST_LINES {
        return Err(unusable("the file has more lines than are read at once"));
    }
    let headings = rows.remove(0).iter().map(|heading| heading.trim().to_owned()).collect();
    Ok(Sheet { headings, rows })
}

impl Sheet {
    /// Refuses columns that name a field that is not ours, a heading that is not there, or leave a needed field out.
    pub(crate) fn check(&self, form: &Form, columns: &Columns) -> Result<(), Refusal> {
        for field in columns.keys() {
            if !form.needed.contains(&field.as_str()) && !form.optional.contains(&field.as_str()) {
                return Err(columns_refused("a column names a field that is not known", field));
            }
        }
        for field in form.needed {
            if !columns.contains_key(*field) {
                return Err(columns_refused("a field that is needed has no column", field));
            }
        }
        match columns.iter().find(|(_, heading)| !self.headings.contains(heading)) {
            Some((field, heading)) => {
                Err(columns_refused("the file has no such heading", field).with_fact("heading", heading.clone()))
            }
            None => Ok(()),
        }
    }

    /// The lines with their numbers; empty ones are passed over.
    pub(crate) fn lines<'a>(&'a self, columns: &'a Columns) -> impl Iterator<Item = (usize, Cells<'a>)> {
        let places: BTreeMap<&str, (usize, &str)> = columns
            .iter()
            .filter_map(|(field, heading)| {
                let place = self.headings.iter().position(|known| known == heading)?;
                Some((field.as_str(), (place, heading.as_str())))
            })
            .collect();
        let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        let lines = (2_usize..).zip(&self.rows).filter(move |(_, row)| is_filled(row));
        lines.map(move |(line, row)| (line, Cells { row, places: places.clone() }))
    }
}

/// The cells of one line with where its fields stand.
pub(crate) struct Cells<'a> {
    row: &'a [String],
    places: BTreeMap<&'a str, (usize, &'a str)>,
}

/// The heading under which something cannot be read, and why.
pub(crate) type Wrong = (String, Why);

impl Cells<'_> {
    /// A field that may have no column or an empty cell.
    pub(crate) fn read<T>(&self, field: &str, why: Why, of: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Wrong> {
        let Some((place, heading)) = self.places.get(field) else { return Ok(None) };
        let text = self.row.get(*place).map(|cell| cell.trim()).unwrap_or_default();
        if text.is_empty() {
            return Ok(None);
        }
        of(text).map(Some).ok_or_else(|| ((*heading).to_owned(), why))
    }

    /// A field that must be there.
    pub(crate) fn needed<T>(&self, field: &str, why: Why, of: impl Fn(&str) -> Option<T>) -> Result<T, Wrong> {
        self.read(field, why, of)?.ok_or_else(|| (self.heading(field), Why::Empty))
    }

    /// The code of a worker, in a field that may have no column or an empty cell.
    pub(crate) fn code(&self, field: &str) -> Result<Option<String>, Wrong> {
        self.read(field, Why::CodeIsNumber, code)
    }

    /// The code of a worker, which must be there.
    pub(crate) fn needed_code(&self, field: &str) -> Result<String, Wrong> {
        self.needed(field, Why::CodeIsNumber, code)
    }

    /// Whether the file has a column for this field.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.places.contains_key(field)
    }

    /// The heading of a field; the field itself when it has no column.
    pub(crate) fn heading(&self, field: &str) -> String {
        self.places.get(field).map_or(field, |(_, heading)| heading).to_owned()
    }
}

/// Headings in the first line; a semicolon when there is one, as Belgian spreadsheets write.
fn separated(content: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let text = std::str::from_utf8(content).map_err(|_| unusable("the file is neither XLSX nor UTF-8 text"))?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|one| first.as_bytes().contains(one)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let rows = reader.records().take(MOST_LINES.saturating_add(1));
    let rows: Result<Vec<Vec<String>>, csv::Error> =
        rows.map(|record| Ok(record?.iter().map(str::to_owned).collect())).collect();
    rows.map_err(|_| unusable("the file is no readable CSV"))
}

/// The first sheet, cell by cell: a workbook of two cells far apart would ask for everything between them.
fn workbook(content: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    must_unpack(content)?;
    let broken = |_| unusable("the workbook cannot be read");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(broken)?;
    let name = book.sheet_names().into_iter().next().ok_or_else(|| unusable("the workbook has no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(found) = cells.next_cell().map_err(broken)? {
        let (row, column) = found.get_position();
        let place = usize::try_from(row).ok().zip(usize::try_from(column).ok());
        let near = place.filter(|(row, column)| *row <= MOST_LINES && *column < MOST_COLUMNS);
        let (row, column) =
            near.ok_or_else(|| unusable("the workbook has more lines or columns than are read at once"))?;
        rows.resize_with(rows.len().max(row.saturating_add(1)), Vec::new);
        let Some(line) = rows.get_mut(row) else { continue };
        line.resize_with(line.len().max(column.saturating_add(1)), String::new);
        if let Some(own) = line.get_mut(column) {
            *own = text(&Data::from(found.get_value().clone()));
        }
    }
    Ok(rows.into_iter().skip_while(Vec::is_empty).collect())
}

/// Refuses a workbook that unpacks to more than is read: what a part says of its size may be a lie, so all are unpacked once,
/// into nothing.
fn must_unpack(content: &[u8]) -> Result<(), Refusal> {
    let broken = || unusable("the workbook cannot be read");
    let mut parts = ZipArchive::new(Cursor::new(content)).map_err(|_| broken())?;
    let mut left = MOST_UNPACKED;
    if parts.len() > MOST_PARTS {
        return Err(unusable("the workbook has more parts than are read"));
    }
    for place in 0..parts.len() {
        let part = parts.by_index(place).map_err(|_| broken())?;
        let unpacked = copy(&mut part.take(left.saturating_add(1)), &mut sink()).map_err(|_| broken())?;
        left = left.checked_sub(unpacked).ok_or_else(|| unusable("the workbook unpacks to more than is read"))?;
    }
    Ok(())
}

/// A file that cannot be read at all.
pub(crate) fn unusable(text: &'static str) -> Refusal {
    Refusal::invalid("content", "FILE_UNUSABLE", text)
}

/// Columns that cannot be, for the sake of one field.
pub(crate) fn columns_refused(text: &'static str, field: &str) -> Refusal {
    Refusal::invalid("columns", "FILE_COLUMNS", text).with_fact("column", field)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    use super::sheet;

    #[test]
    fn a_workbook_that_unpacks_to_more_than_is_read_is_refused() {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut packed = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        packed.start_file("xl/sharedStrings.xml", options).unwrap();
        let zeros = vec![b'0'; 1024 * 1024];
        for _ in 0..65 {
            packed.write_all(&zeros).unwrap();
        }
        let bytes = packed.finish().unwrap().into_inner();
        assert!(bytes.len() < 200 * 1024, "{} bytes hold 65 MiB", bytes.len());
        let refusal = sheet(&bytes).err().unwrap();
        assert_eq!(
            (refusal.reason, refusal.text.as_str()),
            ("FILE_UNUSABLE", "the workbook unpacks to more than is read")
        );
    }
}
