//! Tariffs, parameters, declaration and payments, as finance.

use werkbrug_kernel::role::Role;
use werkbrug_proto::invoicing::{RecordDmfaLineRequest, RecordPaymentRequest, SetParameterRequest, SetTariffRequest};

use super::{Became, Sender, Sent, Tally};
use crate::{
    failure::Failure,
    import::{
        before,
        known::Known,
        parse::{Found, parse},
        rows::{dmfa::DmfaRow, parameters::ParameterRow, payments::PaymentRow, tariffs::TariffRow},
    },
};

/// tarieven.
pub(crate) async fn tariffs(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let finance = sender.reach.invoicing(Role::Finance)?;
    let parsed = parse::<TariffRow>(file, known);
    let request = |row: &TariffRow, request_id| SetTariffRequest {
        request_id,
        company_id: known.company_id(&row.company),
        tariff_class: row.class.clone(),
        cents_per_hour: row.hour.value(),
        valid_from: row.from.to_string(),
        vat_category: row.category.to_owned(),
        vat_rate: row.rate.to_string(),
    };
    let before = before::tariffs(sender.reach).await?;
    let call = async |request| {
        let reply = finance.clone().set_tariff(request).await?.into_inner();
        Ok(Sent { became: before.became(&reply.tariff_id, &reply.etag), id: reply.tariff_id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

/// parameters.
pub(crate) async fn parameters(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let finance = sender.reach.invoicing(Role::Finance)?;
    let parsed = parse::<ParameterRow>(file, known);
    let request = |row: &ParameterRow, request_id| SetParameterRequest {
        request_id,
        name: row.name.clone(),
        value: row.value.clone(),
        valid_from: row.from.to_string(),
        source: row.source.clone(),
        status: row.status.to_owned(),
    };
    let before = before::parameters(sender.reach).await?;
    let call = async |request: SetParameterRequest| {
        let key = before::parameter(&request.name, &request.valid_from);
        let reply = finance.clone().set_parameter(request).await?.into_inner();
        Ok(Sent { became: before.became(&key, &reply.parameter_id), id: reply.parameter_id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

/// dmfa.
pub(crate) async fn dmfa(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let finance = sender.reach.invoicing(Role::Finance)?;
    let parsed = parse::<DmfaRow>(file, known);
    let request = |row: &DmfaRow, request_id| RecordDmfaLineRequest {
        request_id,
        quarter: row.quarter.to_string(),
        worker_code: row.worker.clone(),
        contract_fraction: row.contract.to_string(),
        performed_fraction: row.performed.to_string(),
        reference_wage_cents: row.wage.value(),
        has_wage_cost: row.has_wage_cost,
        sine_deduction_cents: row.sine.value(),
        is_resuming: row.is_resuming,
    };
    let call = async |request| {
        let reply = finance.clone().record_dmfa_line(request).await?.into_inner();
        let Sent { id, became } = sender.made(reply.dmfa_line_id);
        // A line keeps its id when its figures change. A repeat of this import gets its stored answer, which says so too.
        let is_changed = became != Became::New && reply.is_changed;
        Ok(Sent { id, became: if is_changed { Became::Changed } else { became } })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

/// betaalstaat.
pub(crate) async fn payments(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let finance = sender.reach.invoicing(Role::Finance)?;
    let parsed = parse::<PaymentRow>(file, known);
    let request = |row: &PaymentRow, request_id| RecordPaymentRequest {
        request_id,
        quarter: row.quarter.to_string(),
        worker_code: row.worker.clone(),
        wage_premium_cents: row.wage_premium.value(),
        guidance_cents: row.guidance.value(),
        statement: row.statement.clone(),
        stated: None,
    };
    let call = async |request| {
        let reply = finance.clone().record_payment(request).await?.into_inner();
        Ok(sender.made(reply.payment_id))
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}
