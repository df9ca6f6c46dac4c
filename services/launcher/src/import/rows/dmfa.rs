//! dmfa.csv: one worker's line of the quarterly declaration.

use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, EURO, FRACTION, Spec, YES_NO},
};

const QUARTER: Column = Column::required("kwartaal", "2026Q3", "kwartaal van de aangifte");
const WORKER: Column = Column::required("medewerker", CODE, "code uit medewerkers");
const CONTRACT: Column = Column::required("contractbreuk", FRACTION, "contractuele breuk in het kwartaal");
const PERFORMED: Column = Column::required("prestatiebreuk", FRACTION, "gepresteerde breuk in het kwartaal");
const WAGE: Column = Column::required("referteloon", EURO, "referteloon van het kwartaal, uit de DmfA");
const HAS_COST: Column = Column::required("loonkost", YES_NO, "nee: het hele kwartaal ziek en niets betaald");
const SINE: Column = Column::optional("sine", EURO, "SINE die al betaald is; leeg is 0");
const RESUMES: Column = Column::optional(
    "hervatting",
    YES_NO,
    "ja: gedeeltelijk hervat na ziekte, telt voor de invulling volgens prestatie",
);

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DmfaRow {
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// Code of the worker.
    pub(crate) worker: String,
    /// Contractual part of full time.
    pub(crate) contract: Decimal,
    /// Part of full time that was worked.
    pub(crate) performed: Decimal,
    /// Reference wage of the quarter.
    pub(crate) wage: Cents,
    /// Whether anything was paid.
    pub(crate) has_wage_cost: bool,
    /// What SINE already paid.
    pub(crate) sine: Cents,
    /// Works partially again after an illness.
    pub(crate) is_resuming: bool,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "dmfa",
    meaning: "lijnen van de kwartaalaangifte, zoals ingevoerd en nooit herrekend",
    columns: &[QUARTER, WORKER, CONTRACT, PERFORMED, WAGE, HAS_COST, SINE, RESUMES],
};

impl Row for DmfaRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            quarter: cells.required(&QUARTER, cell::quarter)?,
            worker: cells.required(&WORKER, |text| known.worker(text))?,
            contract: cells.required(&CONTRACT, cell::fraction)?,
            performed: cells.required(&PERFORMED, cell::fraction_or_none)?,
            wage: cells.required(&WAGE, cell::euro)?,
            has_wage_cost: cells.required(&HAS_COST, cell::yes_no)?,
            sine: cells.optional(&SINE, cell::euro)?.unwrap_or(Cents::ZERO),
            is_resuming: cells.optional(&RESUMES, cell::yes_no)?.unwrap_or_default(),
        })
    }

    fn key(&self) -> String {
        format!("{} {}", self.quarter, self.worker)
    }
}
