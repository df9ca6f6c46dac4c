//! What decisions about differences keep in the books, after whatever moved what is expected or paid.

use std::collections::BTreeMap;

use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::{
    ledger::{Posting, difference_accepted, difference_claimed},
    reconciliation::claim::standing,
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::store::{
    self,
    ledger::{Entry, Occasion},
};

/// Books for every decision of a quarter what it keeps today, less what it kept before. Whoever calls it holds the quarter.
pub(crate) async fn align(tx: &Tx<'_>, quarter: Quarter) -> Result<(), Stop> {
    let decided = store::decision::booked(tx, quarter).await?;
    if decided.is_empty() {
        return Ok(());
    }
    let expected = store::premium_run::expected(tx, quarter).await?;
    let paid = store::payment::paid(tx, quarter).await?;
    for one in decided {
        let of = |amounts: &BTreeMap<String, Cents>| amounts.get(&one.worker_code).copied().unwrap_or_default();
        let far = || Fault::bug("what is expected and paid lies too far apart");
        let now = standing(Some(one.decision), of(&expected), of(&paid)).ok_or_else(far)?;
        if now == one.booked {
            continue;
        }
        let claimed = now.claimed.checked_sub(one.booked.claimed).ok_or_else(far)?;
        let accepted = now.accepted.checked_sub(one.booked.accepted).ok_or_else(far)?;
        post(tx, (Occasion::DifferenceClaimed, quarter), &difference_claimed(claimed)).await?;
        post(tx, (Occasion::DifferenceAccepted, quarter), &difference_accepted(accepted)).await?;
        store::decision::set_booked(tx, quarter, &one.worker_code, now).await?;
    }
    Ok(())
}

/// Books what was decided before decisions were booked. Whoever calls it holds nothing yet.
pub(crate) async fn catch_up(tx: &Tx<'_>) -> Result<(), Stop> {
    for quarter in store::decision::not_booked(tx).await? {
        store::premium_run::lock_quarter(tx, quarter).await?;
        align(tx, quarter).await?;
    }
    Ok(())
}

async fn post(tx: &Tx<'_>, (occasion, quarter): (Occasion, Quarter), postings: &[Posting]) -> Result<(), Stop> {
    let about = tx.fresh::<Posting>().uuid();
    store::ledger::post(tx, Entry { occasion, about, quarter, reference: "" }, postings).await
}
