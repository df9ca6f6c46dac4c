//! The orders that are open, what was promised, and which are late.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::orders::{LateOrder, ListLateOrdersRequest, ListOrdersRequest, Order, OrderStage};

use crate::{
    pages::parts::{
        badge::{Tone, badge},
        empty::empty,
        table::{Head, table},
    },
    reading::Reader,
    words::{Words, key},
};

/// How many orders of a stage stand on the page.
const SHOWN: i32 = 25;

/// What was read.
#[derive(Default)]
pub(super) struct Seen {
    late: Vec<LateOrder>,
    open: Vec<Order>,
    is_more: bool,
    /// Whether an order has a page for who looks.
    opens: bool,
    /// Where all of them stand.
    all: Option<&'static str>,
}

/// Reads the late ones and the open ones.
pub(super) async fn read(reader: Reader<'_>) -> Result<Seen, Status> {
    let (accepted, going, late) =
        tokio::try_join!(stage(reader, OrderStage::Accepted), stage(reader, OrderStage::InProgress), late(reader),)?;
    let is_more = accepted.1 || going.1;
    let mut open = [accepted.0, going.0].concat();
    open.sort_by(|one, other| one.promised_on.cmp(&other.promised_on));
    let all = ["/orders", "/mijn-orders"].into_iter().find(|list| reader.may_open(list));
    Ok(Seen { late, open, is_more, opens: reader.may_open("/orders/1"), all })
}

async fn stage(reader: Reader<'_>, stage: OrderStage) -> Result<(Vec<Order>, bool), Status> {
    let ask = ListOrdersRequest { page_size: SHOWN, stage: stage.into(), ..ListOrdersRequest::default() };
    let answer = reader.orders()?.list_orders(ask).await?.into_inner();
    Ok((answer.orders, !answer.next_page_token.is_empty()))
}

async fn late(reader: Reader<'_>) -> Result<Vec<LateOrder>, Status> {
    let ask = ListLateOrdersRequest { page_size: SHOWN, ..ListLateOrdersRequest::default() };
    Ok(reader.orders()?.list_late_orders(ask).await?.into_inner().orders)
}

/// The block's content.
pub(super) fn show(words: &Words, seen: &Seen, page: Date) -> Markup {
    if seen.open.is_empty() && seen.late.is_empty() {
        return empty(&words.say("day-no-orders"));
    }
    let late = |order: &Order| seen.late.iter().find(|late| late.order_id == order.order_id);
    let open = words.fill("day-open-orders", &[("count", seen.open.len().into())]);
    let titles = [key("day-order"), key("day-customer"), key("day-stage"), key("day-promised"), key("day-expected")]
        .map(|column| words.say(column));
    let columns = titles.each_ref().map(|title| Head::text(title));
    let rows = html! { @for order in &seen.open { (row(words, (order, seen.opens), late(order), page)) } };
    html! {
        p.core {
            @if let Some(all) = seen.all { a href=(all) { (open) } } @else { (open) }
            " "
            @if seen.late.is_empty() { (badge(Tone::Calm, &words.say("day-none-late"))) }
            @else { (badge(Tone::Bad, &words.fill("day-late", &[("count", seen.late.len().into())]))) }
        }
        (table(&words.say("day-orders-table"), &columns, &rows))
        @if seen.is_more { p.soft { (words.fill("day-first-orders", &[("count", SHOWN.into())])) } }
    }
}

fn row(words: &Words, (order, opens): (&Order, bool), late: Option<&LateOrder>, page: Date) -> Markup {
    let promised = order.promised_on.as_deref().unwrap_or_default();
    let expected = order.expected_on.as_deref().unwrap_or_default();
    html! {
        tr {
            th.whole scope="row" {
                @if opens { a href={ "/orders/" (order.order_id) } { (order.order_reference) } }
                @else { (order.order_reference) }
            }
            td { (order.company_name) }
            td { (words.say(stage_name(order.stage()))) }
            td { (words.day_cell(promised, page)) }
            td {
                (words.day_cell(expected, page))
                @if let Some(late) = late {
                    " " (badge(Tone::Bad, &words.fill("day-days-late", &[("count", late.working_days_late.into())])))
                }
            }
        }
    }
}

const fn stage_name(stage: OrderStage) -> &'static str {
    match stage {
        OrderStage::Unspecified => key("day-stage-unknown"),
        OrderStage::Quoted => key("day-stage-quoted"),
        OrderStage::Accepted => key("day-stage-accepted"),
        OrderStage::InProgress => key("day-stage-in-progress"),
        OrderStage::Delivered => key("day-stage-delivered"),
        OrderStage::Cancelled => key("day-stage-cancelled"),
        OrderStage::Lost => key("day-stage-lost"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_late_order_says_by_how_many_working_days() {
        let order = |id: &str, reference: &str| Order {
            order_id: id.into(),
            order_reference: reference.into(),
            promised_on: Some("2026-11-24".into()),
            expected_on: Some("2026-11-26".into()),
            stage: OrderStage::Accepted.into(),
            ..Order::default()
        };
        let late = LateOrder { order_id: "b".into(), working_days_late: 2, ..LateOrder::default() };
        let seen = Seen {
            late: vec![late],
            open: vec![order("a", "PO-1"), order("b", "PO-2")],
            is_more: false,
            opens: true,
            all: Some("/orders"),
        };
        let text = show(&dutch(), &seen, date(2026, 11, 23)).into_string();
        assert!(text.contains("<a href=\"/orders/b\">PO-2</a>"), "{text}");
        let closed = show(&dutch(), &Seen { opens: false, all: None, ..seen }, date(2026, 11, 23)).into_string();
        assert!(closed.contains("PO-2") && !closed.contains("<a "), "{closed}");
        assert_eq!(text.matches("te laat</span>").count(), 1);
        let (before, after) = text.split_once("PO-2").unwrap();
        assert!(after.contains("2 werkdagen te laat") && !before.contains("werkdagen te laat"), "{text}");
        assert!(text.contains("<a href=\"/orders\">2 open orders</a>") && text.contains("do 26/11"), "{text}");
    }

    #[test]
    fn a_day_without_orders_says_what_comes_next() {
        assert!(show(&dutch(), &Seen::default(), date(2026, 11, 23)).into_string().contains("geen open orders"));
    }
}
