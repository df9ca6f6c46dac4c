//! Functional limits: what a body or mind can carry, for how long that holds, never why.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{day_range::DayRange, refusal::Refusal, worker::Worker};

/// What is limited: our own vocabulary of work demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitKind {
    /// Highest weight in kilograms.
    LiftKg,
    /// Highest number of lifts an hour.
    LiftTimesHour,
    /// Longest standing at a stretch; 0 is seated work only.
    StandingMinutes,
    /// 0 is a quiet place only, 1 some noise.
    Noise,
    /// 0 is no crowd, 1 a few people.
    Crowd,
    /// Longest way to work.
    TravelMinutes,
    /// Longest working day.
    MinutesPerDay,
}

impl LimitKind {
    /// Every kind once.
    pub const ALL: [Self; 7] = [
        Self::LiftKg,
        Self::LiftTimesHour,
        Self::StandingMinutes,
        Self::Noise,
        Self::Crowd,
        Self::TravelMinutes,
        Self::MinutesPerDay,
    ];

    /// The highest value that still limits something and is no typing error.
    pub const fn highest(self) -> u32 {
        match self {
            Self::LiftKg => 100,
            Self::LiftTimesHour => 1_000,
            Self::Noise | Self::Crowd => 1,
            Self::StandingMinutes | Self::TravelMinutes | Self::MinutesPerDay => 1_440,
        }
    }
}

/// How much of what, and whether it is a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// What is limited.
    pub kind: LimitKind,
    /// The most that is possible, in the kind's unit.
    pub value: u32,
    /// A wish when false.
    pub is_hard: bool,
}

/// A limit of a person, with its validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunctionalLimit {
    /// Identity.
    pub id: Id<Self>,
    /// Whose limit.
    pub worker: Id<Worker>,
    /// What it limits.
    pub load: Load,
    /// When it holds.
    pub validity: DayRange,
    /// Grows by one with each change.
    pub version: i64,
}

impl FunctionalLimit {
    /// A new limit beside those already known of the same worker. On one day there is one hard
    /// limit and one wish of a kind: two figures would leave the planner guessing.
    pub fn set(
        id: Id<Self>,
        worker: Id<Worker>,
        load: Load,
        validity: DayRange,
        known: &[Self],
    ) -> Result<Self, Refusal> {
        let highest = load.kind.highest();
        if load.value > highest {
            return Err(Refusal::LimitTooHigh { kind: load.kind, highest });
        }
        let limit = Self { id, worker, load, validity, version: 1 };
        limit.must_stand_alone(known)?;
        Ok(limit)
    }

    /// It holds through `to`. `known` may hold this limit itself.
    pub fn end(&mut self, to: Date, known: &[Self]) -> Result<(), Refusal> {
        let ended = Self { validity: self.validity.ending(to)?, ..*self };
        ended.must_stand_alone(known)?;
        *self = Self { version: self.version.saturating_add(1), ..ended };
        Ok(())
    }

    fn must_stand_alone(&self, known: &[Self]) -> Result<(), Refusal> {
        let clash = known.iter().find(|other| {
            other.id != self.id
                && other.worker == self.worker
                && other.load.kind == self.load.kind
                && other.load.is_hard == self.load.is_hard
                && other.validity.overlaps(&self.validity)
        });
        match clash {
            Some(other) => Err(Refusal::LimitOverlaps { limit: other.id, from: other.validity.from() }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn days(from: i8, to: Option<i8>) -> DayRange {
        DayRange::new(date(2026, 11, from), to.map(|to| date(2026, 11, to))).unwrap()
    }

    const LIFT: Load = Load { kind: LimitKind::LiftKg, value: 10, is_hard: true };

    fn known() -> FunctionalLimit {
        FunctionalLimit { id: id(10), worker: id(1), load: LIFT, validity: days(4, Some(10)), version: 1 }
    }

    #[test]
    fn a_value_has_a_highest_figure_per_kind() {
        for kind in LimitKind::ALL {
            let set = |value| {
                let load = Load { kind, value, is_hard: true };
                FunctionalLimit::set(id(11), id(1), load, days(4, None), &[])
            };
            let highest = kind.highest();
            assert!(set(0).is_ok() && set(highest).is_ok(), "{kind:?}");
            assert_eq!(set(highest + 1), Err(Refusal::LimitTooHigh { kind, highest }));
        }
    }

    #[test]
    fn a_kind_has_one_hard_limit_a_day() {
        let clash = Err(Refusal::LimitOverlaps { limit: id(10), from: date(2026, 11, 4) });
        let often = Load { kind: LimitKind::LiftTimesHour, ..LIFT };
        let wish = Load { is_hard: false, ..LIFT };
        let table = [
            (1, LIFT, days(1, Some(3)), Ok(())),
            (1, LIFT, days(1, Some(4)), clash),
            (1, LIFT, days(10, None), clash),
            (1, LIFT, days(11, None), Ok(())),
            (1, often, days(4, None), Ok(())),
            (1, wish, days(4, None), Ok(())),
            (2, LIFT, days(4, None), Ok(())),
        ];
        for (worker, load, validity, expected) in table {
            let set = FunctionalLimit::set(id(11), id(worker), load, validity, &[known()]);
            assert_eq!(set.map(|_| ()), expected, "{worker} {load:?} {validity:?}");
        }
    }

    #[test]
    fn a_limit_ends_on_or_after_its_first_day() {
        let early = Refusal::EndsBeforeStart { from: date(2026, 11, 4), to: date(2026, 11, 3) };
        for (to, expected) in [(3, Err(early)), (4, Ok(2)), (30, Ok(2))] {
            let mut limit = known();
            let answer = limit.end(date(2026, 11, to), &[known()]);
            assert_eq!(answer.map(|()| limit.version), expected);
        }
    }
}
