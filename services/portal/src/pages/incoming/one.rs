//! `GET /bestellingen/{id}`: an order that came in, what is made of it, and what was answered.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::orders::{
    CheckDateRequest, CheckDateResponse, DateVerdict, GetIncomingOrderRequest, GetOrderAnswerRequest, IncomingOrder,
    IncomingStage, OrderAnswer, OrderFile, OrderFileLine, Repeat,
};

use super::{
    PATH,
    change::{WHY, answering, place},
    stage,
};
use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::{
        frame::Frame,
        orders::said,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Visit},
    web::Face,
    words::{Words, key},
};

/// `GET /bestellingen/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetIncomingOrderRequest { incoming_order_id: id };
    let own = reader.exchanging()?.get_incoming_order(ask).await?.into_inner();
    let file = own.file.clone().unwrap_or_default();
    let (tone, name) = stage(own.stage());
    let kept = visit.kept(&face, &format!("{PATH}/{}", own.incoming_order_id)).unwrap_or_default();
    let next = match own.stage() {
        IncomingStage::TakenIn => quote(&visit, &own, &file, &kept),
        IncomingStage::Quoted => accept(&visit, &own, date(reader, &own, &file).await.as_ref(), today),
        IncomingStage::Accepted => accepted(words, &own),
        IncomingStage::Refused | IncomingStage::Unspecified => {
            html! { p { (words.fill("incoming-was-refused", &[("why", own.refusal.clone().into())])) } }
        }
    };
    let title = words.fill("incoming-title", &[("number", file.order_number.clone().into())]);
    let content = html! {
        p { a href=(PATH) { (words.say("room-incoming")) } }
        h1 { (title) }
        p.core {
            a href={ "/bedrijven/" (file.company_id) } { (own.company_name) } " " (badge(tone, &words.say(name)))
            " " a href={ "/relaties/" (file.company_id) } { (words.say("room-relation")) }
        }
        div.two {
            div.stack {
                (card("gelezen", &words.say("incoming-was-read"), &html! {
                    (facts(words, &file, today))
                    (lines(words, &file).table(words, today))
                }))
                (card("verder", &words.say("incoming-next"), &next))
            }
            div.stack {
                (card("antwoord", &words.say("incoming-answer"), &answers(&visit, &own, today)))
                @if matches!(own.stage(), IncomingStage::TakenIn | IncomingStage::Quoted) {
                    (card("weigeren", &words.say("incoming-refuse"), &refuse(&face, &visit, &own)))
                }
            }
        }
    };
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

/// What a file says of itself.
pub(super) fn facts(words: &Words, file: &OrderFile, today: Date) -> Markup {
    let day = |iso: Option<&str>| iso.map(|iso| short(words, iso, today)).unwrap_or_default();
    let facts = [
        (key("incoming-number"), file.order_number.clone()),
        (key("incoming-issued"), day(Some(&file.issued_on))),
        (key("incoming-buyer"), file.buyer_name.clone()),
        (key("incoming-reference"), file.customer_reference.clone()),
        (key("incoming-wanted-from"), day(file.wanted_from.as_deref())),
        (key("incoming-wanted"), day(file.wanted_until.as_deref())),
        (key("incoming-note"), file.note.clone()),
    ];
    html! {
        dl.facts { @for (name, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
            dt { (words.say(name)) }
            dd { (fact) }
        } }
    }
}

/// A day of a contract in short; empty when there is none.
pub(super) fn short(words: &Words, iso: &str, today: Date) -> String {
    iso.parse().map_or_else(|_| String::new(), |day: Date| words.short_day(day, today))
}

/// What is ordered.
pub(super) fn lines(words: &Words, file: &OrderFile) -> Sheet {
    let heads = [
        key("incoming-line"),
        key("incoming-description"),
        key("incoming-pieces"),
        key("incoming-price"),
        key("incoming-work"),
    ];
    let row = |line: &OrderFileLine| {
        let work: Vec<String> =
            line.work.iter().map(|own| format!("{} ({})", own.task_description, own.department)).collect();
        vec![
            Cell::text(&line.line_number),
            Cell::text(&line.line_description),
            if line.pieces == 0 { Cell::None } else { Cell::Number(line.pieces.into()) },
            line.cents_per_hundred.map_or(Cell::None, Cell::euro),
            if work.is_empty() { Cell::None } else { Cell::text(work.join(", ")) },
        ]
    };
    Sheet::of(words, ("lijnen", key("incoming-lines")), &heads, file.lines.iter().map(row))
}

/// The form that makes a quote: only what is not known is asked.
fn quote(visit: &Visit, own: &IncomingOrder, file: &OrderFile, kept: &Fields) -> Markup {
    let words = &visit.words;
    let field = |what: &str, at: usize| place(what, at);
    let content = html! {
        input type="hidden" name="etag" value=(own.etag);
        @for (at, line) in file.lines.iter().enumerate() {
            @if line.work.is_empty() || line.cents_per_hundred.is_none() {
                fieldset {
                    legend { (words.fill("incoming-of-line", &[("line", line.line_description.clone().into())])) }
                    input type="hidden" name=(field("lijn", at)) value=(line.line_number);
                    @if line.work.is_empty() {
                        (Field::required(&field("afdeling", at), &words.say("order-department")).holding(kept.text(&field("afdeling", at))).text())
                        (Field::required(&field("taak", at), &words.say("incoming-task")).holding(kept.text(&field("taak", at))).text())
                        (Field::required(&field("minuten", at), &words.say("incoming-minutes")).holding(kept.text(&field("minuten", at))).number())
                    }
                    @if line.cents_per_hundred.is_none() {
                        (Field::required(&field("prijs", at), &words.say("incoming-price")).holding(kept.text(&field("prijs", at))).text())
                    }
                }
            }
        }
        (Field::required("geldig", &words.say("incoming-valid")).holding(kept.text("geldig")).day(words))
        (Field::optional("materiaal", &words.say("incoming-material")).holding(kept.text("materiaal")).day(words))
        div { (button::submit(Weight::Main, &words.say("incoming-make-quote"))) }
    };
    changing(&visit.signed, &format!("{PATH}/{}/offerte", own.incoming_order_id), &content)
}

/// The day that can be promised for the quote; nothing when it cannot be told now.
async fn date(reader: Reader<'_>, own: &IncomingOrder, file: &OrderFile) -> Option<CheckDateResponse> {
    let repeat = Repeat { order_id: own.order_id.clone(), wanted_on: file.wanted_until.clone(), ..Repeat::default() };
    let mut promising = reader.promising().ok()?;
    let asked = promising.check_date(CheckDateRequest { repeat: Some(repeat) });
    match within("order date", async { Ok(asked.await?.into_inner()) }).await {
        Read::Seen(found) => Some(found),
        Read::Hidden | Read::Silent => None,
    }
}

fn accept(visit: &Visit, own: &IncomingOrder, date: Option<&CheckDateResponse>, today: Date) -> Markup {
    let words = &visit.words;
    let content = html! {
        (said::choice_of_quote(words, ""))
        (Field::optional("later", &words.say("incoming-take-later")).tick())
        div { (button::submit(Weight::Main, &words.say("incoming-accept"))) }
    };
    html! {
        @if let Some(date) = date {
            p {
                @let (tone, word) = verdict(date.verdict());
                (badge(tone, &words.say(word)))
            }
            (said::days(words, date, today, None))
        } @else { (empty(&words.say("incoming-no-date"))) }
        p { a href={ "/orders/" (own.order_id) } { (words.say("incoming-to-quote")) } }
        (changing(&visit.signed, &format!("{PATH}/{}/aanvaarden", own.incoming_order_id), &content))
    }
}

const fn verdict(verdict: DateVerdict) -> (Tone, &'static str) {
    match verdict {
        DateVerdict::Feasible => (Tone::Good, key("rush-feasible")),
        DateVerdict::Tight => (Tone::Watch, key("rush-tight")),
        DateVerdict::Infeasible | DateVerdict::Unspecified => (Tone::Bad, key("rush-infeasible")),
    }
}

fn accepted(words: &Words, own: &IncomingOrder) -> Markup {
    let day = own.promised_on.as_deref().and_then(|iso| iso.parse().ok()).map(|day: Date| words.long_day(day));
    html! {
        p { (words.fill("incoming-promised", &[("day", day.unwrap_or_default().into())])) }
        p { a href={ "/orders/" (own.order_id) } { (words.say("incoming-to-order")) } }
    }
}

fn answers(visit: &Visit, own: &IncomingOrder, today: Date) -> Markup {
    let words = &visit.words;
    let was_given = |given: &OrderAnswer| given.code == own.answer_now && given.promised_on == own.promised_on;
    let is_told = own.answers.first().is_some_and(was_given);
    let etag = html! { input type="hidden" name="etag" value=(own.etag); };
    html! {
        @if own.answers.is_empty() { (empty(&words.say("incoming-no-answer"))) }
        ul { @for given in &own.answers { li {
            a href={ (PATH) "/" (own.incoming_order_id) "/antwoord/" (given.answer_number) } {
                (words.say(code(&given.code))) " (" (given.code) ")"
            }
            " " (words.time_on(given.answered_at_us, today))
        } } }
        @if !is_told {
            p { (words.fill("incoming-answer-now", &[("answer", words.say(code(&own.answer_now)).into_owned().into())])) }
            (changing(&visit.signed, &answering(&own.incoming_order_id), &html! {
                (etag)
                div { (button::submit(Weight::Plain, &words.say("incoming-do-answer"))) }
            }))
        }
        p.soft { (words.say("incoming-answer-hint")) }
    }
}

fn refuse(face: &Face, visit: &Visit, own: &IncomingOrder) -> Markup {
    let words = &visit.words;
    let at = answering(&own.incoming_order_id);
    let kept = visit.kept(face, &at).unwrap_or_default();
    let content = html! {
        input type="hidden" name="etag" value=(own.etag);
        (Field::required(WHY, &words.say("incoming-why")).holding(kept.text(WHY)).hinted(&words.say("incoming-why-hint")).text())
        div { (button::submit(Weight::Plain, &words.say("incoming-do-refuse"))) }
    };
    changing(&visit.signed, &at, &content)
}

/// What an answer says.
fn code(code: &str) -> &'static str {
    match code {
        "AB" => key("incoming-code-received"),
        "AP" => key("incoming-code-accepted"),
        "CA" => key("incoming-code-otherwise"),
        _ => key("incoming-code-refused"),
    }
}

/// `GET /bestellingen/{id}/antwoord/{number}`.
pub(crate) async fn file(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let Ok(answer_number) = number.parse() else { return Err(Trouble::NotFound) };
    let ask = GetOrderAnswerRequest { incoming_order_id: id, answer_number };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let answer = reader.exchanging()?.get_order_answer(ask).await?.into_inner();
    let name = format!("attachment; filename=\"antwoord-{answer_number}.xml\"");
    let name = HeaderValue::try_from(name).map_err(|_| Trouble::Bug)?;
    let kind = HeaderValue::from_static("application/xml; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], answer.document).into_response())
}
