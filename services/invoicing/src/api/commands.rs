//! Messages to commands: what does not parse is refused with its field.

use werkbrug_chassis::refusal::{Fault, Refusal};
use werkbrug_invoicing_domain::{
    invoice::{
        tariff::{HourPrice, Tariff},
        vat::{VatCategory, VatRate},
    },
    premium::{
        catalogue::{self, DatedValue},
        package::DmfaLine,
        parameters::Status,
    },
};
use werkbrug_kernel::money::Cents;
use werkbrug_pipeline::use_case::Receipt;
use werkbrug_proto::invoicing::{
    IssueInvoiceRequest, RecordDmfaLineRequest, RecordPaymentRequest, SetParameterRequest, SetTariffRequest,
};

use crate::{
    app::{
        issue_invoice::IssueInvoice, record_dmfa_line::RecordDmfaLine, record_payment::RecordPayment,
        set_parameter::SetParameter, set_tariff::SetTariff,
    },
    fields, refused,
    store::payment::Payment,
};

pub(super) fn set_tariff(message: &SetTariffRequest) -> Result<SetTariff, Refusal> {
    let category = VatCategory::parse(&message.vat_category);
    let category =
        category.ok_or_else(|| Refusal::invalid("vat_category", "VAT_CATEGORY", "one of S, AE, E, K and Z"))?;
    let percent = fields::decimal(&message.vat_rate);
    let percent = percent.ok_or_else(|| Refusal::invalid("vat_rate", "VAT_RATE", "a percentage like 21"))?;
    let tariff = Tariff {
        tariff_class: fields::words("tariff_class", &message.tariff_class)?,
        valid_from: fields::day("valid_from", &message.valid_from)?,
        price: HourPrice::new(message.cents_per_hour).map_err(refused::invoice)?,
        vat: VatRate::new(category, percent).map_err(refused::invoice)?,
    };
    Ok(SetTariff { company: fields::id("company_id", &message.company_id)?, tariff })
}

pub(super) fn issue_invoice(message: &IssueInvoiceRequest) -> Result<IssueInvoice, Refusal> {
    Ok(IssueInvoice {
        company: fields::id("company_id", &message.company_id)?,
        up_to: fields::day_if_any("up_to", &message.up_to)?,
        issue_date: fields::day_if_any("issue_date", &message.issue_date)?,
        order_reference: fields::words_if_any("order_reference", &message.order_reference)?,
    })
}

pub(super) fn set_parameter(message: &SetParameterRequest) -> Result<SetParameter, Refusal> {
    let form = |fault: werkbrug_invoicing_domain::premium::fault::Fault| {
        Refusal::invalid("value", "PARAMETER_FORM", fault.to_string()).with_fact("name", fault.field)
    };
    catalogue::check(&message.name, &message.value).map_err(form)?;
    let status = Status::parse(&message.status);
    let value = DatedValue {
        name: message.name.clone(),
        value: message.value.clone(),
        valid_from: fields::day("valid_from", &message.valid_from)?,
        source: fields::words("source", &message.source)?,
        status: status.ok_or_else(|| Refusal::invalid("status", "STATUS", "published or unconfirmed"))?,
    };
    Ok(SetParameter { value })
}

pub(super) fn record_dmfa_line(message: &RecordDmfaLineRequest) -> Result<RecordDmfaLine, Refusal> {
    Ok(RecordDmfaLine {
        quarter: fields::quarter("quarter", &message.quarter)?,
        worker_code: fields::words("worker_code", &message.worker_code)?,
        line: DmfaLine {
            contract_fraction: fields::fraction("contract_fraction", &message.contract_fraction)?,
            performed_fraction: fields::fraction("performed_fraction", &message.performed_fraction)?,
            reference_wage: fields::amount("reference_wage_cents", message.reference_wage_cents)?,
            has_wage_cost: message.has_wage_cost,
            sine_deduction: fields::amount("sine_deduction_cents", message.sine_deduction_cents)?,
        },
    })
}

pub(super) fn record_payment(message: &RecordPaymentRequest) -> Result<RecordPayment, Refusal> {
    Ok(RecordPayment {
        payment: Payment {
            statement: fields::words("statement", &message.statement)?,
            quarter: fields::quarter("quarter", &message.quarter)?,
            worker_code: fields::words("worker_code", &message.worker_code)?,
            wage_premium: Cents::new(message.wage_premium_cents),
            guidance: Cents::new(message.guidance_cents),
        },
    })
}

/// An amount that a receipt carries.
pub(super) fn cents(receipt: &Receipt, fact: &str) -> Result<i64, Fault> {
    receipt.fact(fact).parse().map_err(Fault::during("reading a receipt"))
}
