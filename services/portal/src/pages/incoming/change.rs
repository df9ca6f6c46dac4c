//! What the desk does with an order that came in: a quote, an acceptance, an answer.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::orders::{
    AcceptOrderRequest, AnswerIncomingOrderRequest, FileWork, GetIncomingOrderRequest, LineWork,
    QuoteIncomingOrderRequest,
};

use super::{PATH, one::short};
use crate::{
    pages::{orders::said, parts::notice::Notice, premiums::money},
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{dates, key},
};

/// Lines that a form can name.
const LINES: usize = 100;
/// The field of why an order is refused.
pub(super) const WHY: &str = "reden";

/// The name of a field of a line.
pub(super) fn place(what: &str, at: usize) -> String {
    format!("{what}-{at}")
}

/// `POST /bestellingen/{id}/offerte`.
pub(crate) async fn quote(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let at = format!("{PATH}/{id}");
    let Some(asked) = asked(fields, &id) else {
        visit.keep(&face, &at, fields);
        visit.tell(&face, Notice::refused(visit.words.say("rush-unreadable")));
        return Ok(Redirect::to(&at).into_response());
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).exchanging()?.quote_incoming_order(asked).await {
        Ok(_) => {
            visit.forget(&face, &at);
            visit.tell(&face, Notice::done(visit.words.say("incoming-quoted")));
        }
        Err(status) => {
            visit.keep(&face, &at, fields);
            refused(&face, visit, &status);
        }
    }
    Ok(Redirect::to(&at).into_response())
}

fn asked(fields: &Fields, id: &str) -> Option<QuoteIncomingOrderRequest> {
    let lines = (0..LINES).filter(|at| !fields.text(&place("lijn", *at)).is_empty()).map(|at| line(fields, at));
    let day = |name: &str| dates::typed(fields.text(name)).map(|day| day.to_string());
    let material = fields.text("materiaal");
    Some(QuoteIncomingOrderRequest {
        request_id: fields.text("request_id").to_owned(),
        incoming_order_id: id.to_owned(),
        etag: fields.text("etag").to_owned(),
        lines: lines.collect::<Option<_>>()?,
        valid_until: day("geldig")?,
        material_on: if material.is_empty() { None } else { Some(day("materiaal")?) },
    })
}

fn line(fields: &Fields, at: usize) -> Option<LineWork> {
    let of = |what: &str| fields.text(&place(what, at)).to_owned();
    let mut work = Vec::new();
    if !of("afdeling").is_empty() {
        let minutes_per_hundred = of("minuten").parse().ok()?;
        work.push(FileWork { task_description: of("taak"), department: of("afdeling"), minutes_per_hundred });
    }
    let price = of("prijs");
    let cents_per_hundred = if price.is_empty() { None } else { Some(money::typed(&price)?) };
    Some(LineWork { line_number: of("lijn"), work, cents_per_hundred })
}

/// `POST /bestellingen/{id}/aanvaarden`: the quote becomes an order with a day, and the customer can be answered.
pub(crate) async fn accept(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetIncomingOrderRequest { incoming_order_id: id.clone() };
    let own = reader.exchanging()?.get_incoming_order(ask).await?.into_inner();
    let asked = AcceptOrderRequest {
        request_id: fields.text("request_id").to_owned(),
        order_id: own.order_id,
        wanted_on: own.file.and_then(|file| file.wanted_until),
        take_later: fields.is_ticked("later"),
        promised_day: said::chosen(fields).into(),
        ..AcceptOrderRequest::default()
    };
    match reader.orders()?.accept_order(asked).await {
        Ok(_) => visit.tell(&face, Notice::done(visit.words.say("incoming-accepted"))),
        Err(status) => refused(&face, visit, &status),
    }
    Ok(Redirect::to(&format!("{PATH}/{id}")).into_response())
}

/// Where an answer is sent.
pub(super) fn answering(id: &str) -> String {
    format!("{PATH}/{id}/antwoorden")
}

/// `POST /bestellingen/{id}/antwoorden`.
pub(crate) async fn answer(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let asked = AnswerIncomingOrderRequest {
        request_id: fields.text("request_id").to_owned(),
        incoming_order_id: id.clone(),
        etag: fields.text("etag").to_owned(),
        refusal: fields.text(WHY).to_owned(),
    };
    let at = answering(&id);
    match Reader::of(&face.context.peers, &visit.signed.viewer).exchanging()?.answer_incoming_order(asked).await {
        Ok(_) => {
            visit.forget(&face, &at);
            visit.tell(&face, Notice::done(visit.words.say("incoming-answered")));
        }
        Err(status) => {
            // An answer without a reason is sent from a form of its own; it takes nothing away from the other.
            if !fields.text(WHY).is_empty() {
                visit.keep(&face, &at, fields);
            }
            refused(&face, visit, &status);
        }
    }
    Ok(Redirect::to(&format!("{PATH}/{id}")).into_response())
}

fn refused(face: &Face, visit: &Visit, status: &Status) {
    let facts = facts_of(status);
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    let words = &visit.words;
    let text = match reason_of(status).unwrap_or_default().as_str() {
        "LATER_THAN_WANTED" => {
            let day = short(words, &fact("possible_on"), face.context.clock.today());
            words.fill("incoming-later", &[("day", day.into())])
        }
        "WORK_UNKNOWN" | "PRICE_MISSING" => words.fill("incoming-line-lacks", &[("line", fact("line").into())]),
        other => words.say(reason(other)).into_owned(),
    };
    visit.tell(face, Notice::refused(text));
}

fn reason(reason: &str) -> &'static str {
    match reason {
        "ANSWERED_ALREADY" => key("incoming-told-already"),
        "ORDER_ACCEPTED" => key("incoming-was-accepted"),
        "ORDER_REFUSED" => key("incoming-refused-before"),
        "ALREADY_QUOTED" => key("incoming-quoted-before"),
        "ETAG_MISMATCH" => key("incoming-changed"),
        "VALID_UNTIL_PAST" | "QUOTE_EXPIRED" => key("incoming-valid-past"),
        "NO_CAPACITY_ANNOUNCED" | "CAPACITY_LACKING" => key("incoming-no-capacity"),
        _ => key("rush-unreadable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_with_a_point_is_never_a_hundred_times_as_much() {
        let typed = |price: &str| {
            let fields = [("lijn-0", "10"), ("prijs-0", price)];
            line(&Fields::of(fields.map(|(name, value)| (name.to_owned(), value.to_owned()))), 0)
        };
        for (price, cents) in [("12.50", Some(1_250)), ("1.250", None), ("1.250,00", Some(125_000))] {
            assert_eq!(typed(price).and_then(|line| line.cents_per_hundred), cents, "{price}");
        }
    }
}
