//! From a support package and a line of the declaration to a worker of the settlement.

use std::num::NonZeroU32;

use jiff::civil::Date;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{
    fault::{Fault, Problem},
    vop,
    worker::{Fraction, Need, Percent, Scheme, Worker},
};

/// The scheme of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageScheme {
    /// NL: collectief maatwerk.
    Collective,
    /// NL: individueel maatwerk.
    Individual,
    /// The predecessor, for as long as a dossier runs. NL: Vlaamse ondersteuningspremie.
    Vop,
}

/// A support package, as the social service granted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The scheme.
    pub scheme: PackageScheme,
    /// Percentage of the wage.
    pub percent: u32,
    /// How much guidance.
    pub guidance: Need,
    /// First day.
    pub valid_from: Date,
    /// Last day, if there is one.
    pub valid_to: Option<Date>,
}

/// A worker's line of the quarterly declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DmfaLine {
    /// The fraction of full time in the contract.
    pub contract_fraction: Fraction,
    /// The fraction of full time performed.
    pub performed_fraction: Fraction,
    /// Reference wage of the quarter.
    pub reference_wage: Cents,
    /// False when the person was sick all quarter and nothing was paid.
    pub has_wage_cost: bool,
    /// What SINE already paid.
    pub sine_deduction: Cents,
    /// Works partially again after an illness: the fill rate counts what was performed. NL: progressieve tewerkstelling.
    pub is_resuming: bool,
}

/// The package that counts in a quarter: the newest that is valid on its first day.
pub fn of_quarter<'a>(packages: impl IntoIterator<Item = &'a Package>, quarter: Quarter) -> Option<&'a Package> {
    let day = quarter.first_day();
    let is_valid = |package: &&Package| package.valid_from <= day && package.valid_to.is_none_or(|last| day <= last);
    packages.into_iter().filter(is_valid).max_by_key(|package| package.valid_from)
}

/// The worker as the settlement sees it. A VOP dossier is settled like an individual package without guidance, at the
/// percentage of its period; nothing when its periods are over.
pub fn worker(id: String, package: &Package, line: &DmfaLine, quarter: Quarter) -> Result<Option<Worker>, Fault> {
    let in_package = quarter_of_package(package.valid_from, quarter);
    let individual = || {
        Ok(Scheme::Individual {
            package_quarter: in_package.ok_or_else(|| Fault::of_worker(&id, "package_quarter", Problem::Zero))?,
            performed_fraction: line.performed_fraction,
        })
    };
    let (scheme, percent, guidance) = match package.scheme {
        PackageScheme::Collective => {
            (Scheme::Collective { has_wage_cost: line.has_wage_cost }, package.percent, package.guidance)
        }
        PackageScheme::Individual => (individual()?, package.percent, package.guidance),
        PackageScheme::Vop => {
            let Some(percent) = in_package.and_then(|quarter| vop::percent_in(package.percent, quarter)) else {
                return Ok(None);
            };
            (individual()?, percent, Need::None)
        }
    };
    let percent = Percent::new(percent, scheme).map_err(|problem| Fault::of_worker(&id, "percent", problem))?;
    Ok(Some(Worker {
        id,
        scheme,
        percent,
        guidance,
        contract_fraction: line.contract_fraction,
        reference_wage: line.reference_wage,
        sine_deduction: line.sine_deduction,
    }))
}

/// 1 in the quarter in which the package starts, and one more each quarter.
fn quarter_of_package(valid_from: Date, quarter: Quarter) -> Option<NonZeroU32> {
    let count = |quarter: Quarter| i32::from(quarter.year()) * 4 + i32::from(quarter.number());
    let passed = count(quarter) - count(Quarter::of(valid_from));
    u32::try_from(passed + 1).ok().and_then(NonZeroU32::new)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Package, PackageScheme, Quarter, of_quarter, quarter_of_package};
    use crate::premium::worker::Need;

    fn package(percent: u32, valid_from: Date, valid_to: Option<Date>) -> Package {
        Package { scheme: PackageScheme::Individual, percent, guidance: Need::Low, valid_from, valid_to }
    }

    #[test]
    fn the_newest_package_of_the_first_day_counts() {
        let packages = [
            package(55, date(2024, 1, 1), None),
            package(50, date(2025, 4, 1), Some(date(2025, 6, 30))),
            package(40, date(2025, 7, 2), None),
        ];
        let rows = [
            ("2023Q4", None),
            ("2024Q1", Some(55)),
            ("2025Q1", Some(55)),
            ("2025Q2", Some(50)),
            ("2025Q3", Some(55)),
            ("2025Q4", Some(40)),
        ];
        for (quarter, percent) in rows {
            let found = of_quarter(&packages, Quarter::parse(quarter).unwrap());
            assert_eq!(found.map(|package| package.percent), percent, "{quarter}");
        }
    }

    #[test]
    fn quarters_of_a_package_count_from_one() {
        let rows = [
            (date(2024, 1, 1), "2024Q1", Some(1)),
            (date(2024, 3, 31), "2024Q2", Some(2)),
            (date(2024, 1, 1), "2025Q1", Some(5)),
            (date(2024, 1, 1), "2025Q2", Some(6)),
            (date(2024, 4, 1), "2024Q1", None),
        ];
        for (valid_from, quarter, expected) in rows {
            let found = quarter_of_package(valid_from, Quarter::parse(quarter).unwrap());
            assert_eq!(found.map(std::num::NonZeroU32::get), expected, "{valid_from} {quarter}");
        }
    }
}
