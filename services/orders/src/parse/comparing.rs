//! Assumptions of a comparison.

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::money::Cents;
use werkbrug_orders_domain::comparison::{Mode, Place, Shared};
use werkbrug_proto::orders::{Assumptions, PlaceAssumptions, SaveComparisonRequest, SharedAssumptions, TransportMode};

use super::{TEXT, optional_text, text, uuid};
use crate::app::save_comparison::SaveComparison;

/// Most of anything that is counted: pieces, kilometres, days.
const MOST: u32 = 1_000_000_000;
/// Most of any amount: a hundred million euros.
const MOST_CENTS: i64 = 10_000_000_000;

/// What is compared.
pub(crate) type Asked = (Shared, Place, Place);

/// Assumptions that can be reckoned with.
pub(crate) fn assumptions(message: Option<&Assumptions>) -> Result<Asked, Refusal> {
    let missing = |field| Refusal::invalid(field, "ASSUMPTIONS_MISSING", "say what is assumed for both places");
    let message = message.ok_or_else(|| missing("assumptions"))?;
    let common = message.shared.as_ref().ok_or_else(|| missing("assumptions.shared"))?;
    let here = message.here.as_ref().ok_or_else(|| missing("assumptions.here"))?;
    let elsewhere = message.elsewhere.as_ref().ok_or_else(|| missing("assumptions.elsewhere"))?;
    Ok((shared(common)?, place("assumptions.here", here)?, place("assumptions.elsewhere", elsewhere)?))
}

fn shared(message: &SharedAssumptions) -> Result<Shared, Refusal> {
    let path = |field: &str| format!("assumptions.shared.{field}");
    Ok(Shared {
        pieces_per_year: count(path("pieces_per_year"), message.pieces_per_year)?,
        value_per_hundred: cents(path("value_cents_per_hundred"), message.value_cents_per_hundred)?,
        grams_per_hundred: count(path("grams_per_hundred"), message.grams_per_hundred)?,
        capital_permille: count(path("capital_permille"), message.capital_permille)?,
        demand_spread_permille: count(path("demand_spread_permille"), message.demand_spread_permille)?,
        safety_hundredths: count(path("safety_hundredths"), message.safety_hundredths)?,
        co2_per_tonne: cents(path("co2_cents_per_tonne"), message.co2_cents_per_tonne)?,
        years: count(path("years"), message.years)?.max(1),
    })
}

fn place(at: &str, message: &PlaceAssumptions) -> Result<Place, Refusal> {
    let path = |field: &str| format!("{at}.{field}");
    Ok(Place {
        name: optional_text(&path("name"), &message.name, TEXT)?,
        price_per_hundred: cents(path("price_cents_per_hundred"), message.price_cents_per_hundred)?,
        kilometres: count(path("kilometres"), message.kilometres)?,
        mode: match message.mode() {
            TransportMode::Unspecified | TransportMode::Road => Mode::Road,
            TransportMode::Rail => Mode::Rail,
            TransportMode::Sea => Mode::Sea,
            TransportMode::Air => Mode::Air,
        },
        freight_cent_hundredths: count(path("freight_cent_hundredths"), message.freight_cent_hundredths)?,
        lead_time_days: count(path("lead_time_days"), message.lead_time_days)?,
        lead_time_spread_days: count(path("lead_time_spread_days"), message.lead_time_spread_days)?,
        rework_permille: count(path("rework_permille"), message.rework_permille)?,
        rework_per_hundred: cents(path("rework_cents_per_hundred"), message.rework_cents_per_hundred)?,
        duty_permille: count(path("duty_permille"), message.duty_permille)?,
        coordination_per_year: cents(path("coordination_cents_per_year"), message.coordination_cents_per_year)?,
        switching: cents(path("switching_cents"), message.switching_cents)?,
    })
}

/// Assumptions to keep.
pub(crate) fn save_comparison(request: &SaveComparisonRequest) -> Result<SaveComparison, Refusal> {
    Ok(SaveComparison {
        asked: assumptions(request.assumptions.as_ref())?,
        comparison: known(&request.comparison_id)?,
        title: text("title", &request.title, TEXT)?,
        assumptions: request.assumptions.clone().unwrap_or_default(),
        etag: request.etag.clone(),
    })
}

fn known(id: &str) -> Result<Option<Uuid>, Refusal> {
    if id.is_empty() { Ok(None) } else { uuid("comparison_id", id).map(Some) }
}

fn count(field: String, value: u32) -> Result<u32, Refusal> {
    if value <= MOST {
        return Ok(value);
    }
    Err(Refusal::invalid(field, "COUNT_OUT_OF_RANGE", format!("this is a number up to {MOST}")))
}

fn cents(field: String, value: i64) -> Result<Cents, Refusal> {
    if (0..=MOST_CENTS).contains(&value) {
        return Ok(Cents::new(value));
    }
    Err(Refusal::invalid(field, "PRICE_OUT_OF_RANGE", format!("this is an amount of 0 to {MOST_CENTS} cents")))
}
