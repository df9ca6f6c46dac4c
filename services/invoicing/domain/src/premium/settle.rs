//! The settlement of one workshop's quarter: every worker's premium and the totals.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{
    because::Because,
    cap::{QuarterIncome, cap, quarter_income},
    fault::{Fault, Problem},
    parameters::{CollectiveRules, IndividualRules, Parameters, Policy, Status},
    ranking::{Place, fixed_heads, places},
    rounding::round2,
    steps,
    worker::{Need, Scheme, Worker},
};

/// What a settlement is reckoned from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The workshop, as its own files name it.
    pub workshop: String,
    /// The quarter.
    pub quarter: Quarter,
    /// The law's figures and the open policies.
    pub parameters: Parameters,
    /// Everybody with a package in the quarter.
    pub workers: Vec<Worker>,
}

/// What the workshop should get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// In the order of the input.
    pub workers: Vec<WorkerPremium>,
    /// Everybody together.
    pub totals: Totals,
    /// Names of the parameters and policies used that nobody confirmed.
    pub unconfirmed: Vec<&'static str>,
}

/// What one worker's premium should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerPremium {
    /// The worker.
    pub id: String,
    /// Place on the list; none for the individual scheme and without wage cost.
    pub rank: Option<u32>,
    /// Whether the premium is paid.
    pub is_inside: bool,
    /// The most of the wage that counts.
    pub cap: Cents,
    /// What of the wage counts.
    pub base: Cents,
    /// Wage premium, after SINE.
    pub wage_premium: Cents,
    /// Fixed guidance premium.
    pub guidance_fixed: Cents,
    /// Variable guidance premium.
    pub guidance_variable: Cents,
    /// The three together.
    pub total: Cents,
    /// Why.
    pub because: Vec<Because>,
    /// The derivation in plain Dutch, a step a line.
    pub steps: Vec<String>,
}

/// Everybody together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Wage premiums.
    pub wage_premium: Cents,
    /// Fixed guidance premiums.
    pub guidance_fixed: Cents,
    /// Variable guidance premiums.
    pub guidance_variable: Cents,
    /// The three together.
    pub total: Cents,
    /// Places of the contingent that are filled.
    pub fte_inside: Decimal,
    /// Heads on those places.
    pub heads_inside: u32,
}

/// Reckons a quarter; refuses with the field, and the worker, that stands in the way.
pub fn settle(input: &Input) -> Result<Settlement, Fault> {
    refuse_same_ids(&input.workers)?;
    let first = input.workers.first().map(|worker| worker.id.as_str());
    let income = quarter_income(&input.parameters, input.quarter).map_err(|fault| fault.met_by(first))?;
    let places = places(&input.workers, input.parameters.collective.as_ref())?;
    let quarter = QuarterRules { quarter: input.quarter, parameters: &input.parameters, income: &income };
    let mut workers = Vec::new();
    for (worker, place) in input.workers.iter().zip(&places) {
        workers.push(quarter.premium_of(worker, place)?);
    }
    let totals = totals(&input.workers, &places, &workers)?;
    let unconfirmed = unconfirmed(input, &income);
    Ok(Settlement { workers, totals, unconfirmed })
}

fn refuse_same_ids(workers: &[Worker]) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for worker in workers {
        if !seen.insert(&worker.id) {
            return Err(Fault::of_worker(&worker.id, "id", Problem::SameId));
        }
    }
    Ok(())
}

/// What is the same for everybody in the quarter.
struct QuarterRules<'a> {
    quarter: Quarter,
    parameters: &'a Parameters,
    income: &'a QuarterIncome,
}

/// The guidance premiums of one worker.
struct Guidance {
    fixed: Cents,
    variable: Cents,
}

impl QuarterRules<'_> {
    fn premium_of(&self, worker: &Worker, place: &Place) -> Result<WorkerPremium, Fault> {
        let too_large = |field: &'static str| move || Fault::of_worker(&worker.id, field, Problem::TooLarge);
        let cap = cap(self.parameters.cap_multiple, self.income.amount, worker.contract_fraction)
            .ok_or_else(too_large("contract_fraction"))?;
        let base = worker.reference_wage.min(cap);
        let gross = round2(base, &[worker.percent.factor()]).ok_or_else(too_large("reference_wage"))?;
        let is_inside = is_inside(place);
        let mut premium = WorkerPremium {
            id: worker.id.clone(),
            rank: rank(place),
            is_inside,
            cap,
            base,
            wage_premium: Cents::ZERO,
            guidance_fixed: Cents::ZERO,
            guidance_variable: Cents::ZERO,
            total: Cents::ZERO,
            because: self.because(worker, place, cap)?,
            steps: Vec::new(),
        };
        if is_inside {
            let net = gross.checked_sub(worker.sine_deduction).ok_or_else(too_large("sine_deduction"))?;
            let guidance = self.guidance(worker, place)?;
            premium.wage_premium = net.max(Cents::ZERO);
            premium.guidance_fixed = guidance.fixed;
            premium.guidance_variable = guidance.variable;
            let parts = [premium.wage_premium, premium.guidance_fixed, premium.guidance_variable];
            premium.total = Cents::sum(parts).ok_or_else(too_large("total"))?;
        }
        premium.steps = steps::derive(
            worker,
            place,
            &premium,
            &steps::Figures { rules: self.parameters, income: self.income, gross },
        );
        Ok(premium)
    }

    fn guidance(&self, worker: &Worker, place: &Place) -> Result<Guidance, Fault> {
        let (fixed, amount, fraction) = match worker.scheme {
            Scheme::Collective { .. } => {
                let rules = self.collective(worker)?;
                let has_fixed = matches!(place, Place::Ranked(seat) if seat.has_fixed);
                let fixed = if has_fixed { rules.fixed } else { Cents::ZERO };
                (fixed, rules.variable.of(worker.guidance), worker.contract_fraction)
            }
            Scheme::Individual { package_quarter, performed_fraction } => {
                let rules = self.individual(worker)?;
                let fixed = match worker.guidance {
                    Need::None => Cents::ZERO,
                    Need::Low | Need::Mid | Need::High => fixed_of_period(rules, package_quarter.get()),
                };
                (fixed, rules.variable.of(worker.guidance), performed_fraction)
            }
        };
        let too_large = || Fault::of_worker(&worker.id, "guidance", Problem::TooLarge);
        let variable = round2(amount, &[fraction.value()]).ok_or_else(too_large)?;
        Ok(Guidance { fixed, variable })
    }

    fn because(&self, worker: &Worker, place: &Place, cap: Cents) -> Result<Vec<Because>, Fault> {
        let wage = worker.reference_wage;
        let mut because =
            vec![if wage > cap { Because::Capped { wage, cap } } else { Because::BelowCap { wage, cap } }];
        let fraction = worker.contract_fraction.value();
        if fraction < Decimal::ONE {
            because.push(Because::PartTime { fraction });
        }
        if let Some(change) = self.income.change {
            because.push(Because::GgmmiChanged { on: change.on, before: change.before, after: change.after });
        }
        match place {
            Place::NoContingent => {}
            Place::Unranked => because.push(Because::NoWageCost { quarter: self.quarter }),
            Place::Ranked(seat) => {
                let rules = self.collective(worker)?;
                let contingent = rules.contingent_fte;
                if !seat.is_inside {
                    because.push(Because::OutsideContingent { rank: seat.rank, contingent });
                }
                if seat.is_straddling {
                    because.push(Because::Straddles {
                        fte_through: seat.fte_through,
                        contingent,
                        is_inside: seat.is_inside,
                    });
                }
                if seat.is_inside && !seat.has_fixed {
                    because.push(Because::FixedHeadsLimit { rank: seat.rank, heads: fixed_heads(rules)? });
                }
            }
        }
        if worker.sine_deduction > Cents::ZERO && is_inside(place) {
            because.push(Because::SineDeducted { amount: worker.sine_deduction });
        }
        because.extend(self.step_down(worker)?);
        Ok(because)
    }

    fn step_down(&self, worker: &Worker) -> Result<Option<Because>, Fault> {
        let Scheme::Individual { package_quarter, .. } = worker.scheme else {
            return Ok(None);
        };
        let rules = self.individual(worker)?;
        let is_later = package_quarter.get() > rules.fixed_first_quarters;
        Ok(is_later.then_some(Because::StepDown {
            package_quarter: package_quarter.get(),
            first_quarters: rules.fixed_first_quarters,
            fixed: if worker.guidance == Need::None { Cents::ZERO } else { rules.fixed_after },
        }))
    }

    fn collective(&self, worker: &Worker) -> Result<&CollectiveRules, Fault> {
        let missing = || Fault::of_worker(&worker.id, "guidance.collective", Problem::Missing);
        self.parameters.collective.as_ref().ok_or_else(missing)
    }

    fn individual(&self, worker: &Worker) -> Result<&IndividualRules, Fault> {
        let missing = || Fault::of_worker(&worker.id, "guidance.individual", Problem::Missing);
        self.parameters.individual.as_ref().ok_or_else(missing)
    }
}

fn fixed_of_period(rules: &IndividualRules, package_quarter: u32) -> Cents {
    if package_quarter <= rules.fixed_first_quarters { rules.fixed_first } else { rules.fixed_after }
}

fn is_inside(place: &Place) -> bool {
    match place {
        Place::NoContingent => true,
        Place::Unranked => false,
        Place::Ranked(seat) => seat.is_inside,
    }
}

fn rank(place: &Place) -> Option<u32> {
    match place {
        Place::NoContingent | Place::Unranked => None,
        Place::Ranked(seat) => Some(seat.rank),
    }
}

fn totals(workers: &[Worker], places: &[Place], premiums: &[WorkerPremium]) -> Result<Totals, Fault> {
    let too_large = || Fault::of_input("totals", Problem::TooLarge);
    let sum = |part: fn(&WorkerPremium) -> Cents| Cents::sum(premiums.iter().map(part)).ok_or_else(too_large);
    let mut fte_inside = Decimal::ZERO;
    let mut heads_inside = 0_u32;
    for (worker, place) in workers.iter().zip(places) {
        if matches!(place, Place::Ranked(seat) if seat.is_inside) {
            fte_inside = fte_inside.checked_add(worker.contract_fraction.value()).ok_or_else(too_large)?;
            heads_inside = heads_inside.checked_add(1).ok_or_else(too_large)?;
        }
    }
    Ok(Totals {
        wage_premium: sum(|premium| premium.wage_premium)?,
        guidance_fixed: sum(|premium| premium.guidance_fixed)?,
        guidance_variable: sum(|premium| premium.guidance_variable)?,
        total: sum(|premium| premium.total)?,
        fte_inside: fte_inside.normalize(),
        heads_inside,
    })
}

/// The parameters used that are not published, then the open policies used that nobody confirmed.
fn unconfirmed(input: &Input, income: &QuarterIncome) -> Vec<&'static str> {
    let parameters = &input.parameters;
    let is_collective = |worker: &Worker| matches!(worker.scheme, Scheme::Collective { .. });
    let has_collective = input.workers.iter().any(is_collective);
    let has_individual = input.workers.iter().any(|worker| !is_collective(worker));
    let collective = parameters.collective.as_ref().filter(|_| has_collective).map(|rules| rules.status);
    let individual = parameters.individual.as_ref().filter(|_| has_individual).map(|rules| rules.status);
    let figures =
        [("ggmmi", Some(income.status)), ("guidance.collective", collective), ("guidance.individual", individual)];
    let figures = figures.into_iter().filter(|(_, status)| *status == Some(Status::Unconfirmed)).map(|(name, _)| name);
    let is_open = |policy: &Policy| {
        (has_collective || !policy.is_collective()) && !parameters.policies_confirmed.contains(policy)
    };
    let policies = Policy::ALL.into_iter().filter(is_open).map(Policy::as_str);
    figures.chain(policies).collect()
}
