//! medewerkers.csv: the people who work here.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_proto::social::LegalStatus;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, FRACTION, Spec, TEXT},
};

const WORKER: Column = Column::required("code", CODE, "eigen personeelscode; hieraan herkend");
const NAME: Column = Column::required("naam", TEXT, "hoe iemand genoemd wordt");
const STATUS: Column = Column::required(
    "statuut",
    "een woord",
    "doelgroep, individueel, ama, artikel60 of omkadering: enkel het juridisch statuut",
);
const CONTRACT: Column = Column::required("breuk", FRACTION, "contractuele breuk");
const FROM: Column = Column::required("in_dienst", DATE, "eerste dag in dienst");
const TO: Column = Column::optional("uit_dienst", DATE, "laatste dag in dienst, als die bekend is");

const STATUSES: [(&str, LegalStatus); 5] = [
    ("doelgroep", LegalStatus::TargetWorker),
    ("individueel", LegalStatus::IndividualScheme),
    ("ama", LegalStatus::Ama),
    ("artikel60", LegalStatus::Article60),
    ("omkadering", LegalStatus::SupportStaff),
];

/// One person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WorkerRow {
    /// The workshop's own code.
    pub(crate) code: String,
    /// Name.
    pub(crate) name: String,
    /// Legal status.
    pub(crate) status: LegalStatus,
    /// Contractual part of full time.
    pub(crate) fraction: Decimal,
    /// First day of employment.
    pub(crate) from: Date,
    /// Last day of employment.
    pub(crate) to: Option<Date>,
}

/// The file.
pub(crate) const SPEC: Spec =
    Spec { stem: "medewerkers", meaning: "wie hier werkt", columns: &[WORKER, NAME, STATUS, CONTRACT, FROM, TO] };

impl Row for WorkerRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, _known: &Known) -> Result<Self, Blame> {
        let code = cells.required(&WORKER, cell::code)?;
        let name = cells.required(&NAME, cell::line)?;
        let status = cells.required(&STATUS, |text| cell::word(text, &STATUSES))?;
        let fraction = cells.required(&CONTRACT, cell::fraction)?;
        let (from, to) = cells.days(&FROM, &TO, cell::date)?;
        Ok(Self { code, name, status, fraction, from, to })
    }

    fn key(&self) -> String {
        self.code.clone()
    }
}
