//! What lists are asked for.

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::premium::language::Language;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::sorted::Sort;
use werkbrug_proto::invoicing::{
    GetPremiumRunRequest, ListDifferencesRequest, ListInvoicesRequest, ListPremiumRunsRequest, ListTariffsRequest,
    ListUninvoicedRequest, ListWorkerPremiumsRequest,
};

use crate::{
    parse,
    read::{difference, invoice, premium_run, tariff, uninvoiced, worker_premium},
};

pub(super) fn invoices(message: &ListInvoicesRequest) -> Result<invoice::Wanted, Refusal> {
    Ok(invoice::Wanted {
        contains: parse::words_if_any("contains", &message.contains)?,
        issued_from: parse::day_if_any("issued_from", &message.issued_from)?,
        issued_until: parse::day_if_any("issued_until", &message.issued_until)?,
        sort: Sort::parse(&message.order_by, invoice::KEYS)?,
        without_lines: message.without_lines,
    })
}

pub(super) fn tariffs(message: &ListTariffsRequest) -> Result<tariff::Wanted, Refusal> {
    Ok(tariff::Wanted {
        contains: parse::words_if_any("contains", &message.contains)?,
        sort: Sort::parse(&message.order_by, tariff::KEYS)?,
    })
}

pub(super) fn uninvoiced(message: &ListUninvoicedRequest) -> Result<uninvoiced::Wanted, Refusal> {
    Ok(uninvoiced::Wanted {
        company: id_if_any("company_id", &message.company_id)?,
        contains: parse::words_if_any("contains", &message.contains)?,
        up_to: parse::day_if_any("up_to", &message.up_to)?,
        sort: Sort::parse(&message.order_by, uninvoiced::KEYS)?,
    })
}

pub(super) fn premium_run(message: &GetPremiumRunRequest) -> Result<(Uuid, premium_run::Which), Refusal> {
    let which = match (id_if_any("worker_id", &message.worker_id)?, message.without_workers) {
        (_, true) => premium_run::Which::None,
        (Some(worker), false) => premium_run::Which::One(worker),
        (None, false) => premium_run::Which::All,
    };
    Ok((parse::id("run_id", &message.run_id)?, which))
}

pub(super) fn premium_runs(message: &ListPremiumRunsRequest) -> Result<premium_run::Wanted, Refusal> {
    Ok(premium_run::Wanted { quarter: quarter_if_any(&message.quarter)?, newest_only: message.newest_only })
}

pub(super) fn differences(message: &ListDifferencesRequest) -> Result<difference::Wanted, Refusal> {
    Ok(difference::Wanted {
        quarter: quarter_if_any(&message.quarter)?,
        class: parse::words_if_any("class", &message.class)?,
        sort: Sort::parse(&message.order_by, difference::KEYS)?,
        language: Some(language(&message.language)?),
        state: parse::words_if_any("state", &message.state)?,
        explanation: parse::words_if_any("explanation", &message.explanation)?,
        worker_code: parse::words_if_any("worker_code", &message.worker_code)?,
    })
}

pub(super) fn worker_premiums(message: &ListWorkerPremiumsRequest) -> Result<worker_premium::Wanted, Refusal> {
    Ok(worker_premium::Wanted {
        quarter: quarter_if_any(&message.quarter)?,
        worker: id_if_any("worker_id", &message.worker_id)?,
        contains: parse::words_if_any("contains", &message.contains)?,
        class: parse::words_if_any("class", &message.class)?,
        sort: Sort::parse(&message.order_by, worker_premium::KEYS)?,
    })
}

pub(super) fn quarter_if_any(text: &str) -> Result<Option<Quarter>, Refusal> {
    if text.is_empty() { Ok(None) } else { parse::quarter("quarter", text).map(Some) }
}

pub(super) fn id_if_any(field: &str, text: &str) -> Result<Option<Uuid>, Refusal> {
    if text.is_empty() { Ok(None) } else { parse::id(field, text).map(Some) }
}

/// The language of sentences; Dutch when none is asked for.
pub(super) fn language(text: &str) -> Result<Language, Refusal> {
    let wanted = if text.is_empty() { Some(Language::Nl) } else { Language::parse(text) };
    wanted.ok_or_else(|| Refusal::invalid("language", "LANGUAGE", "nl, fr or en"))
}
