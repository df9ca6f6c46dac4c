//! The work-support package (WOP): wage premium percentage and guidance need, with a validity.

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::id::Id;

use crate::{day_range::DayRange, refusal::Refusal, worker::Worker};

/// Percentages go by this step (regulation.md 1.2 and 2).
pub const PERCENT_STEP: u32 = 5;
/// Highest percentage of the schemes of today.
pub const PERCENT_HIGHEST: u32 = 75;
/// Highest percentage of a VOP, on a motivated request (regulation.md 2).
pub const VOP_HIGHEST: u32 = 60;

/// The scheme under which the package was granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Collective scheme (decree of 12/07/2013).
    Collective,
    /// Individual scheme (decree of 14/01/2022).
    Individual,
    /// The predecessor of the individual scheme, for as long as a dossier runs; the percentage with which it began.
    Vop,
}

impl Scheme {
    /// The lowest wage premium: 40 % collective, 20 % individual.
    pub const fn lowest_percent(self) -> u32 {
        match self {
            Self::Collective => 40,
            Self::Individual | Self::Vop => 20,
        }
    }

    /// The highest wage premium: 60 % for a VOP.
    pub const fn highest_percent(self) -> u32 {
        match self {
            Self::Collective | Self::Individual => PERCENT_HIGHEST,
            Self::Vop => VOP_HIGHEST,
        }
    }
}

/// How much guidance a person asks on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuidanceNeed {
    /// None established.
    None,
    /// Low: one coach for thirteen.
    Low,
    /// Middle: one coach for ten.
    Mid,
    /// High: one coach for seven.
    High,
}

/// What VDAB established.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// Scheme.
    pub scheme: Scheme,
    /// Wage premium, in percent of the capped reference wage.
    pub percent: u32,
    /// Guidance need.
    pub guidance: GuidanceNeed,
}

impl Support {
    /// Refuses a percentage off the step or outside the scheme.
    pub fn new(scheme: Scheme, percent: u32, guidance: GuidanceNeed) -> Result<Self, Refusal> {
        let (lowest, highest) = (scheme.lowest_percent(), scheme.highest_percent());
        if percent < lowest || percent > highest {
            return Err(Refusal::PercentOutOfRange { percent, lowest, highest });
        }
        if !percent.is_multiple_of(PERCENT_STEP) {
            return Err(Refusal::PercentOffStep { percent, step: PERCENT_STEP });
        }
        Ok(Self { scheme, percent, guidance })
    }
}

/// A package of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SupportPackage {
    /// Identity.
    pub id: Id<Self>,
    /// Whose package.
    pub worker: Id<Worker>,
    /// What was established.
    pub support: Support,
    /// When it holds.
    pub validity: DayRange,
    /// Grows by one with each change.
    pub version: i64,
}

/// A new package, and the one before it, which had to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The new package.
    pub package: SupportPackage,
    /// The earlier package, now ending the day before the new one starts.
    pub ended: Option<SupportPackage>,
}

/// Grants a package. A person has one on any day: one that started earlier ends the day before,
/// one that starts on the same day or later is an obstacle.
pub fn grant(
    id: Id<SupportPackage>,
    worker: &Worker,
    support: Support,
    validity: DayRange,
    known: &[SupportPackage],
) -> Result<Granted, Refusal> {
    if !worker.profile.status.may_have_package() {
        return Err(Refusal::StatusWithoutPackage);
    }
    let package = SupportPackage { id, worker: worker.id, support, validity, version: 1 };
    let mut ended = None;
    for earlier in known.iter().filter(|one| one.validity.overlaps(&validity)) {
        let refusal = Refusal::PackageOverlaps { package: earlier.id, from: earlier.validity.from() };
        if earlier.validity.from() >= validity.from() {
            return Err(refusal);
        }
        let last = validity.from().checked_sub(1.day()).map_err(|_| refusal)?;
        ended = Some(SupportPackage {
            validity: earlier.validity.ending(last)?,
            version: earlier.version.saturating_add(1),
            ..*earlier
        });
    }
    Ok(Granted { package, ended })
}

/// The guidance need to plan with: that of the latest package that is not over on this day.
pub fn guidance_need(packages: &[SupportPackage], today: Date) -> GuidanceNeed {
    let lasting = packages.iter().filter(|package| !package.validity.is_over(today));
    let latest = lasting.max_by_key(|package| package.validity.from());
    latest.map_or(GuidanceNeed::None, |package| package.support.guidance)
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

    fn worker(status: LegalStatus) -> Worker {
        let profile = Profile {
            name: PersonName::parse("display_name", "Testina Voorbeeld").unwrap(),
            status,
            fraction: ContractFraction::parse("1").unwrap(),
            employment: DayRange::new(date(2024, 1, 1), None).unwrap(),
            file_holder: None,
        };
        Worker { id: id(1), code: "W-0001".to_owned(), profile, version: 1 }
    }

    fn days(from: (i16, i8, i8), to: Option<(i16, i8, i8)>) -> DayRange {
        let day = |(year, month, day)| date(year, month, day);
        DayRange::new(day(from), to.map(day)).unwrap()
    }

    fn package(number: u128, validity: DayRange, guidance: GuidanceNeed) -> SupportPackage {
        let support = Support::new(Scheme::Collective, 45, guidance).unwrap();
        SupportPackage { id: id(number), worker: id(1), support, validity, version: 1 }
    }

    #[test]
    fn percentages_are_multiples_of_five_from_the_schemes_lowest_to_75() {
        // regulation.md 1.2 (herwin.be, loonpremie) and 2 (werkgevers.vdab.be, individueel maatwerk).
        let off = |percent| Err(Refusal::PercentOffStep { percent, step: 5 });
        let out = |percent, lowest| Err(Refusal::PercentOutOfRange { percent, lowest, highest: 75 });
        let table = [
            (Scheme::Collective, 35, out(35, 40)),
            (Scheme::Collective, 39, out(39, 40)),
            (Scheme::Collective, 40, Ok(40)),
            (Scheme::Collective, 42, off(42)),
            (Scheme::Collective, 75, Ok(75)),
            (Scheme::Collective, 80, out(80, 40)),
            (Scheme::Individual, 15, out(15, 20)),
            (Scheme::Individual, 20, Ok(20)),
            (Scheme::Individual, 21, off(21)),
            (Scheme::Individual, 75, Ok(75)),
            (Scheme::Individual, 76, out(76, 20)),
            (Scheme::Vop, 60, Ok(60)),
            (Scheme::Vop, 65, Err(Refusal::PercentOutOfRange { percent: 65, lowest: 20, highest: VOP_HIGHEST })),
        ];
        for (scheme, percent, expected) in table {
            let read = Support::new(scheme, percent, GuidanceNeed::Mid).map(|it| it.percent);
            assert_eq!(read, expected, "{scheme:?} {percent}");
        }
    }

    #[test]
    fn only_a_status_with_a_premium_gets_a_package() {
        let support = Support::new(Scheme::Individual, 40, GuidanceNeed::Low).unwrap();
        for status in LegalStatus::ALL {
            let validity = days((2026, 1, 1), None);
            let answer = grant(id(10), &worker(status), support, validity, &[]);
            assert_eq!(answer.is_ok(), status.may_have_package(), "{status:?}");
        }
    }

    #[test]
    fn a_new_package_ends_the_earlier_one_the_day_before() {
        let known = package(10, days((2024, 1, 1), Some((2028, 12, 31))), GuidanceNeed::Low);
        let table = [
            (days((2026, 4, 1), None), Ok(Some(date(2026, 3, 31)))),
            (days((2024, 1, 2), None), Ok(Some(date(2024, 1, 1)))),
            (days((2029, 1, 1), None), Ok(None)),
            (days((2023, 1, 1), Some((2023, 12, 31))), Ok(None)),
            (days((2024, 1, 1), None), Err(Refusal::PackageOverlaps { package: id(10), from: date(2024, 1, 1) })),
            (
                days((2023, 1, 1), Some((2024, 1, 1))),
                Err(Refusal::PackageOverlaps { package: id(10), from: date(2024, 1, 1) }),
            ),
        ];
        let worker = worker(LegalStatus::TargetWorker);
        for (validity, expected) in table {
            let answer = grant(id(11), &worker, known.support, validity, &[known]);
            let ended = answer.map(|granted| granted.ended.and_then(|it| it.validity.to()));
            assert_eq!(ended, expected, "{validity:?}");
        }
    }

    #[test]
    fn the_latest_package_that_lasts_sets_the_guidance_need() {
        let low = package(10, days((2024, 1, 1), Some((2026, 3, 31))), GuidanceNeed::Low);
        let high = package(11, days((2026, 4, 1), Some((2026, 12, 31))), GuidanceNeed::High);
        let table = [
            (vec![], date(2026, 3, 1), GuidanceNeed::None),
            (vec![low], date(2026, 3, 31), GuidanceNeed::Low),
            (vec![low], date(2026, 4, 1), GuidanceNeed::None),
            (vec![high, low], date(2026, 12, 31), GuidanceNeed::High),
            (vec![low, high], date(2027, 1, 1), GuidanceNeed::None),
        ];
        for (packages, today, need) in table {
            assert_eq!(guidance_need(&packages, today), need, "{today}");
        }
    }
}
