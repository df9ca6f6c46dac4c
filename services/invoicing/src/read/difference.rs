//! Expected against paid: the last run of a quarter beside all payments for it.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_chassis::{
    metrics::metrics,
    page::{Page, token},
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_invoicing_domain::reconciliation::{self, Sides, difference};
use werkbrug_kernel::{id::Id, money::Cents, quarter::Quarter};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{Difference, ListDifferencesResponse};

use super::Look;
use crate::store::{
    entitlement::workers_by_code,
    premium_run,
    tables::premiums::{payment, premium_result as result},
};

/// Both sides of a quarter, worker by worker.
pub(crate) struct Comparison {
    quarter: Quarter,
    sides: BTreeMap<String, Sides>,
    workers: BTreeMap<String, Uuid>,
}

/// A page of a quarter's differences, by the worker's code.
pub(crate) async fn list(look: Look<'_>, quarter: Quarter, page: &Page) -> Result<ListDifferencesResponse, Stop> {
    let comparison = compare(look, quarter).await?.ok_or_else(|| no_run(quarter))?;
    let after = page.after.as_deref().unwrap_or_default();
    let mut found = comparison.differences();
    found.retain(|one| one.worker_code.as_str() > after || page.after.is_none());
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = found.len() > size;
    found.truncate(size);
    let last = found.last().filter(|_| has_more);
    Ok(ListDifferencesResponse {
        next_page_token: last.map(|last| token(&last.worker_code)).unwrap_or_default(),
        differences: found.iter().map(|one| comparison.contract(one)).collect(),
        expected_cents: comparison.sum(|sides| sides.expected)?,
        paid_cents: comparison.sum(|sides| sides.paid)?,
    })
}

/// Both sides of a quarter; nothing when it was never reckoned.
pub(crate) async fn compare(look: Look<'_>, quarter: Quarter) -> Result<Option<Comparison>, Stop> {
    let Some(run) = premium_run::last(look.db, look.tenant, quarter).await? else {
        return Ok(None);
    };
    let mut workers = workers_by_code(look.db, look.tenant).await?;
    let mut sides: BTreeMap<String, Sides> = BTreeMap::new();
    let results = result::Entity::find()
        .filter(result::Column::Tenant.eq(look.tenant))
        .filter(result::Column::RunId.eq(run.run_id));
    for row in results.all(look.db).await? {
        workers.insert(row.worker_code.clone(), row.worker_id);
        sides.entry(row.worker_code).or_default().expected = Some(Cents::new(row.total_cents));
    }
    let payments = payment::Entity::find()
        .filter(payment::Column::Tenant.eq(look.tenant))
        .filter(payment::Column::Quarter.eq(quarter.to_string()));
    for row in payments.all(look.db).await? {
        let side = &mut sides.entry(row.worker_code).or_default().paid;
        let parts = [side.unwrap_or_default(), Cents::new(row.wage_premium_cents), Cents::new(row.guidance_cents)];
        *side = Some(Cents::sum(parts).ok_or(Fault::bug("payments do not fit"))?);
    }
    let comparison = Comparison { quarter, sides, workers };
    let (workshop, found) = (Id::from_uuid(look.tenant), comparison.differences().len());
    metrics().reconciliation_differences(workshop, &quarter.to_string(), found);
    Ok(Some(comparison))
}

impl Comparison {
    /// Where the two sides differ, by the worker's code.
    pub(crate) fn differences(&self) -> Vec<reconciliation::Difference> {
        self.sides.iter().filter_map(|(code, sides)| difference(self.quarter, code, *sides)).collect()
    }

    fn sum(&self, side: fn(&Sides) -> Option<Cents>) -> Result<i64, Fault> {
        let total = Cents::sum(self.sides.values().filter_map(side));
        total.map(Cents::value).ok_or(Fault::bug("a side does not fit"))
    }

    fn contract(&self, found: &reconciliation::Difference) -> Difference {
        Difference {
            worker_id: self.workers.get(&found.worker_code).map(Uuid::to_string).unwrap_or_default(),
            quarter: self.quarter.to_string(),
            expected_cents: found.expected.value(),
            paid_cents: found.paid.value(),
            class: found.class.as_str().to_owned(),
            sentence: found.sentence(),
        }
    }
}

fn no_run(quarter: Quarter) -> Refusal {
    let text = "this quarter was not reckoned yet; run the premium first";
    Refusal::new(Kind::Precondition, "NO_PREMIUM_RUN", text).with_fact("quarter", quarter.to_string())
}
