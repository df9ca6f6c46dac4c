//! Reckon what the premium of a quarter should be. Append-only: each run stays, with a fingerprint of its input.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_invoicing_domain::{
    ledger::premium_expected,
    policy::Action,
    premium::{
        catalogue,
        package::{self, DmfaLine},
        settle::{Input, settle},
        worker::Worker,
    },
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    premium_format::write::canonical,
    publish, refused,
    store::{self, ledger::Occasion, premium_run::Run},
};

/// What is asked for.
pub(crate) struct RunPremium {
    /// The quarter.
    pub(crate) quarter: Quarter,
}

#[async_trait::async_trait]
impl UseCase for RunPremium {
    fn name(&self) -> &'static str {
        "run_premium"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RunPremium)?;
        let number = store::premium_run::next_number(tx, self.quarter).await?;
        let before = store::premium_run::last_total(tx, self.quarter).await?;
        let lines = store::dmfa::of_quarter(tx, self.quarter).await?;
        let by_code = store::entitlement::workers_by_code(tx.db(), tx.tenant().uuid()).await?;
        let input = self.input(tx, &lines, &by_code).await?;
        let settlement = settle(&input).map_err(|fault| refused::premium(&fault))?;
        let total = settlement.totals.total;
        let change = total.checked_sub(before).ok_or(Fault::bug("two totals of a quarter lie too far apart"))?;
        let canonical = canonical(&input)?;
        let made = Run {
            id: tx.fresh::<Run<'_>>().uuid(),
            quarter: self.quarter,
            number,
            input_digest: hex::encode(Sha256::digest(canonical.as_bytes())),
            input: canonical,
            settlement: &settlement,
            codes: &by_code.into_iter().map(|(code, worker)| (worker, code)).collect(),
        };
        store::premium_run::insert(tx, &made).await?;
        store::ledger::post(tx, Occasion::PremiumRun, made.id, &premium_expected(change)).await?;
        let event = tx.announce(made.id, &publish::premium_reckoned(made.id, self.quarter, &settlement.totals));
        Ok(receipt(made.id, event, total))
    }
}

fn receipt(run: Uuid, event: Uuid, total: Cents) -> Receipt {
    Receipt::new(run, "").with_event(event).with_fact("total_cents", total.value().to_string())
}

impl RunPremium {
    async fn input(
        &self,
        tx: &Tx<'_>,
        lines: &[(String, DmfaLine)],
        by_code: &BTreeMap<String, Uuid>,
    ) -> Result<Input, Stop> {
        if lines.is_empty() {
            let text = "no line of the declaration is known for this quarter";
            let refusal = Refusal::new(Kind::Precondition, "NO_DMFA_LINES", text);
            return Err(refusal.with_fact("quarter", self.quarter.to_string()).into());
        }
        let workers = self.workers(tx, lines, by_code).await?;
        let values = store::parameter::all(tx).await?;
        let parameters =
            catalogue::assemble(&values, self.quarter, &workers).map_err(|fault| refused::premium(&fault))?;
        Ok(Input { workshop: tx.tenant().to_string(), quarter: self.quarter, parameters, workers })
    }

    /// Everybody with a line and a package on the quarter's first day, by id; who has no package has no premium.
    async fn workers(
        &self,
        tx: &Tx<'_>,
        lines: &[(String, DmfaLine)],
        by_code: &BTreeMap<String, Uuid>,
    ) -> Result<Vec<Worker>, Stop> {
        let packages = store::entitlement::packages(tx).await?;
        let mut workers = Vec::new();
        for (code, line) in lines {
            let worker = by_code.get(code).ok_or_else(|| unknown(code))?;
            let granted = packages.get(worker).map(Vec::as_slice).unwrap_or_default();
            let Some(package) = package::of_quarter(granted, self.quarter) else {
                continue;
            };
            let worker = package::worker(worker.to_string(), package, line, self.quarter);
            workers.push(worker.map_err(|fault| refused::premium(&fault))?);
        }
        workers.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(workers)
    }
}

fn unknown(code: &str) -> Refusal {
    let text = "a line of the declaration names a code that no worker has";
    Refusal::new(Kind::Precondition, "WORKER_CODE_UNKNOWN", text).with_fact("worker_code", code)
}
