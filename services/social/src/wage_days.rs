//! Tells how many days of guaranteed wage a quarter has, when that is not what was told: days alone, for who reckons the money.

use std::collections::BTreeSet;

use jiff::ToSpan;
use werkbrug_kernel::{id::Id, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_social_domain::{absence::Absence, counters::wage_days, day_range::DayRange, worker::Worker};

use crate::{publish, store};

/// Tells each quarter of a worker's absences, and of those that were changed, whose days are not what was told last; how
/// many quarters. The caller holds the worker.
pub(crate) async fn tell(tx: &Tx<'_>, worker: Id<Worker>, changed: &[DayRange]) -> Result<usize, Stop> {
    let all: Vec<Absence> =
        store::of_person::of_worker(tx.db(), tx.tenant(), worker, (None, store::PERSON_ROWS)).await?;
    let absences: Vec<DayRange> = all.into_iter().map(|absence| absence.days).collect();
    let told = store::wage_days::told(tx, worker).await?;
    let quarters: BTreeSet<Quarter> =
        absences.iter().chain(changed).flat_map(quarters_of).chain(told.keys().copied()).collect();
    let mut count = 0_usize;
    for quarter in quarters {
        let days = wage_days(&absences, quarter);
        if told.get(&quarter) != Some(&days) {
            store::wage_days::put(tx, (worker, quarter), days).await?;
            publish::guaranteed_wage_days_counted(tx, (worker, quarter), days);
            count = count.saturating_add(1);
        }
    }
    Ok(count)
}

/// The quarters in which an absence can have days that are paid.
fn quarters_of(days: &DayRange) -> [Quarter; 2] {
    let last = days.from().saturating_add(29.days());
    [Quarter::of(days.from()), Quarter::of(days.to().map_or(last, |to| to.min(last)))]
}
