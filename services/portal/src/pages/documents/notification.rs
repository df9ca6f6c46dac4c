//! `GET /overeenkomsten/{id}/kennisgeving`: the notice of an enclave to the Department of Work and Social Economy, which
//! must be told of the agreement at least a day before the work begins (enclave rules, 2: a notice, no permission).

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{Engagement, EngagementKind, Gate, RecordNoticeRequest};

use super::{
    PRINTS,
    agreement::{duration, gates_of, one},
    facts, paper,
    parties::{self, Parties},
    written,
};
use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            form::{Field, changing},
            notice::Notice,
        },
        shift::gates,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// The gates that are about this paper: an agreement that is signed, a notice that was given in time.
const OF_PAPER: [&str; 2] = ["ENC-03", "ENC-04"];

/// `GET /overeenkomsten/{id}/kennisgeving`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let agreement = one(reader, &id).await?;
    if agreement.kind() != EngagementKind::Enclave {
        return Err(Trouble::NotFound);
    }
    let (parties, gates) =
        tokio::join!(parties::read(reader, &agreement), within("gates", Box::pin(gates_of(reader, &agreement))));
    let read_at = brussels::civil(face.context.clock.now());
    let back = format!("/overeenkomsten/{id}");
    let content = html! {
        h1 { (words.say("doc-notification")) " " span.soft { (agreement.engagement_code) } }
        p.core.elsewhere { (button::link(Weight::Plain, &back, &words.say("doc-agreement"))) }
        div.stack {
            (card("verstuurd", &words.say("law-sent"), &sent(&visit, &agreement, read_at.date())))
            (paper(words, read_at, |words| text(words, &agreement, &parties)))
            @if let Read::Seen(gates) = gates {
                (card("poorten", &words.say("shift-gates"), &gates::show(words, &about_paper(gates))))
            }
        }
    };
    let title = format!("{} · {}", words.say("doc-notification"), agreement.engagement_code);
    Ok(Frame::of(&face, &visit, title).module(PRINTS).answer(&content))
}

/// The day on which it was sent: what gate ENC-04 looks at.
fn sent(visit: &Visit, agreement: &Engagement, today: Date) -> Markup {
    let words = &visit.words;
    let (label, hint) = (words.say("doc-sent-on"), words.say("law-sent-hint"));
    let usual = agreement.notified_on.clone().unwrap_or_else(|| today.to_string());
    let content = html! {
        (Field::required("dag", &label).hinted(&hint).holding(&usual).day(words))
        (button::submit(Weight::Main, &words.say("law-sent-save")))
    };
    changing(&visit.signed, &format!("/overeenkomsten/{}/kennisgeving", agreement.engagement_id), &content)
}

/// `POST /overeenkomsten/{id}/kennisgeving`: it was sent.
pub(crate) async fn record(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let day = dates::typed(fields.text("dag")).map(|day| day.to_string()).unwrap_or_default();
    let (request_id, engagement_id) = (fields.text("request_id").to_owned(), id.clone());
    let ask = RecordNoticeRequest { request_id, engagement_id, notified_on: day };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.record_notice(ask).await {
        Ok(_) => Notice::done(visit.words.say("law-sent-saved")),
        Err(status) => Notice::refused(visit.words.say(match reason_of(&status).as_deref() {
            Some("NOTICE_IN_FUTURE") => key("law-sent-future"),
            Some(_) | None => key("law-sent-refused"),
        })),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&format!("/overeenkomsten/{id}/kennisgeving")).into_response())
}

fn about_paper(gates: Vec<Gate>) -> Vec<Gate> {
    gates.into_iter().filter(|gate| OF_PAPER.contains(&gate.code.as_str())).collect()
}

fn text(words: &Words, agreement: &Engagement, parties: &Parties) -> Markup {
    let told = |iso: Option<&str>| written(words, iso).unwrap_or_else(|| words.say("doc-not-yet").into_owned());
    let all = [
        (key("doc-agreement"), html! { (agreement.engagement_code) }),
        (key("doc-signed-on"), html! { (told(agreement.signed_on.as_deref())) }),
        (key("doc-place"), html! { (agreement.place_name) }),
        (key("doc-work"), html! { span lang="nl" { (agreement.work_description) } }),
        (key("doc-duration"), html! { (duration(words, agreement)) }),
        (key("doc-sent-on"), html! { (told(agreement.notified_on.as_deref())) }),
    ];
    html! {
        h2 { (words.say("doc-notification")) }
        p { (words.say("doc-to-department")) }
        p { (words.say("doc-notification-says")) }
        (parties.show(words, true))
        (facts(words, &all))
        p { (words.say("doc-notification-when")) }
        div.signatures { div { strong { (words.say("doc-for-workshop")) } span { (words.say("doc-sign-here")) } } }
    }
}
