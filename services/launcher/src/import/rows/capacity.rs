//! capaciteit.csv: minutes that a department can give on a day.

use jiff::civil::Date;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, NUMBER, Spec},
};

const DEPARTMENT: Column = Column::required("afdeling", CODE, "code van een afdeling uit werkplekken");
const DAY: Column = Column::required("dag", DATE, "de dag");
const MINUTES: Column = Column::required("minuten", NUMBER, "minuten van alle handen samen; vervangt wat er stond");

/// Most minutes of a department on a day: a thousand people around the clock.
const MOST_MINUTES: u32 = 1_440_000;

/// One department on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CapacityRow {
    /// Code of the department.
    pub(crate) department: String,
    /// The day.
    pub(crate) day: Date,
    /// Minutes of all hands together.
    pub(crate) minutes: u32,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "capaciteit",
    meaning: "hoeveel minuten een afdeling op een dag kan geven",
    columns: &[DEPARTMENT, DAY, MINUTES],
};

impl Row for CapacityRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = DAY;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            department: cells.required(&DEPARTMENT, |text| known.department(text))?,
            day: cells.required(&DAY, cell::date)?,
            minutes: cells.required(&MINUTES, cell::count_in(0, MOST_MINUTES))?,
        })
    }

    fn key(&self) -> String {
        format!("{} {}", self.department, self.day)
    }
}
