//! afwezigheden.csv: dates only. A column with a reason is skipped like any other that is not asked for.

use jiff::civil::Date;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, Spec},
};

const WORKER: Column = Column::required("medewerker", CODE, "code uit medewerkers");
const FROM: Column = Column::required("van", DATE, "eerste dag afwezig");
const TO: Column = Column::optional("tot", DATE, "laatste dag afwezig, als die bekend is");

/// One absence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AbsenceRow {
    /// Code of the worker.
    pub(crate) worker: String,
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Option<Date>,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "afwezigheden",
    meaning: "wie wanneer niet beschikbaar is; een reden wordt nooit gelezen",
    columns: &[WORKER, FROM, TO],
};

impl Row for AbsenceRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        let worker = cells.required(&WORKER, |text| known.worker(text))?;
        let (from, to) = cells.days(&FROM, &TO, cell::date)?;
        Ok(Self { worker, from, to })
    }

    fn key(&self) -> String {
        format!("{} {}", self.worker, self.from)
    }

    fn lane(&self) -> String {
        self.worker.clone()
    }
}
