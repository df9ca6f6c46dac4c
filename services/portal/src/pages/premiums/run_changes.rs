//! `GET /premies/{run}/wijzigingen`: what changed since the reckoning before it, person by person, with what did it.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::invoicing::{ListPremiumChangesRequest, ListPremiumChangesResponse, PremiumChange, PremiumRun};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{Weight, link},
            card::card,
            empty::empty,
            stat::{Stat, stats},
        },
        premiums::{books, signed_euro},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// The address of a run's changes.
pub(super) fn address(run_id: &str) -> String {
    format!("/premies/{run_id}/wijzigingen")
}

/// `GET /premies/{run}/wijzigingen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(run_id): Path<String>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let run = books::run(reader, &run_id, None).await?;
    let found = read(reader, &run_id, words.tongue().code()).await?;
    let sheet = sheet(words, &run_id, found.as_ref().map(|found| found.changes.as_slice()).unwrap_or_default());
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let content = html! {
        h1 { (words.say("room-run-changes")) " " span.soft { (words.quarter(&run.quarter)) } }
        p.core { (link(Weight::Plain, &format!("/premies/{run_id}"), &books::made(words, &run))) }
        div.stack { (card("wijzigingen", &words.say("room-run-changes"), &match &found {
            Some(found) => shown(words, &run, found, &sheet.show(words, today, &address(&run_id))),
            None => empty(&words.say("run-changes-first")),
        })) }
    };
    Ok(Frame::of(&face, &visit, words.say("room-run-changes")).answer(&content))
}

/// Nothing for the first reckoning of a quarter.
async fn read(reader: Reader<'_>, run_id: &str, language: &str) -> Result<Option<ListPremiumChangesResponse>, Status> {
    let ask = ListPremiumChangesRequest {
        run_id: run_id.to_owned(),
        against_run_id: String::new(),
        language: language.to_owned(),
    };
    match reader.invoicing()?.list_premium_changes(ask).await {
        Ok(answer) => Ok(Some(answer.into_inner())),
        Err(status) if reason_of(&status).is_some_and(|reason| reason == "FIRST_RUN") => Ok(None),
        Err(status) => Err(status),
    }
}

fn shown(words: &Words, run: &PremiumRun, found: &ListPremiumChangesResponse, table: &Markup) -> Markup {
    let change = found.after_cents.saturating_sub(found.before_cents);
    let tone = if change == 0 { Tone::Calm } else { Tone::Watch };
    let before = format!("/premies/{}", found.against_run_id);
    html! {
        (stats(&[
            Stat::calm(&words.say("run-changes-before"), &words.euro(found.before_cents)).explained(&before),
            Stat::calm(&words.say("premium-expected"), &words.euro(run.total_cents)),
            Stat::calm(&words.say("effects-change"), &signed_euro(words, change)).toned(tone),
        ]))
        @if found.changes.is_empty() { (empty(&words.say("run-changes-none"))) } @else { (table) }
    }
}

fn sheet(words: &Words, run_id: &str, changes: &[PremiumChange]) -> Sheet {
    let heads = [
        key("premium-worker"),
        key("run-changes-before"),
        key("premium-expected"),
        key("effects-change"),
        key("difference-why"),
    ];
    let row = |one: &PremiumChange| {
        let name = books::named(&one.display_name, &one.worker_id);
        vec![
            Cell::Link(name, format!("/premies/{run_id}/{}", one.worker_id)),
            Cell::euro(one.before_cents),
            Cell::euro(one.after_cents),
            Cell::euro(one.after_cents.saturating_sub(one.before_cents)),
            Cell::text(one.sentences.join(" ")),
        ]
    };
    Sheet::of(words, ("wijzigingen", key("room-run-changes")), &heads, changes.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn what_changed_is_told_with_both_amounts_and_what_did_it() {
        let one = PremiumChange {
            worker_id: "mens-1".into(),
            display_name: "Ada Voorbeeld".into(),
            before_cents: 400_000,
            after_cents: 565_000,
            sentences: vec!["Het loon ging van 6.000,00 naar 9.000,00.".into()],
        };
        let found = ListPremiumChangesResponse {
            changes: vec![one],
            against_run_id: "run-2".into(),
            before_cents: 400_000,
            after_cents: 565_000,
        };
        let run = PremiumRun { total_cents: 565_000, ..PremiumRun::default() };
        for text in in_each(|words| {
            let table = sheet(words, "run-3", &found.changes).table(words, jiff::civil::date(2026, 11, 23));
            shown(words, &run, &found, &table).into_string()
        }) {
            for part in ["/premies/run-3/mens-1", "/premies/run-2", "6.000,00 naar 9.000,00", "stat watch"] {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(!text.contains('⟦'), "{text}");
        }
    }
}
