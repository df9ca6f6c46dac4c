//! Values to messages.

pub(crate) mod comparing;
pub(crate) mod exchanging;
pub(crate) mod executing;
pub(crate) mod figures;
pub(crate) mod notifying;
pub(crate) mod promising;
pub(crate) mod relating;
pub(crate) mod requesting;
pub(crate) mod site;

use werkbrug_orders_domain::{
    expected::LateReason,
    order::Stage,
    promise::Step,
    said::Said,
    work::{Line, SubTask},
};
use werkbrug_proto::orders::{
    Address, Company, CompanyRole, LateOrder, Order, OrderLine, OrderStage, PromiseStep, PromisedDay,
    SubTask as SubTaskMessage,
};

use crate::{
    read::{late_order::Late, order::View},
    store::{
        company::Stored,
        order::{ACCEPTED, CANCELLED, DELIVERED, IN_PROGRESS, LOST, QUOTED},
    },
};

/// A company.
pub(crate) fn company(stored: Stored) -> Company {
    let details = stored.company.details;
    let roles = [
        (details.roles.is_customer, CompanyRole::Customer),
        (details.roles.is_supplier, CompanyRole::Supplier),
        (details.roles.is_own, CompanyRole::Own),
    ];
    let roles = roles.into_iter().filter(|(has_it, _)| *has_it);
    Company {
        company_id: stored.company.id.to_string(),
        kbo: details.kbo.as_str().to_owned(),
        company_name: details.name,
        roles: roles.map(|(_, role)| i32::from(role)).collect(),
        province: details.province,
        sector: details.sector,
        address: Some(Address {
            street: details.address.street,
            postcode: details.address.postcode,
            city: details.address.city,
            country: details.address.country,
        }),
        vat: details.vat.map(|vat| vat.as_str().to_owned()),
        iban: details.iban.map(|iban| iban.as_str().to_owned()),
        etag: stored.version.to_string(),
        email: details.email,
    }
}

/// An order.
pub(crate) fn order(view: View) -> Order {
    let etag = view.stored.etag();
    let order = view.stored.order;
    let agreement = order.agreement();
    let delivered_on = match &order.stage {
        Stage::Delivered(_, on) => Some(on.to_string()),
        Stage::Quoted | Stage::Accepted(_) | Stage::InProgress(_) | Stage::Cancelled(..) | Stage::Lost(..) => None,
    };
    let ended = order.ended();
    let sees_departments = view.sees_departments;
    let steps = agreement.filter(|_| sees_departments).map(|agreement| agreement.steps.as_slice());
    let late = view.late.unwrap_or_default();
    let said = agreement.and_then(|agreement| agreement.basis.said);
    Order {
        order_id: order.id.to_string(),
        company_id: order.company.to_string(),
        company_name: view.company_name,
        stage: stage(&order.stage).into(),
        valid_until: order.valid_until.to_string(),
        promised_on: agreement.map(|agreement| agreement.promised_on.to_string()),
        expected_on: view.expected_on.map(|day| day.to_string()),
        delivered_on,
        accepted_on: agreement.map_or_else(String::new, |agreement| agreement.accepted_on.to_string()),
        etag,
        promise_steps: steps.unwrap_or_default().iter().map(step).collect(),
        material_on: order.material_on.map(|day| day.to_string()),
        working_days_late: late.working_days,
        late_reasons: words_of(&late.reasons),
        ended_on: ended.map(|(on, _)| on.to_string()),
        ended_why: ended.map(|(_, why)| why.to_owned()).unwrap_or_default(),
        promised_day: promised_day(said).into(),
        site: view.site.map(|own| site::site(own, None)),
        order_reference: order.reference,
        lines: order.lines.into_iter().map(|own| line(own, sees_departments)).collect(),
    }
}

/// An order as a row of a list.
pub(crate) fn order_row(view: View) -> Order {
    Order { lines: Vec::new(), promise_steps: Vec::new(), ..order(view) }
}

fn words_of(reasons: &[LateReason]) -> Vec<String> {
    reasons.iter().map(|reason| reason.as_str().to_owned()).collect()
}

/// A late order.
pub(crate) fn late(late: Late) -> LateOrder {
    LateOrder {
        order_id: late.order.to_string(),
        company_id: late.company.to_string(),
        company_name: late.company_name,
        stage: stage_named(&late.stage).into(),
        order_reference: late.reference,
        promised_on: late.promised_on.to_string(),
        expected_on: late.expected_on.map(|day| day.to_string()).unwrap_or_default(),
        working_days_late: late.working_days,
        reasons: late.reasons,
    }
}

/// The stored name of the stage that a list is limited to; none for all stages.
pub(crate) fn wanted_stage(stage: OrderStage) -> Option<&'static str> {
    match stage {
        OrderStage::Unspecified => None,
        OrderStage::Quoted => Some(QUOTED),
        OrderStage::Accepted => Some(ACCEPTED),
        OrderStage::InProgress => Some(IN_PROGRESS),
        OrderStage::Delivered => Some(DELIVERED),
        OrderStage::Cancelled => Some(CANCELLED),
        OrderStage::Lost => Some(LOST),
    }
}

/// The stage with this stored name.
fn stage_named(name: &str) -> OrderStage {
    match name {
        QUOTED => OrderStage::Quoted,
        ACCEPTED => OrderStage::Accepted,
        IN_PROGRESS => OrderStage::InProgress,
        DELIVERED => OrderStage::Delivered,
        CANCELLED => OrderStage::Cancelled,
        LOST => OrderStage::Lost,
        _ => OrderStage::Unspecified,
    }
}

/// How far an order is.
pub(crate) fn stage(stage: &Stage) -> OrderStage {
    match stage {
        Stage::Quoted => OrderStage::Quoted,
        Stage::Accepted(_) => OrderStage::Accepted,
        Stage::InProgress(_) => OrderStage::InProgress,
        Stage::Delivered(..) => OrderStage::Delivered,
        Stage::Cancelled(..) => OrderStage::Cancelled,
        Stage::Lost(..) => OrderStage::Lost,
    }
}

/// Which day was said; nothing of one from before that was kept.
pub(crate) fn promised_day(said: Option<Said>) -> PromisedDay {
    match said {
        None => PromisedDay::Unspecified,
        Some(Said::Safe) => PromisedDay::Safe,
        Some(Said::Likely) => PromisedDay::Likely,
        Some(Said::NoneSafe) => PromisedDay::NoneSafe,
    }
}

fn step(step: &Step) -> PromiseStep {
    PromiseStep {
        day: step.day.to_string(),
        department: step.department.as_str().to_owned(),
        minutes: step.minutes,
        free_minutes: step.free_minutes,
    }
}

fn line(line: Line, sees_departments: bool) -> OrderLine {
    OrderLine {
        line_id: line.id.to_string(),
        line_description: line.description,
        pieces: line.pieces.get(),
        cents_per_hundred: line.price_per_hundred.value(),
        sub_tasks: line.sub_tasks.into_iter().map(|task| sub_task(task, sees_departments)).collect(),
    }
}

fn sub_task(task: SubTask, sees_departments: bool) -> SubTaskMessage {
    let department = if sees_departments { task.department.as_str() } else { "" };
    SubTaskMessage {
        sub_task_id: task.id.to_string(),
        task_description: task.description,
        department: department.to_owned(),
        minutes_per_hundred: task.minutes_per_hundred.get(),
        done_pieces: task.done_pieces,
    }
}
