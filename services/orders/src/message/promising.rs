//! Days that were said, and what came of them, as messages.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_orders_domain::{
    cause::Cause,
    forecast::Need,
    lead_time::Summary,
    order::{Order, Stage},
    rush::{Elsewhere, Verdict, Wait},
    said::{Choice, said},
    why::Why,
    work::Line,
};
use werkbrug_proto::orders::{
    AskedLine, CheckDateResponse, DateVerdict, DaysLate, Hold, LateCause, LeadTime, LeadTimes, OtherDepartment,
    PartialDelivery, Promise, PromiseChange, ReactionTimes, SealState, WaitingOrder, WhyStep, Yield,
};

use super::promised_day;
use crate::{
    read::{
        date::Answer,
        lead_time::Figures,
        measured::Row,
        promise::{Seal, Seen},
    },
    store::{change::Kept, order::Stored},
};

/// What can be said on the telephone.
pub(crate) fn date(found: Answer) -> CheckDateResponse {
    let (said_on, said) = said(found.found.likely.on, found.found.safe_on, Choice::Safe);
    let company = found.earlier.company.uuid();
    let waits = found.waits.iter().map(|(wait, order)| waiting(wait, order, &found.names));
    CheckDateResponse {
        verdict: verdict(found.verdict).into(),
        said_on: said_on.to_string(),
        promised_day: promised_day(Some(said)).into(),
        p50_on: found.found.likely.on.to_string(),
        p90_on: text(found.found.safe_on),
        why: found.why.iter().map(why).collect(),
        part: found.part.map(|part| PartialDelivery { pieces: part.pieces, p90_on: part.on.to_string() }),
        other_departments: found.elsewhere.iter().map(elsewhere).collect(),
        waiting_orders: waits.collect(),
        lines: found.lines.iter().map(asked_line).collect(),
        company_id: company.to_string(),
        company_name: found.names.get(&company).cloned().unwrap_or_default(),
        order_reference: found.earlier.reference,
    }
}

fn verdict(verdict: Verdict) -> DateVerdict {
    match verdict {
        Verdict::Feasible => DateVerdict::Feasible,
        Verdict::Tight => DateVerdict::Tight,
        Verdict::Infeasible => DateVerdict::Infeasible,
    }
}

fn asked_line((line, before): &(Line, u32)) -> AskedLine {
    AskedLine { line_description: line.description.clone(), pieces: line.pieces.get(), pieces_before: *before }
}

fn why(why: &Why) -> WhyStep {
    match why {
        Why::Starts { on, is_for_material } => WhyStep {
            kind: "starts".to_owned(),
            day: on.to_string(),
            is_for_material: *is_for_material,
            ..WhyStep::default()
        },
        Why::Takes(need) => takes(need),
        Why::Closed { on, holiday } => WhyStep {
            kind: "closed".to_owned(),
            day: on.to_string(),
            holiday: holiday.map_or_else(String::new, |holiday| holiday.name_nl().to_owned()),
            ..WhyStep::default()
        },
        Why::Full { department, days } => WhyStep {
            kind: "full".to_owned(),
            department: department.as_str().to_owned(),
            days: *days,
            ..WhyStep::default()
        },
        Why::Ready { likely_on, safe_on } => WhyStep {
            kind: "ready".to_owned(),
            day: likely_on.to_string(),
            safe_on: text(*safe_on),
            ..WhyStep::default()
        },
    }
}

fn takes(need: &Need) -> WhyStep {
    WhyStep {
        kind: "takes".to_owned(),
        department: need.department.as_str().to_owned(),
        activity: need.activity.clone(),
        planned_minutes: need.planned.value(),
        likely_minutes: need.likely.value(),
        safe_minutes: need.safe.value(),
        weeks: need.weeks,
        ..WhyStep::default()
    }
}

fn elsewhere(one: &Elsewhere) -> OtherDepartment {
    OtherDepartment {
        from: one.from.as_str().to_owned(),
        to: one.to.as_str().to_owned(),
        activity: one.activity.clone(),
        p50_on: one.found.likely.on.to_string(),
        p90_on: text(one.found.safe_on),
    }
}

fn waiting(wait: &Wait, order: &Order, names: &BTreeMap<Uuid, String>) -> WaitingOrder {
    let promised_on = order.agreement().map(|agreement| agreement.promised_on.to_string());
    WaitingOrder {
        order_id: order.id.to_string(),
        order_reference: order.reference.clone(),
        company_id: order.company.to_string(),
        company_name: names.get(&order.company.uuid()).cloned().unwrap_or_default(),
        promised_on: promised_on.unwrap_or_default(),
        expected_on: text(wait.expected_on),
        working_days_late: wait.working_days_late,
        p50_on: wait.found.likely.on.to_string(),
        p90_on: text(wait.found.safe_on),
    }
}

/// A hold; nothing when it ended meanwhile.
pub(crate) fn hold(stored: Stored, names: &BTreeMap<Uuid, String>) -> Option<Hold> {
    let order = stored.order;
    let hold = order.hold?;
    Some(Hold {
        order_id: order.id.to_string(),
        company_id: order.company.to_string(),
        company_name: names.get(&order.company.uuid()).cloned().unwrap_or_default(),
        order_reference: order.reference,
        said_on: hold.offer.on.to_string(),
        held_until_us: hold.until_us,
        promised_day: promised_day(hold.offer.basis.said).into(),
        minutes: hold.offer.steps.iter().map(|step| step.minutes).fold(0, u32::saturating_add),
    })
}

/// A promise and what came of it.
pub(crate) fn promise(seen: Seen) -> Promise {
    let basis = seen.agreement.basis;
    let seal = match seen.seal {
        Seal::Whole => SealState::Whole,
        Seal::Broken => SealState::Broken,
        Seal::None => SealState::None,
    };
    let mut changes: Vec<PromiseChange> = seen.changes.iter().map(change).collect();
    if let Stage::Delivered(_, on) = &seen.order.stage {
        changes.push(PromiseChange {
            number: u32::try_from(changes.len()).unwrap_or(u32::MAX).saturating_add(1),
            kind: "delivered".to_owned(),
            to: on.to_string(),
            ..PromiseChange::default()
        });
    }
    Promise {
        order_id: seen.order.id.to_string(),
        promised_on: seen.agreement.promised_on.to_string(),
        p50_on: text(basis.p50_on),
        p90_on: text(basis.p90_on),
        reckoned_at_us: basis.at_us,
        first_day: text(basis.first_day),
        material_on: text(basis.material_on),
        safe_level: basis.safe_level,
        promised_day: promised_day(basis.said).into(),
        work: basis.work.iter().map(takes).collect(),
        seal: seal.into(),
        p50_now_on: text(seen.expected.0),
        p90_now_on: text(seen.expected.1),
        causes: seen.causes.iter().map(cause).collect(),
        changes,
    }
}

fn change(kept: &Kept) -> PromiseChange {
    PromiseChange {
        number: u32::try_from(kept.number).unwrap_or_default(),
        at_us: kept.at_us,
        kind: kept.kind.clone(),
        from: text(kept.from).unwrap_or_default(),
        to: text(kept.to).unwrap_or_default(),
    }
}

fn cause(cause: &Cause) -> LateCause {
    let kind = |kind: &str| LateCause { kind: kind.to_owned(), ..LateCause::default() };
    match cause {
        Cause::Capacity { department, week, minutes_less } => LateCause {
            department: department.as_str().to_owned(),
            week: week.to_string(),
            minutes: *minutes_less,
            ..kind("capacity")
        },
        Cause::CapacityOfFew => kind("capacity_of_few"),
        Cause::Material { from, to } => {
            LateCause { from: text(*from).unwrap_or_default(), to: to.to_string(), ..kind("material") }
        }
        Cause::Behind { minutes } => LateCause { minutes: *minutes, ..kind("behind") },
        Cause::NotDelivered => kind("not_delivered"),
    }
}

/// What a department yields.
pub(crate) fn measured(row: Row) -> Yield {
    Yield {
        department: row.department,
        activity: row.activity,
        weeks: u32::try_from(row.weeks).unwrap_or(u32::MAX),
        likely_need: row.needs.0,
        safe_need: row.needs.1,
        last_week: row.last_week.to_string(),
    }
}

/// How long orders took, and how long customers waited.
pub(crate) fn lead_times(found: Figures, reaction: ReactionTimes) -> LeadTimes {
    let by_name = |all: Vec<(String, Summary)>| all.into_iter().map(|(name, sum)| lead_time(name, &sum)).collect();
    let by_company = found.by_company.into_iter();
    LeadTimes {
        all: Some(lead_time(String::new(), &found.all)),
        by_activity: by_name(found.by_activity),
        by_company: by_company
            .map(|(id, name, sum)| LeadTime { company_id: id.to_string(), ..lead_time(name, &sum) })
            .collect(),
        by_month: by_name(found.by_month),
        spread: found.spread.into_iter().map(|(days, orders)| DaysLate { days, orders }).collect(),
        is_cut_short: found.is_cut_short,
        reaction: Some(reaction),
    }
}

fn lead_time(name: String, sum: &Summary) -> LeadTime {
    LeadTime {
        name,
        orders: sum.on_time.of,
        on_time: sum.on_time.part,
        median_days: sum.median_days,
        nine_of_ten_days: sum.nine_of_ten_days,
        median_promised_days: sum.median_promised_days,
        p50_known: sum.p50_held.of,
        p50_held: sum.p50_held.part,
        p90_known: sum.p90_held.of,
        p90_held: sum.p90_held.part,
        company_id: String::new(),
    }
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}
