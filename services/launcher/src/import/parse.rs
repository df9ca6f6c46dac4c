//! From the bytes of a file to typed rows and rejects. Knows no service, no network and no disk.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    cell::Read,
    known::Known,
    source::{Format, Source},
    spec::{Column, Spec},
    wrong::{self, Wrong},
};

/// A file as it was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its name, as rejects say it.
    pub(crate) name: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// How it is written.
    pub(crate) format: Format,
}

/// A row or a cell that does not go in, as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Reject {
    /// The file.
    pub(crate) file: String,
    /// The line in it; 1 is the header.
    pub(crate) line: u64,
    /// The column, when one is to blame.
    pub(crate) column: Option<String>,
    /// Stable code.
    pub(crate) code: String,
    /// One sentence.
    pub(crate) reason: String,
}

/// A row with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbered<R> {
    /// The line in the file.
    pub(crate) line: u64,
    /// What it says.
    pub(crate) row: R,
}

/// What a file says, and what of it is wrong.
#[derive(Clone, Debug)]
pub(crate) struct Parsed<R> {
    /// The good rows, in order.
    pub(crate) rows: Vec<Numbered<R>>,
    /// The wrong ones, in order.
    pub(crate) rejects: Vec<Reject>,
}

/// A row of one kind of file.
pub(crate) trait Row: Sized {
    /// Its file.
    const SPEC: Spec;
    /// The column to blame when two rows have the same key.
    const KEY: Column;

    /// Reads it; the first thing that is wrong is told.
    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame>;

    /// What makes it the same row as another.
    fn key(&self) -> String;

    /// Rows of one lane are about the same thing: they are sent one after another.
    fn lane(&self) -> String {
        self.key()
    }
}

/// What is wrong, and in which column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Blame {
    /// The column, when one is to blame.
    pub(crate) column: Option<String>,
    /// What is wrong.
    pub(crate) wrong: Wrong,
}

impl Blame {
    /// A column is to blame.
    pub(crate) fn of(column: &Column, wrong: Wrong) -> Self {
        Self { column: Some(column.name.to_owned()), wrong }
    }
}

/// The cells of one row, by column.
pub(crate) struct Cells<'a> {
    columns: &'static [Column],
    texts: &'a [String],
}

impl Cells<'_> {
    /// What a cell says that must say something.
    pub(crate) fn required<T>(&self, column: &Column, read: impl FnOnce(&str) -> Read<T>) -> Result<T, Blame> {
        self.optional(column, read)?.ok_or_else(|| Blame::of(column, wrong::EMPTY))
    }

    /// What a cell says, if anything.
    pub(crate) fn optional<T>(&self, column: &Column, read: impl FnOnce(&str) -> Read<T>) -> Result<Option<T>, Blame> {
        let place = self.columns.iter().position(|known| known.name == column.name);
        let text = place.and_then(|place| self.texts.get(place)).map(String::as_str).unwrap_or_default();
        if text.is_empty() {
            return Ok(None);
        }
        read(text).map(Some).map_err(|wrong| Blame::of(column, wrong))
    }

    /// Two days in order; the last one may be open.
    pub(crate) fn days(
        &self,
        from: &Column,
        to: &Column,
        read: impl Fn(&str) -> Read<Date>,
    ) -> Result<(Date, Option<Date>), Blame> {
        let first = self.required(from, &read)?;
        let last = self.optional(to, &read)?;
        if last.is_some_and(|last| last < first) {
            return Err(Blame::of(to, wrong::PERIOD_REVERSED));
        }
        Ok((first, last))
    }
}

/// Reads a file of one kind.
pub(crate) fn parse<R: Row>(file: &Found, known: &Known) -> Parsed<R> {
    let mut parsed = Parsed { rows: Vec::new(), rejects: Vec::new() };
    let lines = match lines_of(file, R::SPEC.columns) {
        Ok(lines) => lines,
        Err(blame) => {
            parsed.rejects.push(reject(file, 1, blame));
            return parsed;
        }
    };
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for line in lines {
        let read = match &line.cells {
            Ok(texts) => R::read(&Cells { columns: R::SPEC.columns, texts }, known),
            Err(wrong) => Err(Blame { column: None, wrong: wrong.clone() }),
        };
        let checked = read.and_then(|row| match seen.insert(row.key(), line.number) {
            None => Ok(row),
            Some(earlier) => {
                seen.insert(row.key(), earlier);
                Err(Blame::of(&R::KEY, wrong::double(earlier)))
            }
        });
        match checked {
            Ok(row) => parsed.rows.push(Numbered { line: line.number, row }),
            Err(blame) => parsed.rejects.push(reject(file, line.number, blame)),
        }
    }
    parsed
}

fn lines_of(file: &Found, columns: &[Column]) -> Result<Vec<super::source::Line>, Blame> {
    let whole_file = |wrong| Blame { column: None, wrong };
    let source = Source::open(&file.bytes, file.format).map_err(whole_file)?;
    let mut places = Vec::with_capacity(columns.len());
    for column in columns {
        let place = source.place_of(column.name).map_err(|wrong| Blame::of(column, wrong))?;
        if place.is_none() && column.is_required {
            return Err(Blame::of(column, wrong::MISSING_COLUMN));
        }
        places.push(place);
    }
    source.lines(&places).map_err(whole_file)
}

/// What some columns say, by line, whatever is wrong with the rest of the row; nothing of a file
/// that cannot be read.
pub(crate) fn texts(file: &Found, columns: &[Column]) -> BTreeMap<u64, Vec<String>> {
    let lines = lines_of(file, columns).unwrap_or_default();
    lines.into_iter().filter_map(|line| Some((line.number, line.cells.ok()?))).collect()
}

/// As it is printed.
pub(crate) fn reject(file: &Found, line: u64, blame: Blame) -> Reject {
    Reject {
        file: file.name.clone(),
        line,
        column: blame.column,
        code: blame.wrong.code.into_owned(),
        reason: blame.wrong.text.into_owned(),
    }
}

#[cfg(test)]
mod tests;
