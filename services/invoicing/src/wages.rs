//! Reads a file of monthly wages, a line a worker and month, for the provisional run.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_invoicing_domain::premium::provisional::WageLine;
use werkbrug_kernel::money::Cents;

use crate::{
    sheet::{
        Cells, Form, Reject, Sheet, Why, Wrong,
        written::{amount, fraction, month},
    },
    store::file_columns::Columns,
};

/// The fields of monthly wages.
pub(crate) const FORM: Form = Form {
    needed: &["worker_code", "month", "contract_fraction", "performed_fraction", "reference_wage"],
    optional: &["sine"],
};

/// A worker's code with a month.
pub(crate) type Waged = (String, WageLine);

/// The lines of the file; the first that cannot be used refuses it. Payroll gives a worker's month once: two lines of one
/// month would leave the first unsaid. A code that nobody has would keep the quarter from being reckoned.
pub(crate) fn read(sheet: &Sheet, columns: &Columns, workers: &BTreeMap<String, Uuid>) -> Result<Vec<Waged>, Reject> {
    let mut seen: BTreeSet<(String, Date)> = BTreeSet::new();
    let mut found = Vec::new();
    for (line, cells) in sheet.lines(columns) {
        let reject = |(heading, why)| Reject { line, heading, why };
        let (code, wage) = waged(&cells).map_err(reject)?;
        if !workers.contains_key(&code) {
            return Err(reject((cells.heading("worker_code"), Why::CodeUnknown)));
        }
        if !seen.insert((code.clone(), wage.month)) {
            return Err(reject((cells.heading("month"), Why::MonthTwice)));
        }
        found.push((code, wage));
    }
    Ok(found)
}

fn waged(cells: &Cells<'_>) -> Result<Waged, Wrong> {
    let not_negative = |text: &str| amount(text).filter(|amount| *amount >= Cents::ZERO);
    let line = WageLine {
        month: cells.needed("month", Why::Month, month)?,
        contract_fraction: cells.needed("contract_fraction", Why::Fraction, fraction)?,
        performed_fraction: cells.needed("performed_fraction", Why::Fraction, fraction)?,
        reference_wage: cells.needed("reference_wage", Why::Amount, not_negative)?,
        sine_deduction: cells.read("sine", Why::Amount, not_negative)?.unwrap_or_default(),
    };
    Ok((cells.needed_code("worker_code")?, line))
}
