//! `GET /afwezigheden/{id}`: an absence with what happened since. What is confidential is behind a purpose.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::social::{AbsenceEpisode, Contact, GetAbsenceRequest};

use crate::{
    pages::{
        follow_ups::contact::{self, how_word},
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            dialog::dialog,
            empty::empty,
            form::{Field, actions, changing},
            timeline::{Moment, timeline},
        },
        workers::file,
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod change;
pub(crate) mod report;
pub(crate) mod secret;

/// `GET /afwezigheden/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(absence_id): Path<String>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let seen = reader.social()?.get_absence(GetAbsenceRequest { absence_id }).await?.into_inner();
    let absence = seen.absence.clone().ok_or(Trouble::Bug)?;
    let kept = visit.kept(&face, &change::end_address(&absence.absence_id));
    let typed_end = kept.map(|fields| fields.text("tot").to_owned());
    let title = words.fill("care-absence-of", &[("name", seen.display_name.as_str().into())]);
    let content = html! {
        div.headed {
            h1 {
                a href={ "/medewerkers/" (absence.worker_id) } { (seen.display_name) }
                @if seen.day_number > 0 { " " span.soft { (words.fill("care-day-number", &[("day", seen.day_number.into())])) } }
            }
            (button::link(Weight::Main, &contact::address(&absence.worker_id, &absence.absence_id), &words.say("room-record-contact")))
        }
        div.two.personal {
            (card("verloop", &words.say("care-course"), &course(&visit, &seen, today)))
            div.stack {
                (card("dagen", &words.say("care-absent"), &days(&visit, &seen, (today, typed_end.as_deref()))))
                (card("vertrouwelijk", &words.say("care-confidential"), &closed(words)))
                (card("toestemmingen", &words.say("care-consents"), &file::consents(words, &seen.consents, today)))
            }
        }
        p.paper { (words.say("care-not-on-paper")) }
        (dialog(words, "lezen", &words.say("room-read-secret"), &secret::ask(&visit, &format!("/afwezigheden/{}/lezen", absence.absence_id))))
        @for one in seen.contacts.iter().filter(|one| one.has_note) {
            (dialog(words, &format!("nota-{}", one.contact_id), &words.say("room-read-secret"), &secret::ask(&visit, &format!("/contacten/{}/lezen", one.contact_id))))
        }
    };
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

/// Contacts and the days that the law or the house attaches, in one line of time.
fn course(visit: &Visit, seen: &AbsenceEpisode, today: Date) -> Markup {
    let words = &visit.words;
    let mut all: Vec<(&str, Markup, Tone)> = Vec::new();
    if let Some(absence) = &seen.absence {
        all.push((&absence.from, html! { strong { (words.say("care-first-day")) } }, Tone::Info));
        if let Some(to) = &absence.to {
            all.push((to, html! { strong { (words.say("care-last-day")) } }, Tone::Good));
        }
    }
    for moment in &seen.moments {
        let is_past = moment.on.parse::<Date>().is_ok_and(|day| day < today);
        let tone = if is_past { Tone::Calm } else { Tone::Watch };
        all.push((&moment.on, html! { (words.say(moment_word(&moment.code))) }, tone));
    }
    all.extend(seen.contacts.iter().map(|one| (one.made_on.as_str(), contacted(visit, one, today), Tone::Good)));
    all.sort_by(|one, other| one.0.cmp(other.0));
    let days: Vec<String> = all.iter().map(|(day, _, _)| day_text(words, day, today)).collect();
    let moments: Vec<Moment<'_>> =
        all.into_iter().zip(&days).map(|((_, what, tone), when)| Moment { when, what, tone }).collect();
    html! {
        div.course { (timeline(&moments)) }
        @if seen.contacts.is_empty() { (empty(&words.say("care-no-contact"))) }
    }
}

fn day_text(words: &Words, iso: &str, today: Date) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |day| words.short_day(day, today))
}

fn moment_word(code: &str) -> &'static str {
    match code {
        "help_notice" => key("care-moment-help-notice"),
        "potential_estimate" => key("care-reason-potential-estimate"),
        "reintegration_path" => key("care-reason-reintegration-path"),
        _ => key("care-reason-other"),
    }
}

/// How there was contact, by whom, and the way to its note.
pub(crate) fn contacted(visit: &Visit, one: &Contact, today: Date) -> Markup {
    let words = &visit.words;
    let is_own = one.made_by == visit.signed.viewer.actor;
    let by = if is_own { words.say("care-by-you") } else { words.say("care-by-colleague") };
    html! {
        span.core {
            span { (words.say(how_word(one.how()))) }
            span.soft { (by) }
            @if let Some(next) = &one.next_contact_on { span.soft { (words.fill("care-next", &[("day", day_text(words, next, today).into())])) } }
            @if one.has_note { (button::opens(&format!("nota-{}", one.contact_id), &words.say("care-note"))) }
        }
    }
}

fn closed(words: &Words) -> Markup {
    html! {
        p { (words.say("care-closed")) }
        (button::opens("lezen", &words.say("room-read-secret")))
    }
}

fn days(visit: &Visit, seen: &AbsenceEpisode, (today, typed): (Date, Option<&str>)) -> Markup {
    let words = &visit.words;
    let Some(absence) = &seen.absence else { return empty(&words.say("care-no-absence")) };
    let to = absence.to.as_deref().unwrap_or_default();
    let usual = if to.is_empty() { today.to_string() } else { to.to_owned() };
    let last = typed.map_or(usual, str::to_owned);
    let etag = html! { input type="hidden" name="etag" value=(absence.etag); };
    let end = html! {
        (etag)
        (Field::required("tot", &words.say("care-last-day")).holding(&last).day(words))
        (actions(&[button::submit(Weight::Plain, &words.say("care-end"))]))
    };
    let cancel = html! {
        (etag)
        p { (words.say("care-cancel-why")) }
        (actions(&[button::submit(Weight::Danger, &words.say("care-cancel"))]))
    };
    let at = |what: &str| format!("/afwezigheden/{}/{what}", absence.absence_id);
    html! {
        p.core {
            (words.day_cell(&absence.from, today)) " – "
            @if to.is_empty() { (badge(Tone::Info, &words.say("care-open-end"))) } @else { (words.day_cell(to, today)) }
        }
        (changing(&visit.signed, &at("einde"), &end))
        p.below { (button::opens("vergissing", &words.say("care-mistake"))) }
        (dialog(words, "vergissing", &words.say("care-mistake"), &changing(&visit.signed, &at("vergissing"), &cancel)))
    }
}
