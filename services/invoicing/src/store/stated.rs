//! What a statement says beside the amounts, as one column.

use serde::{Deserialize, Serialize};
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::{premium::worker::Fraction, reconciliation::explain::Stated};
use werkbrug_kernel::money::Cents;

use crate::parse::decimal;

#[derive(Serialize, Deserialize, Default)]
struct Column {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    percent: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    contract_fraction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    reference_wage_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cap_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    sine_deduction_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    is_inside: Option<bool>,
}

/// As the database stores it.
pub(crate) fn column(stated: &Stated) -> Result<String, Fault> {
    let column = Column {
        percent: stated.percent,
        contract_fraction: stated.contract_fraction.map(|fraction| fraction.value().to_string()),
        reference_wage_cents: stated.reference_wage.map(Cents::value),
        cap_cents: stated.cap.map(Cents::value),
        sine_deduction_cents: stated.sine_deduction.map(Cents::value),
        is_inside: stated.is_inside,
    };
    serde_json::to_string(&column).map_err(Fault::during("storing a statement"))
}

/// As it was stored.
pub(crate) fn from_column(text: &str) -> Result<Stated, Fault> {
    let column: Column = serde_json::from_str(text).map_err(Fault::during("reading a statement"))?;
    let fraction = |text: String| decimal(&text).and_then(|figure| Fraction::new(figure).ok());
    Ok(Stated {
        percent: column.percent,
        contract_fraction: column.contract_fraction.and_then(fraction),
        reference_wage: column.reference_wage_cents.map(Cents::new),
        cap: column.cap_cents.map(Cents::new),
        sine_deduction: column.sine_deduction_cents.map(Cents::new),
        is_inside: column.is_inside,
    })
}
