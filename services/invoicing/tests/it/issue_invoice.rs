//! Approved minutes become invoice lines, each approval exactly once.

use std::collections::BTreeSet;

use prost::Message;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::MinutesApproved,
    invoicing::{GetInvoiceRequest, InvoiceIssued, ListInvoicesRequest, ListUninvoicedRequest},
};

use crate::office::{Office, reason};

on_both_databases!(
    approved_minutes_become_lines_exactly_once,
    the_same_request_gives_the_same_invoice,
    numbers_have_no_gap_when_many_ask_at_once,
    two_invoices_at_once_never_take_the_same_minutes,
    held_minutes_wait_until_they_are_approved,
    an_approval_with_other_content_stands_aside,
    lists_come_in_pages,
);

async fn approved_minutes_become_lines_exactly_once(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let company = office.hear_customer("Bedacht NV").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    let first = office.hear_minutes(company, "inpak", "2026-11-20", 450).await;
    office.hear_again(&first).await;
    let second = office.hear_minutes(company, "inpak", "2026-11-20", 20).await;
    office.hear_minutes(company, "inpak", "2026-11-23", 62).await;
    office.hear_minutes(company, "inpak", "2026-12-01", 60).await;

    let issued = office.issue(company).await.unwrap();
    assert_eq!((issued.number.as_str(), issued.payable_cents), ("2026-000001", 26_608));
    let approvals = BTreeSet::from([first.approval_id.as_str(), second.approval_id.as_str()]);
    check_lines(&office, &issued.invoice_id, &approvals).await;

    office.hear_again(&first).await;
    assert_eq!(reason(office.issue(company).await), "NOTHING_TO_INVOICE");
    let totals = office.totals().await;
    assert_eq!((totals.approvals, totals.approved_minutes, totals.invoiced_minutes), (4, 592, 532));
    assert_eq!((totals.invoices, totals.invoiced_net_cents, totals.invoiced_payable_cents), (1, 21_990, 26_608));
    assert_eq!((totals.ledger_debit_cents, totals.ledger_credit_cents), (26_608, 26_608));

    let said = office.bench.log("invoices").await;
    assert_eq!(said.len(), 1);
    let event = InvoiceIssued::decode(said[0].body.as_slice()).unwrap();
    assert_eq!((event.invoice_id, event.payable_cents), (issued.invoice_id, 26_608));
    assert_eq!(said[0].event_id, issued.event_id);
    office.bench.stop().await;
}

async fn check_lines(office: &Office, invoice_id: &str, on_first_line: &BTreeSet<&str>) {
    let request = GetInvoiceRequest { invoice_id: invoice_id.to_owned() };
    let invoice = office.finance.clone().get_invoice(request).await.unwrap().into_inner();
    // 470 x 24.80 / 60 = 194.27; 62 x 24.80 / 60 = 25.63; 219.90 x 21 % = 46.18.
    let lines: Vec<(u32, u32, i64)> =
        invoice.lines.iter().map(|line| (line.line_number, line.minutes, line.net_cents)).collect();
    assert_eq!(lines, [(1, 470, 19_427), (2, 62, 2_563)]);
    let approvals: BTreeSet<&str> = invoice.lines[0].approval_ids.iter().map(String::as_str).collect();
    assert_eq!(approvals, *on_first_line);
    assert_eq!((invoice.net_cents, invoice.vat_cents, invoice.payable_cents), (21_990, 4_618, 26_608));
    assert_eq!((invoice.due_date.as_str(), invoice.ogm.as_str()), ("2026-12-23", "+++202/6000/00192+++"));
}

async fn the_same_request_gives_the_same_invoice(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let company = office.hear_customer("Bedacht NV").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    office.hear_minutes(company, "inpak", "2026-11-20", 450).await;
    let request = office.invoice_request(company);
    let once = office.finance.clone().issue_invoice(request.clone()).await.unwrap().into_inner();
    let twice = office.finance.clone().issue_invoice(request).await.unwrap().into_inner();
    assert_eq!(once, twice);
    assert_eq!(office.totals().await.invoices, 1);
    office.bench.stop().await;
}

/// The first invoice of a year makes its counter, and so lets the others wait; the stories are about those.
async fn issue_the_first(office: &Office) {
    office.hear_own_company().await;
    let company = office.hear_customer("Eerst NV").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    office.hear_minutes(company, "inpak", "2026-11-20", 60).await;
    office.issue(company).await.unwrap();
}

async fn numbers_have_no_gap_when_many_ask_at_once(backend: Backend) {
    let office = Office::open(backend).await;
    issue_the_first(&office).await;
    let mut companies = Vec::new();
    for name in 0..16 {
        let company = office.hear_customer(&format!("Bedacht {name}")).await;
        // Every fourth one has no tariff: a refusal must not use a number up.
        if name % 4 != 0 {
            office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
        }
        office.hear_minutes(company, "inpak", "2026-11-20", 450).await;
        companies.push(company);
    }
    let asked = companies.iter().map(|company| office.issue(*company));
    let (made, refused): (Vec<_>, Vec<_>) = futures::future::join_all(asked).await.into_iter().partition(Result::is_ok);
    assert_eq!(refused.into_iter().map(reason).collect::<Vec<_>>(), ["NO_TARIFF"; 4]);
    let numbers: BTreeSet<String> = made.into_iter().flatten().map(|answer| answer.number).collect();
    let expected: BTreeSet<String> = (2..=13).map(|number| format!("2026-{number:06}")).collect();
    assert_eq!(numbers, expected);
    office.bench.stop().await;
}

async fn two_invoices_at_once_never_take_the_same_minutes(backend: Backend) {
    let office = Office::open(backend).await;
    issue_the_first(&office).await;
    let company = office.hear_customer("Bedacht NV").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    for _ in 0..5 {
        office.hear_minutes(company, "inpak", "2026-11-20", 60).await;
    }
    let asked = (0..12).map(|_| office.issue(company));
    let (made, refused): (Vec<_>, Vec<_>) = futures::future::join_all(asked).await.into_iter().partition(Result::is_ok);
    assert_eq!(made.len(), 1);
    assert_eq!(refused.into_iter().map(reason).collect::<Vec<_>>(), ["NOTHING_TO_INVOICE"; 11]);
    let totals = office.totals().await;
    assert_eq!((totals.approved_minutes, totals.invoiced_minutes, totals.invoices), (360, 360, 2));
    office.bench.stop().await;
}

async fn held_minutes_wait_until_they_are_approved(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let company = office.hear_customer("Bedacht NV").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    let elsewhere = office.hear_customer("Elders NV").await;
    let released = office.hear_minutes(elsewhere, "inpak", "2026-11-20", 60).await;
    let waiting = MinutesApproved {
        approval_id: uuid::Uuid::now_v7().to_string(),
        company_id: company.to_string(),
        ..released.clone()
    };
    office.hear_held(&waiting.approval_id).await;
    office.hear_held(&waiting.approval_id).await;
    assert_eq!(office.totals().await.held_approvals, 1);
    assert_eq!(reason(office.issue(company).await), "NOTHING_TO_INVOICE");
    office.hear_again(&waiting).await;
    assert_eq!(office.totals().await.held_approvals, 0);
    assert!(office.issue(company).await.is_ok());
    office.bench.stop().await;
}

async fn an_approval_with_other_content_stands_aside(backend: Backend) {
    let office = Office::open(backend).await;
    let company = office.hear_customer("Bedacht NV").await;
    let first = office.hear_minutes(company, "inpak", "2026-11-20", 450).await;
    let other = MinutesApproved { minutes: 900, ..first };
    let shift = uuid::Uuid::parse_str(&other.shift_id).unwrap();
    office.bench.feed("crews", "time", shift, &other).await.unwrap();
    assert_eq!(office.bench.parked().await.unwrap(), 1);
    assert_eq!(office.totals().await.approved_minutes, 450);
    office.bench.stop().await;
}

async fn lists_come_in_pages(backend: Backend) {
    let office = Office::open(backend).await;
    office.hear_own_company().await;
    let company = office.hear_customer("Bedacht NV").await;
    office.set_tariff(company, "inpak", 2480, ("S", "21")).await;
    let mut seen = Vec::new();
    for day in ["2026-11-18", "2026-11-19", "2026-11-19", "2026-11-20"] {
        office.hear_minutes(company, "inpak", day, 60).await;
    }
    let mut request =
        ListUninvoicedRequest { company_id: company.to_string(), page_size: 3, ..ListUninvoicedRequest::default() };
    loop {
        let page = office.finance.clone().list_uninvoiced(request.clone()).await.unwrap().into_inner();
        seen.extend(page.minutes.into_iter().map(|approved| approved.day));
        if page.next_page_token.is_empty() {
            break;
        }
        request.page_token = page.next_page_token;
    }
    assert_eq!(seen, ["2026-11-18", "2026-11-19", "2026-11-19", "2026-11-20"]);
    office.issue(company).await.unwrap();
    office.hear_minutes(company, "inpak", "2026-11-21", 60).await;
    office.issue(company).await.unwrap();
    let first = ListInvoicesRequest { page_size: 1, ..ListInvoicesRequest::default() };
    let page = office.finance.clone().list_invoices(first).await.unwrap().into_inner();
    assert_eq!((page.invoices[0].number.as_str(), page.invoices[0].ubl.as_str()), ("2026-000002", ""));
    let second =
        ListInvoicesRequest { page_size: 1, page_token: page.next_page_token, ..ListInvoicesRequest::default() };
    let page = office.finance.clone().list_invoices(second).await.unwrap().into_inner();
    assert_eq!((page.invoices[0].number.as_str(), page.next_page_token.as_str()), ("2026-000001", ""));
    assert_eq!(page.invoices[0].lines.len(), 3);
    office.bench.stop().await;
}
