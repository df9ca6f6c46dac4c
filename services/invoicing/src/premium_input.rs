//! What goes into a premium run, loaded for a quarter: from the declaration, or from monthly wages before it is there.

use std::collections::BTreeMap;

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::premium::{
    catalogue,
    fault::Fault,
    package::{self, DmfaLine, Package},
    provisional,
    run::RunKind,
    settle::Input,
    worker::Worker,
};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::{refused, store};

/// A quarter's input, with the workshop's own codes by worker.
pub(crate) struct Loaded {
    /// What goes in.
    pub(crate) input: Input,
    /// The workshop's own codes.
    pub(crate) codes: BTreeMap<Uuid, String>,
}

impl Loaded {
    /// What stands in the way, with the workshop's own code of the worker whom it is about.
    pub(crate) fn refused(&self, fault: &Fault) -> Refusal {
        let worker = fault.worker.as_deref().and_then(|id| Uuid::parse_str(id).ok());
        let code = worker.and_then(|worker| self.codes.get(&worker));
        let refusal = refused::premium(fault);
        match code {
            Some(code) => refusal.with_fact("worker_code", code.as_str()),
            None => refusal,
        }
    }
}

/// Everybody with a line and a package on the quarter's first day, by id; who has no package has no premium.
pub(crate) async fn load(tx: &Tx<'_>, quarter: Quarter, kind: RunKind) -> Result<Loaded, Stop> {
    let lines = lines(tx, quarter, kind).await?;
    let by_code = store::entitlement::workers_by_code(tx.db(), tx.tenant().uuid()).await?;
    let packages = store::entitlement::packages(tx.db(), tx.tenant().uuid()).await?;
    let workers = workers(quarter, &lines, &by_code, &packages)?;
    let values = store::parameter::all(tx).await?;
    let parameters = catalogue::assemble(&values, quarter, &workers).map_err(|fault| refused::premium(&fault))?;
    let input = Input { workshop: tx.tenant().to_string(), quarter, parameters, workers };
    Ok(Loaded { input, codes: by_code.into_iter().map(|(code, worker)| (worker, code)).collect() })
}

async fn lines(tx: &Tx<'_>, quarter: Quarter, kind: RunKind) -> Result<Vec<(String, DmfaLine)>, Stop> {
    if kind.is_declared() {
        let lines = store::dmfa::of_quarter(tx, quarter).await?;
        return if lines.is_empty() { Err(no_lines(quarter).into()) } else { Ok(lines) };
    }
    let mut lines = Vec::new();
    for (code, months) in store::wage_line::of_quarter(tx, quarter).await? {
        let line = provisional::line_of(&code, quarter, &months).map_err(|fault| about(&fault, &code))?;
        lines.push((code, line));
    }
    if lines.is_empty() {
        let text = "no wage of a month of this quarter is known";
        let refusal = Refusal::new(Kind::Precondition, "NO_WAGE_LINES", text);
        return Err(refusal.with_fact("quarter", quarter.to_string()).into());
    }
    Ok(lines)
}

fn workers(
    quarter: Quarter,
    lines: &[(String, DmfaLine)],
    by_code: &BTreeMap<String, Uuid>,
    packages: &BTreeMap<Uuid, Vec<Package>>,
) -> Result<Vec<Worker>, Refusal> {
    let mut workers = Vec::new();
    for (code, line) in lines {
        let worker = by_code.get(code).ok_or_else(|| unknown(code))?;
        let granted = packages.get(worker).map(Vec::as_slice).unwrap_or_default();
        let Some(package) = package::of_quarter(granted, quarter) else { continue };
        let worker = package::worker(worker.to_string(), package, line, quarter);
        workers.extend(worker.map_err(|fault| about(&fault, code))?);
    }
    workers.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(workers)
}

fn about(fault: &Fault, code: &str) -> Refusal {
    refused::premium(fault).with_fact("worker_code", code)
}

fn no_lines(quarter: Quarter) -> Refusal {
    let text = "no line of the declaration is known for this quarter";
    Refusal::new(Kind::Precondition, "NO_DMFA_LINES", text).with_fact("quarter", quarter.to_string())
}

fn unknown(code: &str) -> Refusal {
    let text = "a line of the declaration names a code that no worker has";
    Refusal::new(Kind::Precondition, "WORKER_CODE_UNKNOWN", text).with_fact("worker_code", code)
}
