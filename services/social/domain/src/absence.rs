//! Being away: dates that others may know, and a reason that they may not.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{day_range::DayRange, refusal::Refusal, worker::Worker};

/// An absence as far as its dates go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Identity.
    pub id: Id<Self>,
    /// Who is away.
    pub worker: Id<Worker>,
    /// When; without an end as long as nobody knows.
    pub days: DayRange,
    /// Grows by one with each change.
    pub version: i64,
}

/// The answer to "does it have to do with the work?"; asked for that alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkRelated {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Nobody asked.
    NotAsked,
}

/// The confidential side of an absence. It has no `Debug`: wrap it in `Confidential`.
#[derive(Clone, PartialEq, Eq)]
pub struct AbsenceSecret {
    /// Whether it has to do with the work.
    pub work_related: WorkRelated,
    /// What else was said.
    pub note: String,
}

/// Takes a new absence of a worker beside those already known.
pub fn report(id: Id<Absence>, worker: &Worker, known: &[Absence], days: DayRange) -> Result<Absence, Refusal> {
    worker.must_be_employed(days.from())?;
    let absence = Absence { id, worker: worker.id, days, version: 1 };
    absence.must_stand_alone(known)?;
    Ok(absence)
}

impl Absence {
    /// The person is back, or the end is known better. `known` may hold this absence itself.
    pub fn end(&mut self, to: Date, known: &[Self]) -> Result<(), Refusal> {
        let ended = Self { days: self.days.ending(to)?, ..*self };
        ended.must_stand_alone(known)?;
        *self = Self { version: self.version.saturating_add(1), ..ended };
        Ok(())
    }

    fn must_stand_alone(&self, known: &[Self]) -> Result<(), Refusal> {
        let others = known.iter().filter(|other| other.id != self.id);
        for other in others.filter(|other| other.worker == self.worker) {
            if other.days.overlaps(&self.days) {
                return Err(Refusal::AbsenceOverlaps { absence: other.id, from: other.days.from() });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::{
        wording::PersonName,
        worker::{ContractFraction, LegalStatus, Profile},
    };

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn days(from: i8, to: Option<i8>) -> DayRange {
        DayRange::new(date(2026, 11, from), to.map(|to| date(2026, 11, to))).unwrap()
    }

    fn worker() -> Worker {
        let profile = Profile {
            name: PersonName::parse("display_name", "Testina Voorbeeld").unwrap(),
            status: LegalStatus::TargetWorker,
            fraction: ContractFraction::parse("1").unwrap(),
            employment: DayRange::new(date(2026, 11, 2), Some(date(2026, 11, 27))).unwrap(),
            file_holder: None,
        };
        Worker { id: id(1), code: "W-0001".to_owned(), profile, version: 1 }
    }

    fn away(number: u128, days: DayRange) -> Absence {
        Absence { id: id(number), worker: id(1), days, version: 1 }
    }

    fn overlaps(number: u128, from: i8) -> Refusal {
        Refusal::AbsenceOverlaps { absence: id(number), from: date(2026, 11, from) }
    }

    #[test]
    fn a_day_is_absent_once() {
        let known = [away(10, days(4, Some(6))), away(11, days(20, None))];
        let table = [
            (days(2, Some(3)), Ok(())),
            (days(2, Some(4)), Err(overlaps(10, 4))),
            (days(6, Some(6)), Err(overlaps(10, 4))),
            (days(7, Some(19)), Ok(())),
            (days(7, Some(20)), Err(overlaps(11, 20))),
            (days(7, None), Err(overlaps(11, 20))),
            (days(26, Some(26)), Err(overlaps(11, 20))),
        ];
        for (asked, expected) in table {
            let answer = report(id(12), &worker(), &known, asked).map(|_| ());
            assert_eq!(answer, expected, "{asked:?}");
        }
    }

    #[test]
    fn somebody_elses_absence_is_no_obstacle() {
        let colleague = Absence { worker: id(2), ..away(10, days(4, None)) };
        assert!(report(id(12), &worker(), &[colleague], days(5, None)).is_ok());
    }

    #[test]
    fn an_absence_starts_while_employed() {
        let not_employed = |on| Refusal::NotEmployed { on: date(2026, 11, on) };
        let table = [
            (days(1, Some(3)), Err(not_employed(1))),
            (days(2, Some(3)), Ok(())),
            (days(27, None), Ok(())),
            (days(28, None), Err(not_employed(28))),
        ];
        for (asked, expected) in table {
            assert_eq!(report(id(12), &worker(), &[], asked).map(|_| ()), expected);
        }
    }

    #[test]
    fn an_end_may_come_sooner_or_later_but_not_before_the_start() {
        let next = away(11, days(12, None));
        let table = [
            (3, Err(Refusal::EndsBeforeStart { from: date(2026, 11, 4), to: date(2026, 11, 3) })),
            (4, Ok(2)),
            (11, Ok(2)),
            (12, Err(overlaps(11, 12))),
        ];
        for (to, expected) in table {
            let mut absence = away(10, days(4, Some(6)));
            let known = [absence, next];
            let answer = absence.end(date(2026, 11, to), &known);
            assert_eq!(answer.map(|()| absence.version), expected, "{to}");
        }
    }
}
