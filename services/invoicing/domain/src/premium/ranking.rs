//! The quarterly ranking of the collective scheme, and the line that the contingent draws through it.

use std::{cmp::Reverse, collections::BTreeMap};

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::premium::{
    fault::{Fault, Problem},
    parameters::{CollectiveRules, Straddle},
    worker::{Scheme, Worker},
};

/// Where a worker stands towards the contingent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The individual scheme has none.
    NoContingent,
    /// No wage cost in the quarter: not on the list, the next one moves up.
    Unranked,
    /// On the list.
    Ranked(Seat),
}

/// A place on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// 1 is the first.
    pub rank: u32,
    /// The fractions of everybody through this worker.
    pub fte_through: Decimal,
    /// Whether the premium is paid.
    pub is_inside: bool,
    /// Whether this worker's fraction crosses the contingent.
    pub is_straddling: bool,
    /// Whether the fixed guidance premium is paid for this head.
    pub has_fixed: bool,
    /// Why somebody below the line is inside all the same.
    pub held: Option<Held>,
}

/// Why somebody below the line of the contingent is inside all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Inside in the quarterly settlement: the annual one never pushes anybody out (regulation 1.3).
    WasInside,
    /// A place that stayed empty in another quarter of the year.
    Levelled,
}

impl Held {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WasInside => "was_inside",
            Self::Levelled => "levelled",
        }
    }

    /// Reads the stable name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::WasInside, Self::Levelled].into_iter().find(|held| held.as_str() == name)
    }
}

/// What comes first on the list. "Highest support need" is all that is published, and two packages can each be the higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The percentage, then the need of guidance: what a run takes.
    PercentFirst,
    /// The need of guidance, then the percentage: only tried, to tell what it would change.
    GuidanceFirst,
}

impl Order {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PercentFirst => "percent_first",
            Self::GuidanceFirst => "guidance_first",
        }
    }
}

/// The place of every worker, in the order given (regulation 1.3).
pub fn places(workers: &[Worker], rules: Option<&CollectiveRules>) -> Result<Vec<Place>, Fault> {
    places_holding(workers, rules, &BTreeMap::new())
}

/// The places when some are inside whatever the line says; on which side the others are stays as it was.
pub fn places_holding(
    workers: &[Worker],
    rules: Option<&CollectiveRules>,
    held: &BTreeMap<String, Held>,
) -> Result<Vec<Place>, Fault> {
    places_ordered(workers, rules, held, Order::PercentFirst)
}

/// The places of a list in this order.
pub(crate) fn places_ordered(
    workers: &[Worker],
    rules: Option<&CollectiveRules>,
    held: &BTreeMap<String, Held>,
    order: Order,
) -> Result<Vec<Place>, Fault> {
    let mut places: Vec<Place> = workers.iter().map(unranked_place).collect();
    let mut ranked: Vec<(usize, &Worker)> =
        workers.iter().enumerate().filter(|(_, worker)| is_ranked(worker)).collect();
    match order {
        Order::PercentFirst => ranked.sort_by_cached_key(|(_, worker)| by_support_need(worker)),
        Order::GuidanceFirst => ranked.sort_by_cached_key(|(_, worker)| by_guidance(worker)),
    }
    let Some((_, first)) = ranked.first() else {
        return Ok(places);
    };
    let missing = || Fault::of_worker(&first.id, "contingent_fte", Problem::Missing);
    let rules = rules.ok_or_else(missing)?;
    let mut walk = Walk::new(rules)?;
    for (index, worker) in ranked {
        let seat = walk.step(worker)?.holding(held.get(&worker.id).copied(), walk.fixed_heads);
        if let Some(place) = places.get_mut(index) {
            *place = Place::Ranked(seat);
        }
    }
    Ok(places)
}

/// For how many heads the fixed guidance premium is paid.
pub fn fixed_heads(rules: &CollectiveRules) -> Result<u32, Fault> {
    let heads = rules.fixed_heads_factor.checked_mul(rules.contingent_fte).map(|heads| heads.floor());
    heads.and_then(|heads| heads.to_u32()).ok_or_else(|| Fault::of_input("fixed_heads_factor", Problem::TooLarge))
}

fn is_ranked(worker: &Worker) -> bool {
    match worker.scheme {
        Scheme::Collective { has_wage_cost } => has_wage_cost,
        Scheme::Individual { .. } => false,
    }
}

fn unranked_place(worker: &Worker) -> Place {
    match worker.scheme {
        Scheme::Collective { .. } => Place::Unranked,
        Scheme::Individual { .. } => Place::NoContingent,
    }
}

/// Highest percentage, need, fraction and wage first; the id, ascending, settles what is left.
pub(crate) fn by_support_need<'a>(worker: &'a Worker) -> impl Ord + use<'a> {
    let most = (worker.percent, worker.guidance, worker.contract_fraction, worker.reference_wage);
    (Reverse(most), worker.id.as_str())
}

/// Highest need first, then the percentage.
fn by_guidance<'a>(worker: &'a Worker) -> impl Ord + use<'a> {
    let most = (worker.guidance, worker.percent, worker.contract_fraction, worker.reference_wage);
    (Reverse(most), worker.id.as_str())
}

/// Walking down the list while adding up fractions.
struct Walk<'a> {
    rules: &'a CollectiveRules,
    fixed_heads: u32,
    rank: u32,
    fte: Decimal,
    is_over: bool,
}

impl<'a> Walk<'a> {
    fn new(rules: &'a CollectiveRules) -> Result<Self, Fault> {
        let fixed_heads = fixed_heads(rules)?;
        Ok(Self { rules, fixed_heads, rank: 0, fte: Decimal::ZERO, is_over: false })
    }

    fn step(&mut self, worker: &Worker) -> Result<Seat, Fault> {
        let too_large = || Fault::of_worker(&worker.id, "contract_fraction", Problem::TooLarge);
        self.rank = self.rank.checked_add(1).ok_or_else(too_large)?;
        self.fte = self.fte.checked_add(worker.contract_fraction.value()).ok_or_else(too_large)?;
        let is_straddling = !self.is_over && self.fte > self.rules.contingent_fte;
        let is_inside = match self.rules.straddle {
            Straddle::Out => !self.is_over && !is_straddling,
            Straddle::In => !self.is_over,
        };
        self.is_over = self.is_over || is_straddling;
        Ok(Seat {
            rank: self.rank,
            fte_through: self.fte,
            is_inside,
            is_straddling,
            has_fixed: is_inside && self.rank <= self.fixed_heads,
            held: None,
        })
    }
}

impl Seat {
    /// Comes inside when held and outside.
    fn holding(self, held: Option<Held>, fixed_heads: u32) -> Self {
        if self.is_inside || held.is_none() {
            return self;
        }
        Self { is_inside: true, has_fixed: self.rank <= fixed_heads, held, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, CollectiveRules, Decimal, Order, Place, Scheme, Straddle, Worker, places_ordered};
    use crate::premium::{
        parameters::{Status, VariableAmounts},
        worker::{Fraction, Need, Percent},
    };
    use werkbrug_kernel::money::Cents;

    fn worker(id: &str, percent: u32, guidance: Need) -> Worker {
        let scheme = Scheme::Collective { has_wage_cost: true };
        Worker {
            id: id.to_owned(),
            scheme,
            percent: Percent::new(percent, scheme).unwrap(),
            guidance,
            contract_fraction: Fraction::FULL,
            reference_wage: Cents::new(900_000),
            sine_deduction: Cents::ZERO,
        }
    }

    #[test]
    fn the_other_order_asks_for_the_need_of_guidance_first() {
        // Regulation 1.3 and 9.7: 75 low or 70 high, which is the highest support need is not published.
        let workers = [worker("w-1", 70, Need::High), worker("w-2", 75, Need::Low), worker("w-3", 75, Need::Mid)];
        let amounts = VariableAmounts { low: Cents::ZERO, mid: Cents::ZERO, high: Cents::ZERO };
        let rules = CollectiveRules {
            fixed: Cents::ZERO,
            variable: amounts,
            status: Status::Unconfirmed,
            contingent_fte: Decimal::ONE,
            fixed_heads_factor: Decimal::ONE,
            straddle: Straddle::Out,
        };
        for (order, ranks) in [(Order::PercentFirst, [3, 2, 1]), (Order::GuidanceFirst, [1, 3, 2])] {
            let places = places_ordered(&workers, Some(&rules), &BTreeMap::new(), order).unwrap();
            let found: Vec<u32> = places
                .iter()
                .map(|place| match place {
                    Place::Ranked(seat) => seat.rank,
                    Place::NoContingent | Place::Unranked => 0,
                })
                .collect();
            assert_eq!(found, ranks, "{order:?}");
        }
    }
}
