//! A person allows somebody to know something, for a purpose and a time; written down as a receipt.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{category::Category, refusal::Refusal, worker::Worker};

/// What the person agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// What may be known.
    pub category: Category,
    /// Who may know it: an actor's id.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Version of the text that the person saw.
    pub text_version: String,
    /// Somebody the person brought along; empty when nobody was there.
    pub trusted_person: String,
    /// Last day on which it holds, when there is one.
    pub expires_on: Option<Date>,
}

/// The receipt of a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Identity.
    pub id: Id<Self>,
    /// Who consents.
    pub worker: Id<Worker>,
    /// To what.
    pub agreement: Agreement,
    /// First day on which it holds.
    pub given_on: Date,
    /// The day from which it holds no more, because the person took it back.
    pub withdrawn_on: Option<Date>,
    /// Grows by one with each change.
    pub version: i64,
}

impl Consent {
    /// Writes a consent down. One that would be over already is refused.
    pub fn give(id: Id<Self>, worker: Id<Worker>, agreement: Agreement, today: Date) -> Result<Self, Refusal> {
        if let Some(expires_on) = agreement.expires_on.filter(|last| *last < today) {
            return Err(Refusal::ConsentAlreadyOver { expires_on });
        }
        Ok(Self { id, worker, agreement, given_on: today, withdrawn_on: None, version: 1 })
    }

    /// Takes it back, at once. Doing so again keeps the first day.
    pub fn withdraw(&mut self, today: Date) {
        if self.withdrawn_on.is_none() {
            self.withdrawn_on = Some(today);
            self.version = self.version.saturating_add(1);
        }
    }

    /// Whether it lets this recipient know this on that day.
    pub fn holds_on(&self, day: Date, recipient: &str, category: Category) -> bool {
        self.agreement.recipient == recipient
            && self.agreement.category == category
            && self.given_on <= day
            && self.agreement.expires_on.is_none_or(|last| day <= last)
            && self.withdrawn_on.is_none_or(|withdrawn| day < withdrawn)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    fn day(day: i8) -> Date {
        date(2026, 11, day)
    }

    fn agreement(expires_on: Option<Date>) -> Agreement {
        Agreement {
            category: Category::AbsenceReason,
            recipient: "coach-1".to_owned(),
            purpose: "lighter work after return".to_owned(),
            text_version: "2026-1".to_owned(),
            trusted_person: String::new(),
            expires_on,
        }
    }

    fn given(expires_on: Option<Date>) -> Result<Consent, Refusal> {
        let id = Id::from_uuid(Uuid::from_u128(10));
        let worker = Id::from_uuid(Uuid::from_u128(1));
        Consent::give(id, worker, agreement(expires_on), day(10))
    }

    #[test]
    fn a_consent_holds_through_its_last_day_and_not_from_its_withdrawal() {
        let table = [
            (None, None, 9, false),
            (None, None, 10, true),
            (None, None, 30, true),
            (Some(12), None, 12, true),
            (Some(12), None, 13, false),
            (None, Some(12), 11, true),
            (None, Some(12), 12, false),
            (None, Some(10), 10, false),
        ];
        for (expires, withdrawn, on, holds) in table {
            let mut consent = given(expires.map(day)).unwrap();
            if let Some(withdrawn) = withdrawn {
                consent.withdraw(day(withdrawn));
            }
            let answer = consent.holds_on(day(on), "coach-1", Category::AbsenceReason);
            assert_eq!(answer, holds, "{expires:?} {withdrawn:?} {on}");
        }
    }

    #[test]
    fn a_consent_is_for_the_named_recipient_alone() {
        let consent = given(None).unwrap();
        assert!(!consent.holds_on(day(10), "coach-2", Category::AbsenceReason));
        assert!(!consent.holds_on(day(10), "", Category::AbsenceReason));
    }

    #[test]
    fn a_consent_that_is_over_already_is_not_written_down() {
        assert!(given(Some(day(10))).is_ok());
        let over = Refusal::ConsentAlreadyOver { expires_on: day(9) };
        assert_eq!(given(Some(day(9))), Err(over));
    }

    #[test]
    fn withdrawing_twice_keeps_the_first_day() {
        let mut consent = given(None).unwrap();
        consent.withdraw(day(12));
        consent.withdraw(day(14));
        assert_eq!((consent.withdrawn_on, consent.version), (Some(day(12)), 2));
    }
}
