//! `/ankerregister`: work that was won, kept, came at risk, left or returned in a year; to print and to take along.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{
    Anchoring, AnchoringKind, AnchoringReason, AnchoringTotal, ListAnchoringRequest, ListCompaniesRequest,
    RecordAnchoringRequest,
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
            button::{self, Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// The address.
const PATH: &str = "/ankerregister";
/// Companies to choose from.
const COMPANIES: i32 = 200;
const KINDS: [(&str, AnchoringKind, &str); 5] = [
    ("gewonnen", AnchoringKind::Won, key("anchor-won")),
    ("behouden", AnchoringKind::Kept, key("anchor-kept")),
    ("bedreigd", AnchoringKind::AtRisk, key("anchor-at-risk")),
    ("vertrokken", AnchoringKind::Left, key("anchor-left")),
    ("teruggekeerd", AnchoringKind::Returned, key("anchor-returned")),
];
const REASONS: [(&str, AnchoringReason, &str); 8] = [
    ("", AnchoringReason::Unspecified, key("anchor-no-reason")),
    ("prijs", AnchoringReason::Price, key("anchor-price")),
    ("doorlooptijd", AnchoringReason::LeadTime, key("anchor-lead-time")),
    ("capaciteit", AnchoringReason::Capacity, key("anchor-capacity")),
    ("automatisering", AnchoringReason::Automation, key("anchor-automation")),
    ("product", AnchoringReason::ProductEnded, key("anchor-product-ended")),
    ("groep", AnchoringReason::GroupDecision, key("anchor-group-decision")),
    ("kwaliteit", AnchoringReason::Quality, key("anchor-quality")),
];

/// Which year.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    jaar: String,
}

/// `GET /ankerregister`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListAnchoringRequest { year: on.jaar.parse().unwrap_or(0) };
    let found = reader.relating()?.list_anchoring(ask).await?.into_inner();
    let (totals, entries) = (totals(words, &found.totals), entries(words, &found.entries));
    if let Some(file) = take.of(&[&totals, &entries], today) {
        return file;
    }
    let year = found.year;
    let (before, after) = (year.saturating_sub(1), year.saturating_add(1));
    let here = format!("{PATH}?jaar={year}");
    let is_past = i64::from(year) < i64::from(today.year());
    let content = html! {
        h1 { (words.fill("anchor-title", &[("year", year.to_string().into())])) }
        p.intro { (words.say("anchor-intro")) }
        p.paging {
            (button::link(Weight::Plain, &format!("{PATH}?jaar={before}"), &before.to_string()))
            @if is_past { (button::link(Weight::Plain, &format!("{PATH}?jaar={after}"), &after.to_string())) }
        }
        div.stack {
            (card("totalen", &totals.title, &totals.show(words, today, &here)))
            (card("register", &entries.title, &html! {
                @if entries.rows.is_empty() { (empty(&words.say("anchor-none"))) } @else { (entries.show(words, today, &here)) }
            }))
            @if visit.signed.viewer.role == Role::OrderDesk {
                (card("vastleggen", &words.say("anchor-record"), &form(&visit, reader, visit.kept(&face, PATH), today).await?))
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-anchors")).answer(&content))
}

fn totals(words: &Words, all: &[AnchoringTotal]) -> Sheet {
    let heads = [key("anchor-kind"), key("anchor-count"), key("anchor-hours"), key("anchor-jobs")];
    let count = |number: u64| Cell::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let row = |own: &AnchoringTotal| {
        let (tone, name) = kind(own.kind());
        vec![
            Cell::State(tone, words.say(name).into_owned()),
            Cell::Number(own.entries.into()),
            count(own.hours_per_year),
            Cell::text(tenths(words, own.job_tenths)),
        ]
    };
    Sheet::of(words, ("totalen", key("anchor-totals")), &heads, all.iter().map(row))
}

fn entries(words: &Words, all: &[Anchoring]) -> Sheet {
    let heads = [
        key("anchor-work"),
        key("anchor-company"),
        key("anchor-kind"),
        key("anchor-on"),
        key("anchor-place"),
        key("anchor-reason"),
        key("anchor-hours"),
        key("anchor-jobs"),
    ];
    let row = |own: &Anchoring| {
        let (tone, name) = kind(own.kind());
        let reason = REASONS.iter().find(|(value, reason, _)| !value.is_empty() && *reason == own.reason());
        vec![
            Cell::text(&own.work_description),
            Cell::Link(own.company_name.clone(), format!("/relaties/{}", own.company_id)),
            Cell::State(tone, words.say(name).into_owned()),
            Cell::day(&own.on),
            if own.place.is_empty() { Cell::None } else { Cell::text(&own.place) },
            reason.map_or(Cell::None, |(_, _, name)| Cell::text(words.say(name))),
            Cell::Number(own.hours_per_year.into()),
            Cell::text(tenths(words, own.job_tenths.into())),
        ]
    };
    Sheet::of(words, ("register", key("anchor-entries")), &heads, all.iter().map(row))
}

/// Full-time places with one decimal.
fn tenths(words: &Words, tenths: u64) -> String {
    let whole = words.number(i64::try_from(tenths / 10).unwrap_or(i64::MAX));
    words.fill("anchor-tenths", &[("whole", whole.into()), ("tenth", (tenths % 10).to_string().into())])
}

const fn kind(kind: AnchoringKind) -> (Tone, &'static str) {
    match kind {
        AnchoringKind::Won => (Tone::Good, key("anchor-won")),
        AnchoringKind::Kept => (Tone::Calm, key("anchor-kept")),
        AnchoringKind::AtRisk => (Tone::Watch, key("anchor-at-risk")),
        AnchoringKind::Left => (Tone::Bad, key("anchor-left")),
        AnchoringKind::Returned => (Tone::Good, key("anchor-returned")),
        AnchoringKind::Unspecified => (Tone::Calm, key("day-stage-unknown")),
    }
}

async fn form(visit: &Visit, reader: Reader<'_>, kept: Option<Fields>, today: Date) -> Result<Markup, Status> {
    let words = &visit.words;
    let ask = ListCompaniesRequest { page_size: COMPANIES, ..Default::default() };
    let all = reader.orders()?.list_companies(ask).await?.into_inner().companies;
    let companies: Vec<(&str, &str)> =
        all.iter().map(|own| (own.company_id.as_str(), own.company_name.as_str())).collect();
    let kinds = KINDS.map(|(value, _, name)| (value, words.say(name)));
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(value, name)| (*value, name.as_ref())).collect();
    let reasons = REASONS.map(|(value, _, name)| (value, words.say(name)));
    let reasons: Vec<(&str, &str)> = reasons.iter().map(|(value, name)| (*value, name.as_ref())).collect();
    let fields = kept.unwrap_or_else(|| Fields::of([("dag".to_owned(), today.to_string())]));
    let content = html! {
        (Field::required("bedrijf", &words.say("anchor-company")).holding(fields.text("bedrijf")).one_of(&companies))
        (Field::required("soort", &words.say("anchor-kind")).holding(fields.text("soort")).one_of(&kinds))
        (Field::required("dag", &words.say("anchor-on")).holding(fields.text("dag")).day(words))
        (Field::required("werk", &words.say("anchor-work")).holding(fields.text("werk")).text())
        (Field::optional("plaats", &words.say("anchor-place")).hinted(&words.say("anchor-place-hint")).holding(fields.text("plaats")).text())
        (Field::optional("reden", &words.say("anchor-reason")).hinted(&words.say("anchor-reason-hint")).holding(fields.text("reden")).one_of(&reasons))
        (Field::required("uren", &words.say("anchor-hours")).holding(fields.text("uren")).number())
        (Field::required("plaatsen", &words.say("anchor-jobs")).hinted(&words.say("anchor-jobs-hint")).holding(fields.text("plaatsen")).text())
        div { (submit(Weight::Main, &words.say("anchor-do-record"))) }
    };
    Ok(changing(&visit.signed, &format!("{PATH}/vastleggen"), &content))
}

/// `POST /ankerregister/vastleggen`.
pub(crate) async fn record(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let notice = match asked(fields) {
        None => Err(key("rush-unreadable")),
        Some(asked) => {
            let answer = reader.relating()?.record_anchoring(asked).await;
            answer.map_err(|status| refusal(&reason_of(&status).unwrap_or_default()))
        }
    };
    match notice {
        Ok(_) => {
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(visit.words.say("anchor-recorded")));
        }
        Err(text) => {
            visit.keep(&face, PATH, fields);
            visit.tell(&face, Notice::refused(visit.words.say(text)));
        }
    }
    Ok(Redirect::to(PATH).into_response())
}

fn asked(fields: &Fields) -> Option<RecordAnchoringRequest> {
    let kind = KINDS.iter().find(|(value, _, _)| *value == fields.text("soort"))?;
    let reason = REASONS.iter().find(|(value, _, _)| *value == fields.text("reden"))?;
    Some(RecordAnchoringRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: fields.text("bedrijf").to_owned(),
        kind: kind.1.into(),
        on: dates::typed(fields.text("dag"))?.to_string(),
        work_description: fields.text("werk").to_owned(),
        place: fields.text("plaats").to_owned(),
        reason: reason.1.into(),
        hours_per_year: fields.text("uren").parse().ok()?,
        job_tenths: in_tenths(fields.text("plaatsen"))?,
    })
}

/// `2,5` is twenty-five tenths.
fn in_tenths(text: &str) -> Option<u32> {
    let text = text.replace(',', ".");
    let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
    let tenth = if tenth.len() == 1 { tenth.parse::<u32>().ok()? } else { return None };
    whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenth)
}

fn refusal(reason: &str) -> &'static str {
    match reason {
        "REASON_MISSING" => key("anchor-reason-missing"),
        "REASON_NOT_ASKED" => key("anchor-reason-not-asked"),
        "PLACE_MISSING" => key("anchor-place-missing"),
        "DAY_TO_COME" => key("relation-day-to-come"),
        "HOURS_MISSING" => key("anchor-hours-missing"),
        _ => key("rush-unreadable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_tenths() {
        let table = [("2", Some(20)), ("2,5", Some(25)), ("0.1", Some(1)), ("2,55", None), ("veel", None), ("", None)];
        for (text, tenths) in table {
            assert_eq!(in_tenths(text), tenths, "{text}");
        }
    }
}
