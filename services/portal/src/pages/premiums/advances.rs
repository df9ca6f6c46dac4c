//! `GET /premies/voorschotten?kwartaal=2026Q3`: what was paid beforehand a month, and what the settlement leaves.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{AdvanceMonth, ListAdvancesRequest, ListAdvancesResponse, RecordAdvanceRequest};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
            stat::{Stat, stats},
        },
        premiums::{books, contingent::On, head, money, signed_euro},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/premies/voorschotten";

/// `GET /premies/voorschotten`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let found = read(reader, on.quarter()).await?;
    let months = months(words, &found);
    if let Some(file) = take.of(&[&months], today) {
        return file;
    }
    let here = format!("{PATH}?kwartaal={}", found.quarter);
    let choices: Vec<(&str, &str)> =
        found.months.iter().map(|one| (one.month.as_str(), one.month.get(..7).unwrap_or_default())).collect();
    let content = html! {
        (head(words, key("room-advances"), &found.quarter))
        @if found.quarter.is_empty() { (empty(&words.say("premium-none"))) }
        @else { div.stack {
            (card("saldo", &words.say("advance-balance"), &balance(words, &found, today)))
            (card("maanden", &words.say("advance-months"), &html! {
                @if found.months.iter().any(|one| one.expected_cents.is_none()) { p { (words.say("advance-unknown")) } }
                (months.show(words, today, &here))
            }))
            (card("nieuw", &words.say("advance-new"), &changing(&visit.signed, &here, &html! {
                (Field::required("maand", &words.say("advance-month")).one_of(&choices))
                (Field::required("bedrag", &words.say("premium-paid")).hinted(&words.say("money-hint")).text())
                (Field::required("kenmerk", &words.say("statement-reference")).text())
                div { (submit(Weight::Main, &words.say("money-record"))) }
            })))
        } }
    };
    Ok(Frame::of(&face, &visit, words.say("room-advances")).answer(&content))
}

async fn read(reader: Reader<'_>, quarter: String) -> Result<ListAdvancesResponse, Status> {
    match reader.invoicing()?.list_advances(ListAdvancesRequest { quarter }).await {
        Ok(answer) => Ok(answer.into_inner()),
        Err(status) if books::is_no_quarter(&status) => Ok(ListAdvancesResponse::default()),
        Err(status) => Err(status),
    }
}

/// `POST /premies/voorschotten`: what was paid beforehand for a month.
pub(crate) async fn record(
    State(face): State<Arc<Face>>,
    Query(on): Query<On>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let to = format!("{PATH}?kwartaal={}", on.quarter());
    let Some(amount_cents) = money::typed(fields.text("bedrag")) else {
        visit.tell(&face, Notice::refused(visit.words.say("money-no-amount")));
        return Ok(Redirect::to(&to).into_response());
    };
    let ask = RecordAdvanceRequest {
        request_id: fields.text("request_id").to_owned(),
        month: fields.text("maand").to_owned(),
        amount_cents,
        statement: fields.text("kenmerk").to_owned(),
    };
    let notice = match reader.invoicing()?.record_advance(ask).await {
        Ok(_) => Notice::done(visit.words.say("money-recorded")),
        Err(status) => Notice::refused(visit.words.say(money::refused(&status).ok_or(status)?)),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&to).into_response())
}

/// What the settlement leaves: to be paid on a day, or withheld from the next advance.
fn balance(words: &Words, found: &ListAdvancesResponse, page: Date) -> Markup {
    let Some((settled, rest)) = found.settled_cents.zip(found.balance_cents) else {
        return html! {
            (stats(&[Stat::calm(&words.say("advance-paid"), &words.euro(found.advanced_cents))]))
            p { (words.say("advance-not-settled")) }
        };
    };
    let tone = if rest < 0 { Tone::Watch } else { Tone::Calm };
    html! {
        (stats(&[
            Stat::calm(&words.say("advance-settled"), &words.euro(settled)),
            Stat::calm(&words.say("advance-paid"), &words.euro(found.advanced_cents)),
            Stat::calm(&words.say("advance-rest"), &signed_euro(words, rest)).toned(tone),
        ]))
        @if rest < 0 { p { (words.say("advance-withhold")) } }
        @else if !found.balance_due_on.is_empty() {
            p { (words.say("advance-due")) " " (words.day_cell(&found.balance_due_on, page)) }
        }
        @if found.withheld_cents > 0 {
            p { (words.fill("advance-withheld", &[("amount", words.euro(found.withheld_cents).into())])) }
        }
    }
}

fn months(words: &Words, found: &ListAdvancesResponse) -> Sheet {
    let heads = [key("advance-month"), key("premium-expected"), key("premium-paid")];
    let row = |one: &AdvanceMonth| {
        vec![
            Cell::text(one.month.get(..7).unwrap_or_default()),
            one.expected_cents.map_or(Cell::None, Cell::euro),
            Cell::euro(one.paid_cents),
        ]
    };
    Sheet::of(words, ("maanden", key("advance-months")), &heads, found.months.iter().map(row))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn a_balance_is_paid_on_a_day_or_withheld() {
        let found = |rest| ListAdvancesResponse {
            settled_cents: Some(9_000),
            balance_cents: Some(rest),
            balance_due_on: "2026-07-14".into(),
            ..ListAdvancesResponse::default()
        };
        let shown = |rest| balance(&dutch(), &found(rest), date(2026, 7, 1)).into_string();
        let (paid, withheld) = (shown(500), shown(-500));
        assert!(paid.contains("2026-07-14") && !withheld.contains("2026-07-14"), "{paid} {withheld}");
        assert!(withheld.contains("volgende voorschot"), "{withheld}");
        let before = in_each(|words| balance(words, &ListAdvancesResponse::default(), date(2026, 7, 1)).into_string());
        assert!(before.iter().all(|text| !text.contains('⟦')), "{before:?}");
    }
}
