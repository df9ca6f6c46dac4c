//! The annual settlement on a file: the year's quarters in the settlement's own format, with who was inside and what each was
//! settled at. It runs the rule of the service, so that somebody else can judge the levelling as well.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;
use werkbrug_invoicing_domain::premium::{
    annual::{YearQuarter, annual},
    fault::{Fault, Problem},
};
use werkbrug_kernel::money::Cents;

use crate::{premium_format::read, tool_settle::ToolFault};

/// Name and version of the input and of the result.
const INPUT: &str = "werkbrug-premium-year/1";
const RESULT: &str = "werkbrug-premium-year-result/1";

/// Levels one workshop's year: a year as JSON in, who is held inside and what it brings as JSON out.
///
/// # Errors
/// The first thing in the input that cannot be used, with its line or its field.
pub fn level_tool(input_json: &str) -> Result<String, ToolFault> {
    let document: Value = serde_json::from_str(input_json)?;
    let is_ours = document.get("format").and_then(Value::as_str) == Some(INPUT);
    let listed = document.get("quarters").and_then(Value::as_array).filter(|_| is_ours);
    let listed = listed.ok_or_else(|| unusable("format"))?;
    let quarters: Result<Vec<YearQuarter>, Fault> = listed.iter().map(quarter).collect();
    let quarters = quarters?;
    let year = annual(&quarters)?;
    let outcome = quarters.iter().zip(&year.held).zip(&year.levelled).map(|((quarter, held), levelled)| Outcome {
        quarter: quarter.input.quarter.to_string(),
        held: held.iter().map(|(worker, held)| (worker.as_str(), held.as_str())).collect(),
        inside: levelled.workers.iter().filter(|one| one.is_inside).map(|one| one.id.as_str()).collect(),
        total: levelled.totals.total.to_euro(),
    });
    let result = Year {
        format: RESULT,
        recomputation: year.recomputation.to_euro(),
        levelling: year.levelling.to_euro(),
        empty_fte: year.empty_fte.normalize().to_string(),
        quarters: outcome.collect(),
    };
    Ok(serde_json::to_string_pretty(&result).map(|text| text + "\n")?)
}

fn quarter(document: &Value) -> Result<YearQuarter, Fault> {
    let text = |field: &str| document.get(field).and_then(Value::as_str);
    let settled = text("settled").and_then(|text| Cents::parse_euro(text).ok());
    let inside = document.get("was_inside").and_then(Value::as_array);
    let inside: Option<BTreeSet<String>> =
        inside.and_then(|ids| ids.iter().map(|id| id.as_str().map(str::to_owned)).collect());
    Ok(YearQuarter {
        input: read::input(document.get("input").unwrap_or(&Value::Null))?,
        was_inside: inside.ok_or_else(|| unusable("was_inside"))?,
        settled: settled.ok_or_else(|| unusable("settled"))?,
    })
}

fn unusable(field: &'static str) -> Fault {
    Fault::of_input(field, Problem::Missing)
}

#[derive(Serialize)]
struct Year<'a> {
    format: &'static str,
    recomputation: String,
    levelling: String,
    empty_fte: String,
    quarters: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Outcome<'a> {
    quarter: String,
    held: BTreeMap<&'a str, &'a str>,
    inside: Vec<&'a str>,
    total: String,
}
