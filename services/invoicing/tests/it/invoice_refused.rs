//! An invoice that cannot be made is refused with what is missing.

use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{GetInvoiceDraftRequest, GetInvoiceRequest, IssueInvoiceRequest, SetTariffRequest},
    orders::CompanyRegistered,
};

use crate::office::{Office, company, reason};

on_both_databases!(
    an_invoice_waits_for_what_is_missing,
    a_draft_says_what_an_invoice_will_hold_or_what_it_waits_for,
    a_reversed_vat_needs_the_buyers_number,
    a_tariff_that_cannot_be_is_refused
);

async fn an_invoice_waits_for_what_is_missing(backend: Backend) {
    let office = Office::open(backend).await;
    let buyer = Uuid::now_v7();
    assert_eq!(reason(office.issue(buyer).await), "NOTHING_TO_INVOICE");
    office.hear_minutes(buyer, "inpak", "2026-11-20", 450).await;
    assert_eq!(reason(office.issue(buyer).await), "NO_TARIFF");
    office.set_tariff(buyer, "inpak", 2480, ("S", "21")).await;
    assert_eq!(reason(office.issue(buyer).await), "NO_SELLER");
    let own = CompanyRegistered { is_own: true, ..company(Uuid::now_v7(), "0999000129", "Voorbeeldatelier") };
    office.hear_company(&own).await;
    assert_eq!(reason(office.issue(buyer).await), "NO_SELLER", "an account to pay to is missing");
    let own = CompanyRegistered { iban: Some("BE88999999999241".to_owned()), ..own };
    office.hear_company(&CompanyRegistered { vat: None, ..own.clone() }).await;
    assert_eq!(reason(office.issue(buyer).await), "NO_SELLER", "a VAT number is missing");
    office.hear_company(&own).await;
    assert_eq!(reason(office.issue(buyer).await), "NO_BUYER");
    office.hear_company(&company(buyer, "0999000228", "Bedacht NV")).await;
    assert_eq!(office.issue(buyer).await.unwrap().number, "2026-000001", "refusals use no number up");
    let unknown = GetInvoiceRequest { invoice_id: Uuid::now_v7().to_string() };
    assert_eq!(reason(office.finance.clone().get_invoice(unknown).await), "INVOICE_UNKNOWN");
    office.bench.stop().await;
}

#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn a_draft_says_what_an_invoice_will_hold_or_what_it_waits_for(backend: Backend) {
    let office = Office::open(backend).await;
    let buyer = Uuid::now_v7();
    let draft = async || {
        let ask = GetInvoiceDraftRequest { company_id: buyer.to_string(), up_to: "2026-11-30".to_owned() };
        office.finance.clone().get_invoice_draft(ask).await.map(tonic::Response::into_inner)
    };
    assert_eq!(reason(draft().await), "NOTHING_TO_INVOICE");
    office.hear_minutes(buyer, "inpak", "2026-11-20", 450).await;
    assert_eq!(reason(draft().await), "NO_TARIFF");
    office.set_tariff(buyer, "inpak", 2480, ("S", "21")).await;
    assert_eq!(reason(draft().await), "NO_SELLER");
    office.hear_own_company().await;
    assert_eq!(reason(draft().await), "NO_BUYER");
    office.hear_company(&company(buyer, "0999000228", "Bedacht NV")).await;
    let found = draft().await.unwrap();
    // 450 x 24.80 / 60 = 186.00; 21 % of it is 39.06.
    assert_eq!(
        (found.company_name.as_str(), found.from.as_str(), found.until.as_str()),
        ("Bedacht NV", "2026-11-20", "2026-11-20")
    );
    assert_eq!((found.net_cents, found.vat_cents, found.payable_cents), (18_600, 3_906, 22_506));
    assert_eq!(found, draft().await.unwrap(), "nothing was kept");
    let shown = |payable_cents| IssueInvoiceRequest { payable_cents, ..office.invoice_request(buyer) };
    let other = shown(Some(found.payable_cents - 1));
    assert_eq!(reason(office.finance.clone().issue_invoice(other).await), "DRAFT_CHANGED");
    let issued = office.finance.clone().issue_invoice(shown(Some(found.payable_cents))).await.unwrap().into_inner();
    assert_eq!((issued.number.as_str(), issued.payable_cents), ("2026-000001", found.payable_cents));
    let request = GetInvoiceRequest { invoice_id: issued.invoice_id };
    let invoice = office.finance.clone().get_invoice(request).await.unwrap().into_inner();
    assert_eq!(invoice.lines, found.lines, "what went out is what was shown");
    assert_eq!(reason(draft().await), "NOTHING_TO_INVOICE");
    office.bench.stop().await;
}

async fn a_reversed_vat_needs_the_buyers_number(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let buyer = Uuid::now_v7();
    let without = CompanyRegistered { vat: None, ..company(buyer, "0999000228", "Bedacht vzw") };
    office.hear_company(&without).await;
    office.set_tariff(buyer, "groen", 2600, ("AE", "0")).await;
    office.hear_minutes(buyer, "groen", "2026-11-20", 60).await;
    assert_eq!(reason(office.issue(buyer).await), "BUYER_WITHOUT_VAT");
    office.hear_company(&company(buyer, "0999000228", "Bedacht vzw")).await;
    let issued = office.issue(buyer).await.unwrap();
    assert_eq!(issued.payable_cents, 2_600);
    let request = GetInvoiceRequest { invoice_id: issued.invoice_id };
    let invoice = office.finance.clone().get_invoice(request).await.unwrap().into_inner();
    assert!(invoice.ubl.contains("<cbc:TaxExemptionReason>Btw verlegd</cbc:TaxExemptionReason>"));
    office.bench.stop().await;
}

async fn a_tariff_that_cannot_be_is_refused(backend: Backend) {
    let office = Office::open(backend).await;
    let good = || SetTariffRequest {
        request_id: office.request_id(),
        company_id: Uuid::now_v7().to_string(),
        tariff_class: "inpak".to_owned(),
        cents_per_hour: 2480,
        valid_from: "2026-01-01".to_owned(),
        vat_category: "S".to_owned(),
        vat_rate: "21".to_owned(),
    };
    let rows = [
        (SetTariffRequest { cents_per_hour: 0, ..good() }, "TARIFF_NOT_POSITIVE"),
        (SetTariffRequest { vat_category: "X".to_owned(), ..good() }, "VAT_CATEGORY"),
        (SetTariffRequest { vat_rate: "21 %".to_owned(), ..good() }, "VAT_RATE"),
        (SetTariffRequest { vat_rate: "0".to_owned(), ..good() }, "VAT_RATE"),
        (SetTariffRequest { tariff_class: " ".to_owned(), ..good() }, "TEXT_EMPTY"),
        (SetTariffRequest { valid_from: "1/1/2026".to_owned(), ..good() }, "DAY_FORM"),
        (SetTariffRequest { company_id: "bedacht".to_owned(), ..good() }, "ID_FORM"),
        (SetTariffRequest { request_id: String::new(), ..good() }, "REQUEST_ID"),
    ];
    for (request, expected) in rows {
        assert_eq!(reason(office.finance.clone().set_tariff(request).await), expected);
    }
    assert!(office.finance.clone().set_tariff(good()).await.is_ok());
    office.bench.stop().await;
}
