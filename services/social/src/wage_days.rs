//! Tells how many days of guaranteed wage a quarter has, when an absence changed that: days alone, for who reckons the money.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::{id::Id, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_social_domain::{absence::Absence, counters::wage_days, day_range::DayRange, worker::Worker};

use crate::{publish, store};

/// Every absence of a worker as it stands, to be told apart from what comes after.
pub(crate) async fn before(tx: &Tx<'_>, worker: Id<Worker>) -> Result<Vec<DayRange>, Stop> {
    let all: Vec<Absence> =
        store::of_person::of_worker(tx.db(), tx.tenant(), worker, (None, store::PERSON_ROWS)).await?;
    Ok(all.into_iter().map(|absence| absence.days).collect())
}

/// Tells each quarter that has other days than before; a change counts from its first day on.
pub(crate) async fn tell(tx: &Tx<'_>, worker: Id<Worker>, from: Date, before: &[DayRange]) -> Result<(), Stop> {
    let after = self::before(tx, worker).await?;
    let quarters: BTreeSet<Quarter> = before.iter().chain(&after).flat_map(quarters_of).collect();
    for quarter in quarters.into_iter().filter(|quarter| quarter.last_day() >= from) {
        let days = wage_days(&after, quarter);
        if days != wage_days(before, quarter) {
            publish::guaranteed_wage_days_counted(tx, (worker, quarter), days);
        }
    }
    Ok(())
}

/// The quarters in which an absence can have days that are paid.
fn quarters_of(days: &DayRange) -> [Quarter; 2] {
    let last = days.from().saturating_add(29.days());
    [Quarter::of(days.from()), Quarter::of(days.to().map_or(last, |to| to.min(last)))]
}
