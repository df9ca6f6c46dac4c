//! A file as a header and rows of texts, whether it is CSV or a spreadsheet.
//!
//! Rows give only the columns that are asked for: what a remarks column says is skipped, not kept.

use super::wrong::{self, Wrong};

mod csv_text;
mod workbook;

/// Largest file.
const MOST_MEGABYTES: u64 = 32;
/// Most rows of a file.
const MOST_ROWS: usize = 200_000;

/// How the file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text with `;`.
    Csv,
    /// The first sheet of a workbook.
    Xlsx,
}

/// A header, and how to get at the rows.
pub(crate) struct Source<'a> {
    bytes: &'a [u8],
    format: Format,
    /// The names in the first row, trimmed.
    pub(crate) header: Vec<String>,
}

/// One row: its line in the file, and the cells that were asked for, trimmed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Line number; 1 is the header.
    pub(crate) number: u64,
    /// The cells, or what is wrong with the row as a whole.
    pub(crate) cells: Result<Vec<String>, Wrong>,
}

impl<'a> Source<'a> {
    /// Reads the header.
    pub(crate) fn open(bytes: &'a [u8], format: Format) -> Result<Self, Wrong> {
        let megabytes = u64::try_from(bytes.len() / 1_000_000).unwrap_or(u64::MAX);
        if megabytes >= MOST_MEGABYTES {
            return Err(wrong::file_too_large(MOST_MEGABYTES));
        }
        let header = match format {
            Format::Csv => csv_text::header(bytes)?,
            Format::Xlsx => workbook::header(bytes)?,
        };
        if header.iter().all(String::is_empty) {
            return Err(wrong::EMPTY_FILE);
        }
        Ok(Self { bytes, format, header })
    }

    /// The place of a column, looked up by its name in any case; `None` when it is not there.
    pub(crate) fn place_of(&self, name: &str) -> Result<Option<usize>, Wrong> {
        let wanted = folded(name);
        let mut found = self.header.iter().enumerate().filter(|(_, header)| folded(header) == wanted);
        let first = found.next().map(|(place, _)| place);
        if found.next().is_some() {
            return Err(wrong::DOUBLE_COLUMN);
        }
        Ok(first)
    }

    /// The rows below the header, with the cells at these places; `None` is an empty cell. Rows
    /// without any content at those places are left out.
    pub(crate) fn lines(&self, places: &[Option<usize>]) -> Result<Vec<Line>, Wrong> {
        let width = self.header.len();
        let mut lines = match self.format {
            Format::Csv => csv_text::lines(self.bytes, width, places)?,
            Format::Xlsx => workbook::lines(self.bytes, places)?,
        };
        lines.retain(|line| line.cells.as_ref().map_or(true, |cells| cells.iter().any(|cell| !cell.is_empty())));
        if lines.len() > MOST_ROWS {
            return Err(wrong::too_many_rows(MOST_ROWS));
        }
        Ok(lines)
    }
}

/// A name as it is compared: without case, and with `_` for spaces.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '\u{a0}'], "_")
}
