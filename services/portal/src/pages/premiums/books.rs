//! What is read of premiums: runs, and both sides of a quarter.

use jiff::{Timestamp, civil::Date};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::brussels;
use werkbrug_proto::invoicing::{GetPremiumRunRequest, ListPremiumRunsRequest, PremiumRun};

use crate::{reading::Reader, words::Words};

/// Both sides of a quarter as sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) expected_cents: i64,
    pub(crate) paid_cents: i64,
}

impl Sums {
    /// What was paid more than expected; less is negative.
    pub(crate) fn difference(self) -> i64 {
        self.paid_cents.saturating_sub(self.expected_cents)
    }
}

/// The last run of each quarter, the last quarter first.
pub(crate) async fn newest_of_each(reader: Reader<'_>, most: i32) -> Result<Vec<PremiumRun>, Status> {
    let ask = ListPremiumRunsRequest { page_size: most, newest_only: true, ..ListPremiumRunsRequest::default() };
    Ok(reader.invoicing()?.list_premium_runs(ask).await?.into_inner().runs)
}

/// The last runs of a quarter, the newest first.
pub(crate) async fn runs_of(reader: Reader<'_>, quarter: &str, most: i32) -> Result<Vec<PremiumRun>, Status> {
    let ask =
        ListPremiumRunsRequest { page_size: most, quarter: quarter.to_owned(), ..ListPremiumRunsRequest::default() };
    Ok(reader.invoicing()?.list_premium_runs(ask).await?.into_inner().runs)
}

/// One run, with this worker alone when one is named.
pub(crate) async fn run(reader: Reader<'_>, run_id: &str, worker_id: Option<&str>) -> Result<PremiumRun, Status> {
    let ask = GetPremiumRunRequest {
        run_id: run_id.to_owned(),
        worker_id: worker_id.unwrap_or_default().to_owned(),
        without_workers: worker_id.is_none(),
    };
    Ok(reader.invoicing()?.get_premium_run(ask).await?.into_inner())
}

/// What a run expects and what was paid for its quarter.
pub(crate) fn sums(run: &PremiumRun) -> Sums {
    Sums { expected_cents: run.total_cents, paid_cents: run.paid_cents }
}

/// Whether a quarter that is asked for was never reckoned, or is no quarter at all.
pub(crate) fn is_no_quarter(status: &Status) -> bool {
    reason_of(status).is_some_and(|reason| reason == "NO_PREMIUM_RUN" || reason == "QUARTER_FORM")
}

/// The name of a worker, or the head of the id when nobody said it.
pub(crate) fn named(display_name: &str, worker_id: &str) -> String {
    if display_name.is_empty() { worker_id.chars().take(8).collect() } else { display_name.to_owned() }
}

/// When a run was made, as people here saw it.
pub(crate) fn made(words: &Words, run: &PremiumRun) -> String {
    words.moment(run.made_at_us, day_of(run.made_at_us))
}

/// The day of an instant.
pub(crate) fn day_of(micros: i64) -> Date {
    Timestamp::from_microsecond(micros).map(|then| brussels::civil(then).date()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_no_name_yet_is_the_head_of_an_id() {
        assert_eq!(named("Ada Voorbeeld", "01890a5d-ac96"), "Ada Voorbeeld");
        assert_eq!(named("", "01890a5d-ac96"), "01890a5d");
    }
}
