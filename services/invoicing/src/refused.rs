//! A rule's refusal as the caller reads it: kind, stable reason, and the numbers as facts.

use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::{
    invoice::refusal::Refusal as Rule,
    premium::fault::{Fault, Problem},
};

/// What stands in the way of an invoice or a tariff.
pub(crate) fn invoice(rule: Rule) -> Refusal {
    let text = rule.to_string();
    let stands = |reason| Refusal::new(Kind::Precondition, reason, text.clone());
    match rule {
        Rule::NothingToInvoice { up_to } => stands("NOTHING_TO_INVOICE").with_fact("up_to", up_to.to_string()),
        Rule::NoTariff { tariff_class, day } => {
            stands("NO_TARIFF").with_fact("tariff_class", tariff_class).with_fact("day", day.to_string())
        }
        Rule::VatRate { category, rate } => Refusal::invalid("vat_rate", "VAT_RATE", text)
            .with_fact("vat_category", category.code())
            .with_fact("vat_rate", rate.to_string()),
        Rule::BuyerWithoutVat { category } => stands("BUYER_WITHOUT_VAT").with_fact("vat_category", category.code()),
        Rule::OtherThanShown { shown, payable } => stands("DRAFT_CHANGED")
            .with_fact("shown_cents", shown.value().to_string())
            .with_fact("payable_cents", payable.value().to_string()),
        Rule::TariffNotPositive { cents } => {
            Refusal::invalid("cents_per_hour", "TARIFF_NOT_POSITIVE", text).with_fact("cents", cents.to_string())
        }
        Rule::NoNumber { year, sequence } => {
            stands("NO_NUMBER").with_fact("year", year.to_string()).with_fact("sequence", sequence.to_string())
        }
        Rule::TooLarge => stands("TOO_LARGE"),
    }
}

/// What stands in the way of a premium run: the parameter, or the worker and field.
pub(crate) fn premium(fault: &Fault) -> Refusal {
    let reason = match &fault.problem {
        Problem::Missing | Problem::NoGgmmi { .. } => "PARAMETER_MISSING",
        Problem::TwoValues { .. }
        | Problem::Percent { .. }
        | Problem::Fraction
        | Problem::SameId
        | Problem::Negative
        | Problem::Zero
        | Problem::Form { .. }
        | Problem::TooLarge => "PREMIUM_INPUT",
    };
    let refusal = Refusal::new(Kind::Precondition, reason, fault.to_string()).with_fact("name", fault.field.clone());
    match &fault.worker {
        Some(worker) => refusal.with_fact("worker_id", worker.clone()),
        None => refusal,
    }
}
