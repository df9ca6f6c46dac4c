//! `GET /contracturen/{id}`: what somebody's contract says about days and hours, and how long before they must hear of
//! variable ones; the forms that record both.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::{Code, Status};
use werkbrug_proto::crews::{
    ContractDay, ContractHours, ContractKind, GetContractHoursRequest, NoticeLimit, SetContractHoursRequest,
    SetNoticeLimitRequest,
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
            table::{Head, table},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{
        Words,
        dates::{entered, typed},
        key,
    },
};

pub(crate) mod hours;

/// The weeks that take turns, with the word of each and how its fields begin.
const WEEKS: [(u32, &str, &str); 2] = [(0, key("contract-week-a"), "a"), (1, key("contract-week-b"), "b")];
/// The days of a week, Monday first.
const DAYS: [(u32, &str); 7] = [
    (1, key("contract-monday")),
    (2, key("contract-tuesday")),
    (3, key("contract-wednesday")),
    (4, key("contract-thursday")),
    (5, key("contract-friday")),
    (6, key("contract-saturday")),
    (7, key("contract-sunday")),
];

/// `GET /contracturen/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetContractHoursRequest { worker_id: id.clone(), on: String::new() };
    let known = reader.planning()?.get_contract_hours(ask).await?.into_inner();
    let today = face.context.clock.today();
    let content = html! {
        h1 { (words.say("contract-title")) }
        p { a href={ "/uurroosters/medewerker/" (id) } { (words.say("doc-roster")) } }
        p.intro { (words.say("contract-intro")) }
        div.two {
            (card("uren", &words.say("contract-hours"), &html! {
                @if known.from.is_empty() { (empty(&words.say("contract-none"))) }
                @else { (shown(words, &known)) }
                (form(&visit, &id, &known, &entered(today)))
            }))
            (card("termijn", &words.say("contract-notice"), &notice(&visit, &id, known.notice_limit.as_ref())))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("contract-title")).answer(&content))
}

fn shown(words: &Words, known: &ContractHours) -> Markup {
    let (day, first, second) = (words.say("contract-day"), words.say(WEEKS[0].1), words.say(WEEKS[1].1));
    let mut heads = vec![Head::text(&day), Head::text(&first)];
    if known.weeks > 1 {
        heads.push(Head::text(&second));
    }
    let rows = html! { @for (weekday, name) in DAYS { tr {
        th scope="row" { (words.say(name)) }
        @for (week, _, _) in WEEKS.iter().filter(|own| own.0 < known.weeks) { td { (hours::of(words, known, *week, weekday)) } }
    } } };
    let kind = match known.kind() {
        ContractKind::Unspecified | ContractKind::Fixed => key("contract-fixed"),
        ContractKind::Variable => key("contract-variable"),
    };
    html! {
        p.core {
            (badge(Tone::Calm, &words.say(kind)))
            @if known.is_same_day_unwanted { (badge(Tone::Watch, &words.say("contract-same-day"))) }
            span.soft { (words.fill("contract-since", &[("day", known.from.clone().into())])) }
        }
        (table(&words.say("contract-hours"), &heads, &rows))
    }
}

fn form(visit: &Visit, id: &str, known: &ContractHours, today: &str) -> Markup {
    let words = &visit.words;
    let (fixed, variable) = (words.say("contract-fixed"), words.say("contract-variable"));
    let kinds = [("fixed", fixed.as_ref()), ("variable", variable.as_ref())];
    let chosen = if known.kind() == ContractKind::Variable { "variable" } else { "fixed" };
    let same_day = if known.is_same_day_unwanted { "ja" } else { "" };
    let monday = typed(&known.week_a_monday).map(entered).unwrap_or_default();
    html! { details { summary { (words.say("contract-change")) } (changing(&visit.signed, &format!("/contracturen/{id}"), &html! {
        (Field::required("vanaf", &words.say("contract-from")).holding(today).text())
        (Field::required("soort", &words.say("contract-kind")).holding(chosen).one_of(&kinds))
        (Field::required("maandag", &words.say("contract-week-a-monday")).holding(&monday)
            .hinted(&words.say("contract-week-a-hint")).text())
        @for (week, name, begin) in WEEKS { fieldset {
            legend { (words.say(name)) }
            @if week > 0 { p.hint { (words.say("contract-week-b-hint")) } }
            @for (weekday, day) in DAYS {
                (Field::optional(&format!("{begin}{weekday}"), &words.say(day)).holding(&hours::of(words, known, week, weekday)).text())
            }
        } }
        (Field::optional("zelfde-dag", &words.say("contract-same-day")).holding(same_day).tick())
        div { (button::submit(Weight::Main, &words.say("contract-save"))) }
    })) } }
}

fn notice(visit: &Visit, id: &str, limit: Option<&NoticeLimit>) -> Markup {
    let words = &visit.words;
    let (days, source) = limit.map_or((String::new(), ""), |own| (own.working_days.to_string(), own.source.as_str()));
    html! {
        @match limit {
            None => { (empty(&words.say("contract-no-notice"))) }
            Some(limit) => { p {
                (words.fill("contract-notice-days", &[("count", limit.working_days.into()), ("day", limit.from.clone().into())]))
                " " span.soft { (limit.source) } " "
                @if limit.is_confirmed { (badge(Tone::Calm, &words.say("contract-confirmed"))) }
                @else { (badge(Tone::Watch, &words.say("contract-unconfirmed"))) }
            } }
        }
        details { summary { (words.say("contract-change")) } (changing(&visit.signed, &format!("/contracturen/{id}/termijn"), &html! {
            (Field::required("sinds", &words.say("contract-from")).text())
            (Field::required("dagen", &words.say("contract-working-days")).holding(&days).number())
            (Field::required("bron", &words.say("contract-source")).holding(source).text())
            (Field::optional("bevestigd", &words.say("contract-confirmed")).tick())
            div { (button::submit(Weight::Plain, &words.say("contract-save"))) }
        })) }
    }
}

/// `POST /contracturen/{id}`.
pub(crate) async fn save(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let outcome = match contract(&posted.fields, &id) {
        Some(ask) => {
            let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
            planning.set_contract_hours(ask).await.map(drop)
        }
        None => Err(Status::invalid_argument("")),
    };
    told(&face, &posted.visit, &id, outcome)
}

/// The contract as it was filled in; nothing when something cannot be read.
fn contract(fields: &Fields, id: &str) -> Option<SetContractHoursRequest> {
    let mut days = Vec::new();
    for (week, _, begin) in WEEKS {
        for (weekday, _) in DAYS {
            let text = fields.text(&format!("{begin}{weekday}"));
            if text.is_empty() {
                continue;
            }
            let (start_minute, end_minute) = hours::typed(text)?;
            days.push(ContractDay { weekday, week, start_minute, end_minute });
        }
    }
    let kind = if fields.text("soort") == "variable" { ContractKind::Variable } else { ContractKind::Fixed };
    Some(SetContractHoursRequest {
        request_id: fields.text("request_id").to_owned(),
        worker_id: id.to_owned(),
        from: typed(fields.text("vanaf"))?.to_string(),
        kind: kind.into(),
        week_a_monday: typed(fields.text("maandag"))?.to_string(),
        weeks: if days.iter().any(|day| day.week > 0) { 2 } else { 1 },
        days,
        is_same_day_unwanted: fields.is_ticked("zelfde-dag"),
    })
}

/// `POST /contracturen/{id}/termijn`.
pub(crate) async fn limit(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let fields = &posted.fields;
    let outcome = match (typed(fields.text("sinds")), fields.text("dagen").parse()) {
        (Some(from), Ok(working_days)) => {
            let limit = NoticeLimit {
                from: from.to_string(),
                working_days,
                source: fields.text("bron").to_owned(),
                is_confirmed: fields.is_ticked("bevestigd"),
            };
            let ask = SetNoticeLimitRequest { request_id: fields.text("request_id").to_owned(), limit: Some(limit) };
            let mut planning = Reader::of(&face.context.peers, &posted.visit.signed.viewer).planning()?;
            planning.set_notice_limit(ask).await.map(drop)
        }
        (None, _) | (_, Err(_)) => Err(Status::invalid_argument("")),
    };
    told(&face, &posted.visit, &id, outcome)
}

fn told(face: &Face, visit: &Visit, id: &str, outcome: Result<(), Status>) -> Result<Response, Trouble> {
    let notice = match outcome {
        Ok(()) => Notice::done(visit.words.say("contract-was-saved")),
        Err(status) if status.code() == Code::InvalidArgument => Notice::refused(visit.words.say("contract-refused")),
        Err(status) => return Err(status.into()),
    };
    visit.tell(face, notice);
    Ok(Redirect::to(&format!("/contracturen/{id}")).into_response())
}
