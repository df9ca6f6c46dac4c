//! Requests to values: what is wrong is refused here, by the path of its field.

pub(crate) mod company;
pub(crate) mod comparing;
pub(crate) mod exchanging;
pub(crate) mod executing;
pub(crate) mod importing;
pub(crate) mod list;
pub(crate) mod promising;
pub(crate) mod relating;
pub(crate) mod requesting;

use std::{num::NonZeroU32, sync::Arc};

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::{id::Id, money::Cents};
use werkbrug_orders_domain::{
    forecast::Outlook,
    order::Wish,
    said::Choice,
    work::{Department, Line, SubTask},
};
use werkbrug_proto::orders::{
    AcceptOrderRequest, CreateQuoteRequest, DeliverOrderRequest, OrderLine, PromisedDay, RecordProgressRequest,
    SubTask as SubTaskMessage,
};

use crate::{
    app::{
        accept_order::AcceptOrder, create_quote::CreateQuote, deliver_order::DeliverOrder,
        record_progress::RecordProgress,
    },
    seal::Sealer,
};

/// Most lines in an order.
const LINES: usize = 100;
/// Most sub-tasks in a line.
const SUB_TASKS: usize = 20;
/// Most characters in a description or reference.
pub(crate) const TEXT: usize = 200;
/// Most pieces in a line, and minutes that a hundred of them may take.
const COUNT: u32 = 10_000_000;
/// Highest price of a hundred pieces: ten million euros.
const PRICE: i64 = 1_000_000_000;

/// A quote to make.
pub(crate) fn create_quote(request: &CreateQuoteRequest) -> Result<CreateQuote, Refusal> {
    Ok(CreateQuote {
        company: uuid("company_id", &request.company_id)?,
        reference: text("order_reference", &request.order_reference, TEXT)?,
        lines: lines(&request.lines)?,
        valid_until: day("valid_until", &request.valid_until)?,
        material_on: optional_day("material_on", request.material_on.as_deref())?,
    })
}

fn lines(messages: &[OrderLine]) -> Result<Vec<Line>, Refusal> {
    check_count("lines", messages.len(), LINES)?;
    let lines = messages.iter().enumerate();
    let lines = lines.map(|(index, message)| line(&format!("lines[{index}]"), message));
    lines.collect()
}

fn line(path: &str, message: &OrderLine) -> Result<Line, Refusal> {
    let sub_tasks_path = format!("{path}.sub_tasks");
    check_count(&sub_tasks_path, message.sub_tasks.len(), SUB_TASKS)?;
    let sub_tasks = message.sub_tasks.iter().enumerate();
    let sub_tasks = sub_tasks.map(|(index, message)| sub_task(&format!("{sub_tasks_path}[{index}]"), message));
    let price_path = format!("{path}.cents_per_hundred");
    if !(0..=PRICE).contains(&message.cents_per_hundred) {
        let text = format!("a hundred pieces cost 0 to {PRICE} cents");
        return Err(Refusal::invalid(price_path, "PRICE_OUT_OF_RANGE", text));
    }
    Ok(Line {
        id: Id::from_uuid(Uuid::nil()), // given when the quote is made
        description: text(&format!("{path}.line_description"), &message.line_description, TEXT)?,
        pieces: count(&format!("{path}.pieces"), message.pieces)?,
        price_per_hundred: Cents::new(message.cents_per_hundred),
        sub_tasks: sub_tasks.collect::<Result<_, _>>()?,
    })
}

fn sub_task(path: &str, message: &SubTaskMessage) -> Result<SubTask, Refusal> {
    let minutes_path = format!("{path}.minutes_per_hundred");
    Ok(SubTask {
        id: Id::from_uuid(Uuid::nil()), // given when the quote is made
        description: text(&format!("{path}.task_description"), &message.task_description, TEXT)?,
        department: department(&format!("{path}.department"), &message.department)?,
        minutes_per_hundred: count(&minutes_path, message.minutes_per_hundred)?,
        done_pieces: 0,
    })
}

/// A quote to accept, with what days are forecast with and who seals them.
pub(crate) fn accept_order(
    request: &AcceptOrderRequest,
    outlook: Arc<Outlook>,
    sealer: Arc<Sealer>,
) -> Result<AcceptOrder, Refusal> {
    Ok(AcceptOrder {
        order: id("order_id", &request.order_id)?,
        etag: request.etag.clone(),
        wish: Wish {
            wanted_on: optional_day("wanted_on", request.wanted_on.as_deref())?,
            is_later_welcome: request.take_later,
        },
        choice: choice(request.promised_day())?,
        outlook,
        sealer,
    })
}

/// Which day the desk wants to say; nothing when it said none.
pub(crate) fn choice(day: PromisedDay) -> Result<Option<Choice>, Refusal> {
    match day {
        PromisedDay::Unspecified => Ok(None),
        PromisedDay::Safe => Ok(Some(Choice::Safe)),
        PromisedDay::Likely => Ok(Some(Choice::Likely)),
        PromisedDay::NoneSafe => {
            let text = "that no safe day is in sight is found out, not chosen";
            Err(Refusal::invalid("promised_day", "PROMISED_DAY_UNKNOWN", text))
        }
    }
}

/// Progress to record.
pub(crate) fn record_progress(request: &RecordProgressRequest) -> Result<RecordProgress, Refusal> {
    Ok(RecordProgress {
        order: id("order_id", &request.order_id)?,
        sub_task: id("sub_task_id", &request.sub_task_id)?,
        pieces: count("pieces", request.pieces)?,
    })
}

/// An order to deliver.
pub(crate) fn deliver_order(request: &DeliverOrderRequest) -> Result<DeliverOrder, Refusal> {
    Ok(DeliverOrder { order: id("order_id", &request.order_id)?, etag: request.etag.clone() })
}

/// An id.
pub(crate) fn id<T>(field: &str, value: &str) -> Result<Id<T>, Refusal> {
    Id::parse(value).map_err(|fault| Refusal::invalid(field, "ID_UNREADABLE", fault.to_string()))
}

/// The company that a list is limited to; none for all companies.
pub(crate) fn wanted_company(value: &str) -> Result<Option<Uuid>, Refusal> {
    if value.is_empty() { Ok(None) } else { uuid("company_id", value).map(Some) }
}

/// The bare UUID of an id.
pub(crate) fn uuid(field: &str, value: &str) -> Result<Uuid, Refusal> {
    id::<()>(field, value).map(Id::uuid)
}

/// A text of 1 to `longest` characters.
pub(crate) fn text(field: &str, value: &str, longest: usize) -> Result<String, Refusal> {
    let value = optional_text(field, value, longest)?;
    if value.is_empty() {
        return Err(Refusal::invalid(field, "TEXT_EMPTY", "this must not be empty"));
    }
    Ok(value)
}

/// A text of at most `longest` characters, without blanks around it.
pub(crate) fn optional_text(field: &str, value: &str, longest: usize) -> Result<String, Refusal> {
    let value = value.trim();
    if value.chars().count() > longest || value.chars().any(char::is_control) {
        let text = format!("this is one line of at most {longest} characters");
        return Err(Refusal::invalid(field, "TEXT_UNUSABLE", text));
    }
    Ok(value.to_owned())
}

fn department(field: &str, code: &str) -> Result<Department, Refusal> {
    Department::parse(code).ok_or_else(|| {
        let text = "a department's code has 1 to 32 characters without blanks around it";
        Refusal::invalid(field, "DEPARTMENT_UNREADABLE", text)
    })
}

fn day(field: &str, value: &str) -> Result<Date, Refusal> {
    value.parse().map_err(|_| Refusal::invalid(field, "DATE_UNREADABLE", "a date reads like 2026-11-23"))
}

fn optional_day(field: &str, value: Option<&str>) -> Result<Option<Date>, Refusal> {
    let value = value.filter(|value| !value.is_empty());
    value.map(|value| day(field, value)).transpose()
}

fn count(field: &str, value: u32) -> Result<NonZeroU32, Refusal> {
    let count = NonZeroU32::new(value).filter(|count| count.get() <= COUNT);
    count.ok_or_else(|| {
        let text = format!("this is a number from 1 to {COUNT}");
        Refusal::invalid(field, "COUNT_OUT_OF_RANGE", text)
    })
}

fn check_count(field: &str, found: usize, most: usize) -> Result<(), Refusal> {
    if (1..=most).contains(&found) {
        return Ok(());
    }
    let text = format!("there are 1 to {most} of these");
    Err(Refusal::invalid(field, "COUNT_OUT_OF_RANGE", text))
}
