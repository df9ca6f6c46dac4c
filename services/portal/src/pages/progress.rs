//! `/voortgang`: a coach says how many pieces the crews finished: open orders with the sub-tasks of the departments where
//! this coach leads somebody today.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::{
    crews::ListShiftsRequest,
    orders::{ListOrdersRequest, Order, OrderLine, OrderStage, SubTask},
};

use crate::{
    pages::{
        frame::Frame,
        orders::execution::{forms::FINISHED, sent::record_progress},
        parts::{
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::Words,
};

/// The address.
const PATH: &str = "/voortgang";
/// Open orders that are looked at, of each stage: those that were promised first.
const LOOKED_AT: i32 = 200;

/// `GET /voortgang`.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let asked = ListShiftsRequest { on: today.to_string(), page_size: LOOKED_AT, ..ListShiftsRequest::default() };
    let shifts = reader.crews()?.list_shifts(asked).await?.into_inner().shifts;
    let places: BTreeSet<String> = shifts.into_iter().map(|shift| shift.place_code).collect();
    let (mut orders, is_cut) = open(reader, OrderStage::InProgress).await?;
    let (accepted, is_also_cut) = open(reader, OrderStage::Accepted).await?;
    orders.extend(accepted);
    orders.retain(|order| order.lines.iter().any(|line| left(line, &places).next().is_some()));
    orders.sort_by(|one, other| one.promised_on.cmp(&other.promised_on));
    let content = html! {
        h1 { (words.say("room-progress")) }
        p.intro { (words.say("progress-intro")) }
        @if is_cut || is_also_cut { p.soft { (words.fill("progress-cut", &[("count", LOOKED_AT.into())])) } }
        @if orders.is_empty() { (empty(&words.say("progress-none"))) }
        @for (place, order) in orders.iter().enumerate() {
            @let kept = visit.kept(&face, &form_of(&order.order_id)).unwrap_or_default();
            (card(&format!("order-{place}"), &title(words, order, today), &form(&visit, order, &places, &kept)))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-progress")).answer(&content))
}

/// The orders of a stage, those that were promised first before the others; and whether there are more.
async fn open(reader: Reader<'_>, stage: OrderStage) -> Result<(Vec<Order>, bool), Status> {
    let ask = ListOrdersRequest {
        page_size: LOOKED_AT,
        stage: stage.into(),
        order_by: "promised_on".to_owned(),
        ..ListOrdersRequest::default()
    };
    let found = reader.orders()?.list_orders(ask).await?.into_inner();
    Ok((found.orders, !found.next_page_token.is_empty()))
}

/// The sub-tasks of a line that are to be done at one of these places, and how many pieces are left.
fn left<'a>(line: &'a OrderLine, places: &'a BTreeSet<String>) -> impl Iterator<Item = (&'a SubTask, u32)> {
    let here = line.sub_tasks.iter().filter(|task| places.contains(&task.department));
    here.map(|task| (task, line.pieces.saturating_sub(task.done_pieces))).filter(|(_, left)| *left > 0)
}

fn title(words: &Words, order: &Order, today: jiff::civil::Date) -> String {
    let promised = order.promised_on.as_deref().and_then(|day| day.parse().ok());
    let day = promised.map(|day| words.short_day(day, today)).unwrap_or_default();
    words.fill(
        "progress-order",
        &[
            ("order", order.order_reference.as_str().into()),
            ("company", order.company_name.as_str().into()),
            ("day", day.into()),
        ],
    )
}

fn form(visit: &Visit, order: &Order, places: &BTreeSet<String>, kept: &Fields) -> Markup {
    let words = &visit.words;
    let content = html! {
        input type="hidden" name="order" value=(order.order_id);
        @for line in &order.lines { @for (task, left) in left(line, places) {
            @let label = format!("{} · {} · {}", line.line_description, task.task_description, task.department);
            @let hint = words.fill("execution-to-do", &[("count", left.into())]);
            @let name = format!("{FINISHED}{}", task.sub_task_id);
            (Field::optional(&name, &label).hinted(&hint).holding(kept.text(&name)).number())
        } }
        div { (submit(Weight::Main, &words.say("progress-save"))) }
    };
    changing(&visit.signed, PATH, &content)
}

/// Where the form of an order keeps what was refused.
fn form_of(order_id: &str) -> String {
    format!("{PATH}/{order_id}")
}

/// `POST /voortgang`: what was recorded is not typed again, what was refused stays in the form of its order.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let order = posted.fields.text("order");
    record_progress(&face, &posted, (order, &form_of(order))).await?;
    Ok(Redirect::to(PATH).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coach_sees_what_is_left_at_the_places_of_today() {
        let task = |department: &str, done_pieces| SubTask {
            department: department.into(),
            done_pieces,
            ..SubTask::default()
        };
        let sub_tasks = vec![task("PACK", 40), task("PACK", 100), task("WAS", 0)];
        let line = OrderLine { pieces: 100, sub_tasks, ..OrderLine::default() };
        let places = BTreeSet::from(["PACK".to_owned()]);
        assert_eq!(left(&line, &places).map(|(_, left)| left).collect::<Vec<_>>(), [60]);
        assert_eq!(left(&line, &BTreeSet::new()).count(), 0);
    }
}
