//! How quotes and orders end otherwise than with goods that leave.

use jiff::civil::Date;

use crate::{
    order::{Order, Stage},
    refusal::Refusal,
};

/// Why an order ended before its goods left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelReason {
    /// The customer does not want it any more.
    CustomerWithdrew,
    /// The customer's material did not come.
    MaterialNeverCame,
    /// It cannot be made as it was asked.
    CannotBeMade,
    /// It was recorded before.
    RecordedTwice,
    /// Something else.
    Other,
}

impl CancelReason {
    /// Every reason once.
    pub const ALL: [Self; 5] =
        [Self::CustomerWithdrew, Self::MaterialNeverCame, Self::CannotBeMade, Self::RecordedTwice, Self::Other];

    /// The word for it in the contract and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CustomerWithdrew => "customer_withdrew",
            Self::MaterialNeverCame => "material_never_came",
            Self::CannotBeMade => "cannot_be_made",
            Self::RecordedTwice => "recorded_twice",
            Self::Other => "other",
        }
    }

    /// The reason with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// Why a quote came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossReason {
    /// The price.
    TooExpensive,
    /// The day.
    TooLate,
    /// Somebody else does it.
    DoneElsewhere,
    /// The customer does it with its own people.
    DoneByThemselves,
    /// The work is not needed any more.
    NotNeeded,
    /// The customer never answered.
    NoAnswer,
    /// A newer version took its place.
    NewerVersion,
    /// The workshop refused the order file that it was made of.
    RefusedByUs,
}

impl LossReason {
    /// Every reason once.
    pub const ALL: [Self; 8] = [
        Self::TooExpensive,
        Self::TooLate,
        Self::DoneElsewhere,
        Self::DoneByThemselves,
        Self::NotNeeded,
        Self::NoAnswer,
        Self::NewerVersion,
        Self::RefusedByUs,
    ];

    /// The word for it in the contract and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooExpensive => "too_expensive",
            Self::TooLate => "too_late",
            Self::DoneElsewhere => "done_elsewhere",
            Self::DoneByThemselves => "done_by_themselves",
            Self::NotNeeded => "not_needed",
            Self::NoAnswer => "no_answer",
            Self::NewerVersion => "newer_version",
            Self::RefusedByUs => "refused_by_us",
        }
    }

    /// The reason with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

impl Order {
    /// The order ends before all of its goods left.
    pub fn cancel(&mut self, today: Date, reason: CancelReason) -> Result<(), Refusal> {
        let agreement = self.open_agreement()?.clone();
        self.stage = Stage::Cancelled(agreement, today, reason);
        Ok(())
    }

    /// The quote comes to nothing; one whose last day is over can still be lost.
    pub fn lose(&mut self, today: Date, reason: LossReason) -> Result<(), Refusal> {
        match &self.stage {
            Stage::Quoted => {}
            Stage::Accepted(_) | Stage::InProgress(_) => return Err(Refusal::AlreadyAccepted),
            Stage::Delivered(..) | Stage::Cancelled(..) | Stage::Lost(..) => return self.check_goes_on(),
        }
        if self.hold.is_some() {
            return Err(Refusal::AlreadyHeld);
        }
        self.stage = Stage::Lost(today, reason);
        Ok(())
    }

    /// The day on which it ended without goods, and why.
    pub fn ended(&self) -> Option<(Date, &'static str)> {
        match &self.stage {
            Stage::Quoted | Stage::Accepted(_) | Stage::InProgress(_) | Stage::Delivered(..) => None,
            Stage::Cancelled(_, on, reason) => Some((*on, reason.as_str())),
            Stage::Lost(on, reason) => Some((*on, reason.as_str())),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;
    use werkbrug_kernel::id::Id;

    use super::*;
    use crate::{
        offer::{Basis, Offer},
        order::Wish,
    };

    const DAY: Date = date(2026, 12, 1);

    fn quote() -> Order {
        Order {
            id: Id::from_uuid(Uuid::nil()),
            company: Id::from_uuid(Uuid::nil()),
            reference: "PO-1".to_owned(),
            lines: Vec::new(),
            valid_until: DAY,
            material_on: None,
            hold: None,
            stage: Stage::Quoted,
        }
    }

    fn accepted() -> Order {
        let mut order = quote();
        let offer = Offer { on: DAY, steps: vec![], basis: Basis::default() };
        order.accept(DAY, offer, Wish { wanted_on: None, is_later_welcome: false }).unwrap();
        order
    }

    #[test]
    fn every_reason_is_known_by_its_word() {
        assert!(CancelReason::ALL.into_iter().all(|reason| CancelReason::of(reason.as_str()) == Some(reason)));
        assert!(LossReason::ALL.into_iter().all(|reason| LossReason::of(reason.as_str()) == Some(reason)));
        assert_eq!((CancelReason::of("too_late"), LossReason::of("")), (None, None));
    }

    #[test]
    fn an_order_is_cancelled_and_a_quote_is_lost_each_once() {
        let (mut order, mut lost) = (accepted(), quote());
        assert_eq!(quote().cancel(DAY, CancelReason::Other), Err(Refusal::NotAccepted));
        assert_eq!(accepted().lose(DAY, LossReason::TooLate), Err(Refusal::AlreadyAccepted));
        order.cancel(DAY, CancelReason::CustomerWithdrew).unwrap();
        lost.lose(DAY, LossReason::TooLate).unwrap();
        assert_eq!((order.ended(), lost.ended()), (Some((DAY, "customer_withdrew")), Some((DAY, "too_late"))));
        assert_eq!(order.cancel(DAY, CancelReason::Other), Err(Refusal::AlreadyCancelled { on: DAY }));
        assert_eq!(lost.lose(DAY, LossReason::NoAnswer), Err(Refusal::AlreadyLost { on: DAY }));
        assert_eq!(lost.check_open(DAY), Err(Refusal::AlreadyLost { on: DAY }));
        assert_eq!(order.deliver(DAY), Err(Refusal::AlreadyCancelled { on: DAY }));
        assert!(order.agreement().is_some(), "what was promised stays known");
    }

    #[test]
    fn a_quote_is_not_lost_while_minutes_are_kept_for_it() {
        let mut order = quote();
        order.hold(DAY, Offer { on: DAY, steps: vec![], basis: Basis::default() }, 1).unwrap();
        assert_eq!(order.lose(DAY, LossReason::TooLate), Err(Refusal::AlreadyHeld));
    }
}
