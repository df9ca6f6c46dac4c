//! `GET /orders`: what is late or threatens to be, the latest first; and every other order.

use std::sync::Arc;

use axum::routing::MethodRouter;
use jiff::civil::Date;
use tonic::Status;
use werkbrug_proto::orders::{LateOrder, ListLateOrdersRequest, ListOrdersRequest, Order, OrderStage};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::parts::badge::Tone,
    web::Face,
    words::{Words, key},
};

pub(crate) mod company;
pub(crate) mod execution;
pub(crate) mod mail;
pub(crate) mod one;
pub(crate) mod own;
pub(crate) mod proof;
pub(crate) mod said;

/// The name of the choice of orders in the address.
const SHOW: &str = "toon";
/// The name of what is looked for, and of the last promised day.
const TEXT: &str = "q";
const UNTIL: &str = "tot";

/// An order in the list.
struct Row {
    id: String,
    reference: String,
    company_id: String,
    customer: String,
    stage: OrderStage,
    promised_on: String,
    expected_on: String,
    risk: Risk,
    /// Why it is late, in the words of the contract.
    reasons: Vec<String>,
}

/// Whether a promise holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Risk {
    /// As far as is known.
    None,
    /// The promised day is still to come, but the work will end so many working days after it.
    Threatens(u32),
    /// The promised day has passed; so many working days too late.
    Late(u32),
}

type Of = fn(&Words, &Row) -> Cell;

const fn column(key: &'static str, title: &'static str, sorts: Sorts, cell: Of) -> Column<Row> {
    Column { key, title, sorts, is_personal: false, cell }
}

static LIST: List<Row> = List {
    name: "orders",
    path: "/orders",
    title: key("room-orders"),
    columns: &[
        column("order", key("order-reference"), Sorts::Service("order_reference"), |_, row| {
            Cell::Link(row.reference.clone(), format!("/orders/{}", row.id))
        }),
        column("klant", key("order-customer"), Sorts::Service("company_name"), |_, row| {
            Cell::Link(row.customer.clone(), format!("/bedrijven/{}", row.company_id))
        }),
        column("stand", key("order-stage"), Sorts::Service("stage"), |words, row| {
            Cell::text(words.say(stage_name(row.stage)))
        }),
        column("beloofd", key("order-promised"), Sorts::Service("promised_on"), |_, row| Cell::day(&row.promised_on)),
        column("verwacht", key("order-expected"), Sorts::Service("expected_on"), |_, row| Cell::day(&row.expected_on)),
        column("risico", key("order-risk"), Sorts::Service("working_days_late"), |words, row| row.risk.cell(words)),
        column("waarom", key("order-why"), Sorts::Nobody, |words, row| Cell::text(why(words, &row.reasons))),
    ],
    filters: &[
        Filter {
            key: SHOW,
            label: key("order-show"),
            kind: FilterKind::OneOf(&[
                ("", key("order-show-late")),
                ("alle", key("order-show-all")),
                ("offerte", key("order-show-quoted")),
                ("aanvaard", key("order-show-accepted")),
                ("uitvoering", key("order-show-in-progress")),
                ("geleverd", key("order-show-delivered")),
                ("geannuleerd", key("order-show-cancelled")),
                ("verloren", key("order-show-lost")),
            ]),
            fits: None,
        },
        Filter { key: TEXT, label: key("order-look-for"), kind: FilterKind::Text, fits: None },
        Filter { key: UNTIL, label: key("order-promised-until"), kind: FilterKind::Day, fits: None },
    ],
    empty: key("order-none-late"),
    topics: "orders.orders orders.companies crews.capacity",
};

/// What answers at `/orders`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

/// The stage that a filter's word stands for; all of them for any other word.
fn stage_named(word: &str) -> OrderStage {
    match word {
        "offerte" => OrderStage::Quoted,
        "aanvaard" => OrderStage::Accepted,
        "uitvoering" => OrderStage::InProgress,
        "geleverd" => OrderStage::Delivered,
        "geannuleerd" => OrderStage::Cancelled,
        "verloren" => OrderStage::Lost,
        _ => OrderStage::Unspecified,
    }
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Row>, Status> {
    let Asking { reader, page, asked, today } = asking;
    if asked.filter(SHOW).is_empty() {
        return late_page(Asking { reader, page, asked, today }).await;
    }
    let stage = stage_named(asked.filter(SHOW));
    let ask = ListOrdersRequest {
        page_size: page.size,
        page_token: page.token,
        stage: stage.into(),
        contains: asked.filter(TEXT).to_owned(),
        promised_until: asked.filter(UNTIL).to_owned(),
        order_by: page.order_by,
        without_lines: true,
        ..ListOrdersRequest::default()
    };
    let answer = reader.orders()?.list_orders(ask).await?.into_inner();
    let rows = answer.orders.into_iter().map(|order| row_of(order, today)).collect();
    Ok(PageOf::of(rows, answer.next_page_token, answer.total_size))
}

async fn late_page(asking: Asking<'_>) -> Result<PageOf<Row>, Status> {
    let Asking { reader, page, asked, today } = asking;
    let ask = ListLateOrdersRequest {
        page_size: page.size,
        page_token: page.token,
        contains: asked.filter(TEXT).to_owned(),
        promised_until: asked.filter(UNTIL).to_owned(),
        order_by: page.order_by,
        ..ListLateOrdersRequest::default()
    };
    let answer = reader.orders()?.list_late_orders(ask).await?.into_inner();
    let rows = answer.orders.into_iter().map(|order| row_of_late(order, today)).collect();
    Ok(PageOf::of(rows, answer.next_page_token, answer.total_size))
}

fn row_of(order: Order, today: Date) -> Row {
    Row {
        stage: order.stage(),
        risk: Risk::of_order(&order, today),
        reasons: order.late_reasons,
        id: order.order_id,
        reference: order.order_reference,
        company_id: order.company_id,
        customer: order.company_name,
        promised_on: order.promised_on.unwrap_or_default(),
        expected_on: order.expected_on.unwrap_or_default(),
    }
}

fn row_of_late(late: LateOrder, today: Date) -> Row {
    Row {
        risk: Risk::of(&late.promised_on, late.working_days_late, today),
        stage: late.stage(),
        id: late.order_id,
        reference: late.order_reference,
        company_id: late.company_id,
        customer: late.company_name,
        reasons: late.reasons,
        promised_on: late.promised_on,
        expected_on: late.expected_on,
    }
}

impl Risk {
    fn of(promised_on: &str, working_days_late: u32, today: Date) -> Self {
        let has_passed = promised_on.parse::<Date>().is_ok_and(|promised| promised < today);
        match working_days_late {
            0 => Self::None,
            days if has_passed => Self::Late(days),
            days => Self::Threatens(days),
        }
    }

    fn of_order(order: &Order, today: Date) -> Self {
        Self::of(order.promised_on.as_deref().unwrap_or_default(), order.working_days_late, today)
    }

    fn cell(self, words: &Words) -> Cell {
        self.said(words).map_or(Cell::None, |(tone, text)| Cell::State(tone, text))
    }

    /// In words; nothing when the promise holds.
    fn said(self, words: &Words) -> Option<(Tone, String)> {
        match self {
            Self::None => None,
            Self::Threatens(days) => Some((Tone::Watch, words.fill("order-threatens", &[("count", days.into())]))),
            Self::Late(days) => Some((Tone::Bad, words.fill("order-late", &[("count", days.into())]))),
        }
    }
}

/// Why an order is late, in words; what is not known here is left out.
fn why(words: &Words, reasons: &[String]) -> String {
    let said = reasons.iter().filter_map(|reason| {
        let key = match reason.as_str() {
            "promise_passed" => key("order-why-passed"),
            "material_late" => key("order-why-material"),
            "work_does_not_fit" => key("order-why-work"),
            "no_day_in_sight" => key("order-why-no-day"),
            "not_delivered" => key("order-why-not-delivered"),
            _ => return None,
        };
        Some(words.say(key).into_owned())
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// The stage in a word.
pub(crate) const fn stage_name(stage: OrderStage) -> &'static str {
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
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn a_promise_that_passed_is_late_and_one_to_come_only_threatens() {
        for (promised, tone, text) in [
            ("2026-11-20", Tone::Bad, "2 werkdagen te laat"),
            ("2026-11-23", Tone::Watch, "dreigt: 2 werkdagen"),
            ("2026-11-24", Tone::Watch, "dreigt: 2 werkdagen"),
        ] {
            let said = Risk::of(promised, 2, date(2026, 11, 23)).said(&dutch());
            assert_eq!(said, Some((tone, text.to_owned())), "{promised}");
        }
        assert_eq!(Risk::of("2026-11-20", 0, date(2026, 11, 23)).said(&dutch()), None);
    }

    #[test]
    fn every_reason_of_lateness_is_told_in_every_language() {
        let reasons =
            ["promise_passed", "material_late", "work_does_not_fit", "no_day_in_sight", "not_delivered", "later"];
        let reasons = reasons.map(str::to_owned);
        for text in in_each(|words| why(words, &reasons)) {
            assert!(text.split(" · ").count() == 5 && !text.contains('⟦') && !text.contains('_'), "{text}");
        }
    }
}
