//! "Klopt niet": a worker says that the hours of a shift are not right, and a person answers.

use jiff::{ToSpan, civil::Date};

use crate::{presence::MOST_MINUTES, refusal::Refusal};

/// How long after the shift a worker can say so, in days: the pay of two months can still be put right.
pub const MOST_DAYS_LATER: i64 = 62;

/// What is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectionReason {
    /// It was more.
    TooFew,
    /// It was less.
    TooMany,
    /// Was there after all.
    WasThere,
    /// Was not there.
    WasNotThere,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectionStage {
    /// Nobody answered yet.
    Open,
    /// The ledger was corrected.
    Granted,
    /// They talked, and it stays as it is.
    Kept,
}

/// Whether what the worker says can be so beside what was recorded, and whether it is in time.
pub fn object(
    reason: ObjectionReason,
    (claimed, recorded): (u32, u32),
    (day, today): (Date, Date),
) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::PresenceTooEarly { day, today });
    }
    let last = day.saturating_add(MOST_DAYS_LATER.days());
    if today > last {
        return Err(Refusal::ObjectionTooLate { last, today });
    }
    let fits = match reason {
        ObjectionReason::TooFew => claimed > recorded,
        ObjectionReason::TooMany => claimed > 0 && claimed < recorded,
        ObjectionReason::WasThere => claimed > 0 && recorded == 0,
        ObjectionReason::WasNotThere => claimed == 0 && recorded > 0,
    };
    if fits && claimed <= MOST_MINUTES { Ok(()) } else { Err(Refusal::ObjectionMinutes { claimed, recorded }) }
}

/// Silence approves no hours that a worker still doubts.
pub const fn must_be_undoubted(is_open: bool) -> Result<(), Refusal> {
    if is_open { Err(Refusal::ObjectionOpen) } else { Ok(()) }
}

/// An objection is answered once.
pub const fn answer(stage: ObjectionStage, is_granted: bool) -> Result<ObjectionStage, Refusal> {
    match stage {
        ObjectionStage::Open if is_granted => Ok(ObjectionStage::Granted),
        ObjectionStage::Open => Ok(ObjectionStage::Kept),
        ObjectionStage::Granted | ObjectionStage::Kept => Err(Refusal::ObjectionAnswered),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{ObjectionReason, ObjectionStage, Refusal, answer, object};

    #[test]
    fn what_is_claimed_goes_with_what_is_said_to_be_wrong() {
        let monday = date(2026, 11, 23);
        let table = [
            (ObjectionReason::TooFew, (450, 400), true),
            (ObjectionReason::TooFew, (400, 400), false),
            (ObjectionReason::TooFew, (1_441, 400), false),
            (ObjectionReason::TooMany, (300, 400), true),
            (ObjectionReason::TooMany, (0, 400), false),
            (ObjectionReason::TooMany, (400, 400), false),
            (ObjectionReason::WasThere, (450, 0), true),
            (ObjectionReason::WasThere, (450, 60), false),
            (ObjectionReason::WasNotThere, (0, 450), true),
            (ObjectionReason::WasNotThere, (0, 0), false),
        ];
        for (reason, minutes, expected) in table {
            assert_eq!(object(reason, minutes, (monday, monday)).is_ok(), expected, "{reason:?} {minutes:?}");
        }
    }

    #[test]
    fn it_can_be_said_for_two_months_after_the_shift() {
        let (day, last) = (date(2026, 9, 22), date(2026, 11, 23));
        let late = date(2026, 11, 24);
        let early = date(2026, 9, 21);
        let table = [
            (early, Err(Refusal::PresenceTooEarly { day, today: early })),
            (day, Ok(())),
            (last, Ok(())),
            (late, Err(Refusal::ObjectionTooLate { last, today: late })),
        ];
        for (today, expected) in table {
            assert_eq!(object(ObjectionReason::TooFew, (2, 1), (day, today)), expected, "{today}");
        }
    }

    #[test]
    fn an_objection_is_answered_once() {
        assert_eq!(answer(ObjectionStage::Open, true), Ok(ObjectionStage::Granted));
        assert_eq!(answer(ObjectionStage::Open, false), Ok(ObjectionStage::Kept));
        for stage in [ObjectionStage::Granted, ObjectionStage::Kept] {
            assert_eq!(answer(stage, true), Err(Refusal::ObjectionAnswered), "{stage:?}");
        }
    }
}
