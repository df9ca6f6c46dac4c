//! overeenkomsten.csv: under which agreement people work at a place.

use jiff::civil::Date;
use werkbrug_proto::crews::EngagementKind;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, Spec, TEXT, YES_NO},
    wrong,
};

const ENGAGEMENT: Column = Column::required("code", CODE, "eigen code; hieraan herkend");
const PLACE: Column = Column::required("werkplek", CODE, "code uit werkplekken");
const KIND: Column = Column::required("aard", "een woord", "enclave, dienst (aanneming) of afdeling");
const WORK: Column = Column::required("omschrijving", TEXT, "het werk, in de woorden van de overeenkomst");
const CORE: Column = Column::optional("kernactiviteit", YES_NO, "of dit de kernactiviteit van het gastbedrijf is");
const SIGNED: Column = Column::optional("ondertekend", DATE, "dag waarop beiden tekenden");
const NOTIFIED: Column = Column::optional("kennisgeving", DATE, "dag waarop het Departement WSE op de hoogte was");
const FROM: Column = Column::required("van", DATE, "eerste werkdag onder de overeenkomst");
const TO: Column = Column::optional("tot", DATE, "laatste dag, als die bekend is");
const COACH_ONLY: Column = Column::optional("instructies_door_coach", YES_NO, "of enkel de coach instructies geeft");
const TARIFF: Column = Column::required("tariefklasse", CODE, "waaronder uren goedgekeurd en gefactureerd worden");

const KINDS: [(&str, EngagementKind); 3] = [
    ("enclave", EngagementKind::Enclave),
    ("dienst", EngagementKind::ServiceContract),
    ("afdeling", EngagementKind::DepartmentWork),
];

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EngagementRow {
    /// The workshop's own code.
    pub(crate) code: String,
    /// Code of the place.
    pub(crate) place: String,
    /// What kind of collaboration.
    pub(crate) kind: EngagementKind,
    /// The agreement's words on the work.
    pub(crate) work: String,
    /// Whether the work is the host's core activity.
    pub(crate) is_core: bool,
    /// Signed on.
    pub(crate) signed_on: Option<Date>,
    /// The Department was told on.
    pub(crate) notified_on: Option<Date>,
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Option<Date>,
    /// Whether only the coach gives instructions.
    pub(crate) is_coach_only: bool,
    /// What an hour is invoiced as.
    pub(crate) tariff_class: String,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "overeenkomsten",
    meaning: "onder welke overeenkomst mensen ergens werken",
    columns: &[ENGAGEMENT, PLACE, KIND, WORK, CORE, SIGNED, NOTIFIED, FROM, TO, COACH_ONLY, TARIFF],
};

impl Row for EngagementRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = ENGAGEMENT;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        let code = cells.required(&ENGAGEMENT, cell::code)?;
        let place = cells.required(&PLACE, |text| known.place(text))?;
        let kind = cells.required(&KIND, |text| cell::word(text, &KINDS))?;
        let is_at_home = known.place_of(&place).is_some_and(|place| place.is_department);
        if is_at_home != (kind == EngagementKind::DepartmentWork) {
            return Err(Blame::of(&KIND, wrong::KIND_OF_PLACE));
        }
        let work = cells.required(&WORK, cell::line)?;
        let (from, to) = cells.days(&FROM, &TO, cell::date)?;
        Ok(Self {
            code,
            place,
            kind,
            work,
            is_core: cells.optional(&CORE, cell::yes_no)?.unwrap_or(false),
            signed_on: cells.optional(&SIGNED, cell::date)?,
            notified_on: cells.optional(&NOTIFIED, cell::date)?,
            from,
            to,
            is_coach_only: cells.optional(&COACH_ONLY, cell::yes_no)?.unwrap_or(false),
            tariff_class: cells.required(&TARIFF, cell::code)?,
        })
    }

    fn key(&self) -> String {
        self.code.clone()
    }
}
