//! parameters.csv: dated values of the law, each with its source and status.

use jiff::civil::Date;

use crate::import::{
    cell,
    known::Known,
    parse::{Blame, Cells, Row},
    spec::{Column, DATE, Spec, TEXT},
};

const NAME: Column =
    Column::required("naam", TEXT, "ggmmi, cap_multiple, contingent_fte, guidance.collective.fixed, ...");
const VALUE: Column = Column::required("waarde", TEXT, "getal met decimale komma, of een woord zoals monthly");
const FROM: Column = Column::required("van", DATE, "eerste dag waarop dit geldt");
const SOURCE: Column = Column::required("bron", "tekst, hoogstens 300 tekens", "waar het gelezen werd");
const STATUS: Column = Column::required("status", "een woord", "published of unconfirmed");

const STATUSES: [(&str, &str); 2] = [("published", "published"), ("unconfirmed", "unconfirmed")];

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ParameterRow {
    /// What it is.
    pub(crate) name: String,
    /// Its value, numbers with a decimal point.
    pub(crate) value: String,
    /// From this day.
    pub(crate) from: Date,
    /// Where it was read.
    pub(crate) source: String,
    /// How sure we are.
    pub(crate) status: &'static str,
}

/// The file.
pub(crate) const SPEC: Spec = Spec {
    stem: "parameters",
    meaning: "waarden van de wet, met datum, bron en status",
    columns: &[NAME, VALUE, FROM, SOURCE, STATUS],
};

impl Row for ParameterRow {
    const SPEC: Spec = SPEC;
    const KEY: Column = NAME;

    fn read(cells: &Cells<'_>, _known: &Known) -> Result<Self, Blame> {
        Ok(Self {
            name: cells.required(&NAME, cell::line)?,
            value: cells.required(&VALUE, value)?,
            from: cells.required(&FROM, cell::date)?,
            source: cells.required(&SOURCE, |text| cell::line_of(text, 300))?,
            status: cells.required(&STATUS, |text| cell::word(text, &STATUSES))?,
        })
    }

    fn key(&self) -> String {
        format!("{} {}", self.name, self.from)
    }
}

/// A word as it is, a number with a point; anything that begins like a number must be one.
fn value(text: &str) -> cell::Read<String> {
    if text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | ',' | '.')) {
        return cell::decimal(text).map(|number| number.to_string());
    }
    cell::line(text)
}
