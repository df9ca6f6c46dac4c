//! Writes a settlement's result.

use serde::Serialize;
use werkbrug_invoicing_domain::premium::{
    because::Because,
    settle::{Settlement, WorkerPremium},
};
use werkbrug_kernel::quarter::Quarter;

use crate::premium_format::RESULT;

/// The result as readable JSON.
pub(crate) fn pretty(quarter: Quarter, settlement: &Settlement) -> Result<String, serde_json::Error> {
    let totals = &settlement.totals;
    let document = Document {
        format: RESULT,
        quarter: quarter.to_string(),
        workers: settlement.workers.iter().map(worker).collect(),
        totals: TotalsDocument {
            wage_premium: totals.wage_premium.to_euro(),
            guidance_fixed: totals.guidance_fixed.to_euro(),
            guidance_variable: totals.guidance_variable.to_euro(),
            total: totals.total.to_euro(),
            fte_inside: totals.fte_inside.to_string(),
            heads_inside: totals.heads_inside,
        },
        unconfirmed: &settlement.unconfirmed,
    };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    quarter: String,
    workers: Vec<WorkerDocument<'a>>,
    totals: TotalsDocument,
    unconfirmed: &'a [&'static str],
}

#[derive(Serialize)]
struct WorkerDocument<'a> {
    id: &'a str,
    rank: Option<u32>,
    inside: bool,
    cap: String,
    base: String,
    wage_premium: String,
    guidance_fixed: String,
    guidance_variable: String,
    total: String,
    because: Vec<&'static str>,
}

#[derive(Serialize)]
struct TotalsDocument {
    wage_premium: String,
    guidance_fixed: String,
    guidance_variable: String,
    total: String,
    fte_inside: String,
    heads_inside: u32,
}

fn worker(premium: &WorkerPremium) -> WorkerDocument<'_> {
    WorkerDocument {
        id: &premium.id,
        rank: premium.rank,
        inside: premium.is_inside,
        cap: premium.cap.to_euro(),
        base: premium.base.to_euro(),
        wage_premium: premium.wage_premium.to_euro(),
        guidance_fixed: premium.guidance_fixed.to_euro(),
        guidance_variable: premium.guidance_variable.to_euro(),
        total: premium.total.to_euro(),
        because: premium.because.iter().map(Because::code).collect(),
    }
}
