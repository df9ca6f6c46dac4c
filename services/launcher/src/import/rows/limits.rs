//! beperkingen.csv: what a body or mind can carry, without the cause.

use jiff::civil::Date;
use werkbrug_proto::social::LimitKind;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, NUMBER, Spec, YES_NO},
};

const WORKER: Column = Column::required("medewerker", CODE, "code uit medewerkers");
const KIND: Column = Column::required(
    "soort",
    "een woord",
    "tillen_kg, tillen_per_uur, staan_minuten (0 = zittend), lawaai, drukte, reistijd_minuten of minuten_per_dag",
);
const VALUE: Column = Column::required("waarde", NUMBER, "het hoogste dat gaat; lawaai en drukte: 0 of 1");
const HARD: Column = Column::required("hard", YES_NO, "nee is een wens");
const FROM: Column = Column::required("van", DATE, "eerste dag");
const TO: Column = Column::optional("tot", DATE, "laatste dag, als die bekend is");

const KINDS: [(&str, LimitKind); 7] = [
    ("tillen_kg", LimitKind::LiftKg),
    ("tillen_per_uur", LimitKind::LiftTimesHour),
    ("staan_minuten", LimitKind::StandingMinutes),
    ("lawaai", LimitKind::Noise),
    ("drukte", LimitKind::Crowd),
    ("reistijd_minuten", LimitKind::TravelMinutes),
    ("minuten_per_dag", LimitKind::MinutesPerDay),
];

/// One functional limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LimitRow {
    /// Code of the worker.
    pub(crate) worker: String,
    /// What is limited.
    pub(crate) kind: LimitKind,
    /// The most that goes.
    pub(crate) value: u32,
    /// A wish when false.
    pub(crate) is_hard: bool,
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Option<Date>,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "beperkingen",
    meaning: "functionele beperkingen, nooit de oorzaak",
    columns: &[WORKER, KIND, VALUE, HARD, FROM, TO],
};

impl Row for LimitRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = WORKER;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        let worker = cells.required(&WORKER, |text| known.worker(text))?;
        let kind = cells.required(&KIND, |text| cell::word(text, &KINDS))?;
        let value = cells.required(&VALUE, cell::count_in(0, highest(kind)))?;
        let is_hard = cells.required(&HARD, cell::yes_no)?;
        let (from, to) = cells.days(&FROM, &TO, cell::date)?;
        Ok(Self { worker, kind, value, is_hard, from, to })
    }

    fn key(&self) -> String {
        format!("{} {} {} {}", self.worker, i32::from(self.kind), self.is_hard, self.from)
    }

    fn lane(&self) -> String {
        self.worker.clone()
    }
}

/// More than this limits nothing, or is a typing error.
fn highest(kind: LimitKind) -> u32 {
    match kind {
        LimitKind::LiftKg => 100,
        LimitKind::LiftTimesHour => 1_000,
        LimitKind::Noise | LimitKind::Crowd => 1,
        LimitKind::StandingMinutes | LimitKind::TravelMinutes | LimitKind::MinutesPerDay => 1_440,
        LimitKind::Unspecified => 0,
    }
}
