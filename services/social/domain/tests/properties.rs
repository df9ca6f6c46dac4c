//! What holds whatever is asked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::{ToSpan, civil::date};
use proptest::prelude::*;
use uuid::Uuid;
use werkbrug_kernel::id::Id;
use werkbrug_social_domain::{
    absence::{self, Absence},
    counters,
    day_range::DayRange,
    package::{self, GuidanceNeed, Scheme, Support, SupportPackage},
    wording::PersonName,
    worker::{ContractFraction, LegalStatus, Profile, Worker},
};

fn id<T>(number: usize) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number as u128))
}

fn worker() -> Worker {
    let profile = Profile {
        name: PersonName::parse("display_name", "Testina Voorbeeld").unwrap(),
        status: LegalStatus::TargetWorker,
        fraction: ContractFraction::parse("1").unwrap(),
        employment: DayRange::new(date(2020, 1, 1), None).unwrap(),
        file_holder: None,
    };
    Worker { id: id(0), code: "W-0001".to_owned(), profile, version: 1 }
}

prop_compose! {
    fn some_days()(from in 0..120i32, length in proptest::option::of(0..20i32)) -> DayRange {
        let from = date(2026, 1, 1).checked_add(from.days()).unwrap();
        let to = length.map(|length| from.checked_add(length.days()).unwrap());
        DayRange::new(from, to).unwrap()
    }
}

proptest! {
    #[test]
    fn no_day_is_absent_twice(asked in proptest::collection::vec(some_days(), 1..30)) {
        let mut known: Vec<Absence> = Vec::new();
        for (number, days) in asked.into_iter().enumerate() {
            if let Ok(absence) = absence::report(id(number), &worker(), &known, days) {
                known.push(absence);
            }
        }
        for offset in 0..160 {
            let day = date(2026, 1, 1).checked_add(offset.days()).unwrap();
            prop_assert!(known.iter().filter(|it| it.days.contains(day)).count() <= 1);
        }
    }

    #[test]
    fn a_refused_end_leaves_the_absence_as_it_was(
        days in some_days(), other in some_days(), to in 0..160i32,
    ) {
        let mut absence = Absence { id: id(1), worker: id(0), days, version: 1 };
        let next = Absence { id: id(2), worker: id(0), days: other, version: 1 };
        let before = absence;
        let to = date(2026, 1, 1).checked_add(to.days()).unwrap();
        match absence.end(to, &[before, next]) {
            Ok(()) => prop_assert_eq!(absence.days.to(), Some(to)),
            Err(_) => prop_assert_eq!(absence, before),
        }
    }

    #[test]
    fn nobody_has_two_packages_on_a_day(asked in proptest::collection::vec(some_days(), 1..12)) {
        let support = Support::new(Scheme::Collective, 45, GuidanceNeed::Mid).unwrap();
        let mut known: Vec<SupportPackage> = Vec::new();
        for (number, validity) in asked.into_iter().enumerate() {
            let answer = package::grant(id(number), &worker(), support, validity, &known);
            if let Ok(granted) = answer {
                if let Some(ended) = granted.ended {
                    known.retain(|it| it.id != ended.id);
                    known.push(ended);
                }
                known.push(granted.package);
            }
        }
        for offset in 0..160 {
            let day = date(2026, 1, 1).checked_add(offset.days()).unwrap();
            prop_assert!(known.iter().filter(|it| it.validity.contains(day)).count() <= 1);
        }
    }

    #[test]
    fn a_relapse_never_counts_fewer_wage_days_than_the_absence_alone(
        days in proptest::collection::vec(some_days(), 1..8), offset in 0..160i32,
    ) {
        let on = date(2026, 1, 1).checked_add(offset.days()).unwrap();
        if let Some(counted) = counters::wage_day(&days, on) {
            let current = days.iter().find(|it| it.contains(on)).unwrap();
            prop_assert!(Some(counted) >= counters::day_number(current.from(), on));
        }
    }
}
