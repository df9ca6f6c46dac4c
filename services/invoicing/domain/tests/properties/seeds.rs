//! Invented workshops from a seed, the same on every machine.

use std::{collections::BTreeSet, num::NonZeroU32};

use jiff::civil::date;
use rust_decimal::Decimal;
use werkbrug_invoicing_domain::premium::{
    parameters::{
        CollectiveRules, DatedAmount, InQuarter, IndividualRules, Parameters, Status, Straddle, VariableAmounts,
    },
    settle::Input,
    worker::{Fraction, Need, Percent, Scheme, Worker},
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

/// A small generator of our own, so that a seed says the same for ever.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to just below.
    pub(crate) fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % u64::try_from(most.max(1)).unwrap()).unwrap()
    }
}

/// A quarter in which the minimum income changes, so that every policy matters.
pub(crate) fn workshop(dice: &mut Dice, heads: usize) -> Input {
    let workers: Vec<Worker> = (0..heads).map(|number| worker(dice, number)).collect();
    let contingent = Decimal::new(i64::try_from(heads).unwrap() * 65, 2);
    Input {
        workshop: "Verzonnen atelier".to_owned(),
        quarter: Quarter::new(2025, 1).unwrap(),
        parameters: parameters(contingent),
        workers,
    }
}

pub(crate) fn parameters(contingent_fte: Decimal) -> Parameters {
    let dated = |(valid_from, cents)| DatedAmount {
        valid_from,
        amount: Cents::new(cents),
        source: "regulation 3".to_owned(),
        status: Status::Published,
    };
    let amounts =
        |low, mid, high| VariableAmounts { low: Cents::new(low), mid: Cents::new(mid), high: Cents::new(high) };
    Parameters {
        ggmmi: [(date(2024, 5, 1), 207_048), (date(2025, 2, 1), 211_189)].map(dated).to_vec(),
        ggmmi_in_quarter: InQuarter::Start,
        cap_multiple: Decimal::TWO,
        collective: Some(CollectiveRules {
            fixed: Cents::new(41_317),
            variable: amounts(10_111, 20_333, 30_777),
            status: Status::Unconfirmed,
            contingent_fte,
            fixed_heads_factor: Decimal::new(115, 2),
            straddle: Straddle::Out,
        }),
        individual: Some(IndividualRules {
            fixed_first: Cents::new(120_000),
            fixed_first_quarters: 5,
            fixed_after: Cents::new(60_000),
            variable: amounts(43_000, 73_000, 128_000),
            status: Status::Published,
        }),
        policies_confirmed: BTreeSet::new(),
    }
}

fn worker(dice: &mut Dice, number: usize) -> Worker {
    let scheme = if dice.below(4) == 0 {
        Scheme::Individual {
            package_quarter: NonZeroU32::new(u32::try_from(1 + dice.below(12)).unwrap()).unwrap(),
            performed_fraction: Fraction::new(Decimal::new(30 + dice.below(71), 2)).unwrap(),
        }
    } else {
        Scheme::Collective { has_wage_cost: dice.below(12) != 0 }
    };
    let lowest = i64::from(scheme.lowest_percent());
    let percent = u32::try_from(lowest + 5 * dice.below((75 - lowest) / 5 + 1)).unwrap();
    let needs = [Need::None, Need::Low, Need::Mid, Need::High];
    let fraction = 40 + dice.below(61);
    Worker {
        id: format!("w-{number:03}"),
        scheme,
        percent: Percent::new(percent, scheme).unwrap(),
        guidance: needs[usize::try_from(dice.below(4)).unwrap()],
        contract_fraction: Fraction::new(Decimal::new(fraction, 2)).unwrap(),
        reference_wage: Cents::new(fraction * (9_000 + dice.below(6_000))),
        sine_deduction: Cents::new(if dice.below(4) == 0 { 1_000 + dice.below(40_000) } else { 0 }),
    }
}
