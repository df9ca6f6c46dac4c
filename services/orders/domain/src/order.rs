//! An order, from quote to the day the goods leave.

use std::num::NonZeroU32;

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{
    company::Company,
    ending::{CancelReason, LossReason},
    offer::{Basis, Hold, Offer},
    promise::Step,
    refusal::Refusal,
    work::{Line, SubTask},
};

/// What was agreed when the quote was accepted; kept as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The day of acceptance.
    pub accepted_on: Date,
    /// The promised day.
    pub promised_on: Date,
    /// Why that day.
    pub steps: Vec<Step>,
    /// What else it rested on.
    pub basis: Basis,
}

/// How far an order is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Only a quote.
    Quoted,
    /// Promised, nothing finished yet.
    Accepted(Agreement),
    /// Pieces were finished.
    InProgress(Agreement),
    /// The goods left on that day.
    Delivered(Agreement, Date),
    /// It ended on that day, before its goods left.
    Cancelled(Agreement, Date, CancelReason),
    /// A quote that came to nothing on that day.
    Lost(Date, LossReason),
}

/// An order, or the quote that it starts as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its identity.
    pub id: Id<Self>,
    /// Who asks for the work.
    pub company: Id<Company>,
    /// How the desk and the customer call it.
    pub reference: String,
    /// The work; never empty.
    pub lines: Vec<Line>,
    /// Last day on which the quote may be accepted.
    pub valid_until: Date,
    /// Day on which the customer's material is there.
    pub material_on: Option<Date>,
    /// Minutes that are kept for the customer while it thinks; of a quote only.
    pub hold: Option<Hold>,
    /// How far it is.
    pub stage: Stage,
}

/// The day a customer asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The day, if the customer named one.
    pub wanted_on: Option<Date>,
    /// Whether a later day is welcome too.
    pub is_later_welcome: bool,
}

impl Order {
    /// Whether the quote may be accepted today; it holds through its last day.
    pub fn check_open(&self, today: Date) -> Result<(), Refusal> {
        match &self.stage {
            Stage::Quoted if today <= self.valid_until => Ok(()),
            Stage::Quoted => Err(Refusal::QuoteExpired { on: self.valid_until }),
            Stage::Accepted(_) | Stage::InProgress(_) => Err(Refusal::AlreadyAccepted),
            Stage::Delivered(..) | Stage::Cancelled(..) | Stage::Lost(..) => self.check_goes_on(),
        }
    }

    /// Whether anything can still become of it.
    pub(crate) fn check_goes_on(&self) -> Result<(), Refusal> {
        match &self.stage {
            Stage::Quoted | Stage::Accepted(_) | Stage::InProgress(_) => Ok(()),
            Stage::Delivered(_, on) => Err(Refusal::AlreadyDelivered { on: *on }),
            Stage::Cancelled(_, on, _) => Err(Refusal::AlreadyCancelled { on: *on }),
            Stage::Lost(on, _) => Err(Refusal::AlreadyLost { on: *on }),
        }
    }

    /// The quote becomes an order with the day that was found for it; what was held for it is its own now.
    pub fn accept(&mut self, today: Date, offer: Offer, wish: Wish) -> Result<(), Refusal> {
        self.check_open(today)?;
        let earlier = wish.wanted_on.filter(|wanted_on| *wanted_on < offer.on);
        if let (Some(wanted_on), false) = (earlier, wish.is_later_welcome) {
            return Err(Refusal::LaterThanWanted { wanted_on, possible_on: offer.on });
        }
        let Offer { on, steps, basis } = offer;
        self.stage = Stage::Accepted(Agreement { accepted_on: today, promised_on: on, steps, basis });
        self.hold = None;
        Ok(())
    }

    /// What is held for the customer at this moment; nothing when nothing is.
    pub fn held_offer(&self, now_us: i64) -> Result<Option<&Offer>, Refusal> {
        match &self.hold {
            Some(hold) if hold.until_us <= now_us => Err(Refusal::HoldExpired),
            held => Ok(held.as_ref().map(|hold| &hold.offer)),
        }
    }

    /// Keeps what was found for the customer until then.
    pub fn hold(&mut self, today: Date, offer: Offer, until_us: i64) -> Result<(), Refusal> {
        self.check_open(today)?;
        if self.hold.is_some() {
            return Err(Refusal::AlreadyHeld);
        }
        self.hold = Some(Hold { until_us, offer });
        Ok(())
    }

    /// The customer does not want it any more, or the time is over: what was kept.
    pub fn let_go(&mut self) -> Result<Offer, Refusal> {
        self.hold.take().map(|hold| hold.offer).ok_or(Refusal::NotHeld)
    }

    /// Puts a mark on what was agreed.
    pub fn seal(&mut self, mark: String) {
        match &mut self.stage {
            Stage::Quoted | Stage::Lost(..) => {}
            Stage::Accepted(agreement)
            | Stage::InProgress(agreement)
            | Stage::Delivered(agreement, _)
            | Stage::Cancelled(agreement, ..) => agreement.basis.seal = mark,
        }
    }

    /// The customer's material comes on another day; the promise stays as it was said. Not while minutes are kept: the day
    /// that was said with them rests on the material.
    pub fn move_material(&mut self, on: Option<Date>) -> Result<(), Refusal> {
        self.check_goes_on()?;
        if self.hold.is_some() {
            return Err(Refusal::AlreadyHeld);
        }
        if self.material_on == on {
            return Err(Refusal::MaterialAsBefore);
        }
        self.material_on = on;
        Ok(())
    }

    /// Counts finished pieces of a sub-task; answers how many are finished now.
    pub fn record_progress(&mut self, sub_task: Id<SubTask>, pieces: NonZeroU32) -> Result<u32, Refusal> {
        let agreement = self.open_agreement()?.clone();
        let done_pieces = self.count_pieces(sub_task, pieces.get())?;
        self.stage = Stage::InProgress(agreement);
        Ok(done_pieces)
    }

    /// The goods leave, all of them finished.
    pub fn deliver(&mut self, today: Date) -> Result<(), Refusal> {
        let agreement = self.open_agreement()?.clone();
        let left = self.lines.iter().flat_map(|line| {
            let sub_tasks = line.sub_tasks.iter();
            sub_tasks.map(|sub_task| line.pieces_left(sub_task))
        });
        if let Some(pieces) = left.into_iter().find(|pieces| *pieces > 0) {
            return Err(Refusal::PiecesLeft { pieces });
        }
        self.stage = Stage::Delivered(agreement, today);
        Ok(())
    }

    /// What was agreed, once it was.
    pub fn agreement(&self) -> Option<&Agreement> {
        match &self.stage {
            Stage::Quoted | Stage::Lost(..) => None,
            Stage::Accepted(agreement)
            | Stage::InProgress(agreement)
            | Stage::Delivered(agreement, _)
            | Stage::Cancelled(agreement, ..) => Some(agreement),
        }
    }

    /// The agreement of an order on which work goes on.
    pub fn open_agreement(&self) -> Result<&Agreement, Refusal> {
        match &self.stage {
            Stage::Accepted(agreement) | Stage::InProgress(agreement) => Ok(agreement),
            Stage::Quoted | Stage::Delivered(..) | Stage::Cancelled(..) | Stage::Lost(..) => {
                self.check_goes_on().and(Err(Refusal::NotAccepted))
            }
        }
    }

    fn count_pieces(&mut self, wanted: Id<SubTask>, reported: u32) -> Result<u32, Refusal> {
        for line in &mut self.lines {
            let ordered = line.pieces.get();
            let Some(sub_task) = line.sub_tasks.iter_mut().find(|task| task.id == wanted) else {
                continue;
            };
            let left = ordered.saturating_sub(sub_task.done_pieces);
            if reported > left {
                return Err(Refusal::MorePiecesThanOrdered { reported, left });
            }
            sub_task.done_pieces += reported;
            return Ok(sub_task.done_pieces);
        }
        Err(Refusal::NoSuchSubTask)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::money::Cents;

    use super::*;
    use crate::work::Department;

    fn day(number: i8) -> Date {
        date(2026, 12, number)
    }

    fn task_id(number: u128) -> Id<SubTask> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn sub_task(number: u128, department: &str) -> SubTask {
        SubTask {
            id: task_id(number),
            description: "inpakken".to_owned(),
            department: Department::parse(department).unwrap(),
            minutes_per_hundred: NonZeroU32::new(45).unwrap(),
            done_pieces: 0,
        }
    }

    fn quote() -> Order {
        Order {
            id: Id::from_uuid(Uuid::nil()),
            company: Id::from_uuid(Uuid::nil()),
            reference: "PO-1".to_owned(),
            lines: vec![Line {
                id: Id::from_uuid(Uuid::nil()),
                description: "dozen".to_owned(),
                pieces: NonZeroU32::new(100).unwrap(),
                price_per_hundred: Cents::new(1250),
                sub_tasks: vec![sub_task(1, "weld"), sub_task(2, "pack")],
            }],
            valid_until: day(5),
            material_on: None,
            hold: None,
            stage: Stage::Quoted,
        }
    }

    fn promise_on(on: Date) -> Offer {
        Offer { on, steps: vec![], basis: Basis::default() }
    }

    const ANY_DAY: Wish = Wish { wanted_on: None, is_later_welcome: false };

    fn accepted() -> Order {
        let mut order = quote();
        order.accept(day(1), promise_on(day(8)), ANY_DAY).unwrap();
        order
    }

    fn pieces(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }

    #[test]
    fn a_quote_holds_through_its_last_day() {
        let table = [(4, Ok(())), (5, Ok(())), (6, Err(Refusal::QuoteExpired { on: day(5) }))];
        for (today, answer) in table {
            let found = quote().accept(day(today), promise_on(day(18)), ANY_DAY);
            assert_eq!(found, answer, "accepted on day {today}");
        }
    }

    #[test]
    fn a_wanted_day_is_kept_unless_a_later_one_is_welcome() {
        let later = Err(Refusal::LaterThanWanted { wanted_on: day(7), possible_on: day(8) });
        let table = [
            // wanted, later welcome, answer to a promise for day 8
            (None, false, Ok(())),
            (Some(day(9)), false, Ok(())),
            (Some(day(8)), false, Ok(())),
            (Some(day(7)), true, Ok(())),
            (Some(day(7)), false, later),
        ];
        for (wanted_on, is_later_welcome, answer) in table {
            let wish = Wish { wanted_on, is_later_welcome };
            let mut order = quote();
            let found = order.accept(day(1), promise_on(day(8)), wish);
            assert_eq!(found, answer, "{wish:?}");
            assert_eq!(found.is_err(), order == quote(), "a refusal changes nothing");
        }
    }

    #[test]
    fn an_order_is_accepted_once() {
        let again = accepted().accept(day(1), promise_on(day(8)), ANY_DAY);
        assert_eq!(again, Err(Refusal::AlreadyAccepted));
    }

    #[test]
    fn what_is_held_is_kept_to_its_last_moment_and_given_once() {
        let mut order = quote();
        assert_eq!(order.let_go(), Err(Refusal::NotHeld));
        order.hold(day(1), promise_on(day(8)), 1_000).unwrap();
        assert_eq!(order.hold(day(1), promise_on(day(9)), 2_000), Err(Refusal::AlreadyHeld));
        let table = [(999, Ok(Some(day(8)))), (1_000, Err(Refusal::HoldExpired)), (1_001, Err(Refusal::HoldExpired))];
        for (now_us, answer) in table {
            assert_eq!(order.held_offer(now_us).map(|held| held.map(|offer| offer.on)), answer, "at {now_us}");
        }
        let mut released = order.clone();
        assert_eq!(released.let_go().map(|offer| offer.on), Ok(day(8)));
        assert_eq!(released, quote());
        order.accept(day(1), promise_on(day(8)), ANY_DAY).unwrap();
        assert_eq!(order.held_offer(999), Ok(None), "it is an order now");
        assert_eq!(order.let_go(), Err(Refusal::NotHeld));
    }

    #[test]
    fn material_may_move_until_the_goods_leave_and_the_promise_stays() {
        let mut order = accepted();
        assert_eq!(order.move_material(None), Err(Refusal::MaterialAsBefore));
        order.move_material(Some(day(3))).unwrap();
        assert_eq!(order.move_material(Some(day(3))), Err(Refusal::MaterialAsBefore));
        assert_eq!(order.agreement().map(|agreement| agreement.promised_on), Some(day(8)));
        for task in [1, 2] {
            order.record_progress(task_id(task), pieces(100)).unwrap();
        }
        order.deliver(day(8)).unwrap();
        assert_eq!(order.move_material(None), Err(Refusal::AlreadyDelivered { on: day(8) }));
    }

    #[test]
    fn material_stays_while_minutes_are_kept_for_the_customer() {
        let mut order = quote();
        order.hold(day(1), promise_on(day(8)), 1_000).unwrap();
        let held = order.clone();
        for on in [None, Some(day(3))] {
            assert_eq!(order.move_material(on), Err(Refusal::AlreadyHeld), "to {on:?}");
            assert_eq!(order, held, "a refusal changes nothing");
        }
        order.let_go().unwrap();
        assert_eq!(order.move_material(Some(day(3))), Ok(()));
    }

    #[test]
    fn no_more_pieces_are_finished_than_were_ordered() {
        let mut order = accepted();
        assert_eq!(order.record_progress(task_id(1), pieces(60)), Ok(60));
        assert_eq!(order.record_progress(task_id(1), pieces(40)), Ok(100));
        let before = order.clone();
        let refusal = Refusal::MorePiecesThanOrdered { reported: 1, left: 0 };
        assert_eq!(order.record_progress(task_id(1), pieces(1)), Err(refusal));
        let unknown = order.record_progress(task_id(9), pieces(1));
        assert_eq!(unknown, Err(Refusal::NoSuchSubTask));
        assert_eq!(order, before, "a refusal changes nothing");
    }

    #[test]
    fn work_is_reported_on_accepted_orders_only() {
        let mut order = quote();
        let found = order.record_progress(task_id(1), pieces(1));
        assert_eq!(found, Err(Refusal::NotAccepted));
        assert_eq!(order.deliver(day(2)), Err(Refusal::NotAccepted));
        assert_eq!(order, quote());
    }

    #[test]
    fn goods_leave_once_and_only_when_every_piece_is_finished() {
        let mut order = accepted();
        order.record_progress(task_id(1), pieces(100)).unwrap();
        order.record_progress(task_id(2), pieces(99)).unwrap();
        assert_eq!(order.deliver(day(8)), Err(Refusal::PiecesLeft { pieces: 1 }));
        order.record_progress(task_id(2), pieces(1)).unwrap();
        assert_eq!(order.deliver(day(8)), Ok(()));
        let again = Err(Refusal::AlreadyDelivered { on: day(8) });
        assert_eq!(order.deliver(day(9)), again);
        assert_eq!(order.accept(day(1), promise_on(day(8)), ANY_DAY), again);
    }
}
