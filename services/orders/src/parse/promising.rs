//! What is asked about days, holds, measured weeks and lead times.

use std::sync::Arc;

use jiff::civil::Date;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::{minutes::Minutes, period::Period};
use werkbrug_orders_domain::{
    forecast::Outlook,
    measured::Week,
    work::{Department, activity_of},
};
use werkbrug_proto::orders::{
    GetCapacityRequest, GetLeadTimesRequest, HoldCapacityRequest, ListCapacityOrdersRequest, MoveMaterialRequest,
    RecordYieldRequest, ReleaseHoldRequest, Repeat as RepeatMessage,
};

use super::{COUNT, LINES, TEXT, check_count, choice, day, department, id, optional_day, text, wanted_company};
use crate::{
    app::{
        hold_capacity::{HoldCapacity, Repeat},
        move_material::MoveMaterial,
        record_yield::RecordYield,
        release_hold::ReleaseHold,
    },
    read::{self, lead_time},
    seal::Sealer,
};

/// What is repeated, and how.
pub(crate) fn repeat(message: Option<&RepeatMessage>) -> Result<Repeat, Refusal> {
    let Some(message) = message else {
        return Err(Refusal::invalid("repeat", "REPEAT_MISSING", "say which order is asked for again"));
    };
    if !message.pieces.is_empty() {
        check_count("repeat.pieces", message.pieces.len(), LINES)?;
    }
    if let Some(place) = message.pieces.iter().position(|pieces| *pieces > COUNT) {
        let text = format!("this is a number up to {COUNT}");
        return Err(Refusal::invalid(format!("repeat.pieces[{place}]"), "COUNT_OUT_OF_RANGE", text));
    }
    Ok(Repeat {
        order: id("repeat.order_id", &message.order_id)?,
        pieces: message.pieces.clone(),
        wanted_on: optional_day("repeat.wanted_on", message.wanted_on.as_deref())?,
        material_on: optional_day("repeat.material_on", message.material_on.as_deref())?,
    })
}

/// Minutes to keep.
pub(crate) fn hold_capacity(request: &HoldCapacityRequest, outlook: Arc<Outlook>) -> Result<HoldCapacity, Refusal> {
    Ok(HoldCapacity {
        repeat: repeat(request.repeat.as_ref())?,
        reference: text("order_reference", &request.order_reference, TEXT)?,
        choice: choice(request.promised_day())?.unwrap_or_default(),
        outlook,
    })
}

/// Minutes to give back.
pub(crate) fn release_hold(request: &ReleaseHoldRequest) -> Result<ReleaseHold, Refusal> {
    Ok(ReleaseHold { order: id("order_id", &request.order_id)?, etag: request.etag.clone() })
}

/// Material that moves.
pub(crate) fn move_material(request: &MoveMaterialRequest, sealer: Arc<Sealer>) -> Result<MoveMaterial, Refusal> {
    Ok(MoveMaterial {
        order: id("order_id", &request.order_id)?,
        etag: request.etag.clone(),
        material_on: optional_day("material_on", Some(&request.material_on))?,
        sealer,
    })
}

/// A measured week.
pub(crate) fn record_yield(request: &RecordYieldRequest) -> Result<RecordYield, Refusal> {
    Ok(RecordYield {
        department: department("department", &request.department)?,
        activity: activity_of(&text("activity", &request.activity, TEXT)?),
        monday: day("week", &request.week)?,
        week: Week {
            planned: Minutes::new(request.planned_minutes),
            attendance: Minutes::new(request.attendance_minutes),
            heads: request.heads,
        },
    })
}

/// Weeks of departments.
pub(crate) fn capacity(request: &GetCapacityRequest) -> Result<read::capacity::Asked, Refusal> {
    let department = match request.department.as_str() {
        "" => None,
        code => Some(department("department", code)?),
    };
    Ok(read::capacity::Asked { period: period(&request.from, &request.to)?, department })
}

/// A week of a department, by its Monday.
pub(crate) fn capacity_orders(request: &ListCapacityOrdersRequest) -> Result<(Department, Date), Refusal> {
    Ok((department("department", &request.department)?, day("week", &request.week)?))
}

fn period(from: &str, to: &str) -> Result<Period, Refusal> {
    Period::new(day("from", from)?, day("to", to)?)
        .map_err(|_| Refusal::invalid("to", "PERIOD_BACKWARDS", "a period ends on the day it begins, or later"))
}

/// Finished orders.
pub(crate) fn lead_times(request: &GetLeadTimesRequest) -> Result<lead_time::Asked, Refusal> {
    Ok(lead_time::Asked {
        period: period(&request.from, &request.to)?,
        company: wanted_company(&request.company_id)?,
        activity: super::optional_text("activity", &request.activity, TEXT)?,
    })
}
