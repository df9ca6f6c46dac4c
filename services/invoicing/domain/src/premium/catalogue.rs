//! The parameters by name, as a workshop enters them, and the set of them that holds for a quarter.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{
    fault::{Fault, Problem},
    figure::decimal,
    norm::Norm,
    organisation::OrganisationRules,
    parameters::{
        CollectiveRules, DatedAmount, InQuarter, IndividualRules, Parameters, Policy, Status, Straddle, VariableAmounts,
    },
    worker::{Scheme, Worker},
};

/// What a parameter's value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Euro,
    Figure,
    Count,
    InQuarter,
    Straddle,
}

/// The names that are known, with the look of their values.
const NAMES: [(&str, Kind); 25] = [
    ("ggmmi", Kind::Euro),
    ("ggmmi_in_quarter", Kind::InQuarter),
    ("cap_multiple", Kind::Figure),
    ("guidance.collective.fixed", Kind::Euro),
    ("guidance.collective.low", Kind::Euro),
    ("guidance.collective.mid", Kind::Euro),
    ("guidance.collective.high", Kind::Euro),
    ("guidance.individual.fixed_first", Kind::Euro),
    ("guidance.individual.fixed_first_quarters", Kind::Count),
    ("guidance.individual.fixed_after", Kind::Euro),
    ("guidance.individual.low", Kind::Euro),
    ("guidance.individual.mid", Kind::Euro),
    ("guidance.individual.high", Kind::Euro),
    (CONTINGENT, Kind::Figure),
    ("fixed_heads_factor", Kind::Figure),
    (LEAST_FILL_RATE, Kind::Figure),
    ("organisation.per_fte", Kind::Euro),
    ("organisation.supplement", Kind::Euro),
    ("organisation.supplement_fte", Kind::Figure),
    ("norm.low", Kind::Count),
    ("norm.mid", Kind::Count),
    ("norm.high", Kind::Count),
    (COACH_HEADS, Kind::Figure),
    (COACH_FTE, Kind::Figure),
    (ADVANCE, Kind::Euro),
];
/// The part of the contingent below which places may be redistributed, as a factor: 0.9.
pub const LEAST_FILL_RATE: &str = "fill_rate.least";
/// How many qualified coaches there are, by heads and by full-time equivalents.
pub const COACH_HEADS: &str = "coaches.heads";
/// The same by full-time equivalents.
pub const COACH_FTE: &str = "coaches.fte";
/// The collective places of the workshop.
pub const CONTINGENT: &str = "contingent_fte";
/// How many people one coach may guide, by need.
pub const NORM: [&str; 3] = ["norm.low", "norm.mid", "norm.high"];
/// What is agreed as an advance, a month.
pub const ADVANCE: &str = "advance.per_month";
/// The amounts for the organisation.
pub const ORGANISATION: [&str; 3] = ["organisation.per_fte", "organisation.supplement", "organisation.supplement_fte"];
/// Apart, for its own kind.
const STRADDLE: &str = "straddle";

/// A value of a parameter, with its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedValue {
    /// A known name.
    pub name: String,
    /// The value, as the settlement format writes it.
    pub value: String,
    /// First day on which it holds.
    pub valid_from: Date,
    /// Where it was read.
    pub source: String,
    /// How sure we are.
    pub status: Status,
}

/// Refuses a name that is not known, or a value that does not fit the name.
pub fn check(name: &str, value: &str) -> Result<(), Fault> {
    let unknown = || Fault::of_input("name", Problem::Form { expected: "the name of a known parameter" });
    let (fits, expected) = match kind(name).ok_or_else(unknown)? {
        Kind::Euro => (euro(value).is_some(), "an amount like 1234.56, not negative"),
        Kind::Figure => (decimal(value).is_some(), "a figure like 1.15, not negative"),
        Kind::Count => (value.parse::<u32>().is_ok(), "a whole number"),
        Kind::InQuarter => (InQuarter::parse(value).is_some(), "start, monthly or end"),
        Kind::Straddle => (Straddle::parse(value).is_some(), "in or out"),
    };
    if fits { Ok(()) } else { Err(Fault::of_input(name, Problem::Form { expected })) }
}

fn kind(name: &str) -> Option<Kind> {
    if name == STRADDLE {
        return Some(Kind::Straddle);
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

fn euro(value: &str) -> Option<Cents> {
    Cents::parse_euro(value).ok().filter(|amount| *amount >= Cents::ZERO)
}

/// The parameters that hold for a quarter: of each name the newest that started by its first day; what these
/// workers do not need may be missing. Of two values from the same day the later one in the list counts.
pub fn assemble(values: &[DatedValue], quarter: Quarter, workers: &[Worker]) -> Result<Parameters, Fault> {
    let set = Set { values, day: quarter.first_day() };
    let is_collective = |worker: &Worker| matches!(worker.scheme, Scheme::Collective { .. });
    let has_collective = workers.iter().any(is_collective);
    let has_individual = workers.iter().any(|worker| !is_collective(worker));
    let (ggmmi_in_quarter, _) = set.read("ggmmi_in_quarter", InQuarter::parse)?;
    let (cap_multiple, _) = set.read("cap_multiple", decimal)?;
    Ok(Parameters {
        ggmmi: set.ggmmi(quarter)?,
        ggmmi_in_quarter,
        cap_multiple,
        collective: has_collective.then(|| set.collective()).transpose()?,
        individual: has_individual.then(|| set.individual()).transpose()?,
        policies_confirmed: set.confirmed(),
    })
}

/// The figure of this name that holds on the quarter's first day; nothing when none was entered.
pub fn figure_of(values: &[DatedValue], quarter: Quarter, name: &str) -> Option<Decimal> {
    let set = Set { values, day: quarter.first_day() };
    set.newest(name).and_then(|value| decimal(&value.value))
}

/// The amount of this name that holds on the quarter's first day; nothing when none was entered.
pub fn amount_of(values: &[DatedValue], quarter: Quarter, name: &str) -> Option<Cents> {
    value_of(values, quarter, name).and_then(|value| euro(&value.value))
}

/// The value of this name that holds on the quarter's first day, with its source and status.
pub fn value_of<'a>(values: &'a [DatedValue], quarter: Quarter, name: &str) -> Option<&'a DatedValue> {
    let set = Set { values, day: quarter.first_day() };
    set.newest(name)
}

/// How many people one coach may guide in a quarter; names the figure that is missing.
pub fn norm(values: &[DatedValue], quarter: Quarter) -> Result<Norm, Fault> {
    let set = Set { values, day: quarter.first_day() };
    let heads = |name| set.read(name, |text| text.parse().ok()).map(|(heads, _)| heads);
    Ok(Norm { low: heads("norm.low")?, mid: heads("norm.mid")?, high: heads("norm.high")? })
}

/// The amounts for the organisation that hold for a quarter; names the one that is missing.
pub fn organisation(values: &[DatedValue], quarter: Quarter) -> Result<OrganisationRules, Fault> {
    let set = Set { values, day: quarter.first_day() };
    let (per_fte, one) = set.read("organisation.per_fte", euro)?;
    let (supplement, two) = set.read("organisation.supplement", euro)?;
    let (supplement_fte, three) = set.read("organisation.supplement_fte", decimal)?;
    Ok(OrganisationRules { per_fte, supplement, supplement_fte, status: one.and(two).and(three) })
}

/// The values of a workshop, seen from a day.
struct Set<'a> {
    values: &'a [DatedValue],
    day: Date,
}

impl<'a> Set<'a> {
    fn newest(&self, name: &str) -> Option<&'a DatedValue> {
        let holds = |value: &&DatedValue| value.name == name && value.valid_from <= self.day;
        self.values.iter().filter(holds).max_by_key(|value| value.valid_from)
    }

    fn read<T>(&self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<(T, Status), Fault> {
        let found = self.newest(name).ok_or_else(|| Fault::of_input(name, Problem::Missing))?;
        let form = || Fault::of_input(name, Problem::Form { expected: "a value of its kind" });
        Ok((parse(&found.value).ok_or_else(form)?, found.status))
    }

    /// The value that holds on the first day, and those that start inside the quarter.
    fn ggmmi(&self, quarter: Quarter) -> Result<Vec<DatedAmount>, Fault> {
        let first = self.newest("ggmmi").map_or(quarter.first_day(), |value| value.valid_from);
        let mut by_day = BTreeMap::new();
        for value in self.values.iter().filter(|value| value.name == "ggmmi") {
            if value.valid_from < first || value.valid_from > quarter.last_day() {
                continue;
            }
            let form = || Fault::of_input("ggmmi", Problem::Form { expected: "an amount" });
            let amount = euro(&value.value).ok_or_else(form)?;
            let (valid_from, status) = (value.valid_from, value.status);
            by_day.insert(valid_from, DatedAmount { valid_from, amount, source: value.source.clone(), status });
        }
        Ok(by_day.into_values().collect())
    }

    fn collective(&self) -> Result<CollectiveRules, Fault> {
        let (fixed, fixed_status) = self.read("guidance.collective.fixed", euro)?;
        let (low, low_status) = self.read("guidance.collective.low", euro)?;
        let (mid, mid_status) = self.read("guidance.collective.mid", euro)?;
        let (high, high_status) = self.read("guidance.collective.high", euro)?;
        let (contingent_fte, _): (Decimal, _) = self.read("contingent_fte", decimal)?;
        let (fixed_heads_factor, _) = self.read("fixed_heads_factor", decimal)?;
        let (straddle, _) = self.read(STRADDLE, Straddle::parse)?;
        Ok(CollectiveRules {
            fixed,
            variable: VariableAmounts { low, mid, high },
            status: fixed_status.and(low_status).and(mid_status).and(high_status),
            contingent_fte,
            fixed_heads_factor,
            straddle,
        })
    }

    fn individual(&self) -> Result<IndividualRules, Fault> {
        let (fixed_first, first_status) = self.read("guidance.individual.fixed_first", euro)?;
        let (fixed_first_quarters, quarters_status) =
            self.read("guidance.individual.fixed_first_quarters", |text| text.parse().ok())?;
        let (fixed_after, after_status) = self.read("guidance.individual.fixed_after", euro)?;
        let (low, low_status) = self.read("guidance.individual.low", euro)?;
        let (mid, mid_status) = self.read("guidance.individual.mid", euro)?;
        let (high, high_status) = self.read("guidance.individual.high", euro)?;
        let fixed_status = first_status.and(quarters_status).and(after_status);
        Ok(IndividualRules {
            fixed_first,
            fixed_first_quarters,
            fixed_after,
            variable: VariableAmounts { low, mid, high },
            status: fixed_status.and(low_status).and(mid_status).and(high_status),
        })
    }

    /// A policy is confirmed when the value that holds was published.
    fn confirmed(&self) -> BTreeSet<Policy> {
        let is_published =
            |policy: &Policy| self.newest(policy.as_str()).is_some_and(|value| value.status == Status::Published);
        Policy::ALL.into_iter().filter(is_published).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use jiff::civil::{Date, date};

    use super::{Cents, DatedValue, Parameters, Policy, Quarter, Scheme, Status, Worker, assemble, check};
    use crate::premium::worker::{Fraction, Need, Percent};

    fn value(name: &str, value: &str, valid_from: Date) -> DatedValue {
        let (name, value) = (name.to_owned(), value.to_owned());
        DatedValue { name, value, valid_from, source: "besluit".to_owned(), status: Status::Published }
    }

    fn basics() -> Vec<DatedValue> {
        let since = date(2024, 1, 1);
        vec![
            value("ggmmi", "2070.48", date(2024, 5, 1)),
            value("ggmmi", "2111.89", date(2025, 2, 1)),
            value("ggmmi_in_quarter", "start", since),
            value("cap_multiple", "2", since),
        ]
    }

    fn individual() -> Worker {
        let scheme = Scheme::Individual { package_quarter: NonZeroU32::MIN, performed_fraction: Fraction::FULL };
        Worker {
            id: "w-1".to_owned(),
            scheme,
            percent: Percent::new(40, scheme).unwrap(),
            guidance: Need::None,
            contract_fraction: Fraction::FULL,
            reference_wage: Cents::ZERO,
            sine_deduction: Cents::ZERO,
        }
    }

    fn of_quarter(values: &[DatedValue], quarter: &str) -> Parameters {
        assemble(values, Quarter::parse(quarter).unwrap(), &[]).unwrap()
    }

    #[test]
    fn the_value_of_the_first_day_holds_and_changes_inside_the_quarter_come_along() {
        let rows: [(&str, &[i64]); 4] =
            [("2024Q1", &[]), ("2024Q2", &[207_048]), ("2025Q1", &[207_048, 211_189]), ("2025Q2", &[211_189])];
        for (quarter, expected) in rows {
            let found: Vec<i64> =
                of_quarter(&basics(), quarter).ggmmi.iter().map(|value| value.amount.value()).collect();
            assert_eq!(found, expected, "{quarter}");
        }
    }

    #[test]
    fn what_was_recorded_later_for_the_same_day_counts() {
        let mut values = basics();
        values.push(value("ggmmi", "2111.90", date(2025, 2, 1)));
        values.push(value("cap_multiple", "3", date(2024, 1, 1)));
        let parameters = of_quarter(&values, "2025Q2");
        assert_eq!(
            (parameters.ggmmi[0].amount.value(), parameters.cap_multiple.to_string()),
            (211_190, "3".to_owned())
        );
    }

    #[test]
    fn a_missing_parameter_is_named_when_somebody_needs_it() {
        let quarter = Quarter::parse("2025Q2").unwrap();
        assert!(assemble(&basics(), quarter, &[]).is_ok());
        let missing = assemble(&basics(), quarter, &[individual()]).unwrap_err();
        assert_eq!(missing.to_string(), "guidance.individual.fixed_first: is missing");
        let missing = assemble(&basics()[..3], quarter, &[]).unwrap_err();
        assert_eq!(missing.to_string(), "cap_multiple: is missing");
    }

    #[test]
    fn a_published_policy_is_a_confirmed_one() {
        let mut values = basics();
        values.push(DatedValue { status: Status::Unconfirmed, ..value("cap_multiple", "2", date(2025, 1, 1)) });
        let confirmed: Vec<Policy> = of_quarter(&values, "2025Q2").policies_confirmed.into_iter().collect();
        assert_eq!(confirmed, [Policy::GgmmiInQuarter]);
    }

    #[test]
    fn a_value_must_fit_its_name() {
        let rows = [
            ("ggmmi", "2111.89", true),
            ("ggmmi", "2111,89", false),
            ("ggmmi", "-1", false),
            ("ggmmi_in_quarter", "monthly", true),
            ("ggmmi_in_quarter", "halfway", false),
            ("straddle", "out", true),
            ("straddle", "maybe", false),
            ("guidance.individual.fixed_first_quarters", "5", true),
            ("guidance.individual.fixed_first_quarters", "5.5", false),
            ("fixed_heads_factor", "1.15", true),
            ("ranking_order", "1", false),
            ("", "", false),
        ];
        for (name, text, fits) in rows {
            assert_eq!(check(name, text).is_ok(), fits, "{name} {text}");
        }
    }
}
