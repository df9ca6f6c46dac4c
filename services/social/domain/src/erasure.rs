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
}
