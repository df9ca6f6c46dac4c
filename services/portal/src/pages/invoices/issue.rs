//! `/facturen/opmaken?klant=ID`: what an invoice of a company would hold, line by line, and the form with which it goes out.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::invoicing::{GetInvoiceDraftRequest, InvoiceDraft, IssueInvoiceRequest, ListUninvoicedRequest};

use super::{one, tariff};
use crate::{
    lists::sheet::Take,
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
            stat::{Stat, stats},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/facturen/opmaken";
/// The names of the fields.
const COMPANY: &str = "klant";
const UNTIL: &str = "tot";
const ON: &str = "datum";
const REFERENCE: &str = "bestelling";
const SHOWN: &str = "bedrag";
/// Hours that are read at once to find the companies that wait for an invoice, and how often at most.
const HOURS: i32 = 200;
const MOST_PAGES: usize = 100;

/// A field with the key of what is wrong about it.
type Fault = (&'static str, &'static str);

/// Whose invoice, and of work through which day.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    klant: String,
    #[serde(default)]
    tot: String,
}

/// The address of a company's draft.
pub(super) fn of_company(company_id: &str) -> String {
    format!("{PATH}?{COMPANY}={company_id}")
}

/// `GET /facturen/opmaken`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    if on.klant.is_empty() {
        let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
        return Ok(framed(&face, &visit, &waiting(words, reader).await?));
    }
    let begin = Fields::of([(ON.to_owned(), today.to_string())]);
    let (content, draft) = company(&face, &visit, &on, (&begin, None)).await?;
    let lines = draft.map(|draft| one::lines(words, &draft.lines));
    if let Some(file) = lines.and_then(|lines| take.of(&[&lines], today)) {
        return file;
    }
    Ok(framed(&face, &visit, &content))
}

/// `POST /facturen/opmaken`: the invoice goes out as it was looked at, or comes back with what is in the way.
pub(crate) async fn send(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let fault = match asked(&fields) {
        Err(fault) => Some(fault),
        Ok(ask) => match reader.invoicing()?.issue_invoice(ask).await {
            Ok(answer) => {
                let issued = answer.into_inner();
                let told = visit.words.fill("issue-done", &[("number", issued.number.into())]);
                visit.tell(&face, Notice::done(told));
                return Ok(Redirect::to(&format!("/facturen/{}", issued.invoice_id)).into_response());
            }
            Err(status) => match reason_of(&status).as_deref() {
                Some("TEXT_FORM") => Some((REFERENCE, key("issue-fault-reference"))),
                Some("DRAFT_CHANGED") => {
                    visit.tell(&face, Notice::refused(visit.words.say("issue-changed")));
                    None
                }
                // What is missing stands in the draft's place.
                Some(reason) if missing(reason).is_some() => None,
                Some(_) | None => return Err(status.into()),
            },
        },
    };
    let on = On { klant: fields.text(COMPANY).to_owned(), tot: fields.text(UNTIL).to_owned() };
    let (content, _) = company(&face, &visit, &on, (&fields, fault)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, framed(&face, &visit, &content)).into_response())
}

/// What the service is asked; a day that is none is at fault.
fn asked(fields: &Fields) -> Result<IssueInvoiceRequest, Fault> {
    let issue_date = dates::typed(fields.text(ON)).ok_or((ON, key("parts-day-fault")))?;
    let up_to = dates::typed(fields.text(UNTIL)).ok_or((UNTIL, key("parts-day-fault")))?;
    Ok(IssueInvoiceRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: fields.text(COMPANY).to_owned(),
        up_to: up_to.to_string(),
        issue_date: issue_date.to_string(),
        order_reference: fields.text(REFERENCE).to_owned(),
        payable_cents: fields.text(SHOWN).parse().ok(),
    })
}

/// What a company's invoice would hold, or what it waits for.
async fn company(
    face: &Face,
    visit: &Visit,
    on: &On,
    (fields, fault): (&Fields, Option<Fault>),
) -> Result<(Markup, Option<InvoiceDraft>), Status> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let until = if on.tot.is_empty() { Some(today) } else { dates::typed(&on.tot) };
    let chosen = choose_day(words, on, until);
    let Some(until) = until else { return Ok((chosen, None)) };
    let ask = GetInvoiceDraftRequest { company_id: on.klant.clone(), up_to: until.to_string() };
    let draft = match reader.invoicing()?.get_invoice_draft(ask).await {
        Ok(answer) => answer.into_inner(),
        Err(status) => {
            let waits = in_the_way(words, &on.klant, &status).ok_or(status)?;
            return Ok((html! { (chosen) (card("wacht", &words.say("issue-waits"), &waits)) }, None));
        }
    };
    let lines = one::lines(words, &draft.lines);
    let here = format!("{}&{UNTIL}={until}", of_company(&on.klant));
    let form = form(words, &draft, (&on.klant, until), (fields, fault));
    let content = html! {
        h2 { (draft.company_name) }
        (chosen)
        div.stack {
            (card("bedragen", &words.say("invoice-amounts"), &totals(words, &draft)))
            (card("lijnen", &lines.title, &lines.show(words, today, &here)))
            (card("versturen", &words.say("issue-send"), &changing(&visit.signed, PATH, &form)))
        }
    };
    Ok((content, Some(draft)))
}

/// Through which day work is taken along.
fn choose_day(words: &Words, on: &On, until: Option<Date>) -> Markup {
    let fault = words.say("parts-day-fault");
    let held = until.map_or_else(|| on.tot.clone(), |day| day.to_string());
    html! {
        form.form method="get" action=(PATH) {
            input type="hidden" name=(COMPANY) value=(on.klant);
            (Field::required(UNTIL, &words.say("invoice-to")).holding(&held)
                .hinted(&words.say("issue-until-hint")).faulted(until.is_none().then_some(&*fault)).day(words))
            div { (button::submit(Weight::Plain, &words.say("issue-look"))) }
        }
    }
}

fn totals(words: &Words, draft: &InvoiceDraft) -> Markup {
    stats(&[
        Stat::calm(&words.say("invoice-payable"), &words.euro(draft.payable_cents)),
        Stat::calm(&words.say("invoice-net"), &words.euro(draft.net_cents)),
        Stat::calm(&words.say("invoice-vat"), &words.euro(draft.vat_cents)),
    ])
}

fn form(
    words: &Words,
    draft: &InvoiceDraft,
    (company_id, until): (&str, Date),
    (fields, fault): (&Fields, Option<Fault>),
) -> Markup {
    let told = fault.map(|(field, why)| (field, words.say(why)));
    let of = |name: &str| told.as_ref().filter(|(field, _)| *field == name).map(|(_, why)| &**why);
    html! {
        p { (words.say("issue-for-good")) }
        input type="hidden" name=(COMPANY) value=(company_id);
        input type="hidden" name=(UNTIL) value=(until);
        input type="hidden" name=(SHOWN) value=(draft.payable_cents);
        (Field::required(ON, &words.say("invoice-date")).holding(fields.text(ON)).faulted(of(ON)).day(words))
        (Field::optional(REFERENCE, &words.say("issue-reference")).holding(fields.text(REFERENCE))
            .hinted(&words.say("issue-reference-hint")).faulted(of(REFERENCE)).text())
        div { (button::submit(Weight::Main, &words.say("issue-send"))) }
    }
}

/// What an invoice waits for, by the reason that the service gives.
fn missing(reason: &str) -> Option<&'static str> {
    match reason {
        "NOTHING_TO_INVOICE" => Some(key("issue-nothing")),
        "NO_TARIFF" => Some(key("issue-no-tariff")),
        "NO_SELLER" => Some(key("issue-no-seller")),
        "NO_BUYER" => Some(key("issue-no-buyer")),
        "BUYER_WITHOUT_VAT" => Some(key("issue-no-vat-number")),
        "TOO_LARGE" => Some(key("issue-too-large")),
        _ => None,
    }
}

/// What an invoice waits for and the way to mend it; nothing when it is another kind of trouble.
fn in_the_way(words: &Words, company_id: &str, status: &Status) -> Option<Markup> {
    let (reason, facts) = (reason_of(status)?, facts_of(status));
    let fact = |name: &str| facts.get(name).map(String::as_str).unwrap_or_default();
    let day = fact("day").parse().map_or_else(|_| String::new(), dates::entered);
    let told = words.fill(missing(&reason)?, &[("class", fact("tariff_class").into()), ("day", day.into())]);
    let mend = match reason.as_str() {
        "NO_TARIFF" => {
            let address = tariff::address(company_id, fact("tariff_class"), fact("day"));
            Some((address, words.say("tariff-new")))
        }
        "NO_BUYER" | "BUYER_WITHOUT_VAT" => Some((format!("/bedrijven/{company_id}"), words.say("invoice-customer"))),
        _ => None,
    };
    Some(html! {
        p { (told) }
        @if let Some((address, text)) = mend { div.actions { (button::link(Weight::Main, &address, &text)) } }
    })
}

/// The companies whose hours wait for an invoice, with how many do.
async fn waiting(words: &Words, reader: Reader<'_>) -> Result<Markup, Status> {
    let mut companies: BTreeMap<(String, String), u64> = BTreeMap::new();
    let mut page_token = String::new();
    for _ in 0..MOST_PAGES {
        let ask = ListUninvoicedRequest { page_size: HOURS, page_token, ..ListUninvoicedRequest::default() };
        let answer = reader.invoicing()?.list_uninvoiced(ask).await?.into_inner();
        for one in answer.minutes {
            let minutes = companies.entry((one.company_name, one.company_id)).or_default();
            *minutes = minutes.saturating_add(one.minutes.into());
        }
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    Ok(card(
        "klanten",
        &words.say("issue-for-whom"),
        &html! {
            @if companies.is_empty() { (empty(&words.say("uninvoiced-none"))) } @else {
                p { (words.say("issue-for-whom-hint")) }
                ul.people { @for ((name, id), minutes) in &companies { li {
                    a href=(of_company(id)) { strong { (name) } }
                    span { (words.hours(*minutes)) }
                } } }
            }
        },
    ))
}

fn framed(face: &Face, visit: &Visit, content: &Markup) -> Response {
    let words = &visit.words;
    let content = html! {
        p { a href="/te-factureren" { (words.say("room-uninvoiced")) } }
        h1 { (words.say("room-issue")) }
        (content)
    };
    Frame::of(face, visit, words.say("room-issue")).answer(&content)
}

#[cfg(test)]
mod tests {
    use werkbrug_chassis::refusal::{Kind, Refusal};

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn what_an_invoice_waits_for_is_said_with_the_way_to_mend_it() {
        let rows = [
            ("NOTHING_TO_INVOICE", None),
            ("NO_TARIFF", Some("/tarieven/nieuw?klant=7&amp;klasse=inpak&amp;vanaf=2026-11-20")),
            ("NO_SELLER", None),
            ("NO_BUYER", Some("/bedrijven/7")),
            ("BUYER_WITHOUT_VAT", Some("/bedrijven/7")),
            ("TOO_LARGE", None),
        ];
        for (reason, way) in rows {
            let refusal = Refusal::new(Kind::Precondition, reason, "x");
            let status = Status::from(refusal.with_fact("tariff_class", "inpak").with_fact("day", "2026-11-20"));
            for text in in_each(|words| in_the_way(words, "7", &status).unwrap().into_string()) {
                assert!(!text.contains('⟦'), "{text}");
                assert_eq!(text.contains("href="), way.is_some(), "{text}");
                assert!(way.is_none_or(|way| text.contains(way)), "{text}");
                assert!(reason != "NO_TARIFF" || (text.contains("inpak") && text.contains("20/11/2026")), "{text}");
            }
        }
    }

    #[test]
    fn an_invoice_is_asked_as_it_was_looked_at() {
        let fields = |on: &str| {
            let pairs = [(COMPANY, "7"), (UNTIL, "2026-11-23"), (ON, on), (SHOWN, "22506"), (REFERENCE, "PO 1")];
            Fields::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())))
        };
        let ask = asked(&fields("24/11/2026")).unwrap();
        assert_eq!((ask.up_to.as_str(), ask.issue_date.as_str()), ("2026-11-23", "2026-11-24"));
        assert_eq!((ask.payable_cents, ask.order_reference.as_str()), (Some(22_506), "PO 1"));
        assert_eq!(asked(&fields("ooit")), Err((ON, "parts-day-fault")));
    }
}
