//! betaalstaat.csv: what the Department says it paid.

use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, EURO, Spec},
};

const QUARTER: Column = Column::required("kwartaal", "2026Q3", "kwartaal waarvoor betaald is");
const WORKER: Column = Column::required("medewerker", CODE, "code uit medewerkers");
const WAGE: Column = Column::required("loonpremie", EURO, "betaalde loonpremie");
const GUIDANCE: Column =
    Column::required("begeleidingspremie", EURO, "betaalde begeleidingspremie, vast en variabel samen");
const STATEMENT: Column = Column::required("kenmerk", CODE, "kenmerk van de betaalstaat");

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PaymentRow {
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// Code of the worker.
    pub(crate) worker: String,
    /// Wage premium.
    pub(crate) wage_premium: Cents,
    /// Guidance premiums.
    pub(crate) guidance: Cents,
    /// The statement's own reference.
    pub(crate) statement: String,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "betaalstaat",
    meaning: "wat het Departement zegt betaald te hebben",
    columns: &[QUARTER, WORKER, WAGE, GUIDANCE, STATEMENT],
};

impl Row for PaymentRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            quarter: cells.required(&QUARTER, cell::quarter)?,
            worker: cells.required(&WORKER, |text| known.worker(text))?,
            wage_premium: cells.required(&WAGE, cell::euro)?,
            guidance: cells.required(&GUIDANCE, cell::euro)?,
            statement: cells.required(&STATEMENT, cell::code)?,
        })
    }

    fn key(&self) -> String {
        format!("{} {} {}", self.quarter, self.worker, self.statement)
    }
}
