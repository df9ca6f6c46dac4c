//! akkoorden.csv: what people said themselves about working in an enclave.

use jiff::civil::Date;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, Spec, YES_NO},
};

const WORKER: Column = Column::required("medewerker", CODE, "code uit medewerkers");
const SAID: Column = Column::required("gezegd", DATE, "dag waarop de medewerker het zei");
const AGREED: Column = Column::required("akkoord", YES_NO, "ja of nee, door de medewerker zelf");

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgreementRow {
    /// Code of the worker.
    pub(crate) worker: String,
    /// When they said it.
    pub(crate) said_on: Date,
    /// Whether they agree.
    pub(crate) is_agreed: bool,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "akkoorden",
    meaning: "eigen akkoord met werk in een enclave; zonder wordt daar niemand ingedeeld",
    columns: &[WORKER, SAID, AGREED],
};

impl Row for AgreementRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        let worker = cells.required(&WORKER, |text| known.worker(text))?;
        let said_on = cells.required(&SAID, cell::date)?;
        let is_agreed = cells.required(&AGREED, cell::yes_no)?;
        Ok(Self { worker, said_on, is_agreed })
    }

    fn key(&self) -> String {
        self.worker.clone()
    }

    fn lane(&self) -> String {
        self.worker.clone()
    }
}
