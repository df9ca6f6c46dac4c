//! The settlement of one workshop's quarter: every worker's premium and the totals.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{
    annual::LEVELLING_ORDER,
    because::Because,
    cap::QuarterIncome,
    fault::{Fault, Problem},
    parameters::{Parameters, Policy, Status},
    ranking::{Held, Order, Place, places_holding, places_ordered},
    reckon::QuarterRules,
    worker::{Scheme, Worker},
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
    /// The derivation in plain Dutch, a step a line; empty where nobody asked for it.
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
    settle_holding(input, &BTreeMap::new())
}

/// Reckons a quarter in which some stay inside, or come inside, whatever the line of the contingent says.
pub fn settle_holding(input: &Input, held: &BTreeMap<String, Held>) -> Result<Settlement, Fault> {
    settle_ordered(input, held, Order::PercentFirst)
}

/// The same with the list in another order.
pub(crate) fn settle_ordered(input: &Input, held: &BTreeMap<String, Held>, order: Order) -> Result<Settlement, Fault> {
    refuse_same_ids(&input.workers)?;
    let first = input.workers.first().map(|worker| worker.id.as_str());
    let quarter = QuarterRules::of(input).map_err(|fault| fault.met_by(first))?;
    let places = places_ordered(&input.workers, input.parameters.collective.as_ref(), held, order)?;
    let mut workers = Vec::with_capacity(input.workers.len());
    for (worker, place) in input.workers.iter().zip(&places) {
        workers.push(quarter.premium_of(worker, place)?);
    }
    let totals = totals(&input.workers, &places, &workers)?;
    let mut unconfirmed = unconfirmed(input, quarter.income());
    if held.values().any(|held| *held == Held::Levelled) {
        unconfirmed.push(LEVELLING_ORDER);
    }
    Ok(Settlement { workers, totals, unconfirmed })
}

/// The same with the derivation of every premium: more text than figures, so only whoever shows or keeps it asks for it.
pub fn settle_with_steps(input: &Input, held: &BTreeMap<String, Held>) -> Result<Settlement, Fault> {
    let mut settlement = settle_holding(input, held)?;
    let quarter = QuarterRules::of(input)?;
    let places = places_holding(&input.workers, input.parameters.collective.as_ref(), held)?;
    for ((worker, place), premium) in input.workers.iter().zip(&places).zip(&mut settlement.workers) {
        premium.steps = quarter.steps_of(worker, place, premium)?;
    }
    Ok(settlement)
}

fn refuse_same_ids(workers: &[Worker]) -> Result<(), Fault> {
    let mut seen = HashSet::with_capacity(workers.len());
    for worker in workers {
        if !seen.insert(worker.id.as_str()) {
            return Err(Fault::of_worker(&worker.id, "id", Problem::SameId));
        }
    }
    Ok(())
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
