//! What a quarter should bring beside what was paid, a worker a line.

use uuid::Uuid;
use werkbrug_chassis::{page::Page, refusal::Fault};
use werkbrug_invoicing_domain::reconciliation::{Class, difference};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    sorted::{Sort, part, sort_rows},
    text,
    use_case::Stop,
};
use werkbrug_proto::invoicing::{ListWorkerPremiumsResponse, WorkerPremiumLine};

use super::{
    Look,
    difference::{Comparison, compare, no_run},
};
use crate::store::premium_run;

/// By what workers can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The name.
    Name,
    /// The workshop's own code.
    Code,
    /// What was expected.
    Expected,
    /// What was paid.
    Paid,
    /// What was paid too much; what is missing is negative.
    Difference,
    /// The class of the difference.
    Class,
    /// The part for the wage.
    WagePremium,
    /// The fixed part for guidance.
    GuidanceFixed,
    /// The variable part for guidance.
    GuidanceVariable,
}

/// The names of the keys in the contract.
pub(crate) const KEYS: &[(&str, Key)] = &[
    ("display_name", Key::Name),
    ("worker_code", Key::Code),
    ("expected_cents", Key::Expected),
    ("paid_cents", Key::Paid),
    ("difference", Key::Difference),
    ("class", Key::Class),
    ("wage_premium_cents", Key::WagePremium),
    ("guidance_fixed_cents", Key::GuidanceFixed),
    ("guidance_variable_cents", Key::GuidanceVariable),
];

/// Which workers are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Of which quarter; of the last one that was reckoned when none is named.
    pub(crate) quarter: Option<Quarter>,
    /// Only this worker.
    pub(crate) worker: Option<Uuid>,
    /// Only those whose name or code holds every word of this.
    pub(crate) contains: String,
    /// Only this class of difference; all when empty.
    pub(crate) class: String,
    /// In which order; by name when nothing is asked.
    pub(crate) sort: Option<Sort<Key>>,
}

/// A page of workers. A quarter is reckoned as a whole, whatever the page.
pub(crate) async fn list(look: Look<'_>, wanted: &Wanted, page: &Page) -> Result<ListWorkerPremiumsResponse, Stop> {
    let last = premium_run::last_quarters(look.db, look.tenant, 1).await?.first().copied();
    let Some(quarter) = wanted.quarter.or(last) else {
        return Ok(ListWorkerPremiumsResponse::default());
    };
    let comparison = compare(look, quarter).await?.ok_or_else(|| no_run(quarter))?;
    let mut lines = lines(look, &comparison).await?;
    lines.retain(|line| is_met(wanted, line));
    sort_rows(&mut lines, false, |line| (text::folded(&line.display_name), line.worker_code.clone()));
    if let Some(sort) = wanted.sort {
        in_order(&mut lines, sort);
    }
    let total_size = u32::try_from(lines.len()).map_err(Fault::during("counting workers"))?;
    let (lines, next_page_token) = part(lines, page)?;
    Ok(ListWorkerPremiumsResponse { lines, next_page_token, total_size })
}

async fn lines(look: Look<'_>, comparison: &Comparison) -> Result<Vec<WorkerPremiumLine>, Stop> {
    let names = comparison.names(look).await?;
    let line = |(code, sides): (&String, &_)| {
        let found = difference(comparison.quarter, code, *sides);
        let worker = comparison.worker(code);
        let parts = comparison.parts.get(code);
        let split = parts.copied().unwrap_or_default();
        WorkerPremiumLine {
            worker_id: worker.map(|id| id.to_string()).unwrap_or_default(),
            display_name: worker.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            worker_code: code.clone(),
            run_id: comparison.run_id.to_string(),
            is_reckoned: parts.is_some(),
            expected_cents: sides.expected.unwrap_or_default().value(),
            paid_cents: sides.paid.unwrap_or_default().value(),
            class: found.map_or("", |one| Class::as_str(one.class)).to_owned(),
            wage_premium_cents: split.wage_premium,
            guidance_fixed_cents: split.guidance_fixed,
            guidance_variable_cents: split.guidance_variable,
        }
    };
    Ok(comparison.sides().map(line).collect())
}

fn is_met(wanted: &Wanted, line: &WorkerPremiumLine) -> bool {
    (wanted.class.is_empty() || line.class == wanted.class)
        && wanted.worker.is_none_or(|worker| line.worker_id == worker.to_string())
        && text::fits(&[&line.display_name, &line.worker_code], &wanted.contains)
}

fn in_order(lines: &mut [WorkerPremiumLine], Sort { by, is_descending }: Sort<Key>) {
    let by_cents = |lines: &mut [WorkerPremiumLine], cents: fn(&WorkerPremiumLine) -> i64| {
        sort_rows(lines, is_descending, cents);
    };
    match by {
        Key::Name => sort_rows(lines, is_descending, |line| text::folded(&line.display_name)),
        Key::Code => sort_rows(lines, is_descending, |line| line.worker_code.clone()),
        Key::Class => sort_rows(lines, is_descending, |line| line.class.clone()),
        Key::Expected => by_cents(lines, |line| line.expected_cents),
        Key::Paid => by_cents(lines, |line| line.paid_cents),
        Key::Difference => by_cents(lines, |line| line.paid_cents.saturating_sub(line.expected_cents)),
        Key::WagePremium => by_cents(lines, |line| line.wage_premium_cents),
        Key::GuidanceFixed => by_cents(lines, |line| line.guidance_fixed_cents),
        Key::GuidanceVariable => by_cents(lines, |line| line.guidance_variable_cents),
    }
}
