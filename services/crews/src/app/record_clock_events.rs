//! What a time clock noted is brought in: it proposes times and changes no hours. Who is meant is known by name; a name of nobody
//! or of more than one is said back.

use std::collections::BTreeMap;

use async_trait::async_trait;
use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_crews_domain::{clock::Stay, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    store::{clock, within, worker},
};

/// The name of the receipt's fact with the places of names that were not known.
pub(crate) const UNKNOWN: &str = "unknown";

/// The name of the receipt's fact with how many stays were written.
pub(crate) const TAKEN: &str = "taken";

/// What was noted.
#[derive(Clone, Debug)]
pub(crate) struct RecordClockEvents {
    /// Of whom, on which day, from when to when.
    pub(crate) stays: Vec<(String, Date, Stay)>,
}

#[async_trait]
impl UseCase for RecordClockEvents {
    fn name(&self) -> &'static str {
        "record_clock_events"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::RecordClockEvents)?;
        let mut by_name: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
        for (worker, name) in worker::names(&within(tx), None).await? {
            by_name.entry(folded(&name)).or_default().push(worker);
        }
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for (at, (name, day, stay)) in self.stays.iter().enumerate() {
            match by_name.get(&folded(name)).map(Vec::as_slice) {
                Some([only]) => known.push((*only, *day, *stay)),
                Some(_) | None => unknown.push(at.to_string()),
            }
        }
        let taken = clock::insert(tx, &known).await?;
        let receipt = Receipt::new(tx.fresh::<Stay>().uuid(), "").with_fact(TAKEN, taken.to_string());
        Ok(receipt.with_fact(UNKNOWN, unknown.join(",")))
    }
}

/// A name without a care for capitals and blanks.
fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
