//! Order files and what the desk adds to them.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;
use werkbrug_chassis::refusal::{Fault, Refusal};
use werkbrug_kernel::money::Cents;
use werkbrug_orders_domain::work::SubTask;
use werkbrug_proto::orders::{
    AnswerIncomingOrderRequest, FileWork, LineWork, QuoteIncomingOrderRequest, SubTask as SubTaskMessage,
};

use super::{LINES, PRICE, SUB_TASKS, TEXT, day, optional_day, optional_text, sub_task, text, uuid};
use crate::{
    app::{
        answer_incoming_order::AnswerIncomingOrder,
        quote_incoming_order::{Named, QuoteIncomingOrder},
        take_in_order::{TakeInOrder, wrong},
    },
    ubl::{
        Finding,
        order::{self, Ordered},
    },
};

/// An order file to keep; one with findings is refused by its first.
pub(crate) fn take_in_order(content: Vec<u8>, (ordered, findings): Looked) -> Result<TakeInOrder, Refusal> {
    if let Some(finding) = findings.first() {
        return Err(wrong(finding));
    }
    let digest = hex::encode(Sha256::digest(&content));
    Ok(TakeInOrder { ordered, content, digest })
}

/// What a file orders, and what stands in the way.
pub(crate) type Looked = (Ordered, Vec<Finding>);

/// Reads a file beside the other work: a large one takes long.
pub(crate) async fn file(content: Vec<u8>) -> Result<Looked, Fault> {
    spawn_blocking(move || order::read(&content)).await.map_err(Fault::during("reading an order file"))
}

/// A quote to make of it.
pub(crate) fn quote_incoming_order(request: &QuoteIncomingOrderRequest) -> Result<QuoteIncomingOrder, Refusal> {
    if request.lines.len() > LINES {
        let text = format!("there are at most {LINES} of these");
        return Err(Refusal::invalid("lines", "COUNT_OUT_OF_RANGE", text));
    }
    let mut lines = BTreeMap::new();
    for (index, line) in request.lines.iter().enumerate() {
        let path = format!("lines[{index}]");
        lines.insert(text(&format!("{path}.line_number"), &line.line_number, TEXT)?, named(&path, line)?);
    }
    Ok(QuoteIncomingOrder {
        incoming: uuid("incoming_order_id", &request.incoming_order_id)?,
        etag: request.etag.clone(),
        lines,
        valid_until: day("valid_until", &request.valid_until)?,
        material_on: optional_day("material_on", request.material_on.as_deref())?,
    })
}

fn named(path: &str, line: &LineWork) -> Result<Named, Refusal> {
    if line.work.len() > SUB_TASKS {
        let text = format!("there are at most {SUB_TASKS} of these");
        return Err(Refusal::invalid(format!("{path}.work"), "COUNT_OUT_OF_RANGE", text));
    }
    if line.cents_per_hundred.is_some_and(|cents| !(0..=PRICE).contains(&cents)) {
        let text = format!("a hundred pieces cost 0 to {PRICE} cents");
        return Err(Refusal::invalid(format!("{path}.cents_per_hundred"), "PRICE_OUT_OF_RANGE", text));
    }
    let work = line.work.iter().enumerate().map(|(index, work)| task(&format!("{path}.work[{index}]"), work));
    Ok(Named { sub_tasks: work.collect::<Result<_, _>>()?, price_per_hundred: line.cents_per_hundred.map(Cents::new) })
}

fn task(path: &str, work: &FileWork) -> Result<SubTask, Refusal> {
    let message = SubTaskMessage {
        task_description: work.task_description.clone(),
        department: work.department.clone(),
        minutes_per_hundred: work.minutes_per_hundred,
        ..SubTaskMessage::default()
    };
    sub_task(path, &message)
}

/// An order to answer.
pub(crate) fn answer_incoming_order(request: &AnswerIncomingOrderRequest) -> Result<AnswerIncomingOrder, Refusal> {
    Ok(AnswerIncomingOrder {
        incoming: uuid("incoming_order_id", &request.incoming_order_id)?,
        etag: request.etag.clone(),
        refusal: optional_text("refusal", &request.refusal, TEXT)?,
    })
}
