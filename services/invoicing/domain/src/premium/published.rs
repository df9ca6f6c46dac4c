//! The published and derived examples, and every boundary of the settlement rules, as tables.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU32,
};

use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{
    fault::{Fault, Problem},
    parameters::{
        CollectiveRules, DatedAmount, InQuarter, IndividualRules, Parameters, Policy, Status, Straddle, VariableAmounts,
    },
    settle::{Input, Settlement, WorkerPremium, settle, settle_with_steps},
    worker::{Fraction, Need, Percent, Scheme, Worker},
};

/// Regulation 3: first day and amount in cents.
const GGMMI: [(Date, i64); 7] = [
    (date(2019, 1, 1), 159_376),
    (date(2022, 12, 1), 195_499),
    (date(2023, 11, 1), 199_418),
    (date(2024, 4, 1), 202_988),
    (date(2024, 5, 1), 207_048),
    (date(2025, 2, 1), 211_189),
    (date(2027, 1, 1), 211_189),
];

fn input(quarter: &str, workers: Vec<Worker>) -> Input {
    let dated = |(valid_from, cents): (Date, i64)| DatedAmount {
        valid_from,
        amount: Cents::new(cents),
        source: "regulation 3".to_owned(),
        status: Status::Published,
    };
    let amounts =
        |low, mid, high| VariableAmounts { low: Cents::new(low), mid: Cents::new(mid), high: Cents::new(high) };
    Input {
        workshop: "Voorbeeldatelier".to_owned(),
        quarter: Quarter::parse(quarter).unwrap(),
        parameters: Parameters {
            ggmmi: GGMMI.map(dated).to_vec(),
            ggmmi_in_quarter: InQuarter::Start,
            cap_multiple: Decimal::TWO,
            collective: Some(CollectiveRules {
                fixed: Cents::new(40_000),
                variable: amounts(10_000, 20_000, 30_000),
                status: Status::Unconfirmed,
                contingent_fte: Decimal::new(25, 1),
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
        },
        workers,
    }
}

fn fraction(text: &str) -> Fraction {
    Fraction::new(text.parse().unwrap()).unwrap()
}

fn individual(percent: u32, wage: i64, package_quarter: u32) -> Worker {
    let scheme = Scheme::Individual {
        package_quarter: NonZeroU32::new(package_quarter).unwrap(),
        performed_fraction: Fraction::FULL,
    };
    Worker {
        id: "w-1".to_owned(),
        scheme,
        percent: Percent::new(percent, scheme).unwrap(),
        guidance: Need::None,
        contract_fraction: Fraction::FULL,
        reference_wage: Cents::new(wage),
        sine_deduction: Cents::ZERO,
    }
}

fn collective(id: &str, percent: u32, guidance: Need, contract: &str) -> Worker {
    let scheme = Scheme::Collective { has_wage_cost: true };
    let contract_fraction = fraction(contract);
    let percent = Percent::new(percent, scheme).unwrap();
    Worker { id: id.to_owned(), scheme, percent, guidance, contract_fraction, ..individual(20, 900_000, 1) }
}

fn one(quarter: &str, worker: Worker) -> WorkerPremium {
    settle_with_steps(&input(quarter, vec![worker]), &BTreeMap::new()).unwrap().workers.remove(0)
}

fn codes(premium: &WorkerPremium) -> Vec<&'static str> {
    premium.because.iter().map(super::because::Because::code).collect()
}

#[test]
fn the_published_quarter_premiums_come_out_to_the_cent() {
    // Regulation 6.1 A1 to A4: werk.be FAQ on the Flemish support premium; 6.2 B1 derived.
    let rows = [
        ("A2", "2019Q2", 40, 956_256, 956_256, 382_502),
        ("A3", "2019Q2", 30, 956_256, 956_256, 286_877),
        ("A4", "2019Q2", 20, 1_200_000, 956_256, 191_251),
        ("B1", "2025Q2", 40, 805_000, 1_267_134, 322_000),
    ];
    for (name, quarter, percent, wage, cap, premium) in rows {
        let reckoned = one(quarter, individual(percent, wage, 1));
        assert_eq!((reckoned.cap.value(), reckoned.wage_premium.value()), (cap, premium), "{name}");
    }
}

#[test]
fn a_part_timer_has_a_part_of_the_cap() {
    // 6.1 A5: werkgevers.vdab.be on the reference wage: 80 % of twice the minimum income.
    let mut worker = individual(55, 900_000, 1);
    worker.contract_fraction = fraction("0.8");
    let reckoned = one("2025Q2", worker);
    assert_eq!((reckoned.cap.value(), reckoned.wage_premium.value()), (1_013_707, 495_000));
    assert_eq!(codes(&reckoned), ["BELOW_CAP", "PART_TIME"]);
    assert!(reckoned.steps.contains(&"loon 9.000,00, plafond 10.137,07, dus 9.000,00 x 55 % = 4.950,00".to_owned()));
}

#[test]
fn individual_guidance_is_paid_by_period_and_need() {
    // 6.1 A6 and A7: herwin.be FAQ on individual packages. No need, no guidance (premium-format rule 3).
    let rows = [
        (1, Need::Low, 120_000, 43_000),
        (5, Need::Mid, 120_000, 73_000),
        (6, Need::High, 60_000, 128_000),
        (20, Need::Low, 60_000, 43_000),
        (1, Need::None, 0, 0),
        (6, Need::None, 0, 0),
    ];
    for (package_quarter, guidance, fixed, variable) in rows {
        let mut worker = individual(20, 0, package_quarter);
        worker.guidance = guidance;
        let reckoned = one("2025Q2", worker);
        assert_eq!(
            (reckoned.guidance_fixed.value(), reckoned.guidance_variable.value()),
            (fixed, variable),
            "{package_quarter}"
        );
        assert_eq!(codes(&reckoned).contains(&"STEP_DOWN"), package_quarter > 5);
    }
}

#[test]
fn a_five_year_package_brings_these_sums() {
    // 6.2 B6 (derived): 20 quarters at full performance.
    for (guidance, variable) in [(Need::Low, 860_000), (Need::Mid, 1_460_000), (Need::High, 2_560_000)] {
        let quarters = (1..=20).map(|package_quarter| Worker { guidance, ..individual(20, 0, package_quarter) });
        let premiums: Vec<WorkerPremium> = quarters.map(|worker| one("2025Q2", worker)).collect();
        assert_eq!(premiums.iter().map(|premium| premium.guidance_fixed.value()).sum::<i64>(), 1_500_000);
        assert_eq!(premiums.iter().map(|premium| premium.guidance_variable.value()).sum::<i64>(), variable);
    }
}

#[test]
fn a_change_inside_the_quarter_follows_the_policy() {
    // Regulation 3: full-time caps of three quarters under three policies (derived).
    let rows = [
        ("2023Q4", InQuarter::Start, 1_172_994, true),
        ("2023Q4", InQuarter::Monthly, 1_188_670, true),
        ("2023Q4", InQuarter::End, 1_196_508, true),
        ("2024Q2", InQuarter::Start, 1_217_928, true),
        ("2024Q2", InQuarter::Monthly, 1_234_168, true),
        ("2024Q2", InQuarter::End, 1_242_288, true),
        ("2025Q1", InQuarter::Start, 1_242_288, true),
        ("2025Q1", InQuarter::Monthly, 1_258_852, true),
        ("2025Q1", InQuarter::End, 1_267_134, true),
        ("2025Q2", InQuarter::Monthly, 1_267_134, false),
        ("2027Q1", InQuarter::Monthly, 1_267_134, false),
    ];
    for (quarter, policy, cap, is_changed) in rows {
        let mut input = input(quarter, vec![individual(20, 100, 1)]);
        input.parameters.ggmmi_in_quarter = policy;
        let reckoned = settle(&input).unwrap().workers.remove(0);
        assert_eq!(reckoned.cap.value(), cap, "{quarter} {policy:?}");
        assert_eq!(codes(&reckoned).contains(&"GGMMI_CHANGED"), is_changed, "{quarter} {policy:?}");
    }
}

#[test]
fn the_ranking_goes_by_percentage_need_fraction_wage_and_id() {
    let mut rich = collective("d", 55, Need::Mid, "0.5");
    rich.reference_wage = Cents::new(900_001);
    let workers = vec![
        collective("b", 55, Need::Mid, "0.5"),
        collective("a", 55, Need::Mid, "0.5"),
        rich,
        collective("e", 55, Need::Mid, "0.6"),
        collective("f", 55, Need::High, "0.1"),
        collective("g", 60, Need::None, "0.1"),
    ];
    let ranks: Vec<Option<u32>> =
        settle(&input("2025Q2", workers)).unwrap().workers.iter().map(|worker| worker.rank).collect();
    assert_eq!(ranks, [Some(6), Some(5), Some(4), Some(3), Some(2), Some(1)]);
}

fn at_the_line(straddle: Straddle, fractions: [&str; 4]) -> Settlement {
    let percents = [75, 70, 65, 60];
    let workers = percents
        .into_iter()
        .zip(fractions)
        .map(|(percent, part)| collective(&percent.to_string(), percent, Need::Low, part));
    let mut input = input("2025Q2", workers.collect());
    if let Some(rules) = &mut input.parameters.collective {
        rules.straddle = straddle;
    }
    settle(&input).unwrap()
}

#[test]
fn the_contingent_draws_the_line() {
    // Contingent 2.5; the one who crosses decides by policy, everybody after is outside, even if they would fit.
    let rows = [
        (Straddle::Out, ["1", "1", "0.5", "0.1"], [true, true, true, false], [false, false, false, true], "2.5"),
        (Straddle::Out, ["1", "1", "0.6", "0.1"], [true, true, false, false], [false, false, true, false], "2"),
        (Straddle::In, ["1", "1", "0.6", "0.1"], [true, true, true, false], [false, false, true, false], "2.6"),
        (Straddle::In, ["1", "1", "0.5", "0.1"], [true, true, true, true], [false, false, false, true], "2.6"),
    ];
    for (straddle, fractions, inside, straddling, fte) in rows {
        let settled = at_the_line(straddle, fractions);
        let is_inside: Vec<bool> = settled.workers.iter().map(|worker| worker.is_inside).collect();
        let is_straddling: Vec<bool> =
            settled.workers.iter().map(|worker| codes(worker).contains(&"STRADDLES")).collect();
        assert_eq!(is_inside, inside, "{straddle:?} {fractions:?}");
        assert_eq!(is_straddling, straddling, "{straddle:?} {fractions:?}");
        assert_eq!(settled.totals.fte_inside.to_string(), fte);
        for worker in settled.workers.iter().filter(|worker| !worker.is_inside) {
            assert!(codes(worker).contains(&"OUTSIDE_CONTINGENT"));
            assert_eq!(
                (worker.total, worker.base.value() > 0),
                (Cents::ZERO, true),
                "no premium, but a cap and a base"
            );
        }
    }
}

#[test]
fn the_fixed_premium_is_paid_for_so_many_heads() {
    // floor(1.15 x 2.5) = 2 heads; regulation 1.2.
    let settled = at_the_line(Straddle::Out, ["0.5", "0.5", "0.5", "0.5"]);
    let fixed: Vec<i64> = settled.workers.iter().map(|worker| worker.guidance_fixed.value()).collect();
    assert_eq!(fixed, [40_000, 40_000, 0, 0]);
    assert!(codes(&settled.workers[2]).contains(&"FIXED_HEADS_LIMIT"));
    assert!(!codes(&settled.workers[1]).contains(&"FIXED_HEADS_LIMIT"));
    assert_eq!(settled.workers[0].guidance_variable.value(), 5_000, "by the contractual fraction");
    assert_eq!((settled.totals.heads_inside, settled.totals.guidance_fixed.value()), (4, 80_000));
}

#[test]
fn the_collective_fixed_premium_does_not_depend_on_the_need() {
    let reckoned = one("2025Q2", collective("a", 40, Need::None, "1"));
    assert_eq!((reckoned.guidance_fixed.value(), reckoned.guidance_variable.value()), (40_000, 0));
}

#[test]
fn who_cost_no_wage_is_not_on_the_list() {
    // 6.2 B15: sick all quarter is absent; sick all quarter with a year-end bonus is on the list. The next one moves up.
    let mut sick = collective("a", 75, Need::High, "1");
    sick.scheme = Scheme::Collective { has_wage_cost: false };
    let settled = settle(&input("2025Q2", vec![sick.clone(), collective("b", 40, Need::Low, "1")])).unwrap();
    assert_eq!(
        (settled.workers[0].rank, settled.workers[0].is_inside, settled.workers[0].total),
        (None, false, Cents::ZERO)
    );
    assert_eq!(codes(&settled.workers[0]), ["BELOW_CAP", "NO_WAGE_COST"]);
    assert_eq!(settled.workers[1].rank, Some(1));
    sick.scheme = Scheme::Collective { has_wage_cost: true };
    assert_eq!(one("2025Q4", sick).rank, Some(1));
}

#[test]
fn sine_is_deducted_but_never_below_nothing() {
    // 9,000.00 x 20 % = 1,800.00; regulation 1.2.
    for (deduction, premium) in [(0, 180_000), (180_000, 0), (180_001, 0), (50_000, 130_000)] {
        let mut worker = individual(20, 900_000, 1);
        worker.sine_deduction = Cents::new(deduction);
        let reckoned = one("2025Q2", worker);
        assert_eq!(reckoned.wage_premium.value(), premium, "{deduction}");
        assert_eq!(codes(&reckoned).contains(&"SINE_DEDUCTED"), deduction > 0);
    }
}

#[test]
fn a_wage_at_the_cap_is_not_capped() {
    for (wage, code) in [(1_267_134, "BELOW_CAP"), (1_267_135, "CAPPED")] {
        assert_eq!(codes(&one("2025Q2", individual(20, wage, 1))), [code], "{wage}");
    }
}

#[test]
fn what_stands_in_the_way_is_named() {
    let twice = vec![individual(20, 1, 1), individual(25, 1, 1)];
    assert_eq!(settle(&input("2025Q2", twice)), Err(Fault::of_worker("w-1", "id", Problem::SameId)));
    let early = settle(&input("2018Q4", vec![individual(20, 1, 1)])).unwrap_err();
    assert_eq!(early.to_string(), "worker w-1: ggmmi: no value is known for 2018-10-01");
    let mut without = input("2025Q2", vec![collective("a", 40, Need::Low, "1")]);
    without.parameters.collective = None;
    assert_eq!(settle(&without), Err(Fault::of_worker("a", "contingent_fte", Problem::Missing)));
    let mut doubled = input("2025Q2", vec![individual(20, 1, 1)]);
    let other = DatedAmount { amount: Cents::new(1), ..doubled.parameters.ggmmi[5].clone() };
    doubled.parameters.ggmmi.push(other);
    assert_eq!(settle(&doubled).unwrap_err().problem, Problem::TwoValues { on: date(2025, 2, 1) });
}

#[test]
fn what_was_used_and_nobody_confirmed_is_listed() {
    let mut both = input("2025Q2", vec![individual(20, 1, 1), collective("c", 40, Need::Low, "1")]);
    let all =
        ["guidance.collective", "ggmmi_in_quarter", "cap_multiple", "straddle", "fixed_heads_factor", "ranking_order"];
    assert_eq!(settle(&both).unwrap().unconfirmed, all);
    both.parameters.policies_confirmed = BTreeSet::from(Policy::ALL);
    both.parameters.ggmmi[5].status = Status::Unconfirmed;
    assert_eq!(settle(&both).unwrap().unconfirmed, ["ggmmi", "guidance.collective"]);
    both.workers.pop();
    assert_eq!(settle(&both).unwrap().unconfirmed, ["ggmmi"]);
    both.parameters.policies_confirmed.clear();
    assert_eq!(settle(&both).unwrap().unconfirmed, ["ggmmi", "ggmmi_in_quarter", "cap_multiple"]);
}
