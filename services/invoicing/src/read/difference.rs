//! Expected against paid: the last run of a quarter beside all payments for it.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{
    metrics::metrics,
    page::Page,
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_invoicing_domain::{
    premium::language::Language,
    reconciliation::{
        self, Sides,
        claim::{State, state_now},
        difference,
    },
};
use werkbrug_kernel::{id::Id, money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    sorted::{Sort, part, sort_rows},
    text,
    use_case::Stop,
};
use werkbrug_proto::invoicing::{Difference, ListDifferencesResponse};

use super::{
    Look,
    explained::{Explained, explained},
};
use crate::store::{
    decision,
    entitlement::{names_of, workers_by_code},
    premium_run,
    tables::premiums::{payment, premium_result as result},
};

/// How many of the last quarters are looked at when none is named.
const QUARTERS: u64 = 4;

/// Both sides of a quarter, worker by worker.
pub(crate) struct Comparison {
    /// The quarter.
    pub(super) quarter: Quarter,
    /// Its last run.
    pub(super) run_id: Uuid,
    sides: BTreeMap<String, Sides>,
    workers: BTreeMap<String, Uuid>,
    /// How what is expected is made up, by the worker's code.
    pub(super) parts: BTreeMap<String, Parts>,
}

/// What a worker's premium is made up of, in cents.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    pub(super) wage_premium: i64,
    pub(super) guidance_fixed: i64,
    pub(super) guidance_variable: i64,
}

/// By what differences can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The worker's name.
    Name,
    /// The quarter.
    Quarter,
    /// The class.
    Class,
    /// What was paid too much; what is missing is negative.
    Difference,
}

/// The names of the keys in the contract.
pub(crate) const KEYS: &[(&str, Key)] =
    &[("display_name", Key::Name), ("quarter", Key::Quarter), ("class", Key::Class), ("difference", Key::Difference)];

/// Which differences are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Of which quarter; of the last few when none is named.
    pub(crate) quarter: Option<Quarter>,
    /// Only this class; every class when empty.
    pub(crate) class: String,
    /// In which order; by quarter and the worker's code when nothing is asked.
    pub(crate) sort: Option<Sort<Key>>,
    /// The language of the sentences.
    pub(crate) language: Option<Language>,
    /// Only this state; every state when empty.
    pub(crate) state: String,
    /// Only this explanation; every one when empty.
    pub(crate) explanation: String,
    /// Only this worker's; everybody's when empty.
    pub(crate) worker_code: String,
}

/// A page of differences.
pub(crate) async fn list(look: Look<'_>, wanted: &Wanted, page: &Page) -> Result<ListDifferencesResponse, Stop> {
    let comparisons = match wanted.quarter {
        Some(quarter) => vec![compare(look, quarter).await?.ok_or_else(|| no_run(quarter))?],
        None => last_quarters(look).await?,
    };
    let (mut found, mut sums) = (Vec::new(), ListDifferencesResponse::default());
    for comparison in &comparisons {
        sums.expected_cents = sums.expected_cents.saturating_add(comparison.sum(|sides| sides.expected)?);
        sums.paid_cents = sums.paid_cents.saturating_add(comparison.sum(|sides| sides.paid)?);
        let names = comparison.names(look).await?;
        let mut own = comparison.differences().iter().map(|one| comparison.contract(one, &names)).collect();
        tell_why(look, comparison.quarter, wanted.language.unwrap_or(Language::Nl), &mut own).await?;
        found.append(&mut own);
    }
    found.retain(|one| {
        (wanted.class.is_empty() || one.class == wanted.class)
            && (wanted.state.is_empty() || one.state == wanted.state)
            && (wanted.explanation.is_empty() || one.explanation == wanted.explanation)
            && (wanted.worker_code.is_empty() || one.worker_code == wanted.worker_code)
    });
    if let Some(Sort { by, is_descending }) = wanted.sort {
        match by {
            Key::Name => sort_rows(&mut found, is_descending, |one| text::folded(&one.display_name)),
            Key::Quarter => sort_rows(&mut found, is_descending, |one| one.quarter.clone()),
            Key::Class => sort_rows(&mut found, is_descending, |one| one.class.clone()),
            Key::Difference => {
                sort_rows(&mut found, is_descending, |one| one.paid_cents.saturating_sub(one.expected_cents));
            }
        }
    }
    let total_size = u32::try_from(found.len()).map_err(Fault::during("counting differences"))?;
    let (differences, next_page_token) = part(found, page)?;
    Ok(ListDifferencesResponse { differences, next_page_token, total_size, ..sums })
}

/// Adds to the differences of a quarter why they are, and where they stand.
async fn tell_why(
    look: Look<'_>,
    quarter: Quarter,
    language: Language,
    differences: &mut Vec<Difference>,
) -> Result<(), Stop> {
    let reasons = explained(look.db, look.tenant, quarter).await?;
    let reasons: BTreeMap<&str, &Explained> = reasons.iter().map(|one| (one.worker_code.as_str(), one)).collect();
    let decisions = decision::of_quarter(look.db, look.tenant, quarter).await?;
    for one in differences {
        if let Some(reason) = reasons.get(one.worker_code.as_str()) {
            one.explanation = reason.explanation.code().to_owned();
            one.explanation_sentence = reason.explanation.sentence(language);
        }
        let decided = decisions.get(&one.worker_code);
        let (expected, paid) = (Cents::new(one.expected_cents), Cents::new(one.paid_cents));
        let state = state_now(decided.map(|decided| decided.decision), expected, paid);
        one.state = state.as_str().to_owned();
        let claim = decided.and_then(|decided| decided.claim).filter(|_| state != State::Open);
        one.claim_id = claim.map(|id| id.to_string()).unwrap_or_default();
    }
    Ok(())
}

async fn last_quarters(look: Look<'_>) -> Result<Vec<Comparison>, Stop> {
    let mut found = Vec::new();
    for quarter in premium_run::last_quarters(look.db, look.tenant, QUARTERS).await? {
        found.extend(compare(look, quarter).await?);
    }
    Ok(found)
}

/// Both sides of a quarter; nothing when it was never reckoned.
pub(crate) async fn compare(look: Look<'_>, quarter: Quarter) -> Result<Option<Comparison>, Stop> {
    use result::Column;
    let Some(run) = premium_run::last(look.db, look.tenant, quarter).await? else {
        return Ok(None);
    };
    let mut workers = workers_by_code(look.db, look.tenant).await?;
    let (mut sides, mut parts) = (BTreeMap::<String, Sides>::new(), BTreeMap::new());
    // Without the steps of the derivations, which are most of what is stored.
    let results: Vec<(String, Uuid, i64, i64, i64, i64)> = result::Entity::find()
        .select_only()
        .columns([Column::WorkerCode, Column::WorkerId, Column::TotalCents])
        .columns([Column::WagePremiumCents, Column::GuidanceFixedCents, Column::GuidanceVariableCents])
        .filter(Column::Tenant.eq(look.tenant))
        .filter(Column::RunId.eq(run.run_id))
        .into_tuple()
        .all(look.db)
        .await?;
    for (code, worker_id, total, wage_premium, guidance_fixed, guidance_variable) in results {
        workers.insert(code.clone(), worker_id);
        parts.insert(code.clone(), Parts { wage_premium, guidance_fixed, guidance_variable });
        sides.entry(code).or_default().expected = Some(Cents::new(total));
    }
    let payments = payment::Entity::find()
        .filter(payment::Column::Tenant.eq(look.tenant))
        .filter(payment::Column::Quarter.eq(quarter.to_string()));
    for row in payments.all(look.db).await? {
        let side = &mut sides.entry(row.worker_code).or_default().paid;
        let parts = [side.unwrap_or_default(), Cents::new(row.wage_premium_cents), Cents::new(row.guidance_cents)];
        *side = Some(Cents::sum(parts).ok_or(Fault::bug("payments do not fit"))?);
    }
    let comparison = Comparison { quarter, run_id: run.run_id, sides, workers, parts };
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

    /// What is known of each worker of the quarter, by code.
    pub(super) fn sides(&self) -> impl Iterator<Item = (&String, &Sides)> {
        self.sides.iter()
    }

    /// The id of the worker with this code; nothing when nobody said it.
    pub(super) fn worker(&self, code: &str) -> Option<Uuid> {
        self.workers.get(code).copied()
    }

    /// The names of the workers of the quarter, by id.
    pub(super) async fn names(&self, look: Look<'_>) -> Result<BTreeMap<Uuid, String>, Stop> {
        let ids: Vec<Uuid> = self.sides.keys().filter_map(|code| self.worker(code)).collect();
        names_of(look.db, look.tenant, ids).await
    }

    fn contract(&self, found: &reconciliation::Difference, names: &BTreeMap<Uuid, String>) -> Difference {
        let worker = self.worker(&found.worker_code);
        Difference {
            worker_id: worker.map(|id| id.to_string()).unwrap_or_default(),
            quarter: self.quarter.to_string(),
            expected_cents: found.expected.value(),
            paid_cents: found.paid.value(),
            class: found.class.as_str().to_owned(),
            sentence: found.sentence(),
            display_name: worker.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            worker_code: found.worker_code.clone(),
            run_id: self.run_id.to_string(),
            is_reckoned: self.parts.contains_key(&found.worker_code),
            ..Difference::default()
        }
    }
}

pub(super) fn no_run(quarter: Quarter) -> Refusal {
    let text = "this quarter was not reckoned yet; run the premium first";
    Refusal::new(Kind::Precondition, "NO_PREMIUM_RUN", text).with_fact("quarter", quarter.to_string())
}
