//! Wishes of workers about each other: gladly with somebody, or not with them. Whose wish it is and on which day it was said is
//! kept; why is never asked.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{day_range::DayRange, refusal::Refusal, worker::Worker};

/// What is wished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairKind {
    /// Would rather work with the other: a preference.
    GladlyWith,
    /// Not at one place with the other at the same time: hard.
    NotWith,
}

impl PairKind {
    /// Whether nobody may plan against it.
    pub const fn is_hard(self) -> bool {
        match self {
            Self::GladlyWith => false,
            Self::NotWith => true,
        }
    }
}

/// What a worker said about another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whose wish it is.
    pub by: Id<Worker>,
    /// About whom.
    pub about: Id<Worker>,
    /// What is wished.
    pub kind: PairKind,
    /// The day on which it was said.
    pub on: Date,
}

/// A wish about two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Identity, by time.
    pub id: Id<Self>,
    /// What was said.
    pub said: Said,
    /// The days on which it holds.
    pub validity: DayRange,
    /// Grows with each change.
    pub version: i64,
}

impl Pair {
    /// Writes a wish down. It is about somebody else, was said today at the latest, and on any day a worker has one wish about
    /// the same person.
    pub fn record(
        id: Id<Self>,
        said: Said,
        validity: DayRange,
        (known, today): (&[Self], Date),
    ) -> Result<Self, Refusal> {
        if said.by == said.about {
            return Err(Refusal::PairWithOneself);
        }
        if said.on > today {
            return Err(Refusal::SaidLater { on: said.on, today });
        }
        let pair = Self { id, said, validity, version: 1 };
        pair.must_stand_alone(known)?;
        Ok(pair)
    }

    /// Holds no longer than this day. An end never lengthens: whoever wishes it longer says it anew.
    pub fn end(&mut self, to: Date) -> Result<(), Refusal> {
        if let Some(last) = self.validity.to().filter(|last| *last < to) {
            return Err(Refusal::PairEndsEarlier { last });
        }
        self.validity = self.validity.ending(to)?;
        self.version = self.version.saturating_add(1);
        Ok(())
    }

    /// The two in the order of their ids: whose wish it was cannot be read from it.
    pub fn both(&self) -> [Id<Worker>; 2] {
        let mut both = [self.said.by, self.said.about];
        both.sort_unstable();
        both
    }

    fn must_stand_alone(&self, known: &[Self]) -> Result<(), Refusal> {
        let clash = known.iter().find(|other| {
            other.id != self.id
                && (other.said.by, other.said.about) == (self.said.by, self.said.about)
                && other.validity.overlaps(&self.validity)
        });
        match clash {
            Some(other) => Err(Refusal::PairOverlaps { pair: other.id, from: other.validity.from() }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn days(from: i8, to: Option<i8>) -> DayRange {
        DayRange::new(date(2026, 11, from), to.map(|to| date(2026, 11, to))).unwrap()
    }

    fn said(by: u128, about: u128, kind: PairKind) -> Said {
        Said { by: id(by), about: id(about), kind, on: TODAY }
    }

    fn known() -> Pair {
        Pair { id: id(10), said: said(1, 2, PairKind::NotWith), validity: days(4, Some(10)), version: 1 }
    }

    #[test]
    fn only_a_no_is_hard() {
        assert_eq!([PairKind::GladlyWith, PairKind::NotWith].map(PairKind::is_hard), [false, true]);
    }

    #[test]
    fn a_worker_has_one_wish_about_somebody_on_any_day() {
        let clash = Err(Refusal::PairOverlaps { pair: id(10), from: date(2026, 11, 4) });
        let table = [
            (said(1, 2, PairKind::NotWith), days(1, Some(3)), Ok(())),
            (said(1, 2, PairKind::NotWith), days(1, Some(4)), clash),
            (said(1, 2, PairKind::GladlyWith), days(10, None), clash),
            (said(1, 2, PairKind::GladlyWith), days(11, None), Ok(())),
            (said(2, 1, PairKind::GladlyWith), days(4, None), Ok(())),
            (said(1, 3, PairKind::NotWith), days(4, None), Ok(())),
            (said(1, 1, PairKind::NotWith), days(20, None), Err(Refusal::PairWithOneself)),
        ];
        for (said, validity, expected) in table {
            let answer = Pair::record(id(11), said, validity, (&[known()], TODAY));
            assert_eq!(answer.map(|_| ()), expected, "{said:?} {validity:?}");
        }
    }

    #[test]
    fn what_was_said_was_said_today_at_the_latest() {
        let tomorrow = date(2026, 11, 24);
        let later = Err(Refusal::SaidLater { on: tomorrow, today: TODAY });
        for (on, expected) in [(TODAY, Ok(())), (tomorrow, later)] {
            let said = Said { on, ..said(1, 2, PairKind::GladlyWith) };
            assert_eq!(Pair::record(id(11), said, days(4, None), (&[], TODAY)).map(|_| ()), expected);
        }
    }

    #[test]
    fn a_wish_ends_on_or_after_its_first_day_and_no_end_lengthens_it() {
        let early = Refusal::EndsBeforeStart { from: date(2026, 11, 4), to: date(2026, 11, 3) };
        let longer = Refusal::PairEndsEarlier { last: date(2026, 11, 10) };
        let table = [
            (Some(10), 3, Err(early)),
            (Some(10), 4, Ok(2)),
            (Some(10), 10, Ok(2)),
            (Some(10), 11, Err(longer)),
            (Some(10), 30, Err(longer)),
            (None, 30, Ok(2)),
        ];
        for (last, to, expected) in table {
            let mut pair = Pair { validity: days(4, last), ..known() };
            let answer = pair.end(date(2026, 11, to));
            assert_eq!(answer.map(|()| pair.version), expected, "{last:?} {to}");
        }
    }

    #[test]
    fn of_two_nobody_can_tell_whose_wish_it_was() {
        let turned = Pair { said: said(2, 1, PairKind::NotWith), ..known() };
        assert_eq!(known().both(), turned.both());
    }
}
