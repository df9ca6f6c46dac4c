//! The annual settlement: four quarters on today's declaration, and places that stayed empty given to who fell outside.
//!
//! Regulation 1.5: recomputed in March; the levelling can take people in and never pushes out who was inside in the
//! quarterly settlement. By which list the empty places are given is not published: the order of the ranking, then the
//! earlier quarter, and it stops at the first who does not fit, as the ranking of a quarter does. A result says so.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::{
    fault::{Fault, Problem},
    ranking::{Held, by_support_need},
    settle::{Input, Settlement, WorkerPremium, settle, settle_holding},
    worker::Worker,
};

/// The name under which the open rule of the levelling is listed.
pub const LEVELLING_ORDER: &str = "levelling_order";

/// A quarter of the year: what the declaration says today, and who was inside when it was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearQuarter {
    /// What goes in today.
    pub input: Input,
    /// Who was inside in the quarterly settlement.
    pub was_inside: BTreeSet<String>,
    /// What the quarterly settlement came to.
    pub settled: Cents,
}

/// What the annual settlement brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annual {
    /// The quarters recomputed, before the levelling.
    pub recomputed: Vec<Settlement>,
    /// The quarters after the levelling.
    pub levelled: Vec<Settlement>,
    /// Who is inside whatever the line says, a quarter each; what a rerun needs beside the input.
    pub held: Vec<BTreeMap<String, Held>>,
    /// Recomputed less settled: paid when positive, withheld from the next advance when negative.
    pub recomputation: Cents,
    /// Levelled less recomputed: never negative.
    pub levelling: Cents,
    /// Places that stayed empty over the year, as full-time quarters.
    pub empty_fte: Decimal,
    /// What was used and nobody confirmed.
    pub unconfirmed: Vec<&'static str>,
}

/// Reckons the year; the quarters may be any number, in order.
pub fn annual(quarters: &[YearQuarter]) -> Result<Annual, Fault> {
    let mut recomputed = Vec::new();
    for quarter in quarters {
        recomputed.push(settle(&quarter.input)?);
    }
    let empty_fte = empty_places(quarters, &recomputed)?;
    let taken_in = taken_in(quarters, &recomputed, empty_fte);
    let (mut levelled, mut holds) = (Vec::new(), Vec::new());
    for (index, quarter) in quarters.iter().enumerate() {
        let mut held: BTreeMap<String, Held> = BTreeMap::new();
        held.extend(taken_in.iter().filter(|(place, _)| *place == index).map(|(_, id)| (id.clone(), Held::Levelled)));
        held.extend(quarter.was_inside.iter().map(|id| (id.clone(), Held::WasInside)));
        levelled.push(settle_holding(&quarter.input, &held)?);
        holds.push(held);
    }
    let settled = sum(quarters.iter().map(|quarter| quarter.settled))?;
    let (before, after) = (total(&recomputed)?, total(&levelled)?);
    let less = |one: Cents, other: Cents| one.checked_sub(other).ok_or_else(too_large);
    let mut unconfirmed: Vec<&'static str> = Vec::new();
    for name in levelled.iter().flat_map(|quarter| quarter.unconfirmed.iter().copied()).chain([LEVELLING_ORDER]) {
        if !unconfirmed.contains(&name) {
            unconfirmed.push(name);
        }
    }
    Ok(Annual {
        recomputation: less(before, settled)?,
        levelling: less(after, before)?,
        recomputed,
        levelled,
        held: holds,
        empty_fte,
        unconfirmed,
    })
}

/// The contingent of the year less the places filled; a quarter over its line takes from the others.
fn empty_places(quarters: &[YearQuarter], recomputed: &[Settlement]) -> Result<Decimal, Fault> {
    let mut empty = Decimal::ZERO;
    for (quarter, settled) in quarters.iter().zip(recomputed) {
        let Some(rules) = &quarter.input.parameters.collective else { continue };
        let left = rules.contingent_fte.checked_sub(settled.totals.fte_inside);
        empty = left.and_then(|left| empty.checked_add(left)).ok_or_else(too_large)?;
    }
    let kept = kept_fte(quarters, recomputed)?;
    Ok(empty.checked_sub(kept).ok_or_else(too_large)?.max(Decimal::ZERO).normalize())
}

/// Who stays because of the quarterly settlement fills a place that is not empty any more.
fn kept_fte(quarters: &[YearQuarter], recomputed: &[Settlement]) -> Result<Decimal, Fault> {
    let mut kept = Decimal::ZERO;
    for (quarter, settled) in quarters.iter().zip(recomputed) {
        for (worker, premium) in quarter.input.workers.iter().zip(&settled.workers) {
            let is_kept = premium.rank.is_some() && !premium.is_inside && quarter.was_inside.contains(&worker.id);
            if is_kept {
                kept = kept.checked_add(worker.contract_fraction.value()).ok_or_else(too_large)?;
            }
        }
    }
    Ok(kept)
}

/// Who comes in on the empty places, with the number of the quarter.
fn taken_in(quarters: &[YearQuarter], recomputed: &[Settlement], empty_fte: Decimal) -> Vec<(usize, String)> {
    let mut outside: Vec<(usize, &Worker)> = Vec::new();
    for (index, (quarter, settled)) in quarters.iter().zip(recomputed).enumerate() {
        let pairs = quarter.input.workers.iter().zip(&settled.workers);
        let is_outside = |premium: &WorkerPremium| premium.rank.is_some() && !premium.is_inside;
        let found = pairs.filter(|(worker, premium)| is_outside(premium) && !quarter.was_inside.contains(&worker.id));
        outside.extend(found.map(|(worker, _)| (index, worker)));
    }
    outside.sort_by_cached_key(|(index, worker)| (by_support_need(worker), *index));
    let mut left = empty_fte;
    let mut found = Vec::new();
    for (index, worker) in outside {
        let fraction = worker.contract_fraction.value();
        if fraction > left {
            break;
        }
        left = left.saturating_sub(fraction);
        found.push((index, worker.id.clone()));
    }
    found
}

fn total(quarters: &[Settlement]) -> Result<Cents, Fault> {
    sum(quarters.iter().map(|quarter| quarter.totals.total))
}

fn sum(amounts: impl Iterator<Item = Cents>) -> Result<Cents, Fault> {
    Cents::sum(amounts).ok_or_else(too_large)
}

fn too_large() -> Fault {
    Fault::of_input("totals", Problem::TooLarge)
}
