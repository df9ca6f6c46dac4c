//! `/bestellingen`: order files come in, and those that came in, the newest first.

use std::sync::Arc;

use axum::{
    extract::{DefaultBodyLimit, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::orders::{
    CheckOrderFileRequest, FileFinding, IncomingOrder, IncomingStage, ListIncomingOrdersRequest, OrderFile,
    TakeInOrderRequest,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, bringing},
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    upload::{LARGEST_UPLOAD, Uploaded},
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod change;
mod findings;
pub(crate) mod one;

/// The address.
const PATH: &str = "/bestellingen";
/// How many stand on a page.
const SHOWN: i32 = 50;

/// Where the page begins.
#[derive(Deserialize)]
struct On {
    #[serde(default)]
    vanaf: String,
}

/// What answers at `/bestellingen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    get(page).post(take_in).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListIncomingOrdersRequest { page_size: SHOWN, page_token: on.vanaf.clone() };
    let found = reader.exchanging()?.list_incoming_orders(ask).await?.into_inner();
    let sheet = sheet(words, &found.orders);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let content = html! {
        h1 { (words.say("room-incoming")) }
        p.intro { (words.say("incoming-intro")) }
        div.two {
            (card("bestellingen", &sheet.title, &html! {
                @if sheet.rows.is_empty() { (empty(&words.say("incoming-none"))) } @else { (sheet.show(words, today, PATH)) }
                @if !found.next_page_token.is_empty() {
                    p.paging { (button::link(Weight::Plain, &format!("{PATH}?vanaf={}", found.next_page_token), &words.say("list-next"))) }
                }
            }))
            (card("bestand", &words.say("incoming-take-in"), &form(&visit)))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-incoming")).answer(&content))
}

fn form(visit: &Visit) -> Markup {
    let words = &visit.words;
    let content = html! {
        (Field::required("bestand", &words.say("incoming-file")).hinted(&words.say("incoming-file-hint")).document())
        div { (button::submit(Weight::Main, &words.say("incoming-read"))) }
    };
    bringing(&visit.signed, PATH, &content)
}

/// `POST /bestellingen`: a file without findings is taken in; of any other it is shown what was read and what is wrong.
async fn take_in(State(face): State<Arc<Face>>, uploaded: Uploaded) -> Result<Response, Trouble> {
    let Uploaded { visit, fields, file } = uploaded;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = CheckOrderFileRequest { content: file.clone() };
    let read = reader.exchanging()?.check_order_file(ask).await?.into_inner();
    if !read.findings.is_empty() {
        return Ok(refused(&face, &visit, &read));
    }
    let request_id = fields.text("request_id").to_owned();
    match reader.exchanging()?.take_in_order(TakeInOrderRequest { request_id, content: file }).await {
        Ok(answer) => {
            let text = if read.incoming_order_id.is_empty() { key("incoming-taken") } else { key("incoming-before") };
            visit.tell(&face, Notice::done(visit.words.say(text)));
            Ok(Redirect::to(&format!("{PATH}/{}", answer.into_inner().incoming_order_id)).into_response())
        }
        Err(status) => otherwise(&face, &visit, status),
    }
}

fn otherwise(face: &Face, visit: &Visit, status: Status) -> Result<Response, Trouble> {
    if reason_of(&status).as_deref() != Some("ORDER_NUMBER_TAKEN") {
        return Err(status.into());
    }
    visit.tell(face, Notice::refused(visit.words.say("incoming-number-taken")));
    let known = facts_of(&status).get("incoming_order_id").cloned().unwrap_or_default();
    Ok(Redirect::to(&format!("{PATH}/{known}")).into_response())
}

/// What was read of a file that is not taken in, and why it is not.
fn refused(face: &Face, visit: &Visit, read: &OrderFile) -> Response {
    let (words, today) = (&visit.words, face.context.clock.today());
    let content = html! {
        p { a href=(PATH) { (words.say("room-incoming")) } }
        h1 { (words.say("incoming-refused")) }
        div.stack {
            (card("bevindingen", &words.say("incoming-findings"), &html! {
                p { (words.say("incoming-findings-hint")) }
                (wrong(words, &read.findings).table(words, today))
            }))
            @if !read.order_number.is_empty() || !read.lines.is_empty() {
                (card("gelezen", &words.say("incoming-was-read"), &html! {
                    (one::facts(words, read, today))
                    @if !read.lines.is_empty() { (one::lines(words, read).table(words, today)) }
                }))
            }
            (card("bestand", &words.say("incoming-another"), &form(visit)))
        }
    };
    Frame::of(face, visit, words.say("incoming-refused")).answer(&content)
}

fn wrong(words: &Words, findings: &[FileFinding]) -> Sheet {
    let heads = [key("incoming-what"), key("incoming-found"), key("incoming-where"), key("incoming-rule")];
    let row = |own: &FileFinding| {
        let text = |text: &str| if text.is_empty() { Cell::None } else { Cell::text(text) };
        vec![
            Cell::text(words.say(findings::meaning(&own.reason))),
            text(&own.found),
            Cell::text(own.path.replace('/', "/\u{200b}")),
            text(&own.rule),
        ]
    };
    Sheet::of(words, ("bevindingen", key("incoming-findings")), &heads, findings.iter().map(row))
}

fn sheet(words: &Words, orders: &[IncomingOrder]) -> Sheet {
    let heads = [
        key("incoming-number"),
        key("order-customer"),
        key("order-stage"),
        key("incoming-wanted"),
        key("order-promised"),
    ];
    let row = |own: &IncomingOrder| {
        let file = own.file.clone().unwrap_or_default();
        let (tone, stage) = stage(own.stage());
        vec![
            Cell::Link(file.order_number.clone(), format!("{PATH}/{}", own.incoming_order_id)),
            Cell::text(&own.company_name),
            Cell::State(tone, words.say(stage).into_owned()),
            Cell::day(file.wanted_until.as_deref().unwrap_or_default()),
            Cell::day(own.promised_on.as_deref().unwrap_or_default()),
        ]
    };
    Sheet::of(words, ("bestellingen", key("incoming-came-in")), &heads, orders.iter().map(row))
}

/// How far an order file is.
const fn stage(stage: IncomingStage) -> (Tone, &'static str) {
    match stage {
        IncomingStage::TakenIn => (Tone::Watch, key("incoming-stage-taken-in")),
        IncomingStage::Quoted => (Tone::Info, key("incoming-stage-quoted")),
        IncomingStage::Accepted => (Tone::Good, key("incoming-stage-accepted")),
        IncomingStage::Refused => (Tone::Calm, key("incoming-stage-refused")),
        IncomingStage::Unspecified => (Tone::Calm, key("day-stage-unknown")),
    }
}
