//! The line of the contingent holds, the order of the input does not matter, and the cents add up.

use std::{collections::BTreeSet, num::NonZeroU32};

use jiff::civil::date;
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;
use werkbrug_invoicing_domain::premium::{
    parameters::{
        CollectiveRules, DatedAmount, InQuarter, IndividualRules, Parameters, Status, Straddle, VariableAmounts,
    },
    settle::{Input, settle},
    worker::{Fraction, Need, Percent, Scheme, Worker},
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

const NEEDS: [Need; 4] = [Need::None, Need::Low, Need::Mid, Need::High];

fn fraction(hundredths: i64) -> Fraction {
    Fraction::new(Decimal::new(hundredths, 2)).unwrap()
}

fn scheme() -> impl Strategy<Value = Scheme> {
    (any::<bool>(), any::<bool>(), 1_u32..20, 0_i64..=100).prop_map(
        |(is_collective, has_wage_cost, quarter, performed)| {
            if is_collective {
                Scheme::Collective { has_wage_cost }
            } else {
                Scheme::Individual {
                    package_quarter: NonZeroU32::new(quarter).unwrap(),
                    performed_fraction: fraction(performed),
                }
            }
        },
    )
}

fn workers() -> impl Strategy<Value = Vec<Worker>> {
    let worker = (scheme(), 8_u32..=15, 0_usize..4, 0_i64..=100, 0_i64..2_000_000, 0_i64..100_000);
    prop::collection::vec(worker, 0..40).prop_map(|workers| {
        let named = workers.into_iter().enumerate();
        named
            .map(|(number, (scheme, steps, need, part, wage, sine))| Worker {
                id: format!("w-{number:03}"),
                scheme,
                percent: Percent::new(steps * 5, scheme).unwrap(),
                guidance: NEEDS[need],
                contract_fraction: fraction(part),
                reference_wage: Cents::new(wage),
                sine_deduction: Cents::new(sine),
            })
            .collect()
    })
}

fn input(workers: Vec<Worker>, contingent: i64, straddle: Straddle) -> Input {
    let amounts = VariableAmounts { low: Cents::new(43_000), mid: Cents::new(73_000), high: Cents::new(128_000) };
    let ggmmi = DatedAmount {
        valid_from: date(2025, 2, 1),
        amount: Cents::new(211_189),
        source: String::new(),
        status: Status::Published,
    };
    let parameters = Parameters {
        ggmmi: vec![ggmmi],
        ggmmi_in_quarter: InQuarter::Start,
        cap_multiple: Decimal::TWO,
        collective: Some(CollectiveRules {
            fixed: Cents::new(40_000),
            variable: amounts,
            status: Status::Unconfirmed,
            contingent_fte: Decimal::new(contingent, 2),
            fixed_heads_factor: Decimal::new(115, 2),
            straddle,
        }),
        individual: Some(IndividualRules {
            fixed_first: Cents::new(120_000),
            fixed_first_quarters: 5,
            fixed_after: Cents::new(60_000),
            variable: amounts,
            status: Status::Published,
        }),
        policies_confirmed: BTreeSet::new(),
    };
    Input { workshop: "Voorbeeldatelier".to_owned(), quarter: Quarter::new(2025, 2).unwrap(), parameters, workers }
}

proptest! {
    #[test]
    fn the_cents_of_a_settlement_add_up(workers in workers(), contingent in 0_i64..2_000) {
        let settled = settle(&input(workers, contingent, Straddle::Out)).unwrap();
        for worker in &settled.workers {
            let parts = [worker.wage_premium, worker.guidance_fixed, worker.guidance_variable];
            prop_assert_eq!(Cents::sum(parts), Some(worker.total));
            prop_assert!(parts.iter().all(|part| *part >= Cents::ZERO));
            prop_assert!(worker.base <= worker.cap && (worker.is_inside || worker.total == Cents::ZERO));
            let codes: Vec<&str> = worker.because.iter().map(|because| because.code()).collect();
            prop_assert_eq!(codes.iter().filter(|code| ["CAPPED", "BELOW_CAP"].contains(code)).count(), 1);
        }
        prop_assert_eq!(Cents::sum(settled.workers.iter().map(|worker| worker.total)), Some(settled.totals.total));
    }

    #[test]
    fn nobody_is_paid_beyond_the_contingent(workers in workers(), contingent in 0_i64..2_000) {
        let out = settle(&input(workers.clone(), contingent, Straddle::Out)).unwrap();
        let inn = settle(&input(workers, contingent, Straddle::In)).unwrap();
        prop_assert!(out.totals.fte_inside <= Decimal::new(contingent, 2));
        prop_assert!(inn.totals.heads_inside - out.totals.heads_inside <= 1);
        let mut ranked: Vec<_> = out.workers.iter().filter_map(|worker| worker.rank.map(|rank| (rank, worker.is_inside))).collect();
        ranked.sort_unstable();
        prop_assert!(ranked.iter().zip(1_u32..).all(|((rank, _), place)| *rank == place), "ranks have no gap");
        prop_assert!(ranked.is_sorted_by_key(|(_, is_inside)| !is_inside), "nobody is inside below somebody outside");
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(workers in workers(), contingent in 0_i64..2_000) {
        let forward = settle(&input(workers.clone(), contingent, Straddle::In)).unwrap();
        let mut backward = settle(&input(workers.into_iter().rev().collect(), contingent, Straddle::In)).unwrap();
        backward.workers.reverse();
        prop_assert_eq!(forward, backward);
    }
}
