//! What one company pays, and an invoice of its hours before it goes out.

use std::sync::Arc;

use axum::Router;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::invoicing::{
    GetInvoiceDraftRequest, InvoiceDraft, InvoiceLine, IssueInvoiceRequest, IssueInvoiceResponse, ListTariffsRequest,
    ListTariffsResponse, SetTariffRequest, SetTariffResponse, Tariff,
};

use super::{
    super::{Said, only, unary},
    refused,
};

const FINANCE: [Role; 1] = [Role::Finance];

pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let list = |caller: &Caller, _: &ListTariffsRequest| {
        only(caller, &FINANCE)?;
        let tariff = Tariff {
            company_id: "bedrijf-1".into(),
            company_name: "Verzonnen Ramen".into(),
            tariff_class: "inpak".into(),
            cents_per_hour: 2_480,
            valid_from: "2026-01-01".into(),
            vat_category: "S".into(),
            vat_rate: "21".into(),
            ..Tariff::default()
        };
        Ok(ListTariffsResponse { tariffs: vec![tariff], total_size: 1, ..ListTariffsResponse::default() })
    };
    let set = |caller: &Caller, asked: &SetTariffRequest| {
        only(caller, &FINANCE)?;
        match asked.vat_rate.as_str() {
            "21" => Ok(SetTariffResponse { tariff_id: "tarief-1".into(), ..SetTariffResponse::default() }),
            _ => Err(refused(Kind::Invalid, "VAT_RATE")),
        }
    };
    let router = unary(router, said, "invoicing.v1.Invoicing/ListTariffs", list);
    let router = unary(router, said, "invoicing.v1.Invoicing/SetTariff", set);
    let router = unary(router, said, "invoicing.v1.Invoicing/GetInvoiceDraft", draft);
    unary(router, said, "invoicing.v1.Invoicing/IssueInvoice", issue)
}

/// `bedrijf-1` has one line, another company a class without a tariff.
fn draft(caller: &Caller, asked: &GetInvoiceDraftRequest) -> Result<InvoiceDraft, tonic::Status> {
    only(caller, &FINANCE)?;
    if asked.company_id != "bedrijf-1" {
        let refusal = Refusal::new(Kind::Precondition, "NO_TARIFF", "not so");
        return Err(refusal.with_fact("tariff_class", "groen").with_fact("day", "2026-11-20").into());
    }
    Ok(InvoiceDraft {
        company_name: "Verzonnen Ramen".into(),
        from: "2026-11-20".into(),
        until: asked.up_to.clone(),
        lines: vec![InvoiceLine {
            line_number: 1,
            line_description: "Werk van 20/11/2026, tarief inpak".into(),
            minutes: 450,
            cents_per_hour: 2_480,
            net_cents: 18_600,
            approval_ids: vec!["goedkeuring-1".into()],
        }],
        net_cents: 18_600,
        vat_cents: 3_906,
        payable_cents: 22_506,
    })
}

fn issue(caller: &Caller, asked: &IssueInvoiceRequest) -> Result<IssueInvoiceResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    if asked.order_reference.len() > 20 {
        return Err(refused(Kind::Invalid, "TEXT_FORM"));
    }
    if asked.payable_cents != Some(22_506) {
        return Err(refused(Kind::Precondition, "DRAFT_CHANGED"));
    }
    Ok(IssueInvoiceResponse {
        invoice_id: "factuur-1".into(),
        number: "2026-000008".into(),
        payable_cents: 22_506,
        ..IssueInvoiceResponse::default()
    })
}
