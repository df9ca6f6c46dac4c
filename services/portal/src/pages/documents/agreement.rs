//! `GET /overeenkomsten/{id}`: one agreement as it is recorded, and how its gates stand today.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::{brussels, establishment::Establishment};
use werkbrug_proto::crews::{CheckEngagementRequest, Engagement, EngagementKind, Gate, ListEngagementsRequest};

use super::{
    PRINTS,
    agreements::kind_word,
    facts, paper,
    parties::{self, Parties},
    signatures, written,
};
use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::silent,
        },
        shift::gates,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// `GET /overeenkomsten/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let agreement = one(reader, &id).await?;
    let (parties, gates) =
        tokio::join!(parties::read(reader, &agreement), within("gates", Box::pin(gates_of(reader, &agreement))));
    let read_at = brussels::civil(face.context.clock.now());
    let content = html! {
        h1 { (agreement.engagement_code) " " span.soft { (agreement.place_name) } }
        p.core.elsewhere { (elsewhere(words, reader, &agreement)) }
        div.stack {
            (paper(words, read_at, |words| text(words, &agreement, &parties)))
            @match &gates {
                Read::Seen(gates) => (card("poorten", &words.say("shift-gates"), &gates::show(words, gates))),
                Read::Silent => (card("poorten", &words.say("shift-gates"), &silent(&words.say("day-silent")))),
                Read::Hidden => {},
            }
        }
    };
    let title = format!("{} · {}", words.say("doc-agreement"), agreement.engagement_code);
    Ok(Frame::of(&face, &visit, title).module(PRINTS).answer(&content))
}

/// The agreement, when it is within this person's reach.
pub(super) async fn one(reader: Reader<'_>, id: &str) -> Result<Engagement, Trouble> {
    let ask =
        ListEngagementsRequest { engagement_id: id.to_owned(), page_size: 1, ..ListEngagementsRequest::default() };
    let found = reader.crews()?.list_engagements(ask).await?.into_inner().engagements.pop();
    found.ok_or(Trouble::NotFound)
}

/// How the gates stand today.
pub(super) async fn gates_of(reader: Reader<'_>, agreement: &Engagement) -> Result<Vec<Gate>, Status> {
    let ask =
        CheckEngagementRequest { engagement_id: agreement.engagement_id.clone(), ..CheckEngagementRequest::default() };
    Ok(reader.crews()?.check_engagement(ask).await?.into_inner().gates)
}

/// To what belongs with it.
fn elsewhere(words: &Words, reader: Reader<'_>, agreement: &Engagement) -> Markup {
    let is_enclave = agreement.kind() == EngagementKind::Enclave;
    let all = [
        (is_enclave, format!("/overeenkomsten/{}/kennisgeving", agreement.engagement_id), key("doc-notification")),
        (true, format!("/overeenkomsten/{}/soort", agreement.engagement_id), key("law-kind-list")),
        (true, format!("/uurroosters/werkplek/{}", agreement.place_id), key("doc-roster")),
        (true, format!("/urenstaten/{}", agreement.place_id), key("doc-time-sheet")),
    ];
    html! { @for (is_there, address, name) in &all { @if *is_there && reader.may_open(address) {
        (button::link(Weight::Plain, address, &words.say(name)))
    } } }
}

fn text(words: &Words, agreement: &Engagement, parties: &Parties) -> Markup {
    let has_host = !agreement.company_id.is_empty();
    let missing = |iso: Option<&str>| written(words, iso).unwrap_or_else(|| words.say("doc-not-yet").into_owned());
    let mut all = vec![
        (key("doc-place"), place(words, agreement)),
        // The words of the agreement itself.
        (key("doc-work"), html! { span lang="nl" { (agreement.work_description) } (core(words, agreement)) }),
        (key("doc-duration"), html! { (duration(words, agreement)) }),
    ];
    if has_host {
        all.push((key("doc-guidance"), html! { (words.say(led(agreement.instructions_by_coach_only))) }));
        all.push((key("doc-signed-on"), html! { (missing(agreement.signed_on.as_deref())) }));
    }
    if agreement.kind() == EngagementKind::Enclave {
        all.push((key("doc-notified-on"), html! { (missing(agreement.notified_on.as_deref())) }));
    }
    all.push((key("doc-tariff"), html! { (agreement.tariff_class) }));
    html! {
        h2 { (words.say("doc-agreement")) " · " (words.say(kind_word(agreement.kind()))) " " span.soft.whole { (agreement.engagement_code) } }
        (parties.show(words, has_host))
        (facts(words, &all))
        @if has_host { (signatures(words, [key("doc-for-workshop"), key("doc-for-host")])) }
        p.worth { (words.say("doc-worth")) }
    }
}

fn place(words: &Words, agreement: &Engagement) -> Markup {
    let unit = Establishment::parse(&agreement.establishment)
        .map_or_else(|_| agreement.establishment.clone(), |unit| unit.dotted());
    html! {
        (agreement.place_name)
        @if !unit.is_empty() { span { (words.fill("doc-unit", &[("number", unit.into())])) } }
    }
}

fn core(words: &Words, agreement: &Engagement) -> Markup {
    html! { @if agreement.kind() == EngagementKind::Enclave {
        span {
            @if agreement.is_core_activity {
                (words.fill("doc-core", &[("nace", agreement.core_activity.as_str().into())]))
            } @else { (words.say("doc-not-core")) }
        }
    } }
}

/// From when to when, written out.
pub(super) fn duration(words: &Words, agreement: &Engagement) -> String {
    let from = written(words, Some(&agreement.starts_on)).unwrap_or_default();
    match written(words, agreement.ends_on.as_deref()) {
        Some(to) => words.fill("doc-from-to", &[("from", from.into()), ("to", to.into())]),
        None => words.fill("doc-from", &[("from", from.into())]),
    }
}

const fn led(by_coach_only: bool) -> &'static str {
    if by_coach_only { key("doc-led-by-coach") } else { key("doc-led-unsaid") }
}
