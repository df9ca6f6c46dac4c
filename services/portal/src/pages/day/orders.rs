//! The orders that are open, what was promised, and which are late.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::orders::{LateOrder, ListLateOrdersRequest, ListOrdersRequest, Order, OrderStage};

use crate::{
    pages::words::{count, day_cell},
    reading::Reader,
};

/// How many orders of a stage stand on the page.
const SHOWN: i32 = 25;

/// What was read.
#[derive(Default)]
pub(super) struct Seen {
    late: Vec<LateOrder>,
    open: Vec<Order>,
    is_more: bool,
}

/// Reads the late ones and the open ones.
pub(super) async fn read(reader: Reader<'_>) -> Result<Seen, Status> {
    let (accepted, going, late) =
        tokio::try_join!(stage(reader, OrderStage::Accepted), stage(reader, OrderStage::InProgress), late(reader),)?;
    let is_more = accepted.1 || going.1;
    let mut open = [accepted.0, going.0].concat();
    open.sort_by(|one, other| one.promised_on.cmp(&other.promised_on));
    Ok(Seen { late, open, is_more })
}

async fn stage(reader: Reader<'_>, stage: OrderStage) -> Result<(Vec<Order>, bool), Status> {
    let ask = ListOrdersRequest { page_size: SHOWN, page_token: String::new(), stage: stage.into() };
    let answer = reader.orders()?.list_orders(ask).await?.into_inner();
    Ok((answer.orders, !answer.next_page_token.is_empty()))
}

async fn late(reader: Reader<'_>) -> Result<Vec<LateOrder>, Status> {
    let ask = ListLateOrdersRequest { page_size: SHOWN, page_token: String::new() };
    Ok(reader.orders()?.list_late_orders(ask).await?.into_inner().orders)
}

/// The block's content.
pub(super) fn show(seen: &Seen, page: Date) -> Markup {
    if seen.open.is_empty() && seen.late.is_empty() {
        return html! { p.leeg { "Er zijn geen open orders. Een aanvaarde offerte komt hier vanzelf bij." } };
    }
    let late = |order: &Order| seen.late.iter().find(|late| late.order_id == order.order_id);
    let open = count(seen.open.len(), "open order", "open orders");
    html! {
        p.kern {
            (open) @if seen.is_more { " of meer" } ", "
            @if seen.late.is_empty() { "geen te laat" } @else { strong.erg { (seen.late.len()) " te laat of dreigend" } }
        }
        div.schuif tabindex="0" role="group" aria-label="Tabel van orders" { table {
            caption.verborgen { "Open orders met beloofde en verwachte datum" }
            thead { tr {
                th scope="col" { "Order" } th scope="col" { "Klant" }
                th scope="col" { "Stand" } th scope="col" { "Beloofd" } th scope="col" { "Verwacht" }
            } }
            tbody { @for order in &seen.open { (row(order, late(order), page)) } }
        } }
        @if seen.is_more { p.zacht { "Alleen de eerste " (SHOWN) " van elke stand staan hier." } }
    }
}

fn row(order: &Order, late: Option<&LateOrder>, page: Date) -> Markup {
    let promised = order.promised_on.as_deref().unwrap_or_default();
    let expected = order.expected_on.as_deref().unwrap_or_default();
    html! {
        tr {
            th scope="row" { (order.order_reference) }
            td { (order.company_name) }
            td { (stage_name(order.stage())) }
            td { (day_cell(promised, page)) }
            td {
                (day_cell(expected, page))
                @if let Some(late) = late {
                    " " span.merkje.erg { (count(usize::try_from(late.working_days_late).unwrap_or(0), "werkdag", "werkdagen")) " te laat" }
                }
            }
        }
    }
}

const fn stage_name(stage: OrderStage) -> &'static str {
    match stage {
        OrderStage::Unspecified => "–",
        OrderStage::Quoted => "offerte",
        OrderStage::Accepted => "aanvaard",
        OrderStage::InProgress => "in uitvoering",
        OrderStage::Delivered => "geleverd",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

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
        let seen = Seen { late: vec![late], open: vec![order("a", "PO-1"), order("b", "PO-2")], is_more: false };
        let text = show(&seen, date(2026, 11, 23)).into_string();
        assert_eq!(text.matches("te laat</span>").count(), 1);
        let (before, after) = text.split_once("PO-2").unwrap();
        assert!(after.contains("2 werkdagen te laat") && !before.contains("werkdagen te laat"), "{text}");
        assert!(text.contains("2 open orders") && text.contains("do 26/11"), "{text}");
    }

    #[test]
    fn a_day_without_orders_says_what_comes_next() {
        assert!(show(&Seen::default(), date(2026, 11, 23)).into_string().contains("geen open orders"));
    }
}
