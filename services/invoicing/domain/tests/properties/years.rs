//! What must hold of a year, of a rerun, and of the list.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;
use werkbrug_invoicing_domain::premium::{
    annual::{YearQuarter, annual},
    change::{Cause, Side, changes},
    parameters::CollectiveRules,
    settle::{Input, Settlement, settle},
    what_if::{Trial, what_if},
    worker::{Fraction, Need, Percent, Scheme, Worker},
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::seeds::{Dice, workshop};

fn inside(settled: &Settlement) -> BTreeSet<String> {
    settled.workers.iter().filter(|worker| worker.is_inside).map(|worker| worker.id.clone()).collect()
}

/// Four quarters of a workshop, each settled on an earlier declaration than today's.
fn year(seed: u64) -> Vec<YearQuarter> {
    let mut dice = Dice::new(seed);
    let quarter = |number| {
        let then = workshop(&mut dice, 25);
        let settled = settle(&then).unwrap();
        let mut input = Input { quarter: Quarter::new(2025, number).unwrap(), ..then };
        for worker in &mut input.workers {
            worker.reference_wage = Cents::new(worker.reference_wage.value() + dice.below(50_000) - 25_000);
            worker.contract_fraction = Fraction::new(Decimal::new(30 + dice.below(71), 2)).unwrap();
        }
        if let Some(rules) = &mut input.parameters.collective {
            rules.contingent_fte += Decimal::new(dice.below(600) - 300, 2);
        }
        YearQuarter { was_inside: inside(&settled), settled: settled.totals.total, input }
    };
    (1..=4).map(quarter).collect()
}

proptest! {
    #[test]
    fn the_year_never_pushes_anybody_out_and_never_costs_the_workshop(seed in 0_u64..1_000_000) {
        let quarters = year(seed);
        let year = annual(&quarters).unwrap();
        let sum = |settled: &[Settlement]| Cents::sum(settled.iter().map(|quarter| quarter.totals.total)).unwrap();
        prop_assert!(sum(&year.levelled) >= sum(&year.recomputed));
        prop_assert_eq!(sum(&year.recomputed).checked_add(year.levelling), Some(sum(&year.levelled)));
        let settled = Cents::sum(quarters.iter().map(|quarter| quarter.settled)).unwrap();
        prop_assert_eq!(settled.checked_add(year.recomputation), Some(sum(&year.recomputed)));
        for ((quarter, before), after) in quarters.iter().zip(&year.recomputed).zip(&year.levelled) {
            for (was, is) in before.workers.iter().zip(&after.workers) {
                prop_assert!(is.is_inside || !was.is_inside, "who is inside stays inside");
                prop_assert!(is.is_inside || is.rank.is_none() || !quarter.was_inside.contains(&was.id));
                prop_assert!(is.total >= was.total);
            }
        }
    }

    #[test]
    fn empty_places_are_never_given_twice(seed in 0_u64..1_000_000) {
        let quarters = year(seed);
        let year = annual(&quarters).unwrap();
        let mut given = Decimal::ZERO;
        for (quarter, after) in quarters.iter().zip(&year.levelled) {
            for (worker, premium) in quarter.input.workers.iter().zip(&after.workers) {
                if premium.because.iter().any(|because| because.code() == "LEVELLED_IN") {
                    given += worker.contract_fraction.value();
                }
            }
        }
        prop_assert!(given <= year.empty_fte, "{given} of {}", year.empty_fte);
    }

    #[test]
    fn a_rerun_comes_out_the_same(seed in 0_u64..1_000_000) {
        let input = workshop(&mut Dice::new(seed), 40);
        let again = workshop(&mut Dice::new(seed), 40);
        prop_assert_eq!(settle(&input).unwrap(), settle(&again).unwrap());
    }

    #[test]
    fn the_premium_never_falls_with_the_wage_and_stands_still_above_the_cap(seed in 0_u64..1_000_000, more in 1_i64..500_000) {
        let input = workshop(&mut Dice::new(seed), 1);
        let before = settle(&input).unwrap().workers.remove(0);
        let mut richer = input.clone();
        richer.workers[0].reference_wage = Cents::new(input.workers[0].reference_wage.value() + more);
        let after = settle(&richer).unwrap().workers.remove(0);
        prop_assert!(after.wage_premium >= before.wage_premium);
        if input.workers[0].reference_wage >= before.cap {
            prop_assert_eq!(after.wage_premium, before.wage_premium);
        }
    }

    #[test]
    fn the_list_is_total_and_stable(seed in 0_u64..1_000_000) {
        let mut input = workshop(&mut Dice::new(seed), 40);
        let ranks = |input: &Input| {
            let settled = settle(input).unwrap();
            let mut ranks: Vec<_> = settled.workers.iter().map(|worker| (worker.id.clone(), worker.rank)).collect();
            ranks.sort();
            ranks
        };
        let before = ranks(&input);
        input.workers.rotate_left(13);
        prop_assert_eq!(&before, &ranks(&input));
        let mut given: Vec<u32> = before.iter().filter_map(|(_, rank)| *rank).collect();
        given.sort_unstable();
        prop_assert!(given.iter().zip(1_u32..).all(|(rank, place)| *rank == place), "each rank once");
    }

    #[test]
    fn a_change_is_told_with_what_did_it(seed in 0_u64..1_000_000) {
        let before = workshop(&mut Dice::new(seed), 20);
        let mut after = before.clone();
        after.workers[3].reference_wage = Cents::new(before.workers[3].reference_wage.value() / 2);
        let (old, new) = (settle(&before).unwrap(), settle(&after).unwrap());
        let told = changes(Side { input: &before, settlement: &old }, Side { input: &after, settlement: &new });
        let sum: i64 = told.iter().map(|one| one.after.value() - one.before.value()).sum();
        prop_assert_eq!(sum, new.totals.total.value() - old.totals.total.value());
        prop_assert!(told.iter().all(|one| !one.causes.is_empty()));
        let same = Side { input: &before, settlement: &old };
        prop_assert!(changes(same, same).is_empty());
    }

    #[test]
    fn an_absence_moves_the_next_one_up(seed in 0_u64..1_000_000) {
        let input = workshop(&mut Dice::new(seed), 30);
        let before = settle(&input).unwrap();
        let first = before.workers.iter().find(|worker| worker.rank == Some(1)).unwrap().id.clone();
        let tried = what_if(&input, &BTreeMap::new(), &[Trial::Absent { worker: first.clone() }]).unwrap();
        prop_assert_eq!(&tried.before, &before);
        let gone = tried.after.workers.iter().find(|worker| worker.id == first).unwrap();
        prop_assert_eq!((gone.rank, gone.total), (None, Cents::ZERO));
        let ranked = |settled: &Settlement| settled.workers.iter().filter(|worker| worker.rank.is_some()).count();
        prop_assert_eq!(ranked(&tried.after) + 1, ranked(&tried.before));
    }
}

#[test]
fn whoever_falls_beyond_the_heads_of_the_fixed_premium_is_told_so() {
    let scheme = Scheme::Collective { has_wage_cost: true };
    let worker = |id: &str, percent| Worker {
        id: id.to_owned(),
        scheme,
        percent: Percent::new(percent, scheme).unwrap(),
        guidance: Need::Low,
        contract_fraction: Fraction::new(Decimal::new(4, 1)).unwrap(),
        reference_wage: Cents::new(300_000),
        sine_deduction: Cents::ZERO,
    };
    // Two full-time places, and so two heads: three people of 0.4 are inside, the third without the fixed premium.
    let mut before = workshop(&mut Dice::new(1), 0);
    before.parameters.collective = before.parameters.collective.map(|rules| CollectiveRules {
        contingent_fte: Decimal::TWO,
        fixed_heads_factor: Decimal::ONE,
        ..rules
    });
    before.workers = vec![worker("a", 60), worker("b", 55), worker("c", 50)];
    let after = Input { workers: vec![worker("a", 60), worker("b", 55), worker("c", 75)], ..before.clone() };
    let (old, new) = (settle(&before).unwrap(), settle(&after).unwrap());
    let told = changes(Side { input: &before, settlement: &old }, Side { input: &after, settlement: &new });
    let causes: Vec<(&str, &[Cause])> = told.iter().map(|one| (one.worker.as_str(), one.causes.as_slice())).collect();
    let (beyond, counts) =
        ([Cause::FixedHeads { is_paid: false }], [Cause::Percent(50, 75), Cause::FixedHeads { is_paid: true }]);
    assert_eq!(causes, [("b", beyond.as_slice()), ("c", counts.as_slice())]);
}
