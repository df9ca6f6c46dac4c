//! werkplekken.csv: sites of host companies and departments of the workshop.

use werkbrug_kernel::{establishment::Establishment, kbo::Kbo};
use werkbrug_proto::crews::{PlaceKind, PostDemands};

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, NUMBER, Spec, TEXT, YES_NO},
    wrong,
};

const PLACE: Column = Column::required("code", CODE, "eigen code; hieraan herkend, ook in het weekrooster");
const NAME: Column = Column::required("naam", TEXT, "naam van de plek");
const KIND: Column = Column::required("soort", "gast of afdeling", "bij een gastbedrijf of een eigen afdeling");
const COMPANY: Column = Column::optional("kbo", "ondernemingsnummer", "gastbedrijf; leeg bij een afdeling");
const ESTABLISHMENT: Column =
    Column::optional("vestiging", "vestigingsnummer", "vestigingseenheid van het gastbedrijf");
const ACTIVITY: Column =
    Column::optional("kernactiviteit", TEXT, "hoofdactiviteit van het gastbedrijf daar, NACE-code");
const NAMES: Column = Column::optional("namen_nodig", YES_NO, "of het gastbedrijf namen moet zien voor de toegang");
const LIFT: Column = Column::optional("tillen_kg", NUMBER, "zwaarste last in kg; leeg of 0 vraagt niets");
const LIFT_TIMES: Column = Column::optional("tillen_per_uur", NUMBER, "keer tillen per uur");
const STANDING: Column = Column::optional("staan_minuten", NUMBER, "langst staan aan een stuk, in minuten");
const NOISE: Column = Column::optional("lawaai", "0, 1 of 2", "0 rustig, 1 wat lawaai, 2 luid");
const CROWD: Column = Column::optional("drukte", "0, 1 of 2", "0 rustig, 1 enkele mensen, 2 veel volk");

const KINDS: [(&str, PlaceKind); 2] = [("gast", PlaceKind::HostSite), ("afdeling", PlaceKind::Department)];

/// One place of work.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlaceRow {
    /// The workshop's own code.
    pub(crate) code: String,
    /// Name.
    pub(crate) name: String,
    /// Host site or department.
    pub(crate) kind: PlaceKind,
    /// The host.
    pub(crate) company: Option<Kbo>,
    /// The host's establishment unit.
    pub(crate) establishment: Option<Establishment>,
    /// The host's main activity there.
    pub(crate) activity: String,
    /// Whether the host must see names.
    pub(crate) names_needed: bool,
    /// What the post asks of a body.
    pub(crate) demands: PostDemands,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "werkplekken",
    meaning: "waar mensen werken: bij gastbedrijven en in eigen afdelingen",
    columns: &[PLACE, NAME, KIND, COMPANY, ESTABLISHMENT, ACTIVITY, NAMES, LIFT, LIFT_TIMES, STANDING, NOISE, CROWD],
};

impl Row for PlaceRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = PLACE;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        let number = |column: &Column, most: u32| Ok(cells.optional(column, cell::count_in(0, most))?.unwrap_or(0));
        let code = cells.required(&PLACE, cell::code)?;
        let name = cells.required(&NAME, cell::line)?;
        let kind = cells.required(&KIND, |text| cell::word(text, &KINDS))?;
        let company = cells.optional(&COMPANY, |text| known.company(text))?;
        if company.is_some() != (kind == PlaceKind::HostSite) {
            return Err(Blame::of(&COMPANY, wrong::COMPANY_OF_PLACE));
        }
        Ok(Self {
            code,
            name,
            kind,
            company,
            establishment: cells.optional(&ESTABLISHMENT, cell::establishment)?,
            activity: cells.optional(&ACTIVITY, cell::line)?.unwrap_or_default(),
            names_needed: cells.optional(&NAMES, cell::yes_no)?.unwrap_or(false),
            demands: PostDemands {
                lift_kg: number(&LIFT, 100)?,
                lift_times_hour: number(&LIFT_TIMES, 1_000)?,
                standing_minutes: number(&STANDING, 1_440)?,
                noise: number(&NOISE, 2)?,
                crowd: number(&CROWD, 2)?,
            },
        })
    }

    fn key(&self) -> String {
        self.code.clone()
    }
}
