//! `GET /orders/{id}/uitvoering`: what the order desk does with a quote or an order, each thing in a form of its own; and
//! on the page of an order what became of it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{
    CheckDateRequest, Execution, GetExecutionRequest, GetOrderRequest, ListCompanySitesRequest, ListHoldsRequest,
    Order, OrderStage, Repeat,
};

use crate::{
    pages::{
        frame::Frame,
        orders::stage_name,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::silent,
            table::{Head, table},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod forms;
pub(crate) mod sent;

/// `GET /orders/{id}/uitvoering`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let order = reader.orders()?.get_order(GetOrderRequest { order_id: id.clone() }).await?.into_inner();
    let found = read(reader, &id).await?;
    let all = forms::Forms { face: &face, visit: &visit, order: &order };
    let asked = ListCompanySitesRequest { company_id: order.company_id.clone() };
    let sites = reader.relating()?.list_company_sites(asked).await?.into_inner().sites;
    let forms = match order.stage() {
        OrderStage::Quoted => all.of_quote(date(reader, &order).await.as_ref(), today),
        OrderStage::Accepted | OrderStage::InProgress => all.of_order(&found),
        OrderStage::Delivered | OrderStage::Cancelled | OrderStage::Lost | OrderStage::Unspecified => html! {},
    };
    let content = html! {
        h1 { (order.order_reference) }
        p.core {
            a href={ "/orders/" (order.order_id) } { (words.say("execution-back")) }
            (badge(Tone::Calm, &words.say(stage_name(order.stage()))))
        }
        (forms)
        @if matches!(order.stage(), OrderStage::Quoted | OrderStage::Accepted | OrderStage::InProgress) {
            (all.site(&sites))
        }
        (all.material())
        (card("verloop-uitvoering", &words.say("execution-course"), &course(words, &order, &found, today)))
    };
    let title = format!("{} · {}", words.say("room-execution"), order.order_reference);
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

/// What became of an order, as a card of its page, with the way to do something about it.
pub(super) async fn show(reader: Reader<'_>, visit: &Visit, order: &Order, today: Date) -> Markup {
    let words = &visit.words;
    let content = match within("execution", Box::pin(read(reader, &order.order_id))).await {
        Read::Seen(found) => course(words, order, &found, today),
        Read::Hidden => return html! {},
        Read::Silent => silent(&words.say("day-silent")),
    };
    let is_desk = visit.signed.viewer.role == Role::OrderDesk;
    let content = html! {
        @if is_desk {
            p { (button::link(
                Weight::Plain,
                &format!("/orders/{}/uitvoering", order.order_id),
                &words.say("execution-open"),
            )) " " (button::link(
                Weight::Plain,
                &format!("/orders/{}/mail", order.order_id),
                &words.say("rush-mail"),
            )) }
        }
        (content)
    };
    card("uitvoering", &words.say("execution-title"), &content)
}

async fn read(reader: Reader<'_>, order_id: &str) -> Result<Execution, Status> {
    let asked = GetExecutionRequest { order_id: order_id.to_owned() };
    Ok(reader.executing()?.get_execution(asked).await?.into_inner())
}

/// What was said of a quote when minutes were kept for it, or else the days that can be promised; nothing when neither
/// can be told now.
async fn date(reader: Reader<'_>, order: &Order) -> Option<forms::Days> {
    let mut holding = reader.promising().ok()?;
    let asked = holding.list_holds(ListHoldsRequest {});
    let Read::Seen(holds) = within("holds", async { Ok(asked.await?.into_inner().holds) }).await else { return None };
    if let Some(hold) = holds.into_iter().find(|hold| hold.order_id == order.order_id) {
        return Some(forms::Days::Held(hold));
    }
    let repeat =
        Repeat { order_id: order.order_id.clone(), material_on: order.material_on.clone(), ..Repeat::default() };
    let mut promising = reader.promising().ok()?;
    let asked = promising.check_date(CheckDateRequest { repeat: Some(repeat) });
    match within("date", async { Ok(asked.await?.into_inner()) }).await {
        Read::Seen(found) => Some(forms::Days::Free(found)),
        Read::Hidden | Read::Silent => None,
    }
}

/// Ends, deliveries, versions and material; what there is none of is left out.
fn course(words: &Words, order: &Order, found: &Execution, today: Date) -> Markup {
    let is_empty = found.deliveries.is_empty() && found.versions.is_empty() && found.materials.is_empty();
    html! {
        @if let Some(ended_on) = &order.ended_on {
            p { (words.fill("execution-ended", &[
                ("day", day(words, ended_on, today).into()),
                ("why", words.say(why(&order.ended_why)).into_owned().into()),
            ])) }
        } @else if is_empty { p.soft { (words.say("execution-nothing")) } }
        @if !found.deliveries.is_empty() { (deliveries(words, order, found, today)) }
        @if !found.versions.is_empty() { (versions(words, order, found, today)) }
        @if !found.materials.is_empty() { (materials(words, found)) }
    }
}

fn deliveries(words: &Words, order: &Order, found: &Execution, today: Date) -> Markup {
    let heads = [key("execution-delivery"), key("execution-day"), key("execution-pieces"), key("execution-on-time")]
        .map(|head| words.say(head));
    let [number, on, pieces, on_time] = heads.each_ref();
    let heads = [Head::text(number), Head::text(on), Head::text(pieces), Head::text(on_time)];
    let name = |id: &str| order.lines.iter().find(|line| line.line_id == id).map(|line| line.line_description.as_str());
    html! {
        h3 { (words.say("execution-deliveries")) }
        (table(&words.say("execution-deliveries"), &heads, &html! {
            @for delivery in &found.deliveries { tr {
                th scope="row" { (delivery.number) }
                td { (day(words, &delivery.delivered_on, today)) }
                td { @for line in &delivery.lines {
                    div { (words.number(line.pieces.into())) " · " (name(&line.line_id).unwrap_or_default()) }
                } }
                td {
                    @if delivery.is_on_time { (badge(Tone::Good, &words.say("execution-in-time"))) }
                    @else { (badge(Tone::Bad, &words.say("execution-too-late"))) }
                }
            } }
        }))
    }
}

fn versions(words: &Words, order: &Order, found: &Execution, today: Date) -> Markup {
    let heads = [key("execution-version"), key("order-stage"), key("execution-total"), key("order-valid-until")]
        .map(|head| words.say(head));
    let [number, stage, total, until] = heads.each_ref();
    let heads = [Head::text(number), Head::text(stage), Head::number(total), Head::text(until)];
    html! {
        h3 { (words.say("execution-versions")) }
        (table(&words.say("execution-versions"), &heads, &html! {
            @for version in &found.versions { tr {
                th scope="row" {
                    @if version.order_id == order.order_id { (version.version) }
                    @else { a href={ "/orders/" (version.order_id) } { (version.version) } }
                }
                td { (words.say(stage_name(version.stage()))) }
                td.num { (words.euro(version.total_cents)) }
                td { (day(words, &version.valid_until, today)) }
            } }
        }))
    }
}

fn materials(words: &Words, found: &Execution) -> Markup {
    let heads = [
        key("execution-material"),
        key("material-received"),
        key("material-used"),
        key("material-scrapped"),
        key("material-returned"),
        key("material-here"),
    ]
    .map(|head| words.say(head));
    let [what, received, used, scrapped, returned, here] = heads.each_ref();
    let heads = [
        Head::text(what),
        Head::number(received),
        Head::number(used),
        Head::number(scrapped),
        Head::number(returned),
        Head::number(here),
    ];
    html! {
        h3 { (words.say("execution-materials")) }
        (table(&words.say("execution-materials"), &heads, &html! {
            @for own in &found.materials { tr {
                th scope="row" { (own.material_description) }
                @for pieces in [
                    own.received_pieces, own.used_pieces, own.scrapped_pieces, own.returned_pieces, own.pieces_here,
                ] { td.num { (words.number(pieces.into())) } }
            } }
        }))
    }
}

/// Why a quote or an order ended, in words.
pub(super) fn why(word: &str) -> &'static str {
    match word {
        "customer_withdrew" => key("ended-customer-withdrew"),
        "material_never_came" => key("ended-material-never-came"),
        "cannot_be_made" => key("ended-cannot-be-made"),
        "recorded_twice" => key("ended-recorded-twice"),
        "too_expensive" => key("ended-too-expensive"),
        "too_late" => key("ended-too-late"),
        "done_elsewhere" => key("ended-done-elsewhere"),
        "done_by_themselves" => key("ended-done-by-themselves"),
        "not_needed" => key("ended-not-needed"),
        "no_answer" => key("ended-no-answer"),
        "newer_version" => key("ended-newer-version"),
        "refused_by_us" => key("ended-refused-by-us"),
        _ => key("ended-other"),
    }
}

fn day(words: &Words, iso: &str, today: Date) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |day: Date| words.short_day(day, today))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_proto::orders::{Delivery, LinePieces, OrderLine};

    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn a_delivery_says_what_left_and_whether_in_time() {
        let line = OrderLine { line_id: "l".into(), line_description: "dozen".into(), ..OrderLine::default() };
        let order = Order { lines: vec![line], ..Order::default() };
        let delivery = |number, is_on_time| Delivery {
            number,
            delivered_on: "2026-11-23".into(),
            lines: vec![LinePieces { line_id: "l".into(), pieces: 40 }],
            is_on_time,
        };
        let found = Execution { deliveries: vec![delivery(1, true), delivery(2, false)], ..Execution::default() };
        let text = course(&dutch(), &order, &found, date(2026, 11, 23)).into_string();
        assert!(text.contains("40 · dozen") && text.contains("op tijd") && text.contains("te laat"), "{text}");
        let none = course(&dutch(), &order, &Execution::default(), date(2026, 11, 23)).into_string();
        assert!(none.contains("nog niets") && !none.contains("<table"), "{none}");
    }

    #[test]
    fn every_end_is_told_in_every_language() {
        for word in ["customer_withdrew", "recorded_twice", "too_late", "newer_version", "refused_by_us", "later"] {
            let order = Order { ended_on: Some("2026-11-23".into()), ended_why: word.to_owned(), ..Order::default() };
            let found = Execution::default();
            for text in in_each(|words| course(words, &order, &found, date(2026, 11, 23)).into_string()) {
                assert!(!text.contains('⟦') && !text.contains('_'), "{text}");
            }
        }
    }
}
