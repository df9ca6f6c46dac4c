//! The cap on the reference wage: a multiple of the guaranteed minimum income, for the quarter.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{
    fault::{Fault, Problem},
    parameters::{DatedAmount, InQuarter, Parameters, Status},
    rounding::round2,
    worker::Fraction,
};

/// The minimum income of a whole quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarterIncome {
    /// Three months together.
    pub amount: Cents,
    /// Published only when every value used is.
    pub status: Status,
    /// The change inside the quarter, if there is one.
    pub change: Option<Change>,
}

/// A new minimum income inside the quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its first day.
    pub on: Date,
    /// What held before.
    pub before: Cents,
    /// What holds since.
    pub after: Cents,
}

/// The minimum income of a quarter by the policy in force; refuses when a needed day has no value.
pub fn quarter_income(parameters: &Parameters, quarter: Quarter) -> Result<QuarterIncome, Fault> {
    let [first, second, third] = quarter.months();
    let days = match parameters.ggmmi_in_quarter {
        InQuarter::Start => [first, first, first],
        InQuarter::Monthly => [first, second, third],
        InQuarter::End => [quarter.last_day(); 3],
    };
    let mut amounts = Vec::new();
    let mut status = Status::Published;
    for day in days {
        let value = on(&parameters.ggmmi, day)?;
        amounts.push(value.amount);
        status = status.and(value.status);
    }
    let amount = Cents::sum(amounts).ok_or_else(|| Fault::of_input("ggmmi", Problem::TooLarge))?;
    Ok(QuarterIncome { amount, status, change: change_in(&parameters.ggmmi, quarter) })
}

/// The most of a wage that counts: the multiple of the quarter's income, by the contract's fraction.
pub fn cap(cap_multiple: Decimal, income: Cents, fraction: Fraction) -> Option<Cents> {
    round2(income, &[cap_multiple, fraction.value()])
}

/// The value that holds on a day: the newest that started by then.
fn on(values: &[DatedAmount], day: Date) -> Result<&DatedAmount, Fault> {
    let newest = values.iter().filter(|value| value.valid_from <= day).max_by_key(|value| value.valid_from);
    let newest = newest.ok_or_else(|| Fault::of_input("ggmmi", Problem::NoGgmmi { on: day }))?;
    let differs = |value: &DatedAmount| value.valid_from == newest.valid_from && value.amount != newest.amount;
    if values.iter().any(differs) {
        return Err(Fault::of_input("ggmmi", Problem::TwoValues { on: newest.valid_from }));
    }
    Ok(newest)
}

/// The last change of amount after the first day of the quarter.
fn change_in(values: &[DatedAmount], quarter: Quarter) -> Option<Change> {
    let before = on(values, quarter.first_day()).ok()?;
    let after = on(values, quarter.last_day()).ok()?;
    let is_inside = after.valid_from > quarter.first_day();
    (is_inside && before.amount != after.amount).then_some(Change {
        on: after.valid_from,
        before: before.amount,
        after: after.amount,
    })
}
