//! `GET /opvolging`: whom the social service should be in touch with, the own files first.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_proto::social::{FileKeeper, FollowUp, FollowUpKind, ListFollowUpsRequest, ListFollowUpsResponse};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            icon::Icon,
            tabs::tabs,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod contact;
pub(crate) mod list;

/// How many stand on the page at most; the list holds them all.
const MOST: i32 = 200;
/// How far ahead the second tab looks.
const AHEAD_DAYS: i64 = 14;

/// How far ahead somebody looks.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    verder: Option<String>,
}

/// `GET /opvolging`, with `?verder=ja` for the days to come.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (words, after, today) = (&visit.words, face.hub.position(), face.context.clock.today());
    let is_ahead = on.verder.is_some();
    let until = if is_ahead { today.checked_add(AHEAD_DAYS.days()).unwrap_or(today) } else { today };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let seen = read(reader, until).await?;
    let all = &seen.follow_ups;
    let days = words.fill("care-ahead", &[("count", AHEAD_DAYS.into())]);
    let content = html! {
        div.headed {
            h1 { (words.say("room-follow-ups")) " " span.soft { (words.short_day(today, today)) } }
            a.button.main href="/afwezigheid-melden" { (Icon::Phone.draw()) span { (words.say("room-report-absence")) } }
        }
        (tabs(&words.say("care-until"), &[
            ("/opvolging", &*words.say("care-today"), !is_ahead),
            ("/opvolging?verder=ja", &days, is_ahead),
            ("/opvolging/lijst", &*words.say("care-as-list"), false),
        ]))
        div #opvolging.stack data-live="social.availability social.people social.limits" data-source=(visit.here) {
            @if all.is_empty() { (empty(&words.say("care-nothing-due"))) }
            @for (keeper, title) in KEEPERS {
                @let own: Vec<&FollowUp> = all.iter().filter(|one| one.keeper() == *keeper).collect();
                @if !own.is_empty() { (card(&format!("groep-{}", i32::from(*keeper)), &words.say(title), &group(words, &own, today))) }
            }
            @if !seen.next_page_token.is_empty() {
                p { (button::link(Weight::Plain, "/opvolging/lijst", &words.say("list-next"))) }
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-follow-ups")).live(after).answer(&content))
}

/// Whose files, in the order of the page.
const KEEPERS: &[(FileKeeper, &str)] = &[
    (FileKeeper::Own, key("care-keeper-own")),
    (FileKeeper::Shared, key("care-keeper-shared")),
    (FileKeeper::Unspecified, key("care-keeper-shared")),
    (FileKeeper::Colleague, key("care-keeper-colleague")),
];

async fn read(reader: Reader<'_>, until: Date) -> Result<ListFollowUpsResponse, Status> {
    let ask = ListFollowUpsRequest { until: until.to_string(), page_size: MOST, ..ListFollowUpsRequest::default() };
    Ok(reader.social()?.list_follow_ups(ask).await?.into_inner())
}

fn group(words: &Words, own: &[&FollowUp], today: Date) -> Markup {
    html! {
        ul.calls { @for one in own { li {
            a href={ "/medewerkers/" (one.worker_id) } { strong { (one.display_name) } }
            span.personal { (reason(words, one)) }
            span.personal { (due_on(words, &one.due_on, today)) }
            (button::link(Weight::Plain, &contact::address(&one.worker_id, &one.subject_id), &words.say("room-record-contact")))
        } } }
        p.paper { (words.say("care-not-on-paper")) }
    }
}

/// Why, leading to the absence when it is about one.
fn reason(words: &Words, one: &FollowUp) -> Markup {
    let text = words.say(reason_word(&one.reason));
    match one.kind() {
        FollowUpKind::Contact | FollowUpKind::WorkDoctor => {
            html! { a href={ "/afwezigheden/" (one.subject_id) } { (text) } }
        }
        FollowUpKind::Unspecified
        | FollowUpKind::LimitEnds
        | FollowUpKind::PackageEvaluation
        | FollowUpKind::PackageEnds
        | FollowUpKind::ConsentEnds => html! { (text) },
    }
}

fn reason_word(reason: &str) -> &'static str {
    match reason {
        "first_call" => key("care-reason-first-call"),
        "silent_7" => key("care-reason-silent-7"),
        "silent_14" => key("care-reason-silent-14"),
        "silent_28" => key("care-reason-silent-28"),
        "agreed_day" => key("care-reason-agreed-day"),
        "potential_estimate" => key("care-reason-potential-estimate"),
        "reintegration_path" => key("care-reason-reintegration-path"),
        "limit_ends" => key("care-reason-limit-ends"),
        "evaluation_possible" => key("care-reason-evaluation-possible"),
        "package_ends" => key("care-reason-package-ends"),
        "consent_ends" => key("care-reason-consent-ends"),
        _ => key("care-reason-other"),
    }
}

/// The day, and how long ago it was.
fn due_on(words: &Words, due: &str, today: Date) -> Markup {
    let Ok(day) = due.parse::<Date>() else { return words.day_cell(due, today) };
    let late = today.since(day).map_or(0, |span| span.get_days());
    let text = words.short_day(day, today);
    html! {
        span.core {
            time.whole datetime=(due) { (text) }
            @if late > 0 { (badge(Tone::Watch, &words.fill("care-days-over", &[("count", late.into())]))) }
            @else if late == 0 { (badge(Tone::Info, &words.say("care-today"))) }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn what_should_have_been_done_before_stands_out_by_a_word() {
        let today = date(2026, 11, 23);
        let table = [("2026-11-20", "3 dagen over tijd"), ("2026-11-22", "1 dag over tijd"), ("2026-11-23", "vandaag")];
        for (due, told) in table {
            let text = due_on(&dutch(), due, today).into_string();
            assert!(text.to_lowercase().contains(told), "{text}");
        }
        assert!(!due_on(&dutch(), "2026-11-24", today).into_string().contains("badge"));
    }
}
