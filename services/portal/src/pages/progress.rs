//! `/voortgang`: a coach says how many pieces the crews finished: open orders with the sub-tasks of the departments where
//! this coach leads somebody today.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::{
    crews::ListShiftsRequest,
    orders::{ListOrdersRequest, Order, OrderLine, OrderStage, RecordProgressRequest, SubTask},
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
        },
        rush::number,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::Words,
};

/// The address.
const PATH: &str = "/voortgang";
/// Open orders that are looked at, of each stage.
const LOOKED_AT: i32 = 200;
/// The fields of finished pieces begin so; the id of the sub-task follows.
const FINISHED: &str = "klaar-";

/// `GET /voortgang`.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let asked = ListShiftsRequest { on: today.to_string(), page_size: LOOKED_AT, ..ListShiftsRequest::default() };
    let shifts = reader.crews()?.list_shifts(asked).await?.into_inner().shifts;
    let places: BTreeSet<String> = shifts.into_iter().map(|shift| shift.place_code).collect();
    let mut orders = open(reader, OrderStage::InProgress).await?;
    orders.extend(open(reader, OrderStage::Accepted).await?);
    orders.retain(|order| order.lines.iter().any(|line| left(line, &places).next().is_some()));
    orders.sort_by(|one, other| one.promised_on.cmp(&other.promised_on));
    let content = html! {
        h1 { (words.say("room-progress")) }
        p.intro { (words.say("progress-intro")) }
        @if orders.is_empty() { (empty(&words.say("progress-none"))) }
        @for (place, order) in orders.iter().enumerate() {
            (card(&format!("order-{place}"), &title(words, order, today), &form(&visit, order, &places)))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-progress")).answer(&content))
}

async fn open(reader: Reader<'_>, stage: OrderStage) -> Result<Vec<Order>, Status> {
    let ask = ListOrdersRequest { page_size: LOOKED_AT, stage: stage.into(), ..ListOrdersRequest::default() };
    Ok(reader.orders()?.list_orders(ask).await?.into_inner().orders)
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

fn form(visit: &Visit, order: &Order, places: &BTreeSet<String>) -> Markup {
    let words = &visit.words;
    let content = html! {
        input type="hidden" name="order" value=(order.order_id);
        @for line in &order.lines { @for (task, left) in left(line, places) {
            @let label = format!("{} · {} · {}", line.line_description, task.task_description, task.department);
            @let hint = words.fill("execution-to-do", &[("count", left.into())]);
            (Field::optional(&format!("{FINISHED}{}", task.sub_task_id), &label).hinted(&hint).number())
        } }
        div { (submit(Weight::Main, &words.say("progress-save"))) }
    };
    changing(&visit.signed, PATH, &content)
}

/// `POST /voortgang`: each sub-task is a call of its own; sent again, each is the same call.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let back = Redirect::to(PATH).into_response();
    let typed = fields.names().filter_map(|name| Some((name.strip_prefix(FINISHED)?, fields.text(name))));
    let typed: Vec<(&str, &str)> = typed.filter(|(_, text)| !text.is_empty()).collect();
    let read: Option<Vec<(&str, u32)>> =
        typed.into_iter().map(|(id, text)| Some((id, number(text).filter(|pieces| *pieces > 0)?))).collect();
    let Some(read) = read.filter(|read| !read.is_empty()) else {
        visit.tell(&face, Notice::refused(visit.words.say("rush-unreadable")));
        return Ok(back);
    };
    let mut orders = Reader::of(&face.context.peers, &visit.signed.viewer).orders()?;
    for (sub_task_id, pieces) in read {
        let asked = RecordProgressRequest {
            request_id: format!("{}/{sub_task_id}", fields.text("request_id")),
            order_id: fields.text("order").to_owned(),
            sub_task_id: sub_task_id.to_owned(),
            pieces,
        };
        if let Err(status) = orders.record_progress(asked).await {
            visit.tell(&face, Notice::refused(refusal(&visit.words, &status)));
            return Ok(back);
        }
    }
    visit.tell(&face, Notice::done(visit.words.say("execution-recorded")));
    Ok(back)
}

fn refusal(words: &Words, status: &Status) -> String {
    match reason_of(status).as_deref() {
        Some("MORE_PIECES_THAN_ORDERED") => {
            let left = facts_of(status).get("left").cloned().unwrap_or_default();
            words.fill("execution-more-than-left", &[("left", left.into())])
        }
        Some("ALREADY_CANCELLED" | "ALREADY_DELIVERED") => words.say("execution-over").into_owned(),
        _ => words.say("rush-unreadable").into_owned(),
    }
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
