//! tarieven.csv: what an hour costs a company.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::{kbo::Kbo, money::Cents};

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{CODE, Column, DATE, EURO, Spec},
};

const COMPANY: Column = Column::required("kbo", "ondernemingsnummer", "wie betaalt");
const CLASS: Column = Column::required("tariefklasse", CODE, "zoals in overeenkomsten");
const HOUR: Column = Column::required("euro_per_uur", EURO, "prijs van een uur, zonder btw");
const FROM: Column = Column::required("van", DATE, "eerste dag waarop dit geldt");
const CATEGORY: Column = Column::required("btw_categorie", "S, AE, E, K of Z", "code van UNCL5305");
const RATE: Column = Column::required("btw_tarief", "percentage", "21; 0 bij AE, E, K en Z");

const CATEGORIES: [(&str, &str); 5] = [("S", "S"), ("AE", "AE"), ("E", "E"), ("K", "K"), ("Z", "Z")];

/// One tariff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TariffRow {
    /// Who pays.
    pub(crate) company: Kbo,
    /// The class.
    pub(crate) class: String,
    /// Price of an hour.
    pub(crate) hour: Cents,
    /// From this day.
    pub(crate) from: Date,
    /// VAT category.
    pub(crate) category: &'static str,
    /// VAT percentage.
    pub(crate) rate: Decimal,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "tarieven",
    meaning: "wat een uur een bedrijf kost",
    columns: &[COMPANY, CLASS, HOUR, FROM, CATEGORY, RATE],
};

impl Row for TariffRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = CLASS;

    fn read(cells: &Cells<'_>, known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            company: cells.required(&COMPANY, |text| known.company(text))?,
            class: cells.required(&CLASS, cell::code)?,
            hour: cells.required(&HOUR, cell::euro)?,
            from: cells.required(&FROM, cell::date)?,
            category: cells.required(&CATEGORY, |text| cell::word(text, &CATEGORIES))?,
            rate: cells.required(&RATE, |text| cell::decimal(text.trim_end_matches(['%', ' '])))?,
        })
    }

    fn key(&self) -> String {
        format!("{} {} {}", self.company.as_str(), self.class, self.from)
    }
}
