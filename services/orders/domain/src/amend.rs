//! A customer wants an accepted order otherwise: other numbers, more lines, another day. What was promised before stays
//! known; a new day is promised for the work that is left.

use std::{collections::BTreeMap, num::NonZeroU32};

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{
    offer::Offer,
    order::{Agreement, Order, Stage, Wish},
    promise::Step,
    refusal::Refusal,
    work::Line,
};

/// What changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amendment {
    /// The new number of pieces of a line.
    pub pieces: BTreeMap<Id<Line>, NonZeroU32>,
    /// Lines that come along.
    pub new_lines: Vec<Line>,
}

impl Order {
    /// The work becomes what the customer wants now; a wish for another day alone changes no work.
    pub fn amend(&mut self, amendment: Amendment, wish: Wish) -> Result<(), Refusal> {
        self.open_agreement()?;
        let mut lines = self.lines.clone();
        for (id, pieces) in amendment.pieces {
            let line = lines.iter_mut().find(|line| line.id == id).ok_or(Refusal::NoSuchLine)?;
            let finished = line.sub_tasks.iter().map(|task| task.done_pieces).max().unwrap_or_default();
            if pieces.get() < finished {
                return Err(Refusal::FewerThanFinished { wanted: pieces.get(), finished });
            }
            line.pieces = pieces;
        }
        lines.extend(amendment.new_lines);
        if lines == self.lines && wish.wanted_on.is_none() {
            return Err(Refusal::NothingChanges);
        }
        self.lines = lines;
        Ok(())
    }

    /// Promises the day that was found for the work that is left. What was planned through today stays as it was.
    pub fn promise_anew(&mut self, today: Date, offer: Offer, wish: Wish) -> Result<(), Refusal> {
        let before = self.open_agreement()?;
        let earlier = wish.wanted_on.filter(|wanted_on| *wanted_on < offer.on);
        if let (Some(wanted_on), false) = (earlier, wish.is_later_welcome) {
            return Err(Refusal::LaterThanWanted { wanted_on, possible_on: offer.on });
        }
        let mut steps: Vec<Step> = before.steps.iter().filter(|step| step.day <= today).cloned().collect();
        steps.extend(offer.steps);
        let agreement = Agreement { accepted_on: before.accepted_on, promised_on: offer.on, steps, basis: offer.basis };
        self.stage = match &self.stage {
            Stage::Accepted(_) => Stage::Accepted(agreement),
            Stage::InProgress(_) => Stage::InProgress(agreement),
            Stage::Quoted | Stage::Delivered(..) | Stage::Cancelled(..) | Stage::Lost(..) => {
                return Err(Refusal::NotAccepted);
            }
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::money::Cents;

    use super::*;
    use crate::{
        offer::Basis,
        work::{Department, SubTask},
    };

    const ANY_DAY: Wish = Wish { wanted_on: None, is_later_welcome: false };

    fn day(number: i8) -> Date {
        date(2026, 12, number)
    }

    fn id(number: u128) -> Id<Line> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn pieces(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }

    fn line(number: u128, done_pieces: u32) -> Line {
        Line {
            id: id(number),
            description: "dozen".to_owned(),
            pieces: pieces(100),
            price_per_hundred: Cents::ZERO,
            sub_tasks: vec![SubTask {
                id: Id::from_uuid(Uuid::from_u128(number)),
                description: "inpakken".to_owned(),
                department: Department::parse("pack").unwrap(),
                minutes_per_hundred: pieces(45),
                done_pieces,
            }],
        }
    }

    fn step(number: i8) -> Step {
        Step { day: day(number), department: Department::parse("pack").unwrap(), minutes: 45, free_minutes: 100 }
    }

    fn offer(on: i8, steps: &[i8]) -> Offer {
        Offer { on: day(on), steps: steps.iter().copied().map(step).collect(), basis: Basis::default() }
    }

    /// Accepted on 1 December for the 4th, with work on the 2nd and the 4th; forty pieces are done.
    fn order() -> Order {
        let mut order = Order {
            id: Id::from_uuid(Uuid::nil()),
            company: Id::from_uuid(Uuid::nil()),
            reference: "PO-1".to_owned(),
            lines: vec![line(1, 40)],
            valid_until: day(1),
            material_on: None,
            hold: None,
            stage: Stage::Quoted,
        };
        order.accept(day(1), offer(4, &[2, 4]), ANY_DAY).unwrap();
        order
    }

    #[test]
    fn numbers_change_down_to_what_was_finished_and_something_changes() {
        let wish = Wish { wanted_on: Some(day(9)), is_later_welcome: false };
        let table = [
            (vec![(1, 40)], ANY_DAY, Ok(())),
            (vec![(1, 39)], ANY_DAY, Err(Refusal::FewerThanFinished { wanted: 39, finished: 40 })),
            (vec![(1, 300)], ANY_DAY, Ok(())),
            (vec![(2, 300)], ANY_DAY, Err(Refusal::NoSuchLine)),
            (vec![(1, 100)], ANY_DAY, Err(Refusal::NothingChanges)),
            (vec![], ANY_DAY, Err(Refusal::NothingChanges)),
            (vec![], wish, Ok(())),
        ];
        for (wanted, wish, answer) in table {
            let mut own = order();
            let wanted_pieces = wanted.iter().map(|(line, number)| (id(*line), pieces(*number))).collect();
            let found = own.amend(Amendment { pieces: wanted_pieces, new_lines: vec![] }, wish);
            assert_eq!(found, answer, "{wanted:?}");
            assert!(found.is_ok() || own == order(), "a refusal changes nothing");
        }
        let mut own = order();
        own.amend(Amendment { new_lines: vec![line(2, 0)], ..Amendment::default() }, ANY_DAY).unwrap();
        assert_eq!(own.lines.len(), 2);
    }

    #[test]
    fn a_new_promise_keeps_what_was_planned_through_today() {
        let mut order = order();
        order.promise_anew(day(2), offer(7, &[3, 7]), ANY_DAY).unwrap();
        let agreement = order.open_agreement().unwrap();
        let days: Vec<Date> = agreement.steps.iter().map(|step| step.day).collect();
        assert_eq!(
            (agreement.promised_on, agreement.accepted_on, days),
            (day(7), day(1), vec![day(2), day(3), day(7)])
        );
        let wish = Wish { wanted_on: Some(day(6)), is_later_welcome: false };
        let later = Refusal::LaterThanWanted { wanted_on: day(6), possible_on: day(7) };
        assert_eq!(order.promise_anew(day(2), offer(7, &[]), wish), Err(later));
    }
}
