//! `GET /register?van=2026-11-01&tot=2026-11-30`: what an inspector asks to see: the agreements with both parties, signature and
//! notice, what kind of work each was judged to be, breaches with what was decided, and coaches by heads and by full-time
//! equivalents. Each table is a file as well; none names a worker.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use maud::html;
use serde::Deserialize;
use tonic::Status;
use werkbrug_proto::crews::{
    Breach, CoachRatio, Engagement, Judgement, ListBreachesRequest, ListCoachRatiosRequest, ListEngagementsRequest,
    ListJudgementsRequest,
};

use super::{agreements::kind_word, kind::outcome_key};
use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{self, Weight},
            card::card,
            form::Field,
            toolbar::toolbar,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/register";
/// How many agreements, judgements and breaches one look reads.
const SHOWN: i32 = 200;
/// How far back the register looks when nobody says otherwise, in days; the service tells a month at most.
const DAYS: i64 = 30;

/// The days in the address.
#[derive(Deserialize)]
pub(crate) struct Span {
    van: Option<String>,
    tot: Option<String>,
}

/// What the register holds.
struct Seen {
    agreements: Vec<Engagement>,
    judgements: Vec<Judgement>,
    breaches: Vec<Breach>,
    ratios: Vec<CoachRatio>,
}

/// `GET /register`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(span), Query(take)): (Query<Span>, Query<Take>),
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let (from, to) = days(&span, today)?;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let seen = read(reader, (from, to)).await?;
    let sheets = [agreements(words, &seen), breaches(words, &seen.breaches, (from, to)), ratios(words, &seen.ratios)];
    if let Some(file) = take.of(&sheets.iter().collect::<Vec<_>>(), today) {
        return file;
    }
    let here = format!("{PATH}?van={from}&tot={to}");
    let filters = html! {
        (Field::required("van", &words.say("law-from")).holding(&from.to_string()).day(words))
        (Field::required("tot", &words.say("law-to")).holding(&to.to_string()).day(words))
        (button::submit(Weight::Plain, &words.say("host-show")))
    };
    let content = html! {
        h1 { (words.say("room-register")) }
        p.intro { (words.say("law-register-intro")) }
        (toolbar(PATH, &words.say("law-period"), &filters, &html! {}))
        div.stack { @for sheet in &sheets { (card(sheet.name, &sheet.title, &sheet.show(words, today, &here))) } }
    };
    Ok(Frame::of(&face, &visit, words.say("room-register")).answer(&content))
}

/// The days that are looked at.
fn days(span: &Span, today: Date) -> Result<(Date, Date), Trouble> {
    let day = |text: &Option<String>, usual: Date| match text.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay),
        None => Ok(usual),
    };
    let to = day(&span.tot, today)?;
    let from = day(&span.van, to.saturating_sub(DAYS.days()))?;
    // What is asked the wrong way round, or for longer than the service tells, ends where it was asked to end.
    let first = to.saturating_sub(DAYS.days());
    Ok((if from > to || from < first { first } else { from }, to))
}

async fn read(reader: Reader<'_>, (from, to): (Date, Date)) -> Result<Seen, Status> {
    let agreements = ListEngagementsRequest { page_size: SHOWN, ..ListEngagementsRequest::default() };
    let judgements = ListJudgementsRequest { page_size: SHOWN, ..ListJudgementsRequest::default() };
    let breaches = ListBreachesRequest { page_size: SHOWN, ..ListBreachesRequest::default() };
    let ratios = ListCoachRatiosRequest { from: from.to_string(), to: to.to_string() };
    let (mut crews, mut other, mut floor, mut further) =
        (reader.crews()?, reader.crews()?, reader.floor()?, reader.floor()?);
    let (agreements, breaches, judgements, ratios) = tokio::try_join!(
        crews.list_engagements(agreements),
        other.list_breaches(breaches),
        floor.list_judgements(judgements),
        further.list_coach_ratios(ratios),
    )?;
    Ok(Seen {
        agreements: agreements.into_inner().engagements,
        judgements: judgements.into_inner().judgements,
        breaches: breaches.into_inner().breaches,
        ratios: ratios.into_inner().rows,
    })
}

fn heads<const N: usize>(words: &Words, keys: [&'static str; N]) -> Vec<String> {
    keys.map(|key| words.say(key).into_owned()).to_vec()
}

fn agreements(words: &Words, seen: &Seen) -> Sheet {
    let judged = |id: &str| seen.judgements.iter().find(|one| one.engagement_id == id);
    let row = |one: &Engagement| {
        let day = |day: Option<&str>| day.map_or(Cell::None, Cell::day);
        vec![
            Cell::Link(one.engagement_code.clone(), format!("/overeenkomsten/{}", one.engagement_id)),
            Cell::text(&one.place_name),
            Cell::text(words.say(kind_word(one.kind()))),
            judged(&one.engagement_id)
                .map_or(Cell::None, |judged| Cell::text(words.say(outcome_key(judged.outcome())))),
            Cell::text(&one.company_name),
            Cell::text(&one.company_kbo),
            day(one.signed_on.as_deref()),
            day(one.notified_on.as_deref()),
            Cell::day(&one.starts_on),
            day(one.ends_on.as_deref()),
        ]
    };
    Sheet {
        name: "overeenkomsten",
        title: words.say("room-agreements").into_owned(),
        heads: heads(
            words,
            [
                key("doc-agreement"),
                key("doc-place"),
                key("doc-kind"),
                key("law-judged-as"),
                key("law-host"),
                key("law-kbo"),
                key("doc-signed-on"),
                key("doc-notified-on"),
                key("doc-starts-on"),
                key("doc-ends-on"),
            ],
        ),
        rows: seen.agreements.iter().map(row).collect(),
    }
}

fn breaches(words: &Words, all: &[Breach], (from, to): (Date, Date)) -> Sheet {
    let (from, to) = (from.to_string(), to.to_string());
    let row = |one: &Breach| {
        let codes: Vec<&str> = one.gates.iter().map(|gate| gate.code.as_str()).collect();
        let (tone, state) = match (one.is_open, one.may_invoice) {
            (true, _) => (Tone::Watch, key("law-open")),
            (false, true) => (Tone::Calm, key("law-settle-invoice")),
            (false, false) => (Tone::Calm, key("law-settle-drop")),
        };
        vec![
            Cell::day(&one.day),
            Cell::text(&one.place_name),
            Cell::text(codes.join(", ")),
            Cell::State(tone, words.say(state).into_owned()),
            Cell::text(&one.decision),
        ]
    };
    Sheet {
        name: "inbreuken",
        title: words.say("room-breaches").into_owned(),
        heads: heads(
            words,
            [key("doc-day"), key("doc-place"), key("law-gates"), key("doc-state"), key("law-decision")],
        ),
        rows: all.iter().filter(|one| from <= one.day && one.day <= to).map(row).collect(),
    }
}

fn ratios(words: &Words, all: &[CoachRatio]) -> Sheet {
    let row = |one: &CoachRatio| {
        let (tone, word) = if one.coaches_there < one.coaches_by_heads {
            (Tone::Bad, key("law-too-few"))
        } else {
            (Tone::Calm, key("shift-gate-green"))
        };
        vec![
            Cell::day(&one.day),
            Cell::text(&one.place_name),
            Cell::text(words.clock_span(one.start_minute, one.end_minute)),
            Cell::Number(one.heads.into()),
            Cell::Number(one.coaches_by_heads.into()),
            Cell::Number(one.coaches_by_fte.into()),
            Cell::Number(one.coaches_there.into()),
            Cell::State(tone, words.say(word).into_owned()),
        ]
    };
    Sheet {
        name: "begeleiding",
        title: words.say("law-ratios").into_owned(),
        heads: heads(
            words,
            [
                key("doc-day"),
                key("doc-place"),
                key("doc-hours"),
                key("doc-heads"),
                key("law-by-heads"),
                key("law-by-fte"),
                key("law-there"),
                key("doc-state"),
            ],
        ),
        rows: all.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_register_looks_back_a_month_at_most_and_ends_where_it_was_asked_to() {
        let today = date(2026, 11, 23);
        let span = |van: &str, tot: &str| Span { van: Some(van.into()), tot: Some(tot.into()) };
        let table = [
            (span("", ""), (date(2026, 10, 24), today)),
            (span("2026-11-01", "2026-11-10"), (date(2026, 11, 1), date(2026, 11, 10))),
            (span("2026-01-01", "2026-11-10"), (date(2026, 10, 11), date(2026, 11, 10))),
            (span("2026-11-20", "2026-11-10"), (date(2026, 10, 11), date(2026, 11, 10))),
        ];
        for (asked, expected) in table {
            assert_eq!(days(&asked, today).ok(), Some(expected), "{:?} {:?}", asked.van, asked.tot);
        }
        assert!(days(&span("gisteren", ""), today).is_err());
    }
}
