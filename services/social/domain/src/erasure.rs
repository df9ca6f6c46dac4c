//! Erasing: a data key is destroyed, and with it everything that it closed.

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::id::Id;

use crate::{category::Category, refusal::Refusal, worker::Worker};

/// How long a backup of the key store is kept, in days.
pub const BACKUP_DAYS: i64 = 30;

/// The receipt of an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Identity.
    pub id: Id<Self>,
    /// Whose content.
    pub worker: Id<Worker>,
    /// Which content.
    pub category: Category,
    /// The day of it.
    pub erased_on: Date,
    /// The day on which the last backup that holds the key is gone as well.
    pub backups_gone_on: Date,
}

/// Whether a backup of the key store that was made on a day must be gone today.
#[must_use]
pub fn backup_is_over(made_on: Date, today: Date) -> bool {
    // A last day past the end of the calendar does not come.
    made_on.checked_add(BACKUP_DAYS.days()).is_ok_and(|over_on| over_on <= today)
}

impl Erasure {
    /// Erases today.
    pub fn today(id: Id<Self>, worker: Id<Worker>, category: Category, today: Date) -> Result<Self, Refusal> {
        let gone = today.checked_add(BACKUP_DAYS.days());
        let backups_gone_on = gone.map_err(|_| Refusal::BeyondCalendar)?;
        Ok(Self { id, worker, category, erased_on: today, backups_gone_on })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_last_backup_is_gone_thirty_days_later() {
        let table = [
            (date(2026, 11, 23), Ok(date(2026, 12, 23))),
            (date(2027, 1, 30), Ok(date(2027, 3, 1))),
            (Date::MAX, Err(Refusal::BeyondCalendar)),
        ];
        for (today, expected) in table {
            let id = Id::from_uuid(Uuid::from_u128(10));
            let worker = Id::from_uuid(Uuid::from_u128(1));
            let erasure = Erasure::today(id, worker, Category::AbsenceReason, today);
            assert_eq!(erasure.map(|it| it.backups_gone_on), expected);
        }
    }

    #[test]
    fn a_backup_is_over_on_the_day_that_the_receipt_of_an_erasure_names() {
        let made_on = date(2026, 11, 23);
        let table = [
            (date(2026, 11, 22), false),
            (date(2026, 11, 23), false),
            (date(2026, 12, 22), false),
            (date(2026, 12, 23), true),
            (date(2027, 11, 23), true),
        ];
        for (today, expected) in table {
            assert_eq!(backup_is_over(made_on, today), expected, "{today}");
        }
        let nobody = Id::from_uuid(Uuid::from_u128(1));
        let erased = Erasure::today(Id::from_uuid(Uuid::from_u128(10)), nobody, Category::AbsenceReason, made_on);
        assert!(erased.is_ok_and(|it| backup_is_over(made_on, it.backups_gone_on)));
        assert!(!backup_is_over(Date::MAX, Date::MAX));
    }
}
