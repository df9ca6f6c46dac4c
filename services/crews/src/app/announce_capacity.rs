//! The workshop says how many minutes a department can give on each day; it replaces what was said before, and
//! the same again is no news.

use std::collections::BTreeMap;

use async_trait::async_trait;
use jiff::civil::Date;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::{capacity::Work, policy::Action};
use werkbrug_kernel::minutes::Minutes;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit::scope, publish, store::capacity};

/// The most days in one announcement.
pub(crate) const MOST_DAYS: usize = 400;

/// What a department can give.
#[derive(Clone, Debug)]
pub(crate) struct AnnounceCapacity {
    /// Code of the department.
    pub(crate) department: String,
    /// Minutes by day.
    pub(crate) days: BTreeMap<Date, Minutes>,
}

#[async_trait]
impl UseCase for AnnounceCapacity {
    fn name(&self) -> &'static str {
        "announce_capacity"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::AnnounceCapacity)?;
        if self.days.is_empty() || self.days.len() > MOST_DAYS {
            let text = format!("announce 1 to {MOST_DAYS} days at a time");
            return Err(Refusal::invalid("days", "DAYS_OUT_OF_RANGE", text).into());
        }
        let line = |(day, minutes): (&Date, &Minutes)| Work {
            department: self.department.clone(),
            day: *day,
            minutes: *minutes,
        };
        let lines: Vec<Work> = self.days.iter().map(line).collect();
        let news = capacity::announce(tx, &self.department, &lines).await?;
        // The workshop is the subject: what is said later about a day must never overtake what was said before.
        let subject = tx.tenant().uuid();
        let mut receipt = Receipt::new(subject, "");
        for line in news {
            receipt = receipt.with_event(publish::capacity_announced(tx, subject, line));
        }
        Ok(receipt)
    }
}
