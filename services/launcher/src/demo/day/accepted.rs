//! The order desk accepts a quote: a date that can be explained.

use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{AcceptOrderRequest, GetOrderRequest, ListOrdersRequest, Order, OrderStage};

use crate::{
    demo::stage::{Stage, spoken},
    failure::Failure,
    import::reach::PAGE,
    waits,
};

/// Accepts the first quote that is open.
pub(super) async fn accept(stage: &Stage<'_>) -> Result<(), Failure> {
    let desk = stage.reach.orders(Role::OrderDesk)?;
    let page = async |page_token| {
        let request = ListOrdersRequest {
            page_size: PAGE,
            page_token,
            stage: OrderStage::Quoted.into(),
            ..ListOrdersRequest::default()
        };
        let page = desk.clone().list_orders(request).await?.into_inner();
        Ok((page.orders, page.next_page_token))
    };
    let quotes: Vec<Order> = stage.reach.all("orders", page).await?;
    let quote = quotes.into_iter().min_by(|one, other| one.order_reference.cmp(&other.order_reference));
    let quote = quote.ok_or_else(|| Failure::findings("er is geen offerte om te aanvaarden"))?;
    stage.step("05:40", &format!("De orderdienst aanvaardt {} van {}", quote.order_reference, quote.company_name));
    let request = |request_id| AcceptOrderRequest {
        request_id,
        order_id: quote.order_id.clone(),
        etag: quote.etag.clone(),
        take_later: true,
        ..AcceptOrderRequest::default()
    };
    let accepted = stage.act("orders", request, async |asked| desk.clone().accept_order(asked).await).await?;
    let asked = GetOrderRequest { order_id: quote.order_id.clone() };
    let order = stage.read("orders", async || desk.clone().get_order(asked.clone()).await).await?;
    stage.tell(format!("order {}", order.order_id));
    for line in &order.lines {
        stage.tell(format!("{} stuks {}, {} deeltaken", line.pieces, line.line_description, line.sub_tasks.len()));
    }
    for step in &order.promise_steps {
        stage.tell(format!(
            "{} {}: {} min van de {} die nog vrij zijn",
            spoken(&step.day),
            step.department,
            step.minutes,
            step.free_minutes
        ));
    }
    stage.tell(format!("beloofd op {}", accepted.promised_on));
    // Crews reserves, and tells orders.
    waits::applied(stage.reach, "orders", &accepted.event_id).await?;
    waits::all_applied(stage.reach, "crews").await
}
