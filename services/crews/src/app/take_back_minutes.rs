//! Approved minutes beyond those present are taken back by a counter-entry: a correction after the approval says that fewer
//! were present after all. A later one that says more gives them back, by a counter-entry too. What was released may be on
//! an invoice already; that is for a person at finance.

use werkbrug_crews_domain::{
    approval::{Standing, given_back, taken_back as rule},
    presence::minutes_of,
    shift::Shift,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::{
    refused::refused,
    store::{approval, presence, taken_back, within},
};

/// Takes back what a held shift's approvals say beyond what its ledger says now, or gives back what was taken too much.
pub(crate) async fn take_back_minutes(tx: &Tx<'_>, of: Id<Shift>) -> Result<(), Stop> {
    let rows = within(tx);
    let mut approvals = approval::of_shifts(&rows, &[of.uuid()]).await?;
    approvals.retain(|one| one.standing != Standing::Dropped);
    if approvals.is_empty() {
        return Ok(());
    }
    let ledgers = presence::of_shifts(&rows, &[of.uuid()]).await?;
    let present = minutes_of(ledgers.values().flatten()).map_err(refused)?;
    let left: Vec<_> = approvals.iter().map(approval::Stored::left).collect();
    let lines: Vec<_> = approvals.iter().map(|one| (one.left(), one.taken_back)).collect();
    for ((one, taken), given) in approvals.iter().zip(rule(&left, present)).zip(given_back(&lines, present)) {
        let minutes = i64::from(taken.value()) - i64::from(given.value());
        if minutes != 0 {
            taken_back::insert(tx, of, one.id, minutes).await?;
        }
    }
    Ok(())
}
