//! bedrijven.csv: customers, suppliers and the workshop itself.

use werkbrug_kernel::{iban::Iban, kbo::Kbo, vat::Vat};

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{Column, Spec, TEXT},
    wrong,
};

const KBO: Column = Column::required("kbo", "ondernemingsnummer", "nummer in de Kruispuntbank; hieraan herkend");
const NAME: Column = Column::required("naam", TEXT, "naam van het bedrijf");
const ROLES: Column = Column::required("hoedanigheid", "klant, leverancier, eigen", "een of meer, gescheiden door +");
const PROVINCE: Column = Column::optional("provincie", TEXT, "provincie van de zetel");
const SECTOR: Column = Column::optional("sector", TEXT, "sector");
const STREET: Column = Column::optional("straat", TEXT, "straat en nummer");
const POSTCODE: Column = Column::optional("postcode", TEXT, "postcode");
const CITY: Column = Column::optional("gemeente", TEXT, "gemeente");
const COUNTRY: Column = Column::optional("land", "landcode", "twee letters; leeg is BE");
const VAT: Column = Column::optional("btw", "btw-nummer", "leeg als het bedrijf niet btw-plichtig is");
const IBAN: Column = Column::optional("iban", "rekeningnummer", "enkel van het eigen bedrijf, en daar verplicht");
const EMAIL: Column = Column::optional("email", TEXT, "adres voor facturen");

/// Roles of a company that stand in one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roles {
    /// The workshop works for it.
    pub(crate) is_customer: bool,
    /// The workshop buys from it.
    pub(crate) is_supplier: bool,
    /// It is the workshop.
    pub(crate) is_own: bool,
}

#[derive(Clone, Copy)]
enum Word {
    Customer,
    Supplier,
    Own,
}

/// One company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CompanyRow {
    /// KBO number.
    pub(crate) kbo: Kbo,
    /// Name.
    pub(crate) name: String,
    /// What it is to the workshop.
    pub(crate) roles: Roles,
    /// Province.
    pub(crate) province: String,
    /// Sector.
    pub(crate) sector: String,
    /// Street, postcode, town and country.
    pub(crate) address: [String; 4],
    /// VAT number.
    pub(crate) vat: Option<Vat>,
    /// Account number of the workshop.
    pub(crate) iban: Option<Iban>,
    /// Where invoices go.
    pub(crate) email: String,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "bedrijven",
    meaning: "klanten, leveranciers en het eigen bedrijf",
    columns: &[KBO, NAME, ROLES, PROVINCE, SECTOR, STREET, POSTCODE, CITY, COUNTRY, VAT, IBAN, EMAIL],
};

impl Row for CompanyRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = KBO;

    fn read(cells: &Cells<'_>, _known: &Known) -> Result<Self, Blame> {
        let text = |column: &Column| Ok(cells.optional(column, cell::line)?.unwrap_or_default());
        let kbo = cells.required(&KBO, cell::kbo)?;
        let name = cells.required(&NAME, cell::line)?;
        let roles = cells.required(&ROLES, roles)?;
        let country = match text(&COUNTRY)? {
            empty if empty.is_empty() => "BE".to_owned(),
            country => country,
        };
        let vat = cells.optional(&VAT, cell::vat)?;
        if vat.as_ref().is_some_and(|vat| *vat.kbo() != kbo) {
            return Err(Blame::of(&VAT, wrong::VAT_OF_ANOTHER));
        }
        let iban = cells.optional(&IBAN, cell::iban)?;
        if iban.is_some() != roles.is_own {
            let wrong = if roles.is_own { wrong::ACCOUNT_MISSING } else { wrong::ACCOUNT_OF_ANOTHER };
            return Err(Blame::of(&IBAN, wrong));
        }
        Ok(Self {
            kbo,
            name,
            roles,
            province: text(&PROVINCE)?,
            sector: text(&SECTOR)?,
            address: [text(&STREET)?, text(&POSTCODE)?, text(&CITY)?, country],
            vat,
            iban,
            email: text(&EMAIL)?,
        })
    }

    fn key(&self) -> String {
        self.kbo.as_str().to_owned()
    }
}

fn roles(text: &str) -> cell::Read<Roles> {
    let words = [("klant", Word::Customer), ("leverancier", Word::Supplier), ("eigen", Word::Own)];
    let mut roles = Roles::default();
    for part in text.split(['+', ',']) {
        match cell::word(part.trim(), &words)? {
            Word::Customer => roles.is_customer = true,
            Word::Supplier => roles.is_supplier = true,
            Word::Own => roles.is_own = true,
        }
    }
    Ok(roles)
}
