//! A quarter before its declaration is there: one line made of the monthly wages that are known.
//!
//! The declaration comes a month after the quarter, the books close earlier. A month that is not known yet brings nothing;
//! the change when the declaration comes is told worker by worker (`change.rs`).

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, period::Period, quarter::Quarter};

use crate::premium::{
    fault::{Fault, Problem},
    package::DmfaLine,
    worker::Fraction,
};

/// Decimals kept of a fraction that is an average; amounts are rounded later, once.
const DECIMALS: u32 = 12;

/// A worker's wage of one month, as the payroll office gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WageLine {
    /// The first day of the month.
    pub month: Date,
    /// The fraction of full time in the contract.
    pub contract_fraction: Fraction,
    /// The fraction of full time performed.
    pub performed_fraction: Fraction,
    /// Reference wage of the month.
    pub reference_wage: Cents,
    /// What SINE pays for the month.
    pub sine_deduction: Cents,
}

/// The line of the quarter that these months make: wages added, fractions weighed by the days of the month over the days
/// of the months that are known.
pub fn line_of(worker: &str, quarter: Quarter, months: &[WageLine]) -> Result<DmfaLine, Fault> {
    let too_large = || Fault::of_worker(worker, "reference_wage", Problem::TooLarge);
    let own: Vec<(&WageLine, Decimal)> = quarter.months().iter().filter_map(|first| month(months, *first)).collect();
    let days: Decimal = own.iter().map(|(_, days)| *days).sum();
    if days.is_zero() {
        return Err(Fault::of_worker(worker, "month", Problem::Missing));
    }
    let average = |of: fn(&WageLine) -> Fraction| {
        let weighed: Option<Decimal> = own
            .iter()
            .try_fold(Decimal::ZERO, |sum, (line, days)| sum.checked_add(of(line).value().checked_mul(*days)?));
        let exact = weighed.and_then(|sum| sum.checked_div(days)).ok_or_else(too_large)?;
        Fraction::new(exact.round_dp(DECIMALS))
            .map_err(|problem| Fault::of_worker(worker, "contract_fraction", problem))
    };
    let reference_wage = Cents::sum(own.iter().map(|(line, _)| line.reference_wage)).ok_or_else(too_large)?;
    Ok(DmfaLine {
        contract_fraction: average(|line| line.contract_fraction)?,
        performed_fraction: average(|line| line.performed_fraction)?,
        reference_wage,
        has_wage_cost: reference_wage > Cents::ZERO,
        sine_deduction: Cents::sum(own.iter().map(|(line, _)| line.sine_deduction)).ok_or_else(too_large)?,
        is_resuming: false,
    })
}

/// The last line given for a month, with the days of the month.
fn month(months: &[WageLine], first: Date) -> Option<(&WageLine, Decimal)> {
    let line = months.iter().rev().find(|line| line.month == first)?;
    let days = Period::new(first, first.last_of_month()).ok()?.days();
    Some((line, Decimal::from(days)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Cents, Date, Fraction, Quarter, WageLine, line_of};

    fn wage(month: Date, fraction: &str, cents: i64) -> WageLine {
        let fraction = Fraction::new(fraction.parse().unwrap()).unwrap();
        WageLine {
            month,
            contract_fraction: fraction,
            performed_fraction: fraction,
            reference_wage: Cents::new(cents),
            sine_deduction: Cents::new(1_000),
        }
    }

    #[test]
    fn three_months_make_a_quarter() {
        // 2025Q2: 30, 31 and 30 days; (1 x 30 + 0.5 x 31 + 0.5 x 30) / 91 = 0.664835164835.
        let [april, may, june] = [date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1)];
        let quarter = Quarter::new(2025, 2).unwrap();
        let rows = [
            (vec![wage(april, "1", 300_000), wage(may, "1", 310_000), wage(june, "1", 290_000)], "1", 900_000, 3_000),
            (
                vec![wage(april, "1", 300_000), wage(may, "0.5", 1), wage(june, "0.5", 2)],
                "0.664835164835",
                300_003,
                3_000,
            ),
            (vec![wage(april, "0.8", 250_000)], "0.8", 250_000, 1_000),
            (vec![wage(april, "0.8", 250_000), wage(april, "0.6", 200_000)], "0.6", 200_000, 1_000),
            (vec![wage(date(2025, 3, 1), "1", 9), wage(june, "0.5", 0)], "0.5", 0, 1_000),
        ];
        for (months, fraction, wage, sine) in rows {
            let line = line_of("w-1", quarter, &months).unwrap();
            assert_eq!(line.contract_fraction.value().to_string(), fraction, "{months:?}");
            assert_eq!((line.reference_wage.value(), line.sine_deduction.value()), (wage, sine));
            assert_eq!(line.has_wage_cost, wage > 0);
        }
        let none = line_of("w-1", quarter, &[wage(date(2025, 7, 1), "1", 1)]).unwrap_err();
        assert_eq!(none.to_string(), "worker w-1: month: is missing");
    }
}
