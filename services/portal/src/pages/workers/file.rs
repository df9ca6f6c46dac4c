//! `GET /medewerkers/{id}`: somebody's file as far as the viewer may see it, each part by itself.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_kernel::role::Role;
use werkbrug_proto::social::{
    ConfidentialRead, Consent, Contact, FunctionalLimit, GetWorkerRequest, LimitKind, ListAbsencesRequest,
    ListConfidentialReadsRequest, ListConsentsRequest, ListContactsRequest, ListFunctionalLimitsRequest, Worker,
    get_worker_request::Key,
};

use crate::{
    pages::{
        absences::contacted,
        follow_ups::contact,
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::{empty, silent},
            official::official,
            timeline::{Moment, timeline},
        },
        workers::{grant, packages, pairs, resume, status_word},
    },
    reading::{Read, Reader, within},
    rooms,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// How many of each kind stand in a file.
const SHOWN: i32 = 100;

/// Which form begins anew: that of wishes about others, of hours a day, or else that of a package.
#[derive(Deserialize)]
pub(crate) struct Anew {
    leeg: Option<String>,
}

/// `GET /medewerkers/{id}`, with what was typed before when it was refused; `?leeg=` without.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Path(id), Query(anew)): (Path<String>, Query<Anew>),
) -> Result<Response, Trouble> {
    if anew.leeg.as_deref() == Some(pairs::ANEW) {
        pairs::begin_anew(&face, &visit, &id);
        return Ok(Redirect::to(&pairs::part(&id)).into_response());
    }
    if anew.leeg.as_deref() == Some(resume::ANEW) {
        resume::begin_anew(&face, &visit, &id);
        return Ok(Redirect::to(&resume::part(&id)).into_response());
    }
    if anew.leeg.is_some() {
        grant::begin_anew(&face, &visit, &id);
        return Ok(Redirect::to(&format!("/medewerkers/{id}#kop-pakket")).into_response());
    }
    let (words, today, role) = (&visit.words, face.context.clock.today(), visit.signed.viewer.role);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetWorkerRequest { key: Some(Key::WorkerId(id.clone())) };
    let worker = reader.social()?.get_worker(ask).await?.into_inner();
    let parts = Box::pin(parts((&face, &visit), reader, &id, today)).await;
    let (contact_at, roster_at) = (contact::address(&id, ""), format!("/uurroosters/medewerker/{id}"));
    let content = html! {
        div.headed {
            h1 { (worker.display_name) " " span.soft { (worker.worker_code) } }
            div.actions { @for (weight, address, name) in [
                (Weight::Plain, &roster_at, key("doc-roster")),
                (Weight::Main, &contact_at, key("room-record-contact")),
            ] { @if rooms::may_open(role, address) { (button::link(weight, address, &words.say(name))) } } }
        }
        div.stack {
            (card("contract", &words.say("care-contract"), &contract(&visit, &worker, today)))
            div.grid.personal {
                @for (id, title, content) in &parts { (card(id, &words.say(title), content)) }
            }
            p.paper { (words.say("care-not-on-paper")) }
        }
    };
    Ok(Frame::of(&face, &visit, worker.display_name).module("find-worker.js").answer(&content))
}

type Part = (&'static str, &'static str, Markup);

/// The parts that this role may read; what does not answer says so.
async fn parts((face, visit): (&Face, &Visit), reader: Reader<'_>, id: &str, today: Date) -> Vec<Part> {
    let words = &visit.words;
    let page = || (SHOWN, String::new(), id.to_owned());
    let limits = within("limits", async {
        let (page_size, page_token, worker_id) = page();
        let ask = ListFunctionalLimitsRequest { worker_id, page_size, page_token };
        let all = reader.social()?.list_functional_limits(ask).await?.into_inner().limits;
        let end = |one: &FunctionalLimit| resume::end_form(visit, id, one);
        Ok(html! { (limits(words, &all, today, end)) (resume::form(face, visit, id)) })
    });
    let absences = within("absences", async {
        let (page_size, page_token, worker_id) = page();
        let ask = ListAbsencesRequest { page_size, page_token, worker_id, on: String::new() };
        let found = reader.social()?.list_absences(ask).await?.into_inner().absences;
        Ok(absences(visit, &found, today))
    });
    let contacts = within("contacts", async {
        let (page_size, page_token, worker_id) = page();
        let ask = ListContactsRequest { worker_id, subject_id: String::new(), page_size, page_token };
        Ok(contacts(visit, &reader.social()?.list_contacts(ask).await?.into_inner().contacts, today))
    });
    let consents = within("consents", async {
        let (page_size, page_token, worker_id) = page();
        let ask = ListConsentsRequest { worker_id, page_size, page_token };
        Ok(consents(words, &reader.social()?.list_consents(ask).await?.into_inner().consents, today))
    });
    let reads = within("reads", async {
        let (page_size, page_token, worker_id) = page();
        let ask = ListConfidentialReadsRequest { worker_id, page_size, page_token };
        Ok(reads(visit, &reader.social()?.list_confidential_reads(ask).await?.into_inner().reads, today))
    });
    let packages = within("packages", async {
        let all = packages::read(reader, id).await?;
        let may_grant = visit.signed.viewer.role == Role::SocialWorker;
        Ok(html! { (packages::show(words, &all, today)) @if may_grant { (grant::form(face, visit, id)) } })
    });
    let pairs = within("pairs", pairs::content((face, visit), reader, id, today));
    let (limits, absences, contacts, consents, reads, packages, pairs) =
        tokio::join!(limits, absences, contacts, consents, reads, packages, pairs);
    [
        ("grenzen", key("care-limits"), limits),
        ("afwezigheden", key("care-absences"), absences),
        ("contacten", key("care-contacts"), contacts),
        ("pakket", key("care-packages"), packages),
        ("samen", key("pair-title"), pairs),
        ("toestemmingen", key("care-consents"), consents),
        ("gelezen", key("care-reads"), reads),
    ]
    .into_iter()
    .filter_map(|(id, title, read)| match read {
        Read::Seen(content) => Some((id, title, content)),
        Read::Hidden => None,
        Read::Silent => Some((id, title, silent(&words.say("care-silent")))),
    })
    .collect()
}

fn contract(visit: &Visit, worker: &Worker, today: Date) -> Markup {
    let words = &visit.words;
    let is_own = worker.file_holder == visit.signed.viewer.actor;
    html! {
        dl.known {
            @if let Some(status) = status_word(worker.status()) { div { dt { (words.say("care-status")) } dd { (words.say(status)) } } }
            @if !worker.contract_fraction.is_empty() { div { dt { (words.say("care-fraction")) } dd { (worker.contract_fraction.replace('.', ",")) } } }
            div { dt { (words.say("care-since")) } dd { (words.day_cell(&worker.employed_from, today)) } }
            @if let Some(to) = &worker.employed_to { div { dt { (words.say("care-until-day")) } dd { (words.day_cell(to, today)) } } }
            @if visit.signed.viewer.role == Role::SocialWorker {
                div { dt { (words.say("care-file")) } dd {
                    @if is_own { (words.say("care-file-own")) }
                    @else if worker.file_holder.is_empty() { (words.say("care-file-shared")) }
                    @else { (words.say("care-file-colleague")) }
                } }
            }
        }
    }
}

/// A limit: what, how much, whether it must or would be good, from when to when. Never why.
fn limits(words: &Words, all: &[FunctionalLimit], today: Date, end: impl Fn(&FunctionalLimit) -> Markup) -> Markup {
    let day = today.to_string();
    let holds = |one: &&FunctionalLimit| one.valid_to.as_ref().is_none_or(|to| *to >= day);
    let held: Vec<&FunctionalLimit> = all.iter().filter(holds).collect();
    if held.is_empty() {
        return empty(&words.say("care-no-limits"));
    }
    html! { ul.lines { @for one in held { li {
        span { (limit_words(words, one.kind(), one.value)) }
        span.core {
            @if !one.is_hard { (badge(Tone::Calm, &words.say("care-limit-wish"))) }
            span.soft { (period(words, &one.valid_from, one.valid_to.as_deref(), today)) }
        }
        (end(one))
    } } } }
}

fn limit_words(words: &Words, kind: LimitKind, value: u32) -> String {
    let key = match kind {
        LimitKind::Unspecified => key("care-limit-other"),
        LimitKind::LiftKg => key("care-limit-lift-kg"),
        LimitKind::LiftTimesHour => key("care-limit-lift-times"),
        LimitKind::StandingMinutes if value == 0 => key("care-limit-seated"),
        LimitKind::StandingMinutes => key("care-limit-standing"),
        LimitKind::Noise if value == 0 => key("care-limit-quiet"),
        LimitKind::Noise => key("care-limit-noise"),
        LimitKind::Crowd if value == 0 => key("care-limit-no-crowd"),
        LimitKind::Crowd => key("care-limit-crowd"),
        LimitKind::TravelMinutes => key("care-limit-travel"),
        LimitKind::MinutesPerDay => {
            return words.fill("care-limit-day", &[("hours", words.hours(value.into()).into())]);
        }
    };
    words.fill(key, &[("value", value.into())])
}

fn period(words: &Words, from: &str, to: Option<&str>, today: Date) -> Markup {
    html! { (words.day_cell(from, today)) " – " @if let Some(to) = to { (words.day_cell(to, today)) } }
}

fn absences(visit: &Visit, all: &[werkbrug_proto::social::Absence], today: Date) -> Markup {
    let words = &visit.words;
    if all.is_empty() {
        return empty(&words.say("care-no-absence"));
    }
    let role = visit.signed.viewer.role;
    html! { ul.lines { @for one in all.iter().rev() { li {
        @let address = format!("/afwezigheden/{}", one.absence_id);
        span { (period(words, &one.from, one.to.as_deref(), today)) }
        @if rooms::may_open(role, &address) { a href=(address) { (words.say("care-course")) } }
    } } } }
}

fn contacts(visit: &Visit, all: &[Contact], today: Date) -> Markup {
    if all.is_empty() {
        return empty(&visit.words.say("care-no-contact"));
    }
    let day = |iso: &str| iso.parse().map_or_else(|_| iso.to_owned(), |day| visit.words.short_day(day, today));
    let days: Vec<String> = all.iter().map(|one| day(&one.made_on)).collect();
    // The note is read at the absence that it is about.
    let told = |one: &Contact| contacted(visit, &Contact { has_note: false, ..one.clone() }, today);
    let moment = |(one, when)| Moment { when, what: told(one), tone: Tone::Calm };
    let moments: Vec<Moment<'_>> = all.iter().zip(days.iter().map(String::as_str)).rev().map(moment).collect();
    timeline(&moments)
}

/// What somebody allowed: what, to whom, what for, until when.
pub(crate) fn consents(words: &Words, all: &[Consent], today: Date) -> Markup {
    if all.is_empty() {
        return empty(&words.say("care-no-consents"));
    }
    html! { ul.lines { @for one in all { li {
        div {
            strong { (words.say(category_word(&one.category))) }
            // What somebody consented to is a document.
            (official(words, |words| html! {
                p.soft { (words.fill("my-consent-for", &[("purpose", one.purpose.as_str().into())])) }
            }))
        }
        span.core {
            @if one.withdrawn_on.is_some() { (badge(Tone::Watch, &words.say("care-withdrawn"))) }
            @else if one.expires_on.as_ref().is_some_and(|on| *on < today.to_string()) { (badge(Tone::Calm, &words.say("care-expired"))) }
            span.soft { (period(words, &one.given_on, one.withdrawn_on.as_deref().or(one.expires_on.as_deref()), today)) }
        }
    } } } }
}

fn category_word(category: &str) -> &'static str {
    match category {
        "absence_reason" => key("care-category-absence-reason"),
        "contact_note" => key("care-category-contact-note"),
        _ => key("care-category-other"),
    }
}

/// Who read what is confidential, when and what for: as the worker sees it too.
fn reads(visit: &Visit, all: &[ConfidentialRead], today: Date) -> Markup {
    let words = &visit.words;
    if all.is_empty() {
        return empty(&words.say("care-no-reads"));
    }
    let who = |one: &ConfidentialRead| {
        if one.actor == visit.signed.viewer.actor {
            return words.say("care-you").into_owned();
        }
        Role::parse(&one.role).map_or_else(|| one.role.clone(), |role| words.role(role).into_owned())
    };
    html! { ul.lines { @for one in all.iter().rev() { li {
        span { strong { (words.say(category_word(&one.category))) } br; span.soft { (one.purpose) } }
        span.core {
            span { (who(one)) }
            span.soft { (words.moment(one.read_at_us, today)) }
            span.soft { @if one.ground == "own_file" { (words.say("care-ground-own")) } @else { (words.say("care-ground-consent")) } }
        }
    } } } }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn every_limit_is_told_in_words_in_each_language() {
        let kinds = [
            LimitKind::LiftKg,
            LimitKind::LiftTimesHour,
            LimitKind::StandingMinutes,
            LimitKind::Noise,
            LimitKind::Crowd,
            LimitKind::TravelMinutes,
            LimitKind::MinutesPerDay,
        ];
        for kind in kinds {
            for value in [0, 10] {
                for text in in_each(|words| limit_words(words, kind, value)) {
                    assert!(!text.contains(['⟦', '{']) && !text.is_empty(), "{kind:?}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_limit_that_is_over_is_not_shown_and_a_wish_is_called_one() {
        let limit = |to: &str, is_hard| FunctionalLimit {
            kind: LimitKind::LiftKg.into(),
            value: 10,
            is_hard,
            valid_from: "2026-01-01".into(),
            valid_to: Some(to.into()),
            ..FunctionalLimit::default()
        };
        let today = date(2026, 11, 23);
        let both = [limit("2026-11-22", true), limit("2026-11-23", false)];
        let text = limits(&dutch(), &both, today, |_| html! {}).into_string();
        assert_eq!(text.matches("<li>").count(), 1, "{text}");
        assert!(text.contains("10 kg") && text.contains("wens"), "{text}");
    }
}
