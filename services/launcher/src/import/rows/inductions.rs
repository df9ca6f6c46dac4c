//! inleidingen.csv: who was shown how to work safely at a host's site, and until when that counts.

use jiff::civil::Date;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, Spec},
};

const WORKER: Column = Column::required("medewerker", CODE, "code uit medewerkers");
const PLACE: Column = Column::required("werkplek", CODE, "code uit werkplekken, bij een gastonderneming");
const FROM: Column = Column::required("gegeven", DATE, "dag van de inleiding");
const TO: Column = Column::optional("geldig_tot", DATE, "laatste dag waarop ze geldt, als die er is");

/// One induction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InductionRow {
    /// Code of the worker.
    pub(crate) worker: String,
    /// Code of the place.
    pub(crate) place: String,
    /// When it was given.
    pub(crate) given_on: Date,
    /// The last day on which it counts.
    pub(crate) valid_to: Option<Date>,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "inleidingen",
    meaning: "wie waar een veiligheidsinleiding kreeg; zonder wordt daar niemand ingedeeld",
    columns: &[WORKER, PLACE, FROM, TO],
};

impl Row for InductionRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        let worker = cells.required(&WORKER, |text| known.worker(text))?;
        let place = cells.required(&PLACE, |text| known.place(text))?;
        let (given_on, valid_to) = cells.days(&FROM, &TO, cell::date)?;
        Ok(Self { worker, place, given_on, valid_to })
    }

    fn key(&self) -> String {
        format!("{} {}", self.worker, self.place)
    }

    fn lane(&self) -> String {
        self.worker.clone()
    }
}
