//! `GET /spoed`: a customer is on the telephone. Find an earlier order, say the numbers and the day, and get one day back,
//! with its reasons and what would make it sooner. The address holds all of it; nothing is kept before somebody says so.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::orders::{
    CheckDateRequest, CheckDateResponse, GetOrderRequest, Hold, ListHoldsRequest, ListOrdersRequest, Order, OrderStage,
    Repeat,
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::{empty, silent},
            form::Field,
            notice::Notice,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Visit},
    web::Face,
    words::{Words, dates, key},
};

pub(crate) mod answer;
pub(crate) mod held;
pub(crate) mod mail;

/// The address.
const PATH: &str = "/spoed";
/// What is looked for, and the order that was found.
const TEXT: &str = "q";
const ORDER: &str = "order";
/// The day that is wanted, and that of the customer's material.
const WANTED: &str = "gewenst";
const MATERIAL: &str = "materiaal";
/// Orders to choose from: what a screen shows.
const FOUND: i32 = 8;

/// `GET /spoed`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let (fields, words, today) = (Fields::of(asked.clone()), &visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let chosen = fields.text(ORDER).to_owned();
    let content = if chosen.is_empty() {
        let holds = within("holds", Box::pin(holds(reader))).await;
        html! {
            (card("zoek", &words.say("rush-which"), &look_for(reader, words, fields.text(TEXT)).await?))
            (card("vast", &words.say("rush-held-now"), &held_now(words, &holds, today)))
        }
    } else {
        let order = reader.orders()?.get_order(GetOrderRequest { order_id: chosen }).await?.into_inner();
        let fields = Fields::of(with_material(asked, &order));
        let found = ask(reader, &order, &fields).await?;
        html! {
            div.grid {
                (card("vraag", &words.say("rush-asked"), &question(words, &order, &fields, found.is_err())))
                (card("antwoord", &words.say("rush-answer"), &match &found {
                    Ok(found) => answer::show(&visit, (&order, found), &fields, today),
                    Err(status) => Notice::refused(refusal(words, status, today)).show(),
                }))
            }
        }
    };
    let content = html! { h1 { (words.say("room-rush")) } p.intro { (words.say("rush-intro")) } (content) };
    Ok(Frame::of(&face, &visit, words.say("room-rush")).answer(&content))
}

async fn holds(reader: Reader<'_>) -> Result<Vec<Hold>, Status> {
    Ok(reader.promising()?.list_holds(ListHoldsRequest {}).await?.into_inner().holds)
}

/// A field to look for an earlier order, and what was found.
async fn look_for(reader: Reader<'_>, words: &Words, text: &str) -> Result<Markup, Trouble> {
    let mut found = Vec::new();
    if !text.is_empty() {
        let asked = ListOrdersRequest {
            page_size: FOUND,
            contains: text.to_owned(),
            without_lines: true,
            ..ListOrdersRequest::default()
        };
        found = reader.orders()?.list_orders(asked).await?.into_inner().orders;
    }
    Ok(html! {
        form.form method="get" action=(PATH) role="search" {
            div.field {
                label for="veld-zoek" { (words.say("rush-look-for")) }
                input id="veld-zoek" type="search" name=(TEXT) value=(text) autofocus[found.is_empty()] autocomplete="off";
            }
            div { (button::submit(Weight::Main, &words.say("rush-find"))) }
        }
        @if !text.is_empty() && found.is_empty() { (empty(&words.say("rush-none-found"))) }
        @if !found.is_empty() {
            ul.people { @for (place, order) in found.iter().enumerate() {
                li { a href={ (PATH) "?" (ORDER) "=" (order.order_id) } autofocus[place == 0] {
                    strong { (order.company_name) } " · " (order.order_reference)
                } }
            } }
        }
    })
}

/// What is kept now for customers who think.
fn held_now(words: &Words, holds: &Read<Vec<Hold>>, today: Date) -> Markup {
    match holds {
        Read::Hidden => html! {},
        Read::Silent => silent(&words.say("day-silent")),
        Read::Seen(holds) if holds.is_empty() => empty(&words.say("rush-nothing-held")),
        Read::Seen(holds) => html! {
            ul.people { @for hold in holds { li {
                a href={ (PATH) "/" (hold.order_id) } { strong { (hold.company_name) } " · " (hold.order_reference) }
                span { (words.fill("rush-held-until", &[("time", words.time_on(hold.held_until_us, today).into())])) }
            } } }
        },
    }
}

/// What the address asks; of a quote with the day of its own material, as long as the address says nothing of it.
fn with_material(mut asked: Vec<(String, String)>, order: &Order) -> Vec<(String, String)> {
    let own = order.material_on.clone().filter(|_| order.stage() == OrderStage::Quoted);
    if let Some(day) = own.filter(|_| asked.iter().all(|(name, _)| name != MATERIAL)) {
        asked.push((MATERIAL.to_owned(), day));
    }
    asked
}

/// Asks for a day with what was filled in.
async fn ask(reader: Reader<'_>, order: &Order, fields: &Fields) -> Result<Result<CheckDateResponse, Status>, Trouble> {
    let Some(repeat) = repeat_of(order, fields) else {
        return Ok(Err(Status::invalid_argument("unreadable")));
    };
    let asked = reader.promising()?.check_date(CheckDateRequest { repeat: Some(repeat) }).await;
    Ok(asked.map(tonic::Response::into_inner))
}

/// What is asked for, as the form or the address has it; nothing when a number or a day cannot be read.
fn repeat_of(order: &Order, fields: &Fields) -> Option<Repeat> {
    let mut pieces = Vec::with_capacity(order.lines.len());
    for (place, line) in order.lines.iter().enumerate() {
        let text = fields.text(&pieces_name(place));
        pieces.push(if text.is_empty() { line.pieces } else { number(text)? });
    }
    let day = |name: &str| match fields.text(name) {
        "" => Some(None),
        text => dates::typed(text).map(|day| Some(day.to_string())),
    };
    Some(Repeat { order_id: order.order_id.clone(), pieces, wanted_on: day(WANTED)?, material_on: day(MATERIAL)? })
}

/// The name of the field with the pieces of a line.
fn pieces_name(place: usize) -> String {
    format!("stuks-{place}")
}

/// A whole number as somebody types it, with or without dots between thousands; a dot anywhere else makes it none.
pub(crate) fn number(text: &str) -> Option<u32> {
    let bare: String = text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let is_grouped = bare.split('.').skip(1).all(|thousands| thousands.len() == 3);
    is_grouped.then(|| bare.replace('.', "").parse().ok()).flatten()
}

fn question(words: &Words, order: &Order, fields: &Fields, is_refused: bool) -> Markup {
    let fault = words.say("rush-unreadable");
    let say = |key: &'static str| words.say(key).into_owned();
    let day = |name: &str| {
        let text = fields.text(name);
        (text.to_owned(), (is_refused && !text.is_empty() && dates::typed(text).is_none()).then_some(fault.as_ref()))
    };
    let ((wanted, wanted_fault), (material, material_fault)) = (day(WANTED), day(MATERIAL));
    html! {
        p.core { strong { (order.company_name) } " · " (order.order_reference) }
        form.form method="get" action=(PATH) {
            input type="hidden" name=(ORDER) value=(order.order_id);
            @for (place, line) in order.lines.iter().enumerate() {
                @let (name, typed) = (pieces_name(place), fields.text(&pieces_name(place)).to_owned());
                @let value = if typed.is_empty() { line.pieces.to_string() } else { typed };
                @let wrong = number(&value).is_none().then_some(fault.as_ref());
                @let label = words.fill("rush-pieces-of", &[("line", line.line_description.as_str().into())]);
                (Field::required(&name, &label).holding(&value).faulted(wrong).number())
            }
            (Field::optional(WANTED, &say("rush-wanted")).holding(&wanted).faulted(wanted_fault).day(words))
            (Field::optional(MATERIAL, &say("rush-material")).hinted(&say("rush-material-hint")).holding(&material)
                .faulted(material_fault).day(words))
            div { (button::submit(Weight::Main, &words.say("rush-reckon"))) }
        }
        p { (button::link(Weight::Plain, PATH, &words.say("rush-another"))) }
    }
}

/// Why there is no day, in words.
pub(crate) fn refusal(words: &Words, status: &Status, today: Date) -> String {
    let facts = facts_of(status);
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    let reason = reason_of(status).unwrap_or_default();
    match reason.as_str() {
        "CAPACITY_LACKING" => {
            let minutes = fact("minutes_short").parse().unwrap_or_default();
            let through =
                fact("through").parse().map_or_else(|_| String::new(), |day: Date| words.short_day(day, today));
            words.fill(
                "rush-no-capacity",
                &[
                    ("department", fact("department").into()),
                    ("time", words.hours(minutes).into()),
                    ("day", through.into()),
                ],
            )
        }
        "NO_CAPACITY_ANNOUNCED" => words.fill("rush-silent-department", &[("department", fact("department").into())]),
        other => words.say(plain_refusal(other)).into_owned(),
    }
}

/// The words for a refusal that needs no numbers.
fn plain_refusal(reason: &str) -> &'static str {
    match reason {
        "PIECES_OF_EACH_LINE" => key("rush-no-pieces"),
        "TOO_MUCH_WORK" | "COUNT_OUT_OF_RANGE" => key("rush-too-much"),
        "HOLD_EXPIRED" => key("rush-hold-expired"),
        "NOT_HELD" => key("rush-not-held"),
        "ALREADY_HELD" => key("rush-already-held"),
        "ALREADY_ACCEPTED" => key("rush-already-accepted"),
        "QUOTE_EXPIRED" => key("rush-quote-expired"),
        "ETAG_MISMATCH" | "CAPACITY_TAKEN" => key("rush-changed"),
        _ => key("rush-unreadable"),
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::orders::OrderLine;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, expected) in [("1200", 1_200), ("1.200", 1_200), ("1 200", 1_200), ("1.200.000", 1_200_000)] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["x", "", "7.5", "7,5", "12.50", "1.2000", "1.", "1..200"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_quote_is_asked_with_its_own_material_unless_somebody_says_otherwise() {
        let typed = |day: &str| vec![(MATERIAL.to_owned(), day.to_owned())];
        let table = [
            (OrderStage::Quoted, vec![], typed("2026-11-25")),
            (OrderStage::Quoted, typed(""), typed("")),
            (OrderStage::Quoted, typed("26/11/2026"), typed("26/11/2026")),
            (OrderStage::Delivered, vec![], vec![]),
        ];
        for (stage, asked, expected) in table {
            let material_on = Some("2026-11-25".to_owned());
            let order = Order { stage: stage.into(), material_on, ..Order::default() };
            assert_eq!(with_material(asked, &order), expected, "{stage:?}");
        }
    }

    #[test]
    fn what_is_not_filled_in_stays_as_it_was() {
        let line = |pieces| OrderLine { pieces, ..OrderLine::default() };
        let order = Order { order_id: "o".into(), lines: vec![line(100), line(50)], ..Order::default() };
        let fields = |pairs: &[(&str, &str)]| {
            Fields::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
        };
        let asked = repeat_of(&order, &fields(&[("stuks-1", "0"), (WANTED, "27/11/2026")])).unwrap();
        assert_eq!((asked.pieces, asked.wanted_on.as_deref()), (vec![100, 0], Some("2026-11-27")));
        assert_eq!(repeat_of(&order, &fields(&[("stuks-0", "veel")])), None);
        assert_eq!(repeat_of(&order, &fields(&[(WANTED, "morgen")])), None);
    }
}
