//! pakketten.csv: the work-support package of a person.

use jiff::civil::Date;
use werkbrug_proto::social::{GuidanceNeed, Scheme};

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, Spec},
    wrong,
};

const WORKER: Column = Column::required("medewerker", CODE, "code uit medewerkers");
const SCHEME: Column = Column::required("stelsel", "een woord", "collectief, individueel of vop");
const PERCENT: Column = Column::required(
    "percentage",
    "veelvoud van 5",
    "loonpremie: collectief 40 tot 75, individueel 20 tot 75, vop 20 tot 60",
);
const GUIDANCE: Column = Column::required("begeleiding", "een woord", "geen, laag, gemiddeld of hoog");
const FROM: Column = Column::required("van", DATE, "eerste dag van het pakket");
const TO: Column = Column::optional("tot", DATE, "laatste dag, als die bekend is");

const SCHEMES: [(&str, Scheme); 3] =
    [("collectief", Scheme::Collective), ("individueel", Scheme::Individual), ("vop", Scheme::Vop)];
const NEEDS: [(&str, GuidanceNeed); 4] = [
    ("geen", GuidanceNeed::None),
    ("laag", GuidanceNeed::Low),
    ("gemiddeld", GuidanceNeed::Mid),
    ("hoog", GuidanceNeed::High),
];

/// One package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PackageRow {
    /// Code of the worker.
    pub(crate) worker: String,
    /// Scheme.
    pub(crate) scheme: Scheme,
    /// Wage premium percentage.
    pub(crate) percent: u32,
    /// Guidance need.
    pub(crate) guidance: GuidanceNeed,
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Option<Date>,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "pakketten",
    meaning: "werkondersteuningspakketten",
    columns: &[WORKER, SCHEME, PERCENT, GUIDANCE, FROM, TO],
};

impl Row for PackageRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        let worker = cells.required(&WORKER, |text| known.worker(text))?;
        let scheme = cells.required(&SCHEME, |text| cell::word(text, &SCHEMES))?;
        // Regulation: 40 to 75 in the collective scheme, 20 to 75 in the individual one, 20 to 60 of a VOP, by fives.
        let least = if scheme == Scheme::Collective { 40 } else { 20 };
        let most = if scheme == Scheme::Vop { 60 } else { 75 };
        let percent =
            cells.required(&PERCENT, |text| match cell::count_in(least, most)(text.trim_end_matches(['%', ' '])) {
                Ok(percent) if !percent.is_multiple_of(5) => Err(wrong::PERCENT_STEP),
                other => other,
            })?;
        let guidance = cells.required(&GUIDANCE, |text| cell::word(text, &NEEDS))?;
        let (from, to) = cells.days(&FROM, &TO, cell::date)?;
        Ok(Self { worker, scheme, percent, guidance, from, to })
    }

    fn key(&self) -> String {
        format!("{} {}", self.worker, self.from)
    }

    fn lane(&self) -> String {
        self.worker.clone()
    }
}
