//! What a quarter should bring for the organisation, and what was paid for it.

use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{
    catalogue::{self, ORGANISATION, value_of},
    organisation::organisation_support,
    parameters::Status,
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{Organisation, Parameter};

use super::{
    Look,
    contingent::{inside, plain, quarter_or_last},
    difference::no_run,
    explained::kept,
};
use crate::store::{organisation_payment, parameter, premium_run};

/// Expected, paid and what it is made of, for a quarter; of the last one that was reckoned when none is named. The
/// equivalents are those inside the contingent: whether the state counts the same ones is not published.
pub(crate) async fn get(look: Look<'_>, wanted: Option<Quarter>) -> Result<Organisation, Stop> {
    let Some(quarter) = quarter_or_last(look, wanted).await? else { return Ok(Organisation::default()) };
    let row = premium_run::last(look.db, look.tenant, quarter).await?.ok_or_else(|| no_run(quarter))?;
    let fte = inside(&kept(&row)?)?;
    let paid = organisation_payment::paid(look.db, look.tenant, quarter).await?;
    let values = parameter::of_workshop(look.db, look.tenant).await?;
    let basis = ORGANISATION.iter().filter_map(|name| value_of(&values, quarter, name)).map(|value| Parameter {
        name: value.name.clone(),
        value: value.value.clone(),
        valid_from: value.valid_from.to_string(),
        source: value.source.clone(),
        status: value.status.as_str().to_owned(),
        ..Parameter::default()
    });
    let head = Organisation {
        quarter: quarter.to_string(),
        run_id: row.run_id.to_string(),
        fte: plain(fte),
        paid_cents: paid.value(),
        parameters: basis.collect(),
        ..Organisation::default()
    };
    let rules = match catalogue::organisation(&values, quarter) {
        Ok(rules) => rules,
        Err(fault) => return Ok(Organisation { missing_parameter: fault.field, ..head }),
    };
    let support = organisation_support(&rules, fte).ok_or(Fault::bug("the support of a quarter does not fit"))?;
    let cents = Cents::value;
    Ok(Organisation {
        per_fte_cents: cents(rules.per_fte),
        supplement_per_fte_cents: cents(rules.supplement),
        supplement_fte: plain(rules.supplement_fte),
        base_cents: cents(support.base),
        supplement_cents: cents(support.supplement),
        expected_cents: cents(support.total),
        is_confirmed: rules.status == Status::Published,
        ..head
    })
}
