//! Comparisons as messages: the assumptions, and what comes of them.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::money::Cents;
use werkbrug_orders_domain::comparison::{self, Kind, co2_grams};
use werkbrug_proto::orders::{Assumptions, Comparison, CostRow, Sensitivity};

use crate::{parse, refused::refused, store::comparison::Kept};

/// Sensitivities that are told, the weightiest.
const TOLD: usize = 8;

/// What comes of assumptions.
pub(crate) fn reckoned(assumptions: Assumptions) -> Result<Comparison, Refusal> {
    let (shared, here, elsewhere) = parse::comparing::assumptions(Some(&assumptions))?;
    let found = comparison::compare(&shared, &here, &elsewhere).map_err(refused)?;
    let sensitivities = found.sensitivities.into_iter().take(TOLD);
    Ok(Comparison {
        rows: found.rows.iter().map(row).collect(),
        here_cents: found.here.value(),
        elsewhere_cents: found.elsewhere.value(),
        break_even_cents_per_hundred: found.break_even.map(Cents::value),
        here_co2_grams: co2_grams(&shared, &here).map_err(refused)?,
        elsewhere_co2_grams: co2_grams(&shared, &elsewhere).map_err(refused)?,
        sensitivities: sensitivities.map(|(what, change)| Sensitivity { what, change_cents: change.value() }).collect(),
        assumptions: Some(assumptions),
        ..Comparison::default()
    })
}

/// A comparison that was kept.
pub(crate) fn kept(kept: Kept) -> Result<Comparison, Refusal> {
    Ok(Comparison {
        comparison_id: kept.id.to_string(),
        title: kept.title,
        etag: kept.version.to_string(),
        saved_on: kept.saved_on.to_string(),
        ..reckoned(kept.assumptions)?
    })
}

/// A comparison in the list: without figures when they cannot be reckoned any more, so that the others are told.
pub(crate) fn listed(kept: Kept) -> Comparison {
    let figures = reckoned(kept.assumptions.clone());
    Comparison {
        comparison_id: kept.id.to_string(),
        title: kept.title,
        etag: kept.version.to_string(),
        saved_on: kept.saved_on.to_string(),
        ..figures.unwrap_or_else(|_| Comparison { assumptions: Some(kept.assumptions), ..Comparison::default() })
    }
}

fn row((kind, here, elsewhere): &(Kind, Cents, Cents)) -> CostRow {
    CostRow { kind: kind.as_str().to_owned(), here_cents: here.value(), elsewhere_cents: elsewhere.value() }
}
