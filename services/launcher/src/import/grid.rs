//! weekrooster: the planner's weekly grid, rows people, columns days, cells a place or a letter for "away".
//!
//! Z, V, ADV and TW all come to the same: away. Which letter it was goes no further than this file,
//! and a column that is no person and no day is not read.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    cell,
    known::Known,
    parse::{Blame, Found, Reject, reject},
    source::{Line, Source},
    spec::{CODE, Column, Spec},
    wrong,
};

mod days;
pub(crate) mod mapping;

use mapping::{Mapping, Meaning};

const PERSON: Column = Column::required("medewerker", CODE, "personeelscode of naam, eerste kolom met die naam");
const DAYS: Column = Column::required(
    "23/11/2026, ma, di, ...",
    "een kolom per dag",
    "werkplekcode, of Z, V, ADV of TW (alle vier enkel: niet beschikbaar); leeg is vrij",
);

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "weekrooster",
    meaning: "het weekrooster; weekrooster.map.json vertaalt kolommen en letters (week, kolom_medewerker, cellen)",
    columns: &[PERSON, DAYS],
};

/// What a grid says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Stretches of days on which somebody is away.
    pub(crate) away: Vec<Away>,
    /// Somebody at a place on a day.
    pub(crate) seats: Vec<Seat>,
    /// Cells and rows that are wrong.
    pub(crate) rejects: Vec<Reject>,
}

/// Somebody is away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Away {
    /// Line in the file.
    pub(crate) line: u64,
    /// Code of the worker.
    pub(crate) worker: String,
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Date,
}

/// Somebody works somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    /// Line in the file.
    pub(crate) line: u64,
    /// Name of the column.
    pub(crate) column: String,
    /// Code of the worker.
    pub(crate) worker: String,
    /// Code of the place.
    pub(crate) place: String,
    /// The day.
    pub(crate) day: Date,
}

/// The day of a column.
struct DayColumn {
    name: String,
    day: Date,
}

/// Reads a grid; `mapping` is the content of `weekrooster.map.json`, when there is one.
pub(crate) fn parse(file: &Found, mapping: Option<&Found>, known: &Known) -> Grid {
    let mut grid = Grid::default();
    let mapping = match mapping.map(|found| (found, Mapping::read(&found.bytes))) {
        None => Mapping::default(),
        Some((_, Ok(mapping))) => mapping,
        Some((found, Err(wrong))) => {
            grid.rejects.push(reject(found, 1, Blame { column: None, wrong }));
            return grid;
        }
    };
    match open(file, &mapping) {
        Ok((days, lines)) => {
            for line in lines {
                read_row(file, &line, &days, &Words { mapping: &mapping, known }, &mut grid);
            }
        }
        Err(blame) => grid.rejects.push(reject(file, 1, blame)),
    }
    grid
}

fn open(file: &Found, mapping: &Mapping) -> Result<(Vec<DayColumn>, Vec<Line>), Blame> {
    let whole_file = |wrong| Blame { column: None, wrong };
    let source = Source::open(&file.bytes, file.format).map_err(whole_file)?;
    let names: Vec<&str> = mapping.person_columns();
    let mut person = None;
    for name in &names {
        person = person.or(source.place_of(name).map_err(whole_file)?);
    }
    let person = person.ok_or_else(|| Blame::of(&PERSON, wrong::MISSING_COLUMN))?;
    let mut days: Vec<DayColumn> = Vec::new();
    let mut places = vec![Some(person)];
    for (place, name) in source.header.iter().enumerate().filter(|(place, _)| *place != person) {
        let Some(day) = days::of_header(name, mapping.monday) else { continue };
        if days.iter().any(|known| known.day == day) {
            return Err(Blame { column: Some(name.clone()), wrong: wrong::DOUBLE_COLUMN });
        }
        days.push(DayColumn { name: name.clone(), day });
        places.push(Some(place));
    }
    if days.is_empty() {
        return Err(Blame::of(&DAYS, wrong::MISSING_COLUMN));
    }
    let lines = source.lines(&places).map_err(whole_file)?;
    Ok((days, lines))
}

/// What cells can mean.
struct Words<'a> {
    mapping: &'a Mapping,
    known: &'a Known,
}

fn read_row(file: &Found, line: &Line, days: &[DayColumn], words: &Words<'_>, grid: &mut Grid) {
    let mut blame = |column: Option<&str>, wrong| {
        let column = column.map(str::to_owned);
        grid.rejects.push(reject(file, line.number, Blame { column, wrong }));
    };
    let cells = match &line.cells {
        Ok(cells) => cells,
        Err(wrong) => return blame(None, wrong.clone()),
    };
    let Some((person, cells)) = cells.split_first() else { return };
    let worker = if person.is_empty() { Err(wrong::EMPTY) } else { words.known.worker_or_name(person) };
    let worker = match worker {
        Ok(worker) => worker,
        Err(wrong) => return blame(Some(PERSON.name), wrong),
    };
    let mut away_on: BTreeMap<Date, ()> = BTreeMap::new();
    for (column, text) in days.iter().zip(cells) {
        match words.mapping.meaning(text) {
            Meaning::Nothing => {}
            Meaning::Away => {
                away_on.insert(column.day, ());
            }
            Meaning::Place(code) => match cell::code(&code).and_then(|code| words.known.place(&code)) {
                Ok(place) => grid.seats.push(Seat {
                    line: line.number,
                    column: column.name.clone(),
                    worker: worker.clone(),
                    place,
                    day: column.day,
                }),
                Err(wrong) => {
                    let blame = Blame { column: Some(column.name.clone()), wrong };
                    grid.rejects.push(reject(file, line.number, blame));
                }
            },
        }
    }
    for (from, to) in days::stretches(away_on.into_keys()) {
        grid.away.push(Away { line: line.number, worker: worker.clone(), from, to });
    }
}
