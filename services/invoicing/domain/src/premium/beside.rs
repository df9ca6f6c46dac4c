//! What an unconfirmed figure that stands beside the settlement would change: the contingent by one place, amounts by one
//! percent. A norm or a threshold moves no money, and is named all the same.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::{
    catalogue::{
        ADVANCE, COACH_FTE, COACH_HEADS, CONTINGENT, DatedValue, LEAST_FILL_RATE, NORM, ORGANISATION, amount_of,
        organisation, value_of,
    },
    effect::{Effect, ONE_PERCENT_MORE, cents, compare, more, plain},
    fault::{Fault, Problem},
    organisation::{OrganisationRules, organisation_support},
    parameters::{CollectiveRules, Parameters, Status},
    ranking::Held,
    settle::{Input, settle_holding},
};

/// How a contingent is tried.
const ONE_PLACE_MORE: &str = "+1";
/// Months of a quarter, each with its advance.
const MONTHS: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Every figure beside the settlement that nobody confirmed, as it holds in the quarter; `fte` are those inside.
pub fn beside(
    input: &Input,
    held: &BTreeMap<String, Held>,
    values: &[DatedValue],
    fte: Decimal,
) -> Result<Vec<Effect>, Fault> {
    let names =
        [CONTINGENT, ADVANCE, LEAST_FILL_RATE, COACH_HEADS, COACH_FTE].into_iter().chain(ORGANISATION).chain(NORM);
    let mut found = Vec::new();
    for name in names {
        let own = value_of(values, input.quarter, name).filter(|own| own.status == Status::Unconfirmed);
        let Some(own) = own else { continue };
        let nothing = Effect { name, value: own.value.clone(), tried: String::new(), change: Cents::ZERO, workers: 0 };
        let change = if name == CONTINGENT {
            found.push(one_place_more(input, held)?.unwrap_or(nothing));
            continue;
        } else if name == ADVANCE {
            advance_more(values, input)?
        } else if ORGANISATION.contains(&name) {
            organisation_more(values, (input, fte), name)?
        } else {
            None
        };
        let told = change.map(|change| Effect { tried: ONE_PERCENT_MORE.to_owned(), change, ..nothing.clone() });
        found.push(told.unwrap_or(nothing));
    }
    Ok(found)
}

/// The quarter with one place more than it was reckoned with; nothing for a workshop without a contingent.
fn one_place_more(input: &Input, held: &BTreeMap<String, Held>) -> Result<Option<Effect>, Fault> {
    let Some(rules) = &input.parameters.collective else { return Ok(None) };
    let contingent_fte = rules.contingent_fte.saturating_add(Decimal::ONE);
    let collective = Some(CollectiveRules { contingent_fte, ..rules.clone() });
    let parameters = Parameters { collective, ..input.parameters.clone() };
    let other = settle_holding(&Input { parameters, ..input.clone() }, held)?;
    let choice = (plain(rules.contingent_fte), ONE_PLACE_MORE.to_owned());
    compare(CONTINGENT, choice, &settle_holding(input, held)?, &other).map(Some)
}

fn advance_more(values: &[DatedValue], input: &Input) -> Result<Option<Cents>, Fault> {
    let Some(own) = amount_of(values, input.quarter, ADVANCE) else { return Ok(None) };
    let a_month = cents(own)?.checked_sub(own);
    let change = a_month.and_then(|more| crate::premium::rounding::round2(more, &[MONTHS]));
    change.map(Some).ok_or_else(too_large)
}

/// The organisation support with this one figure a percent higher; nothing while another figure of it is missing.
fn organisation_more(
    values: &[DatedValue],
    (input, fte): (&Input, Decimal),
    name: &str,
) -> Result<Option<Cents>, Fault> {
    let Ok(own) = organisation(values, input.quarter) else { return Ok(None) };
    let [per_fte, supplement, _] = ORGANISATION;
    let tried = if name == per_fte {
        OrganisationRules { per_fte: cents(own.per_fte)?, ..own }
    } else if name == supplement {
        OrganisationRules { supplement: cents(own.supplement)?, ..own }
    } else {
        OrganisationRules { supplement_fte: more(own.supplement_fte), ..own }
    };
    let total = |rules: &OrganisationRules| organisation_support(rules, fte).map(|support| support.total);
    let change = total(&tried).zip(total(&own)).and_then(|(tried, own)| tried.checked_sub(own));
    change.map(Some).ok_or_else(too_large)
}

fn too_large() -> Fault {
    Fault::of_input("totals", Problem::TooLarge)
}
