//! vraag.csv: shifts for which people are asked, as head counts.

use jiff::civil::Date;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, NUMBER, Spec},
};

const ENGAGEMENT: Column = Column::required("overeenkomst", CODE, "code uit overeenkomsten");
const DAY: Column = Column::required("dag", DATE, "de dag");
const START: Column = Column::required("start", "uu:mm", "begin van de dienst");
const END: Column = Column::required("einde", "uu:mm", "einde; vroeger dan de start is de dag erna");
const HEADS: Column = Column::required("hoofden", NUMBER, "hoeveel mensen");
const BREAK: Column = Column::optional("pauze_minuten", NUMBER, "onbetaalde pauze");

/// One shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DemandRow {
    /// Code of the engagement.
    pub(crate) engagement: String,
    /// The day.
    pub(crate) day: Date,
    /// Minutes after midnight.
    pub(crate) start: u32,
    /// Minutes after midnight.
    pub(crate) end: u32,
    /// How many people.
    pub(crate) heads: u32,
    /// Unpaid break in minutes.
    pub(crate) break_minutes: u32,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "vraag",
    meaning: "gevraagde diensten, in aantallen",
    columns: &[ENGAGEMENT, DAY, START, END, HEADS, BREAK],
};

impl Row for DemandRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = START;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            engagement: cells.required(&ENGAGEMENT, |text| known.engagement(text))?,
            day: cells.required(&DAY, cell::date)?,
            start: cells.required(&START, cell::time)?,
            end: cells.required(&END, cell::time)?,
            heads: cells.required(&HEADS, cell::count_in(1, 500))?,
            break_minutes: cells.optional(&BREAK, cell::count_in(0, 240))?.unwrap_or(0),
        })
    }

    fn key(&self) -> String {
        format!("{} {} {}", self.engagement, self.day, self.start)
    }
}
