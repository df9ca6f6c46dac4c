//! `GET /facturen/{id}`: one invoice as it went out, and its electronic form as a file.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{GetInvoiceRequest, Invoice, InvoiceLine};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            button,
            card::card,
            empty::empty,
            icon::Icon,
            stat::{Stat, stats},
        },
    },
    reading::Reader,
    rooms,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// `GET /facturen/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let invoice = read(Reader::of(&face.context.peers, &visit.signed.viewer), id).await?;
    let lines = lines(words, &invoice.lines);
    if let Some(file) = take.of(&[&lines], today) {
        return file;
    }
    let here = format!("/facturen/{}", invoice.invoice_id);
    let title = words.fill("invoice-title", &[("number", invoice.number.as_str().into())]);
    let content = html! {
        h1 { span.whole { (title) } " " span.soft { (customer(&visit, &invoice)) } }
        div.stack {
            (card("bedragen", &words.say("invoice-amounts"), &amounts(words, &invoice, today)))
            @let shown = if lines.rows.is_empty() { empty(&words.say("invoice-no-lines")) } else { lines.show(words, today, &here) };
            (card("lijnen", &lines.title, &shown))
        }
    };
    Ok(Frame::of(&face, &visit, &title).answer(&content))
}

/// `GET /facturen/{id}/ubl`.
pub(crate) async fn file(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let invoice = read(Reader::of(&face.context.peers, &visit.signed.viewer), id).await?;
    if invoice.ubl.is_empty() {
        return Err(Trouble::NotFound);
    }
    let plain: String = invoice.number.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' }).collect();
    let name = format!("attachment; filename=\"{plain}.xml\"");
    let name = HeaderValue::try_from(name).map_err(|_| Trouble::Bug)?;
    let kind = HeaderValue::from_static("application/xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], invoice.ubl).into_response())
}

async fn read(reader: Reader<'_>, invoice_id: String) -> Result<Invoice, Status> {
    Ok(reader.invoicing()?.get_invoice(GetInvoiceRequest { invoice_id }).await?.into_inner())
}

fn customer(visit: &Visit, invoice: &Invoice) -> Markup {
    let address = format!("/bedrijven/{}", invoice.company_id);
    html! {
        @if rooms::may_open(visit.signed.viewer.role, &address) { a href=(address) { (invoice.company_name) } }
        @else { (invoice.company_name) }
    }
}

fn amounts(words: &Words, invoice: &Invoice, page: Date) -> Markup {
    html! {
        (stats(&[
            Stat::calm(&words.say("invoice-payable"), &words.euro(invoice.payable_cents)),
            Stat::calm(&words.say("invoice-net"), &words.euro(invoice.net_cents)),
            Stat::calm(&words.say("invoice-vat"), &words.euro(invoice.vat_cents)),
            Stat::calm(&words.say("invoice-received"), &words.euro(invoice.paid_cents)),
            Stat::calm(&words.say("invoice-open"), &words.euro(invoice.payable_cents.saturating_sub(invoice.paid_cents))),
        ]))
        dl.known {
            div { dt { (words.say("invoice-date")) } dd { (words.day_cell(&invoice.issue_date, page)) } }
            div { dt { (words.say("invoice-due")) } dd { (words.day_cell(&invoice.due_date, page)) } }
            div { dt { (words.say("invoice-ogm")) } dd.whole { (invoice.ogm) } }
        }
        @if invoice.paid_cents == 0 { p.soft { (words.say("invoice-nothing-seen")) } }
        @if !invoice.ubl.is_empty() {
            div.actions { (button::link_with(Icon::Download, &format!("/facturen/{}/ubl", invoice.invoice_id), &words.say("invoice-ubl"))) }
        }
    }
}

/// The lines of an invoice, before it went out and after.
pub(super) fn lines(words: &Words, lines: &[InvoiceLine]) -> Sheet {
    let heads = [
        key("invoice-line"),
        key("uninvoiced-hours"),
        key("invoice-rate"),
        key("invoice-net"),
        key("invoice-approvals"),
    ];
    let rows = lines.iter().map(|line| {
        vec![
            Cell::text(&line.line_description),
            Cell::Minutes(line.minutes.into()),
            Cell::euro(line.cents_per_hour),
            Cell::euro(line.net_cents),
            Cell::Number(i64::try_from(line.approval_ids.len()).unwrap_or(i64::MAX)),
        ]
    });
    Sheet::of(words, ("lijnen", key("invoice-lines")), &heads, rows)
}
