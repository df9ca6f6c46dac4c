//! Goods that leave, all at once or in parts: no piece leaves unfinished, and none twice.

use std::collections::BTreeMap;

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{order::Order, refusal::Refusal, work::Line};

/// Pieces of lines.
pub type Pieces = BTreeMap<Id<Line>, u32>;

/// Pieces that left on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Its place among the order's deliveries, from 1 on.
    pub number: u32,
    /// The day.
    pub on: Date,
    /// What left.
    pub pieces: Pieces,
}

impl Delivery {
    /// Whether it left on the promised day at the latest.
    #[must_use]
    pub fn is_on_time(&self, promised_on: Date) -> bool {
        self.on <= promised_on
    }
}

/// All that left so far.
#[must_use]
pub fn delivered(deliveries: &[Delivery]) -> Pieces {
    let mut sums = Pieces::new();
    for (line, pieces) in deliveries.iter().flat_map(|delivery| &delivery.pieces) {
        let sum = sums.entry(*line).or_default();
        *sum = sum.saturating_add(*pieces);
    }
    sums
}

/// Pieces of a line that every sub-task finished and that are still here; never more than are ordered.
#[must_use]
pub fn ready(line: &Line, delivered: &Pieces) -> u32 {
    let finished = line.sub_tasks.iter().map(|task| task.done_pieces).min().unwrap_or_default();
    finished.min(line.pieces.get()).saturating_sub(delivered.get(&line.id).copied().unwrap_or_default())
}

/// Pieces of an order that are still here, finished or not.
#[must_use]
pub fn left(lines: &[Line], delivered: &Pieces) -> u32 {
    let own = |line: &Line| delivered.get(&line.id).copied().unwrap_or_default();
    lines.iter().fold(0, |sum: u32, line| sum.saturating_add(line.pieces.get().saturating_sub(own(line))))
}

/// What leaves when all that is left does.
#[must_use]
pub fn rest(order: &Order, before: &[Delivery], today: Date) -> Option<Delivery> {
    let delivered = delivered(before);
    let pieces = order.lines.iter().map(|line| {
        let own = delivered.get(&line.id).copied().unwrap_or_default();
        (line.id, line.pieces.get().saturating_sub(own))
    });
    let pieces: Pieces = pieces.filter(|(_, pieces)| *pieces > 0).collect();
    (!pieces.is_empty()).then(|| Delivery { number: next(before), on: today, pieces })
}

fn next(before: &[Delivery]) -> u32 {
    before.last().map_or(1, |last| last.number.saturating_add(1))
}

impl Order {
    /// These pieces leave; with the last of them the order is delivered. Answers the delivery and how many pieces are left.
    pub fn deliver_part(
        &mut self,
        before: &[Delivery],
        wanted: Pieces,
        today: Date,
    ) -> Result<(Delivery, u32), Refusal> {
        self.open_agreement()?;
        let mut delivered = delivered(before);
        for (id, pieces) in &wanted {
            let line = self.lines.iter().find(|line| line.id == *id).ok_or(Refusal::NoSuchLine)?;
            let ready = ready(line, &delivered);
            if *pieces > ready {
                return Err(Refusal::MoreThanReady { wanted: *pieces, ready });
            }
        }
        if wanted.values().all(|pieces| *pieces == 0) {
            return Err(Refusal::NothingLeaves);
        }
        for (id, pieces) in &wanted {
            let sum = delivered.entry(*id).or_default();
            *sum = sum.saturating_add(*pieces);
        }
        let left = left(&self.lines, &delivered);
        if left == 0 {
            self.deliver(today)?;
        }
        let pieces = wanted.into_iter().filter(|(_, pieces)| *pieces > 0).collect();
        Ok((Delivery { number: next(before), on: today, pieces }, left))
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::money::Cents;

    use super::*;
    use crate::{
        offer::{Basis, Offer},
        order::{Stage, Wish},
        work::{Department, SubTask},
    };

    fn day(number: i8) -> Date {
        date(2026, 12, number)
    }

    fn id(number: u128) -> Id<Line> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    /// A line of a hundred pieces with two sub-tasks, so far done.
    fn line(number: u128, done: [u32; 2]) -> Line {
        let sub_tasks = done.map(|done_pieces| SubTask {
            id: Id::from_uuid(Uuid::from_u128(number)),
            description: "inpakken".to_owned(),
            department: Department::parse("pack").unwrap(),
            minutes_per_hundred: NonZeroU32::new(45).unwrap(),
            done_pieces,
        });
        Line {
            id: id(number),
            description: "dozen".to_owned(),
            pieces: NonZeroU32::new(100).unwrap(),
            price_per_hundred: Cents::ZERO,
            sub_tasks: sub_tasks.to_vec(),
        }
    }

    /// Promised for 8 December.
    fn order(lines: Vec<Line>) -> Order {
        let mut order = Order {
            id: Id::from_uuid(Uuid::nil()),
            company: Id::from_uuid(Uuid::nil()),
            reference: "PO-1".to_owned(),
            lines,
            valid_until: day(1),
            material_on: None,
            hold: None,
            stage: Stage::Quoted,
        };
        let offer = Offer { on: day(8), steps: vec![], basis: Basis::default() };
        order.accept(day(1), offer, Wish { wanted_on: None, is_later_welcome: false }).unwrap();
        order
    }

    #[test]
    fn no_piece_leaves_before_every_sub_task_finished_it_and_none_twice() {
        let order = order(vec![line(1, [100, 60]), line(2, [0, 0])]);
        let before = [Delivery { number: 1, on: day(2), pieces: Pieces::from([(id(1), 40)]) }];
        let table = [
            // line, pieces, answer
            (1, 20, Ok(180 - 40)),
            (1, 21, Err(Refusal::MoreThanReady { wanted: 21, ready: 20 })),
            (1, 0, Err(Refusal::NothingLeaves)),
            (2, 1, Err(Refusal::MoreThanReady { wanted: 1, ready: 0 })),
            (3, 1, Err(Refusal::NoSuchLine)),
        ];
        for (number, pieces, answer) in table {
            let mut own = order.clone();
            let found = own.deliver_part(&before, Pieces::from([(id(number), pieces)]), day(3));
            assert_eq!(found.map(|(_, left)| left), answer, "{pieces} of line {number}");
            assert_eq!(own, order, "it is still open");
        }
    }

    #[test]
    fn what_is_ready_is_finished_by_all_still_here_and_no_more_than_is_ordered() {
        let table = [
            // finished by each, delivered, ready
            ([100, 60], 40, 20),
            ([100, 100], 0, 100),
            ([100, 100], 100, 0),
            ([60, 60], 80, 0),
            ([150, 150], 0, 100),
            ([150, 120], 40, 60),
            ([150, 150], 120, 0),
        ];
        for (done, delivered, expected) in table {
            let found = ready(&line(1, done), &Pieces::from([(id(1), delivered)]));
            assert_eq!(found, expected, "{done:?} finished, {delivered} delivered");
        }
    }

    #[test]
    fn the_last_piece_that_leaves_delivers_the_order() {
        let mut order = order(vec![line(1, [100, 100]), line(2, [100, 100])]);
        let all = Pieces::from([(id(1), 100), (id(2), 99)]);
        let (first, left) = order.deliver_part(&[], all, day(8)).unwrap();
        assert_eq!((first.number, left, first.is_on_time(day(8))), (1, 1, true));
        let last = rest(&order, std::slice::from_ref(&first), day(9)).unwrap();
        assert_eq!((last.number, last.pieces.clone(), last.is_on_time(day(8))), (2, Pieces::from([(id(2), 1)]), false));
        let (_, left) = order.deliver_part(std::slice::from_ref(&first), last.pieces.clone(), day(9)).unwrap();
        assert_eq!(left, 0);
        assert!(matches!(order.stage, Stage::Delivered(_, on) if on == day(9)));
        assert_eq!(delivered(&[first, last]), Pieces::from([(id(1), 100), (id(2), 100)]));
    }
}
