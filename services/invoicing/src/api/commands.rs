//! Messages to commands: what does not parse is refused with its field.

use jiff::civil::Date;
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
        provisional::WageLine,
        run::RunKind,
    },
    reconciliation::{claim::State, explain::Stated},
};
use werkbrug_kernel::money::Cents;
use werkbrug_pipeline::use_case::Receipt;
use werkbrug_proto::invoicing::{
    ClaimDifferencesRequest, ImportStatementRequest, IssueInvoiceRequest, RecordAdvanceRequest, RecordDmfaLineRequest,
    RecordOrganisationPaymentRequest, RecordPaymentRequest, RecordWageLineRequest, RunPremiumRequest,
    SetDifferenceStateRequest, SetParameterRequest, SetTariffRequest, SignClaimRequest, StatedFigures, StatementColumn,
    WithdrawDmfaLineRequest,
};

use crate::{
    app::{
        claim_differences::ClaimDifferences, import_statement::ImportStatement, issue_invoice::IssueInvoice,
        record_advance::RecordAdvance, record_dmfa_line::RecordDmfaLine,
        record_organisation_payment::RecordOrganisationPayment, record_payment::RecordPayment,
        record_wage_line::RecordWageLine, run_premium::RunPremium, set_difference_state::SetDifferenceState,
        set_parameter::SetParameter, set_tariff::SetTariff, sign_claim::SignClaim,
        withdraw_dmfa_line::WithdrawDmfaLine,
    },
    parse, refused,
    store::{advance::Advance, file_columns::Columns, organisation_payment::OrganisationPayment, payment::Payment},
};

pub(super) fn set_tariff(message: &SetTariffRequest) -> Result<SetTariff, Refusal> {
    let category = VatCategory::parse(&message.vat_category);
    let category =
        category.ok_or_else(|| Refusal::invalid("vat_category", "VAT_CATEGORY", "one of S, AE, E, K and Z"))?;
    let percent = parse::decimal(&message.vat_rate);
    let percent = percent.ok_or_else(|| Refusal::invalid("vat_rate", "VAT_RATE", "a percentage like 21"))?;
    let tariff = Tariff {
        tariff_class: parse::words("tariff_class", &message.tariff_class)?,
        valid_from: parse::day("valid_from", &message.valid_from)?,
        price: HourPrice::new(message.cents_per_hour).map_err(refused::invoice)?,
        vat: VatRate::new(category, percent).map_err(refused::invoice)?,
    };
    Ok(SetTariff { company: parse::id("company_id", &message.company_id)?, tariff })
}

pub(super) fn issue_invoice(message: &IssueInvoiceRequest) -> Result<IssueInvoice, Refusal> {
    Ok(IssueInvoice {
        company: parse::id("company_id", &message.company_id)?,
        up_to: parse::day_if_any("up_to", &message.up_to)?,
        issue_date: parse::day_if_any("issue_date", &message.issue_date)?,
        order_reference: parse::words_if_any("order_reference", &message.order_reference)?,
        shown: message.payable_cents.map(Cents::new),
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
        valid_from: parse::day("valid_from", &message.valid_from)?,
        source: parse::words("source", &message.source)?,
        status: status.ok_or_else(|| Refusal::invalid("status", "STATUS", "published or unconfirmed"))?,
    };
    Ok(SetParameter { value })
}

pub(super) fn record_dmfa_line(message: &RecordDmfaLineRequest) -> Result<RecordDmfaLine, Refusal> {
    Ok(RecordDmfaLine {
        quarter: parse::quarter("quarter", &message.quarter)?,
        worker_code: parse::worker_code(&message.worker_code)?,
        line: DmfaLine {
            contract_fraction: parse::fraction("contract_fraction", &message.contract_fraction)?,
            performed_fraction: parse::fraction("performed_fraction", &message.performed_fraction)?,
            reference_wage: parse::amount("reference_wage_cents", message.reference_wage_cents)?,
            has_wage_cost: message.has_wage_cost,
            sine_deduction: parse::amount("sine_deduction_cents", message.sine_deduction_cents)?,
            is_resuming: message.is_resuming,
        },
    })
}

pub(super) fn withdraw_dmfa_line(message: &WithdrawDmfaLineRequest) -> Result<WithdrawDmfaLine, Refusal> {
    Ok(WithdrawDmfaLine {
        quarter: parse::quarter("quarter", &message.quarter)?,
        worker_code: parse::worker_code(&message.worker_code)?,
    })
}

pub(super) fn record_payment(message: &RecordPaymentRequest) -> Result<RecordPayment, Refusal> {
    Ok(RecordPayment {
        payment: Payment {
            statement: parse::words("statement", &message.statement)?,
            quarter: parse::quarter("quarter", &message.quarter)?,
            worker_code: parse::worker_code(&message.worker_code)?,
            wage_premium: Cents::new(message.wage_premium_cents),
            guidance: Cents::new(message.guidance_cents),
            stated: stated(message.stated.as_ref())?,
        },
    })
}

/// What a statement says beside the amounts.
fn stated(message: Option<&StatedFigures>) -> Result<Stated, Refusal> {
    let Some(message) = message else { return Ok(Stated::default()) };
    let fraction = message.contract_fraction.as_deref();
    Ok(Stated {
        percent: message.percent,
        contract_fraction: fraction.map(|text| parse::fraction("contract_fraction", text)).transpose()?,
        reference_wage: message.reference_wage_cents.map(Cents::new),
        cap: message.cap_cents.map(Cents::new),
        sine_deduction: message.sine_deduction_cents.map(Cents::new),
        is_inside: message.is_inside,
    })
}

pub(super) fn run_premium(message: &RunPremiumRequest) -> Result<RunPremium, Refusal> {
    let kinds = || Refusal::invalid("kind", "RUN_KIND", "provisional, quarter, recomputation, annual or correction");
    let kind = match message.kind.as_str() {
        "" => RunKind::Quarter,
        name => RunKind::parse(name).ok_or_else(kinds)?,
    };
    Ok(RunPremium { quarter: parse::quarter("quarter", &message.quarter)?, kind })
}

pub(super) fn record_organisation_payment(
    message: &RecordOrganisationPaymentRequest,
) -> Result<RecordOrganisationPayment, Refusal> {
    Ok(RecordOrganisationPayment {
        payment: OrganisationPayment {
            quarter: parse::quarter("quarter", &message.quarter)?,
            statement: parse::words("statement", &message.statement)?,
            amount: Cents::new(message.amount_cents),
        },
    })
}

pub(super) fn record_advance(message: &RecordAdvanceRequest) -> Result<RecordAdvance, Refusal> {
    let amount = Cents::new(message.amount_cents);
    if amount <= Cents::ZERO {
        return Err(Refusal::invalid("amount_cents", "AMOUNT_NOT_POSITIVE", "an advance is above 0"));
    }
    Ok(RecordAdvance {
        advance: Advance {
            month: month(&message.month)?,
            statement: parse::words("statement", &message.statement)?,
            amount,
        },
    })
}

/// The first day of a month.
fn month(text: &str) -> Result<Date, Refusal> {
    let month = parse::day("month", text)?;
    if month == month.first_of_month() {
        Ok(month)
    } else {
        Err(Refusal::invalid("month", "MONTH", "the first day of a month"))
    }
}

pub(super) fn record_wage_line(message: &RecordWageLineRequest) -> Result<RecordWageLine, Refusal> {
    let month = month(&message.month)?;
    Ok(RecordWageLine {
        worker_code: parse::worker_code(&message.worker_code)?,
        line: WageLine {
            month,
            contract_fraction: parse::fraction("contract_fraction", &message.contract_fraction)?,
            performed_fraction: parse::fraction("performed_fraction", &message.performed_fraction)?,
            reference_wage: parse::amount("reference_wage_cents", message.reference_wage_cents)?,
            sine_deduction: parse::amount("sine_deduction_cents", message.sine_deduction_cents)?,
        },
    })
}

/// Headings by our own field.
pub(super) fn columns(messages: &[StatementColumn]) -> Result<Columns, Refusal> {
    let pair = |one: &StatementColumn| {
        Ok((parse::words("columns.field", &one.field)?, parse::words("columns.heading", &one.heading)?))
    };
    messages.iter().map(pair).collect()
}

pub(super) fn import_statement(message: &ImportStatementRequest) -> Result<ImportStatement, Refusal> {
    Ok(ImportStatement {
        statement: parse::words("statement", &message.statement)?,
        content: message.content.clone(),
        columns: columns(&message.columns)?,
    })
}

pub(super) fn set_difference_state(message: &SetDifferenceStateRequest) -> Result<SetDifferenceState, Refusal> {
    let state = State::parse(&message.state).filter(|state| *state != State::Claimed);
    Ok(SetDifferenceState {
        quarter: parse::quarter("quarter", &message.quarter)?,
        worker_code: parse::words("worker_code", &message.worker_code)?,
        state: state.ok_or_else(|| Refusal::invalid("state", "STATE", "open, accepted or corrected"))?,
    })
}

pub(super) fn claim_differences(message: &ClaimDifferencesRequest) -> Result<ClaimDifferences, Refusal> {
    let code = |text: &String| parse::words("worker_codes", text);
    Ok(ClaimDifferences {
        quarter: parse::quarter("quarter", &message.quarter)?,
        worker_codes: message.worker_codes.iter().map(code).collect::<Result<_, _>>()?,
    })
}

pub(super) fn sign_claim(message: &SignClaimRequest) -> Result<SignClaim, Refusal> {
    Ok(SignClaim { claim: parse::id("claim_id", &message.claim_id)? })
}

/// A count that a receipt carries.
pub(super) fn count(receipt: &Receipt, fact: &str) -> Result<u32, Fault> {
    receipt.fact(fact).parse().map_err(Fault::during("reading a receipt"))
}

/// An amount that a receipt carries.
pub(super) fn cents(receipt: &Receipt, fact: &str) -> Result<i64, Fault> {
    receipt.fact(fact).parse().map_err(Fault::during("reading a receipt"))
}
