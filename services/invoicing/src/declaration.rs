//! Reads a file of the quarterly declaration, and one of national numbers and codes. A number is turned into its blind index
//! in the breath in which it is read; nothing after this file ever sees one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use werkbrug_invoicing_domain::premium::{package::DmfaLine, worker::Fraction};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::{
    blind::Blinder,
    sheet::{
        Cells, Form, Reject, Sheet, Why, Wrong,
        written::{amount, day, fraction, yes_or_no},
    },
    store::file_columns::Columns,
};

pub(crate) mod xml;

/// The fields of a declaration: a number or a code says who.
pub(crate) const FORM: Form = Form {
    needed: &["quarter", "contract_fraction", "performed_fraction", "reference_wage"],
    optional: &[
        "national_number",
        "worker_code",
        "has_wage_cost",
        "sine",
        "resuming",
        "contract_from",
        "contract_until",
    ],
};
/// The fields of a file that links numbers to codes.
pub(crate) const LINKS: Form = Form { needed: &["national_number", "worker_code"], optional: &[] };
/// Who a line is about.
const NUMBER: &str = "national_number";
const CODE: &str = "worker_code";

/// A line with whom it is about: a code, a blind index, or both, which links them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    /// Its number in the file.
    pub(crate) line: usize,
    /// The blind index of the national number.
    pub(crate) blind_index: Option<String>,
    /// The workshop's own code of the worker.
    pub(crate) worker_code: Option<String>,
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// The figures.
    pub(crate) figures: Figures,
    /// Of how many contracts they are.
    pub(crate) contracts: i32,
}

/// The figures of a line; a field that has no column says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figures {
    contract_fraction: Fraction,
    performed_fraction: Fraction,
    reference_wage: Cents,
    has_wage_cost: Option<bool>,
    sine_deduction: Option<Cents>,
    is_resuming: Option<bool>,
    /// The first day in the quarter of the contract that begins the earliest.
    pub(crate) contract_from: Option<Date>,
    /// The last day in the quarter of the contract that goes on the longest.
    pub(crate) contract_until: Option<Date>,
}

impl Figures {
    /// The whole line: what the file says nothing about stays as it is known, and a new line gets what is usual.
    pub(crate) fn over(&self, known: Option<&DmfaLine>) -> DmfaLine {
        let has_wage_cost = known.map_or(self.reference_wage > Cents::ZERO, |line| line.has_wage_cost);
        DmfaLine {
            contract_fraction: self.contract_fraction,
            performed_fraction: self.performed_fraction,
            reference_wage: self.reference_wage,
            has_wage_cost: self.has_wage_cost.unwrap_or(has_wage_cost),
            sine_deduction: self.sine_deduction.or(known.map(|line| line.sine_deduction)).unwrap_or_default(),
            is_resuming: self.is_resuming.or(known.map(|line| line.is_resuming)).unwrap_or_default(),
        }
    }
}

/// The lines of a declaration; the first that cannot be used refuses the file.
pub(crate) fn read(sheet: &Sheet, columns: &Columns, blinder: &Blinder) -> Result<Vec<Declared>, Reject> {
    let line = |(line, cells): (usize, Cells<'_>)| {
        declared(line, &cells, blinder).map_err(|(heading, why)| Reject { line, heading, why })
    };
    sheet.lines(columns).map(line).collect()
}

fn declared(line: usize, cells: &Cells<'_>, blinder: &Blinder) -> Result<Declared, Wrong> {
    let blind_index = cells.read(NUMBER, Why::NumberForm, |text| blinder.index(text))?;
    let worker_code = cells.code(CODE)?;
    if blind_index.is_none() && worker_code.is_none() {
        return Err((cells.heading(NUMBER), Why::Who));
    }
    let reference_wage = cells.needed("reference_wage", Why::Amount, not_negative)?;
    let has_wage_cost = cells.read("has_wage_cost", Why::YesNo, yes_or_no)?;
    let (sine, resuming) =
        (cells.read("sine", Why::Amount, not_negative)?, cells.read("resuming", Why::YesNo, yes_or_no)?);
    let quarter = cells.needed("quarter", Why::Quarter, |text| Quarter::parse(text).ok())?;
    let from =
        cells.read("contract_from", Why::Day, day)?.map_or(quarter.first_day(), |day| day.max(quarter.first_day()));
    let until =
        cells.read("contract_until", Why::Day, day)?.map_or(quarter.last_day(), |day| day.min(quarter.last_day()));
    Ok(Declared {
        line,
        blind_index,
        worker_code,
        quarter,
        figures: Figures {
            contract_fraction: cells.needed("contract_fraction", Why::Fraction, fraction)?,
            performed_fraction: cells.needed("performed_fraction", Why::Fraction, fraction)?,
            reference_wage,
            has_wage_cost: cells.has("has_wage_cost").then(|| has_wage_cost.unwrap_or(reference_wage > Cents::ZERO)),
            sine_deduction: cells.has("sine").then(|| sine.unwrap_or_default()),
            is_resuming: cells.has("resuming").then(|| resuming.unwrap_or_default()),
            contract_from: cells.has("contract_from").then_some(from),
            contract_until: cells.has("contract_until").then_some(until),
        },
        contracts: 1,
    })
}

fn not_negative(text: &str) -> Option<Cents> {
    amount(text).filter(|amount| *amount >= Cents::ZERO)
}

/// Codes by blind index; the first line that cannot be used refuses the file.
pub(crate) fn links(sheet: &Sheet, columns: &Columns, blinder: &Blinder) -> Result<BTreeMap<String, String>, Reject> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (line, cells) in sheet.lines(columns) {
        let reject = |(heading, why)| Reject { line, heading, why };
        let index = cells.needed(NUMBER, Why::NumberForm, |text| blinder.index(text)).map_err(reject)?;
        let code = cells.needed_code(CODE).map_err(reject)?;
        if found.get(&index).is_some_and(|known| *known != code) {
            return Err(reject((cells.heading(CODE), Why::Twice)));
        }
        found.insert(index, code);
    }
    Ok(found)
}

/// Two contracts of one worker in a quarter are one line: amounts and fractions added.
pub(crate) fn together(one: &Figures, other: &Figures) -> Option<Figures> {
    let add = |one: Fraction, other: Fraction| Fraction::new(one.value().checked_add(other.value())?).ok();
    let sine_deduction = match (one.sine_deduction, other.sine_deduction) {
        (Some(first), Some(second)) => Some(first.checked_add(second)?),
        (first, second) => first.or(second),
    };
    Some(Figures {
        contract_fraction: add(one.contract_fraction, other.contract_fraction)?,
        performed_fraction: add(one.performed_fraction, other.performed_fraction)?,
        reference_wage: one.reference_wage.checked_add(other.reference_wage)?,
        has_wage_cost: one.has_wage_cost.max(other.has_wage_cost),
        sine_deduction,
        is_resuming: one.is_resuming.max(other.is_resuming),
        contract_from: [one.contract_from, other.contract_from].into_iter().flatten().min(),
        contract_until: one.contract_until.max(other.contract_until),
    })
}
