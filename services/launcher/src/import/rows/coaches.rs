//! coaches.csv: who leads crews.

use jiff::civil::Date;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, Spec, TEXT},
};

const COACH: Column = Column::required("code", CODE, "eigen code; hieraan herkend");
const NAME: Column = Column::required("naam", TEXT, "hoe de coach genoemd wordt");
const PHONE: Column = Column::required("telefoon", "telefoonnummer", "werknummer, ook voor gastbedrijven");
const QUALIFIED: Column =
    Column::optional("gekwalificeerd_vanaf", DATE, "gekwalificeerde begeleider vanaf; leeg is niet");

/// One coach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CoachRow {
    /// The workshop's own code.
    pub(crate) code: String,
    /// Name.
    pub(crate) name: String,
    /// Work number.
    pub(crate) phone: String,
    /// Qualified from this day.
    pub(crate) qualified_from: Option<Date>,
}

/// The file.
pub(crate) const SPEC: Spec =
    Spec { stem: "coaches", meaning: "wie ploegen begeleidt", columns: &[COACH, NAME, PHONE, QUALIFIED] };

impl Row for CoachRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = COACH;

    fn read(cells: &Cells<'_>, _known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            code: cells.required(&COACH, cell::code)?,
            name: cells.required(&NAME, cell::line)?,
            phone: cells.required(&PHONE, cell::line)?,
            qualified_from: cells.optional(&QUALIFIED, cell::date)?,
        })
    }

    fn key(&self) -> String {
        self.code.clone()
    }
}
