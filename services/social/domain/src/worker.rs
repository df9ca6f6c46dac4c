//! A person who works here: legal status, contract and employment. Never a disability, a diagnosis
//! or a category of person.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::id::Id;

use crate::{day_range::DayRange, refusal::Refusal, wording::PersonName};

/// Most decimals of a contractual fraction.
pub const FRACTION_DECIMALS: u32 = 4;

/// The legal status under which somebody works here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegalStatus {
    /// Target-group worker of the collective scheme.
    TargetWorker,
    /// Individual scheme.
    IndividualScheme,
    /// AMA WSE: unpaid.
    Ama,
    /// Article 60 §7: the OCMW is the employer.
    Article60,
    /// Supporting staff.
    SupportStaff,
}

impl LegalStatus {
    /// Every status once.
    pub const ALL: [Self; 5] =
        [Self::TargetWorker, Self::IndividualScheme, Self::Ama, Self::Article60, Self::SupportStaff];

    /// Whether a support package is possible. AMA WSE and article 60 never stand in a premium list
    /// (BVR 17/02/2017, in force 01/01/2019), nor does supporting staff.
    pub const fn may_have_package(self) -> bool {
        match self {
            Self::TargetWorker | Self::IndividualScheme => true,
            Self::Ama | Self::Article60 | Self::SupportStaff => false,
        }
    }

    /// Whether people of this status are sent to hosts where the workshop decided nothing itself: not those whose employer it
    /// is not (AMA WSE is unpaid, with article 60 the OCMW employs).
    pub const fn is_usually_at_hosts(self) -> bool {
        match self {
            Self::TargetWorker | Self::IndividualScheme | Self::SupportStaff => true,
            Self::Ama | Self::Article60 => false,
        }
    }
}

/// The contractual part of full time: more than 0, at most 1, four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContractFraction(Decimal);

impl ContractFraction {
    /// Reads "0.8"; refuses 0, more than 1 and a fifth decimal.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let value = Decimal::from_str_exact(text).map_err(|_| Refusal::FractionUnreadable)?;
        let value = value.normalize();
        if value <= Decimal::ZERO || value > Decimal::ONE || value.scale() > FRACTION_DECIMALS {
            return Err(Refusal::FractionOutOfRange);
        }
        Ok(Self(value))
    }
}

impl fmt::Display for ContractFraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// What the workshop records about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What the person is called.
    pub name: PersonName,
    /// Legal status.
    pub status: LegalStatus,
    /// Contractual part of full time.
    pub fraction: ContractFraction,
    /// Employed from this day, perhaps until another.
    pub employment: DayRange,
    /// The one social worker who keeps the file; without one, the whole social service does.
    pub file_holder: Option<String>,
}

/// A person who works here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// Identity.
    pub id: Id<Self>,
    /// The workshop's own code.
    pub code: String,
    /// What is recorded.
    pub profile: Profile,
    /// Grows by one with each change.
    pub version: i64,
}

/// What became different, hence who must hear of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The name is new.
    pub is_renamed: bool,
    /// The days of employment are new.
    pub is_reemployed: bool,
    /// Status or fraction is new: both count in the guidance norm.
    pub is_reclassified: bool,
    /// Another social worker keeps the file.
    pub is_handed_over: bool,
}

impl Changes {
    /// Whether anything changed at all.
    pub fn is_any(self) -> bool {
        self != Self::default()
    }
}

impl Worker {
    /// Takes over what was recorded now, and tells what that changed.
    pub fn record(&mut self, profile: Profile) -> Changes {
        let changes = Changes {
            is_renamed: self.profile.name != profile.name,
            is_reemployed: self.profile.employment != profile.employment,
            is_reclassified: self.profile.status != profile.status || self.profile.fraction != profile.fraction,
            is_handed_over: self.profile.file_holder != profile.file_holder,
        };
        if changes.is_any() {
            self.profile = profile;
            self.version = self.version.saturating_add(1);
        }
        changes
    }

    /// Refuses a day on which the person is not employed here.
    pub fn must_be_employed(&self, on: Date) -> Result<(), Refusal> {
        if self.profile.employment.contains(on) {
            return Ok(());
        }
        Err(Refusal::NotEmployed { on })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn profile() -> Profile {
        Profile {
            name: PersonName::parse("display_name", "Testina Voorbeeld").unwrap(),
            status: LegalStatus::TargetWorker,
            fraction: ContractFraction::parse("0.8").unwrap(),
            employment: DayRange::new(date(2024, 1, 8), Some(date(2026, 12, 31))).unwrap(),
            file_holder: None,
        }
    }

    fn worker() -> Worker {
        let id = Id::parse("01890a5d-ac96-774b-bcce-b302099a8057").unwrap();
        let code = "W-0001".to_owned();
        Worker { id, code, profile: profile(), version: 1 }
    }

    #[test]
    fn a_fraction_is_more_than_nothing_and_at_most_full_time() {
        let table = [
            ("0", Err(Refusal::FractionOutOfRange)),
            ("0.0001", Ok("0.0001")),
            ("0.00001", Err(Refusal::FractionOutOfRange)),
            ("0.80", Ok("0.8")),
            ("1", Ok("1")),
            ("1.0001", Err(Refusal::FractionOutOfRange)),
            ("-0.5", Err(Refusal::FractionOutOfRange)),
            ("0,8", Err(Refusal::FractionUnreadable)),
            ("", Err(Refusal::FractionUnreadable)),
        ];
        for (text, expected) in table {
            let read = ContractFraction::parse(text).map(|fraction| fraction.to_string());
            assert_eq!(read, expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn ama_and_article_60_are_no_package_workers() {
        // regulation.md 5.3: AMA WSE is unpaid, for article 60 the OCMW is the employer.
        let may: Vec<bool> = LegalStatus::ALL.map(LegalStatus::may_have_package).to_vec();
        assert_eq!(may, [true, true, false, false, false]);
    }

    #[test]
    fn who_is_not_employed_by_the_workshop_is_usually_not_sent_to_hosts() {
        let may: Vec<bool> = LegalStatus::ALL.map(LegalStatus::is_usually_at_hosts).to_vec();
        assert_eq!(may, [true, true, false, false, true]);
    }

    #[test]
    fn recording_the_same_twice_changes_nothing() {
        let mut worker = worker();
        assert!(!worker.record(profile()).is_any());
        assert_eq!(worker.version, 1);
    }

    #[test]
    fn each_change_is_told_apart() {
        let new_name = PersonName::parse("display_name", "Testina Andersnaam").unwrap();
        let shorter = DayRange::new(date(2024, 1, 8), Some(date(2026, 6, 30))).unwrap();
        let table = [
            (Profile { name: new_name, ..profile() }, [true, false, false, false]),
            (Profile { employment: shorter, ..profile() }, [false, true, false, false]),
            (Profile { status: LegalStatus::Ama, ..profile() }, [false, false, true, false]),
            (Profile { fraction: ContractFraction::parse("1").unwrap(), ..profile() }, [false, false, true, false]),
            (Profile { file_holder: Some("sofie".to_owned()), ..profile() }, [false, false, false, true]),
        ];
        for (now, [renamed, reemployed, reclassified, handed_over]) in table {
            let mut worker = worker();
            let changes = worker.record(now.clone());
            assert_eq!(changes.is_renamed, renamed);
            assert_eq!(changes.is_reemployed, reemployed);
            assert_eq!(changes.is_reclassified, reclassified);
            assert_eq!(changes.is_handed_over, handed_over);
            assert_eq!((worker.profile, worker.version), (now, 2));
        }
    }

    #[test]
    fn employment_holds_through_its_last_day() {
        let table = [
            (date(2024, 1, 7), false),
            (date(2024, 1, 8), true),
            (date(2026, 12, 31), true),
            (date(2027, 1, 1), false),
        ];
        for (on, employed) in table {
            assert_eq!(worker().must_be_employed(on).is_ok(), employed, "{on}");
        }
    }
}
