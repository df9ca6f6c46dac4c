//! `GET /relaties/{id}`: what happened with a company over the years, how it was judged, and what it brought.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{
    ContactChannel, EvaluateRelationRequest, GetRelationRequest, ListCompanySitesRequest, MomentKind,
    RecordMomentRequest, Relation, RelationEvaluation, RelationFigures, RelationMoment,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
            stat::{Stat, stats},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

pub(crate) mod contacts;
pub(crate) mod sites;

/// Which site is looked at.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    vestiging: String,
    /// Which form begins anew.
    leeg: Option<String>,
}

/// The address.
const PATH: &str = "/relaties";
/// What somebody can say of a relation, each with the name of its field.
const QUESTIONS: [(&str, &str); 5] = [
    ("kwaliteit", key("relation-quality")),
    ("tijdig", key("relation-dates")),
    ("communicatie", key("relation-communication")),
    ("prijs", key("relation-price")),
    ("opnieuw", key("relation-again")),
];
/// What somebody can enter, as it stands in the form.
const KINDS: [(&str, MomentKind, &str); 6] = [
    ("eerste-contact", MomentKind::FirstContact, key("relation-first-contact")),
    ("gesprek", MomentKind::Talk, key("relation-talk")),
    ("bezoek", MomentKind::Visit, key("relation-visit")),
    ("begonnen", MomentKind::EngagementBegan, key("relation-engagement-began")),
    ("beeindigd", MomentKind::EngagementEnded, key("relation-engagement-ended")),
    ("ander-werk", MomentKind::WorkChanged, key("relation-work-changed")),
];
const CHANNELS: [(&str, ContactChannel, &str); 7] = [
    ("", ContactChannel::Unspecified, key("relation-no-channel")),
    ("klant", ContactChannel::OtherCustomer, key("relation-other-customer")),
    ("bezoek", ContactChannel::Visit, key("relation-open-day")),
    ("gids", ContactChannel::Directory, key("relation-directory")),
    ("overheid", ContactChannel::Government, key("relation-government")),
    ("media", ContactChannel::Media, key("relation-media")),
    ("eigen", ContactChannel::OwnSearch, key("relation-own-search")),
];

/// `GET /relaties/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    if on.leeg.as_deref() == Some(sites::ANEW) {
        let here = format!("{PATH}/{id}");
        sites::begin_anew(&face, &visit, &here);
        return Ok(Redirect::to(&here).into_response());
    }
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let found = reader.relating()?.get_relation(GetRelationRequest { company_id: id.clone() }).await?.into_inner();
    let asked = ListCompanySitesRequest { company_id: id };
    let sites = reader.relating()?.list_company_sites(asked).await?.into_inner().sites;
    let (line, judged) = (timeline(words, reader, &found.timeline), evaluations(words, &found.evaluations));
    if let Some(file) = take.of(&[&line, &judged], today) {
        return file;
    }
    let here = format!("{PATH}/{}", found.company_id);
    let writes = visit.signed.viewer.role == Role::OrderDesk;
    let content = html! {
        p { a href={ "/bedrijven/" (found.company_id) } { (found.company_name) } }
        h1 { (words.fill("relation-title", &[("company", found.company_name.clone().into())])) }
        (figures(words, &found))
        div.two {
            div.stack {
                (card("tijdlijn", &line.title, &html! {
                    @if line.rows.is_empty() { (empty(&words.say("relation-nothing"))) } @else { (line.show(words, today, &here)) }
                }))
                (card("evaluaties", &judged.title, &html! {
                    @if judged.rows.is_empty() { (empty(&words.say("relation-not-judged"))) } @else { (judged.show(words, today, &here)) }
                    p.soft { (words.say("relation-judged-hint")) }
                }))
            }
            @if writes {
                div.stack {
                    (card("vestigingen", &words.say("site-title"), &sites::show(
                        (&face, &visit), (&sites, &found.contacts), (&here, &on.vestiging),
                    )))
                    (card("contactpersonen", &words.say("contact-title"), &contacts::show((&face, &visit), &found.contacts, &here)))
                    (card("moment", &words.say("relation-record"), &moment_form(&visit, &here, today)))
                    (card("evalueren", &words.say("relation-evaluate"), &evaluation_form(&visit, &here)))
                }
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-relation")).answer(&content))
}

fn figures(words: &Words, found: &Relation) -> Markup {
    let own = found.figures.unwrap_or_default();
    let RelationFigures { orders, planned_minutes, delivered, delivered_on_time, worth_cents, saved_cents } = own;
    let on_time = if delivered == 0 {
        words.say("relation-none-yet").into_owned()
    } else {
        let share = u64::from(delivered_on_time).saturating_mul(10_000).checked_div(delivered.into()).unwrap_or(0);
        words.percent(i64::try_from(share).unwrap_or(0))
    };
    let (orders, hours, worth) = (words.number(orders.into()), words.hours(planned_minutes), words.euro(worth_cents));
    let saved = saved_cents.map_or_else(|| words.say("relation-not-compared").into_owned(), |cents| words.euro(cents));
    let orders_at = format!("/bedrijven/{}", found.company_id);
    html! {
        (stats(&[
            Stat::calm(&words.say("relation-orders"), &orders).explained(&orders_at),
            Stat::calm(&words.say("relation-hours"), &hours),
            Stat::calm(&words.say("relation-worth"), &worth).explained(&orders_at),
            Stat::calm(&words.say("relation-on-time"), &on_time).explained("/doorlooptijden"),
            Stat::calm(&words.say("relation-saved"), &saved),
        ]))
        p.soft { (words.say("relation-figures-hint")) }
    }
}

fn timeline(words: &Words, reader: Reader<'_>, all: &[RelationMoment]) -> Sheet {
    let heads = [key("relation-what"), key("relation-when"), key("relation-about"), key("relation-channel")];
    let row = |own: &RelationMoment| {
        let address = format!("/orders/{}", own.order_id);
        let leads = !own.order_id.is_empty() && reader.may_open(&address);
        let channel = CHANNELS.iter().find(|(_, channel, _)| *channel == own.channel());
        let channel = channel.filter(|(_, channel, _)| *channel != ContactChannel::Unspecified);
        vec![
            Cell::text(words.say(kind(&own.kind))),
            Cell::day(&own.on),
            if leads { Cell::Link(own.text.clone(), address) } else { Cell::text(&own.text) },
            channel.map_or(Cell::None, |(_, _, name)| Cell::text(words.say(name))),
        ]
    };
    Sheet::of(words, ("tijdlijn", key("relation-timeline")), &heads, all.iter().map(row))
}

fn kind(kind: &str) -> &'static str {
    match kind {
        "first_contact" => key("relation-first-contact"),
        "talk" => key("relation-talk"),
        "visit" => key("relation-visit"),
        "engagement_began" => key("relation-engagement-began"),
        "engagement_ended" => key("relation-engagement-ended"),
        "work_changed" => key("relation-work-changed"),
        "order_accepted" => key("relation-order-accepted"),
        "order_delivered" => key("relation-order-delivered"),
        "won" => key("anchor-won"),
        "kept" => key("anchor-kept"),
        "at_risk" => key("anchor-at-risk"),
        "left" => key("anchor-left"),
        _ => key("anchor-returned"),
    }
}

fn evaluations(words: &Words, all: &[RelationEvaluation]) -> Sheet {
    let mut heads = vec![words.say("relation-when").into_owned()];
    heads.extend(QUESTIONS.iter().map(|(_, question)| words.say(question).into_owned()));
    let row = |own: &RelationEvaluation| {
        let mut cells = vec![Cell::day(&own.on)];
        cells.extend(own.answers.iter().map(|answer| Cell::Number((*answer).into())));
        cells
    };
    Sheet {
        name: "evaluaties",
        title: words.say("relation-evaluations").into_owned(),
        heads,
        rows: all.iter().map(row).collect(),
    }
}

fn moment_form(visit: &Visit, here: &str, today: Date) -> Markup {
    let words = &visit.words;
    let kinds = KINDS.map(|(value, _, name)| (value, words.say(name)));
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(value, name)| (*value, name.as_ref())).collect();
    let channels = CHANNELS.map(|(value, _, name)| (value, words.say(name)));
    let channels: Vec<(&str, &str)> = channels.iter().map(|(value, name)| (*value, name.as_ref())).collect();
    let content = html! {
        (Field::required("soort", &words.say("relation-what")).one_of(&kinds))
        (Field::optional("kanaal", &words.say("relation-channel")).hinted(&words.say("relation-channel-hint")).one_of(&channels))
        (Field::required("dag", &words.say("relation-when")).holding(&today.to_string()).day(words))
        (Field::optional("over", &words.say("relation-about")).hinted(&words.say("relation-about-hint")).text())
        div { (submit(Weight::Main, &words.say("relation-do-record"))) }
    };
    changing(&visit.signed, &format!("{here}/moment"), &content)
}

fn evaluation_form(visit: &Visit, here: &str) -> Markup {
    let words = &visit.words;
    let scale = [key("relation-scale-1"), key("relation-scale-2"), key("relation-scale-3"), key("relation-scale-4")];
    let scale = scale.map(|name| words.say(name));
    // Nothing is answered before somebody answers it.
    let none = words.say("relation-choose");
    let answers = ["1", "2", "3", "4"].into_iter().zip(scale.iter().map(std::convert::AsRef::as_ref));
    let choices: Vec<(&str, &str)> = [("", none.as_ref())].into_iter().chain(answers).collect();
    let content = html! {
        p { (words.say("relation-evaluate-hint")) }
        @for (name, question) in QUESTIONS {
            (Field::required(name, &words.say(question)).one_of(&choices))
        }
        div { (submit(Weight::Main, &words.say("relation-do-evaluate"))) }
    };
    changing(&visit.signed, &format!("{here}/evaluatie"), &content)
}

/// `POST /relaties/{id}/moment`.
pub(crate) async fn record(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let kind = KINDS.iter().find(|(value, _, _)| *value == fields.text("soort"));
    let channel = CHANNELS.iter().find(|(value, _, _)| *value == fields.text("kanaal"));
    let asked = RecordMomentRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: id.clone(),
        kind: kind.map_or(MomentKind::Unspecified, |(_, kind, _)| *kind).into(),
        channel: channel.map_or(ContactChannel::Unspecified, |(_, channel, _)| *channel).into(),
        on: dates::typed(fields.text("dag")).map(|day| day.to_string()).unwrap_or_default(),
        work_description: fields.text("over").to_owned(),
    };
    let answer = Reader::of(&face.context.peers, &visit.signed.viewer).relating()?.record_moment(asked).await;
    Ok(told(&face, visit, (&id, key("relation-recorded")), answer.map(drop)))
}

/// `POST /relaties/{id}/evaluatie`.
pub(crate) async fn evaluate(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let asked = EvaluateRelationRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: id.clone(),
        answers: QUESTIONS.iter().filter_map(|(name, _)| fields.text(name).parse().ok()).collect(),
    };
    let answer = Reader::of(&face.context.peers, &visit.signed.viewer).relating()?.evaluate_relation(asked).await;
    Ok(told(&face, visit, (&id, key("relation-evaluated")), answer.map(drop)))
}

fn told(face: &Face, visit: &Visit, (id, done): (&str, &'static str), answer: Result<(), Status>) -> Response {
    let notice = match answer {
        Ok(()) => Notice::done(visit.words.say(done)),
        Err(status) => Notice::refused(visit.words.say(refusal(&reason_of(&status).unwrap_or_default()))),
    };
    visit.tell(face, notice);
    Redirect::to(&format!("{PATH}/{id}")).into_response()
}

fn refusal(reason: &str) -> &'static str {
    match reason {
        "CHANNEL_MISSING" => key("relation-channel-missing"),
        "CHANNEL_NOT_ASKED" => key("relation-channel-not-asked"),
        "DAY_TO_COME" => key("relation-day-to-come"),
        "ANSWERS_OFF" => key("relation-answers-off"),
        "TEXT_EMPTY" | "TEXT_UNUSABLE" | "LANGUAGE_UNKNOWN" => key("contact-incomplete"),
        "EMAIL_UNUSABLE" => key("contact-email-unusable"),
        "TOO_MANY_CONTACTS" => key("contact-too-many"),
        "SITE_NAME_TAKEN" => key("site-name-taken"),
        "ESTABLISHMENT_TAKEN" => key("site-number-taken"),
        "ESTABLISHMENT_UNREADABLE" => key("site-number-wrong"),
        "COUNTRY_UNREADABLE" => key("site-country-wrong"),
        "TOO_MANY_SITES" => key("site-too-many"),
        "ETAG_MISMATCH" => key("site-changed"),
        _ => key("rush-unreadable"),
    }
}
