//! Why each worker's payment differs from what the last run of a quarter expects.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::{
    premium::{ranking::Held, settle::Input},
    reconciliation::{
        explain::{Books, Paid},
        explanation::Explanation,
    },
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::use_case::Stop;

use super::difference::no_run;
use crate::{
    premium_format,
    store::{
        dmfa,
        entitlement::workers_by_code,
        premium_run, stated,
        tables::premiums::{payment, premium_run as run},
    },
};

/// A difference with its reason.
pub(crate) struct Explained {
    /// The workshop's own code of the worker.
    pub(crate) worker_code: String,
    /// What the run expects.
    pub(crate) expected: Cents,
    /// What was paid.
    pub(crate) paid: Cents,
    /// Why they differ.
    pub(crate) explanation: Explanation,
}

/// A stored run with what went in.
pub(crate) struct Kept {
    /// What went in.
    pub(crate) input: Input,
    /// Who is inside whatever the line says.
    pub(crate) held: BTreeMap<String, Held>,
}

/// What went into a stored run.
pub(crate) fn kept(row: &run::Model) -> Result<Kept, Stop> {
    let document: Value = serde_json::from_str(&row.input).map_err(Fault::during("reading the input of a run"))?;
    let input = premium_format::read::input(&document).map_err(Fault::during("reading the input of a run"))?;
    Ok(Kept { input, held: premium_run::held(row)? })
}

/// Every difference of a quarter with its reason, by the worker's code.
pub(crate) async fn explained<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    quarter: Quarter,
) -> Result<Vec<Explained>, Stop> {
    let row = premium_run::last(db, tenant, quarter).await?.ok_or_else(|| no_run(quarter))?;
    let kept = kept(&row)?;
    let books = Books::of(&kept.input, &kept.held).map_err(Fault::during("reckoning a run again"))?;
    let by_code = workers_by_code(db, tenant).await?;
    let paid = paid(db, tenant, quarter).await?;
    let versions = dmfa::versions_of(db, tenant, quarter).await?;
    let mut codes: BTreeMap<&str, Option<Uuid>> = paid.keys().map(|code| (code.as_str(), None)).collect();
    codes.extend(by_code.iter().map(|(code, worker)| (code.as_str(), Some(*worker))));
    let mut found = Vec::new();
    for (code, worker) in codes {
        let worker = worker.map(|id| id.to_string()).unwrap_or_default();
        let (paid, known) = (paid.get(code), versions.get(code).map(Vec::as_slice).unwrap_or_default());
        let reason = books.explain(&worker, paid, known).map_err(Fault::during("explaining a difference"))?;
        let Some(explanation) = reason else { continue };
        let paid = paid.and_then(Paid::total).unwrap_or_default();
        let expected = books.expected(&worker);
        if expected != paid {
            found.push(Explained { worker_code: code.to_owned(), expected, paid, explanation });
        }
    }
    Ok(found)
}

/// All payments of a quarter together, a worker each; what the newest of them states counts.
async fn paid<C: ConnectionTrait>(db: &C, tenant: Uuid, quarter: Quarter) -> Result<BTreeMap<String, Paid>, Stop> {
    let rows = payment::Entity::find()
        .filter(payment::Column::Tenant.eq(tenant))
        .filter(payment::Column::Quarter.eq(quarter.to_string()))
        .order_by_asc(payment::Column::PaymentId);
    let mut found: BTreeMap<String, Paid> = BTreeMap::new();
    let fits = |sum: Option<Cents>| sum.ok_or(Fault::bug("payments do not fit"));
    for row in rows.all(db).await? {
        let stated = stated::from_column(&row.stated)?;
        let known = found.entry(row.worker_code).or_default();
        known.wage_premium = fits(known.wage_premium.checked_add(Cents::new(row.wage_premium_cents)))?;
        known.guidance = fits(known.guidance.checked_add(Cents::new(row.guidance_cents)))?;
        known.stated = stated;
    }
    Ok(found)
}
