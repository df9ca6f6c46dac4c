//! A list as a file: the cells of the screen, without the personal columns unless somebody said what for.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use jiff::civil::Date;

use crate::{
    lists::{
        Column, Filter, FilterKind, List,
        asked::{Asked, Format},
        cell::Cell,
        csv,
        gather::{MOST_ROWS, Seen},
        xlsx,
    },
    pdf::Paper,
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

/// The file as an answer. When there was more than is read it says so: above a paper, and in the last row of another file.
pub(super) fn answer<R>(
    list: &List<R>,
    words: &Words,
    asked: &Asked,
    seen: &Seen<R>,
    export: Export,
) -> Result<Response, Trouble> {
    let columns: Vec<&Column<R>> = list.columns.iter().filter(|column| export.is_full || !column.is_personal).collect();
    let titles: Vec<String> = columns.iter().map(|column| words.say(column.title).into_owned()).collect();
    let mut cells: Vec<Vec<Cell>> =
        seen.rows.iter().map(|row| columns.iter().map(|column| (column.cell)(words, row)).collect()).collect();
    let mut heads = vec![words.say(list.title).into_owned(), filtered(list, words, asked)];
    if seen.is_cut {
        let told = words.fill("list-cut", &[("count", MOST_ROWS.into())]);
        match export.format {
            Format::Pdf => heads.push(told),
            Format::Csv | Format::Xlsx => {
                let row = std::iter::once(Cell::Text(told)).chain(std::iter::repeat(Cell::None));
                cells.push(row.take(titles.len()).collect());
            }
        }
    }
    file(list.name, &heads, (&titles, &cells), export)
}

/// What was asked of the list, in words.
fn filtered<R>(list: &List<R>, words: &Words, asked: &Asked) -> String {
    let of = |filter: &Filter<R>| {
        let value = asked.filter(filter.key);
        let told = match filter.kind {
            FilterKind::OneOf(choices) | FilterKind::PersonalOneOf(choices) => {
                let choice = choices.iter().find(|(known, _)| *known == value);
                choice.map_or(value.into(), |(_, name)| words.say(name))
            }
            FilterKind::Text | FilterKind::Day | FilterKind::PersonalDay => value.into(),
        };
        (!value.is_empty()).then(|| format!("{}: {told}", words.say(filter.label)))
    };
    list.filters.iter().filter_map(of).collect::<Vec<_>>().join(" · ")
}

/// Rows of cells under their titles as a file; its first head is the name of the sheet in a workbook, and all of them stand
/// above a paper.
pub(super) fn file(
    name: &str,
    heads: &[String],
    (titles, cells): (&[String], &[Vec<Cell>]),
    export: Export,
) -> Result<Response, Trouble> {
    let title = heads.first().map_or(name, String::as_str);
    let (kind, content) = match export.format {
        Format::Csv => ("text/csv; charset=utf-8", csv::write(titles, cells)),
        Format::Xlsx => {
            let file = xlsx::write(title, titles, cells).map_err(|fault| {
                tracing::error!(cause = fault.chain(), "a workbook could not be written");
                Trouble::Bug
            })?;
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file)
        }
        Format::Pdf => ("application/pdf", paper(heads, (titles, cells), export.today).bytes()),
    };
    let name = format!("attachment; filename=\"{name}-{}.{}\"", export.today, export.format.ending());
    let disposition = HeaderValue::try_from(name).map_err(|_| Trouble::Bug)?;
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, content).into_response())
}

/// A list on a paper of its own.
fn paper(heads: &[String], (titles, cells): (&[String], &[Vec<Cell>]), today: Date) -> Paper {
    let mut paper = Paper::wide(heads.first().map_or("", String::as_str));
    for line in heads.iter().skip(1).filter(|line| !line.is_empty()) {
        paper.text(line);
    }
    paper.text(&csv::bare(&Cell::Day(today)));
    write(&mut paper, (titles, cells));
    paper
}

/// Rows of cells under their titles, as part of a paper; the figures are written as in the other files.
pub(super) fn write(paper: &mut Paper, (titles, cells): (&[String], &[Vec<Cell>])) {
    let rows: Vec<Vec<String>> = cells.iter().map(|row| row.iter().map(csv::bare).collect()).collect();
    let is_figure = |place: usize| cells.iter().filter_map(|row| row.get(place)).any(Cell::is_figure);
    let figures: Vec<bool> = (0..titles.len()).map(is_figure).collect();
    paper.table(titles, &rows, &figures);
}

/// A purpose as one line of a log.
pub(super) fn one_line(purpose: &str) -> String {
    purpose.split_whitespace().collect::<Vec<_>>().join(" ")
}
