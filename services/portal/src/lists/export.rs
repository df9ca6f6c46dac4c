//! A list as a file: the cells of the screen, without the personal columns unless somebody said what for.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use jiff::civil::Date;

use crate::{
    lists::{Column, List, asked::Format, cell::Cell, csv, xlsx},
    trouble::Trouble,
    words::Words,
};

/// The field in which somebody says what a full export is for.
pub(super) const PURPOSE: &str = "doel";
/// The field that carries the question of the list along.
pub(super) const QUESTION: &str = "vraag";
/// A purpose says something.
pub(super) const SHORTEST_PURPOSE: usize = 8;
/// And stays one sentence.
pub(super) const LONGEST_PURPOSE: usize = 200;

/// What is exported.
#[derive(Clone, Copy)]
pub(super) struct Export {
    pub(super) format: Format,
    pub(super) is_full: bool,
    pub(super) today: Date,
}

/// The file as an answer.
pub(super) fn answer<R>(list: &List<R>, words: &Words, rows: &[R], export: Export) -> Result<Response, Trouble> {
    let columns: Vec<&Column<R>> = list.columns.iter().filter(|column| export.is_full || !column.is_personal).collect();
    let titles: Vec<String> = columns.iter().map(|column| words.say(column.title).into_owned()).collect();
    let cells: Vec<Vec<Cell>> =
        rows.iter().map(|row| columns.iter().map(|column| (column.cell)(words, row)).collect()).collect();
    file(list.name, &words.say(list.title), (&titles, &cells), export)
}

/// Rows of cells under their titles as a file; `title` is the name of the sheet in a workbook.
pub(super) fn file(
    name: &str,
    title: &str,
    (titles, cells): (&[String], &[Vec<Cell>]),
    export: Export,
) -> Result<Response, Trouble> {
    let (kind, content) = match export.format {
        Format::Csv => ("text/csv; charset=utf-8", csv::write(titles, cells)),
        Format::Xlsx => {
            let file = xlsx::write(title, titles, cells).map_err(|fault| {
                tracing::error!(cause = fault.chain(), "a workbook could not be written");
                Trouble::Bug
            })?;
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file)
        }
    };
    let name = format!("attachment; filename=\"{name}-{}.{}\"", export.today, export.format.ending());
    let disposition = HeaderValue::try_from(name).map_err(|_| Trouble::Bug)?;
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, content).into_response())
}

/// A purpose as one line of a log.
pub(super) fn one_line(purpose: &str) -> String {
    purpose.split_whitespace().collect::<Vec<_>>().join(" ")
}
