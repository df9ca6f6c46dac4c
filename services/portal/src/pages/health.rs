//! `GET /gezondheid`: whether events flow between the services: ages, lags and stops, never content.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use futures::future::join_all;
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_proto::{
    pipeline::{GetStateRequest, State as Flow, StopKind, VerifyChainRequest},
    topics,
};

use crate::{
    lists::sheet::Take,
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            chart::Chart,
            empty::silent,
            form::changing,
            notice::Notice,
            stat::{Stat, stats},
            tabs::tabs,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

mod flows;
pub(crate) mod parked;

const PATH: &str = "/gezondheid";

/// From this age on somebody should look.
const OLD_SECONDS: i64 = 5;
/// From this age on something is wrong.
const VERY_OLD_SECONDS: i64 = 60;
/// What compares a reader with its source.
const COMPARES: &str = "werkbrug reconcile";
/// Events that a reader may be behind while they come in.
const SMALL_LAG: u64 = 100;

/// A service as far as it answers.
struct Seen {
    name: &'static str,
    flow: Option<Flow>,
}

/// The service in the address; all of them without.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Of {
    dienst: Option<String>,
}

impl Of {
    /// The services that are asked for.
    fn services(&self) -> Result<Vec<&'static str>, Trouble> {
        match self.dienst.as_deref().filter(|name| !name.is_empty()) {
            Some(name) => Ok(vec![known(name)?]),
            None => Ok(topics::SERVICES.to_vec()),
        }
    }
}

/// The address of a page with these services only.
fn address(path: &str, services: &[&str]) -> String {
    match services {
        [only] => format!("{path}?dienst={only}"),
        _ => path.to_owned(),
    }
}

/// `GET /gezondheid?dienst=orders`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(of), Query(take)): (Query<Of>, Query<Take>),
) -> Result<Response, Trouble> {
    let (words, services) = (&visit.words, of.services()?);
    let seen = read(&face, &visit, &services).await;
    let today = face.context.clock.today();
    let aside = parked::sheet(words, &seen.aside);
    if let Some(file) = take.of(&[&flows::topics(words, &seen.all), &flows::marks(words, &seen.all), &aside], today) {
        return file;
    }
    let content = html! {
        h1 { (words.say("room-pipeline")) }
        p.intro { (words.say("health-intro")) }
        (choice(words, &services))
        (body(&face, &visit, (&services, &seen)))
    };
    Ok(Frame::of(&face, &visit, words.say("room-pipeline")).module("health.js").answer(&content))
}

/// `GET /gezondheid/stand`: the same again, for a page that stays current.
pub(crate) async fn fragment(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(of): Query<Of>,
) -> Result<Response, Trouble> {
    let services = of.services()?;
    let seen = read(&face, &visit, &services).await;
    Ok(body(&face, &visit, (&services, &seen)).into_response())
}

/// What was read of the services that are asked for.
struct All {
    all: Vec<Seen>,
    aside: Vec<parked::Aside>,
}

async fn read(face: &Face, visit: &Visit, services: &[&'static str]) -> All {
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let flows = join_all(services.iter().copied().map(|name| of(reader, name)));
    let (all, aside) = tokio::join!(flows, parked::read(reader, services));
    All { all, aside }
}

/// All of them, or one.
fn choice(words: &Words, services: &[&'static str]) -> Markup {
    let every = words.say("health-all");
    let mut all = vec![(PATH.to_owned(), every.as_ref(), services.len() > 1)];
    all.extend(topics::SERVICES.map(|name| (address(PATH, &[name]), name, services == [name])));
    let all: Vec<(&str, &str, bool)> = all.iter().map(|(to, name, is_here)| (to.as_str(), *name, *is_here)).collect();
    tabs(&words.say("health-service"), &all)
}

fn body(face: &Face, visit: &Visit, (services, seen): (&[&str], &All)) -> Markup {
    let (words, here, today) = (&visit.words, address(PATH, services), face.context.clock.today());
    let (topics, marks) = (flows::topics(words, &seen.all), flows::marks(words, &seen.all));
    let aside = parked::sheet(words, &seen.aside);
    html! {
        div #stand.stack data-source=(address("/gezondheid/stand", services)) {
            p.soft { (words.fill("health-as-of", &[("moment", words.moment(face.context.clock.now_us(), today).into())])) }
            (stops(words, &seen.all))
            div.grid { @for one in &seen.all { (card(&format!("dienst-{}", one.name), one.name, &self::one(visit, one))) } }
            section.card { (ages(words, &seen.all)) }
            (card("apart", &words.say("health-parked"), &html! {
                (parked::show(visit, &seen.aside)) (aside.files(words, &here))
            }))
            div.grid {
                @for (id, sheet) in [("onderwerpen", &topics), ("lezers", &marks)] { @if !sheet.rows.is_empty() {
                    (card(id, &sheet.title, &sheet.show(words, today, &here)))
                } }
            }
        }
    }
}

async fn of(reader: Reader<'_>, name: &'static str) -> Seen {
    let read = within(name, async { reader.pipeline(name)?.get_state(GetStateRequest {}).await });
    match read.await {
        Read::Seen(flow) => Seen { name, flow: Some(flow.into_inner()) },
        Read::Hidden | Read::Silent => Seen { name, flow: None },
    }
}

/// What stopped is said first, with what to do.
fn stops(words: &Words, all: &[Seen]) -> Markup {
    let stopped = |seen: &Seen| {
        let marks = seen.flow.iter().flat_map(|flow| &flow.marks).filter(|mark| mark.stopped);
        marks.map(|mark| (seen.name, mark.clone())).collect::<Vec<_>>()
    };
    html! { @for (name, mark) in all.iter().flat_map(stopped) {
        div.notice.bad role="alert" { p {
            strong { (words.fill("health-stopped", &[("reader", name.into()), ("source", mark.source.as_str().into()), ("topic", mark.topic.as_str().into())])) }
            " " (words.say(why_word(mark.stop_kind())))
            br; code { (COMPARES) }
        } }
    } }
}

/// Why a reader stopped, in words; what else is known of it stays in the log.
const fn why_word(kind: StopKind) -> &'static str {
    match kind {
        StopKind::OtherDatabase => key("health-why-epoch"),
        StopKind::SourceShorter => key("health-why-shorter"),
        StopKind::OtherHistory => key("health-why-chain"),
        StopKind::Unspecified => key("health-why-other"),
    }
}

fn one(visit: &Visit, seen: &Seen) -> Markup {
    let words = &visit.words;
    let Some(flow) = &seen.flow else { return silent(&words.say("health-silent")) };
    let lag = flow.marks.iter().map(|mark| mark.lag).max().unwrap_or(0);
    let age = seconds(flow.oldest_unpublished_age_us);
    let lag_tone = if lag > SMALL_LAG { Tone::Watch } else { Tone::Calm };
    let parked_tone = if flow.parked > 0 { Tone::Watch } else { Tone::Calm };
    let number = |count: u64| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let chain = html! { (button::submit(Weight::Plain, &words.say("health-verify"))) };
    html! {
        p { (badge(state_tone(flow), &words.say(state_word(flow)))) }
        (stats(&[
            Stat::calm(&words.say("health-age"), &words.fill("health-seconds", &[("count", age.into())])).toned(age_tone(age)),
            Stat::calm(&words.say("health-lag"), &number(lag)).toned(lag_tone),
            Stat::calm(&words.say("health-parked"), &number(flow.parked)).toned(parked_tone).explained("#kop-apart"),
        ]))
        (changing(&visit.signed, &format!("/gezondheid/{}/ketting", seen.name), &chain))
    }
}

fn state_tone(flow: &Flow) -> Tone {
    if flow.marks.iter().any(|mark| mark.stopped) {
        Tone::Bad
    } else if flow.parked > 0 || age_tone(seconds(flow.oldest_unpublished_age_us)) != Tone::Calm {
        Tone::Watch
    } else {
        Tone::Good
    }
}

fn state_word(flow: &Flow) -> &'static str {
    match state_tone(flow) {
        Tone::Bad => key("health-state-stopped"),
        Tone::Watch => key("health-state-watch"),
        Tone::Calm | Tone::Good | Tone::Info => key("health-state-good"),
    }
}

const fn seconds(micros: i64) -> i64 {
    micros / 1_000_000
}

fn age_tone(seconds: i64) -> Tone {
    if seconds >= VERY_OLD_SECONDS {
        Tone::Bad
    } else if seconds >= OLD_SECONDS {
        Tone::Watch
    } else {
        Tone::Calm
    }
}

fn ages(words: &Words, all: &[Seen]) -> Markup {
    let answering: Vec<(&str, &Flow)> = all.iter().filter_map(|seen| Some((seen.name, seen.flow.as_ref()?))).collect();
    let figures: Vec<i64> = answering.iter().map(|(_, flow)| seconds(flow.oldest_unpublished_age_us)).collect();
    if figures.iter().all(|age| *age == 0) {
        return html! { p { (words.say("health-nothing-waits")) } };
    }
    Chart {
        title: &words.say("health-age-seconds"),
        over: &words.say("health-service"),
        labels: answering.iter().map(|(name, _)| (*name).to_owned()).collect(),
        series: vec![(words.say("health-age").into_owned(), figures)],
        written: &|figure| words.number(figure),
    }
    .bars(words)
}

/// `POST /gezondheid/{service}/ketting`: reckons the chain of every topic again.
pub(crate) async fn verify(
    State(face): State<Arc<Face>>,
    Path(service): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let service = known(&service)?;
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let answer = reader.pipeline(service)?.verify_chain(VerifyChainRequest {}).await?.into_inner();
    let words = &posted.visit.words;
    let entries = words.number(i64::try_from(answer.entries).unwrap_or(i64::MAX));
    let notice = if answer.faults.is_empty() {
        Notice::done(words.fill("health-chain-whole", &[("service", service.into()), ("entries", entries.into())]))
    } else {
        let faults = answer.faults.len();
        Notice::refused(words.fill("health-chain-broken", &[("service", service.into()), ("faults", faults.into())]))
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to("/gezondheid").into_response())
}

/// The service of this name.
fn known(name: &str) -> Result<&'static str, Trouble> {
    topics::SERVICES.into_iter().find(|known| *known == name).ok_or(Trouble::NotFound)
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::pipeline::MarkState;

    use super::*;
    use crate::words::tests::dutch;

    fn flow(stopped: bool, kind: StopKind) -> Flow {
        let (why, stop_kind) = ("another database".into(), kind.into());
        let mark = MarkState { source: "orders".into(), stopped, why, stop_kind, ..MarkState::default() };
        Flow { marks: vec![mark], ..Flow::default() }
    }

    #[test]
    fn a_stop_is_said_plainly_and_in_our_own_words() {
        let table = [
            (StopKind::OtherDatabase, "een nieuw begin"),
            (StopKind::SourceShorter, "minder dan hier al gelezen werd"),
            (StopKind::OtherHistory, "niet meer bij elkaar"),
            (StopKind::Unspecified, "Het log van de dienst"),
        ];
        for (kind, told) in table {
            let text = stops(&dutch(), &[Seen { name: "crews", flow: Some(flow(true, kind)) }]).into_string();
            assert!(text.contains(told) && text.contains("alert") && !text.contains("another database"), "{text}");
        }
        let runs = Seen { name: "crews", flow: Some(flow(false, StopKind::Unspecified)) };
        assert!(!stops(&dutch(), &[runs]).into_string().contains("alert"));
    }

    #[test]
    fn where_nothing_waits_one_line_says_so_instead_of_an_empty_chart() {
        for (age_us, is_drawn) in [(0, false), (999_999, false), (1_000_000, true)] {
            let flow = Flow { oldest_unpublished_age_us: age_us, ..Flow::default() };
            let text = ages(&dutch(), &[Seen { name: "crews", flow: Some(flow) }]).into_string();
            assert_eq!((text.contains("<svg"), text.contains("Geen enkel bericht")), (is_drawn, !is_drawn), "{age_us}");
        }
    }

    #[test]
    fn what_waits_too_long_calls_for_attention() {
        assert_eq!([4, 5, 59, 60].map(age_tone), [Tone::Calm, Tone::Watch, Tone::Watch, Tone::Bad]);
        assert_eq!(
            (state_tone(&flow(true, StopKind::OtherDatabase)), state_tone(&flow(false, StopKind::Unspecified))),
            (Tone::Bad, Tone::Good)
        );
    }
}
