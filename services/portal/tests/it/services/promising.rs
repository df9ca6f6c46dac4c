//! Stand-ins for days that are said, what departments yield, how long orders took, and what work costs elsewhere.

use std::sync::Arc;

use axum::Router;
use tonic::Status;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders;

use super::{Said, only, unary};

/// An order that asks too much.
const TOO_MUCH: u32 = 5_000;

/// The calls of the pages about days and costs.
pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "orders.v1.Promising/CheckDate", |caller, asked: &orders::CheckDateRequest| {
        only(caller, &[Role::OrderDesk])?;
        check_date(asked)
    });
    let router = unary(router, said, "orders.v1.Promising/ListHolds", |_, _: &orders::ListHoldsRequest| {
        let hold = orders::Hold {
            order_id: "order-2".into(),
            order_reference: "PO-8".into(),
            company_name: "Verzonnen Deuren".into(),
            said_on: "2026-11-27".into(),
            held_until_us: 1_795_000_000_000_000,
            minutes: 90,
            ..orders::Hold::default()
        };
        Ok(orders::ListHoldsResponse { holds: vec![hold] })
    });
    let router =
        unary(router, said, "orders.v1.Promising/HoldCapacity", |caller, asked: &orders::HoldCapacityRequest| {
            only(caller, &[Role::OrderDesk])?;
            let pieces = asked.repeat.clone().unwrap_or_default().pieces;
            assert!(!asked.request_id.is_empty() && pieces == [120], "{asked:?}");
            Ok(orders::HoldCapacityResponse { order_id: "order-1".into(), ..orders::HoldCapacityResponse::default() })
        });
    let router = unary(router, said, "orders.v1.Promising/ReleaseHold", |_, _: &orders::ReleaseHoldRequest| {
        let text = "English of the service";
        Err::<orders::ReleaseHoldResponse, _>(Refusal::new(Kind::Precondition, "NOT_HELD", text).into())
    });
    let router =
        unary(router, said, "orders.v1.Promising/GetPromise", |_, _: &orders::GetPromiseRequest| Ok(promise()));
    let router = unary(router, said, "orders.v1.Promising/MoveMaterial", |_, asked: &orders::MoveMaterialRequest| {
        if asked.material_on == "2026-12-01" {
            return Err(Refusal::new(Kind::Precondition, "ALREADY_HELD", "English of the service").into());
        }
        assert_eq!(asked.material_on, "2026-11-30");
        Ok(orders::MoveMaterialResponse::default())
    });
    let router = unary(router, said, "orders.v1.Promising/ListYields", |_, _: &orders::ListYieldsRequest| {
        let one = orders::Yield {
            department: "MONT".into(),
            activity: "wegen".into(),
            weeks: 12,
            likely_need: 1_050,
            safe_need: 1_260,
            last_week: "2026-11-16".into(),
        };
        Ok(orders::ListYieldsResponse { yields: vec![one], safe_level: 9_100 })
    });
    let router = unary(router, said, "orders.v1.Promising/RecordYield", |_, asked: &orders::RecordYieldRequest| {
        if asked.heads < 10 {
            return Err(Refusal::invalid("heads", "GROUP_TOO_SMALL", "English of the service").into());
        }
        assert_eq!((asked.planned_minutes, asked.attendance_minutes), (6_000, 6_600));
        Ok(orders::RecordYieldResponse { need: 1_100 })
    });
    let router =
        unary(router, said, "orders.v1.Promising/GetLeadTimes", |_, _: &orders::GetLeadTimesRequest| Ok(lead_times()));
    let router = capacity(router, said);
    unary(router, said, "orders.v1.Comparing/ListComparisons", |_, _: &orders::ListComparisonsRequest| {
        Ok(orders::ListComparisonsResponse::default())
    })
}

fn check_date(asked: &orders::CheckDateRequest) -> Result<orders::CheckDateResponse, Status> {
    let repeat = asked.repeat.clone().unwrap_or_default();
    if repeat.pieces == [TOO_MUCH] {
        let refusal = Refusal::new(Kind::Precondition, "CAPACITY_LACKING", "English of the service");
        let refusal = refusal.with_fact("department", "MONT").with_fact("minutes_short", "90");
        return Err(refusal.with_fact("through", "2027-11-26").into());
    }
    let why =
        |kind: &str| orders::WhyStep { kind: kind.into(), day: "2026-11-25".into(), ..orders::WhyStep::default() };
    let takes = orders::WhyStep {
        department: "MONT".into(),
        activity: "wegen".into(),
        planned_minutes: 60,
        likely_minutes: 66,
        safe_minutes: 78,
        weeks: 12,
        ..why("takes")
    };
    let wait = orders::WaitingOrder {
        order_id: "order-9".into(),
        order_reference: "PO-9".into(),
        company_id: "bedrijf-9".into(),
        company_name: "Verzonnen Daken".into(),
        promised_on: "2026-11-24".into(),
        expected_on: Some("2026-11-26".into()),
        working_days_late: 2,
        p50_on: "2026-11-24".into(),
        p90_on: Some("2026-11-24".into()),
    };
    Ok(orders::CheckDateResponse {
        verdict: orders::DateVerdict::Tight.into(),
        said_on: "2026-11-27".into(),
        p50_on: "2026-11-25".into(),
        p90_on: Some("2026-11-27".into()),
        why: vec![why("starts"), takes, why("closed"), why("ready")],
        waiting_orders: vec![wait],
        ..orders::CheckDateResponse::default()
    })
}

fn promise() -> orders::Promise {
    let cause = |kind: &str| orders::LateCause { kind: kind.into(), ..orders::LateCause::default() };
    let capacity =
        orders::LateCause { department: "MONT".into(), week: "2026-11-23".into(), minutes: 600, ..cause("capacity") };
    let moved = orders::PromiseChange {
        number: 1,
        at_us: 1_795_000_000_000_000,
        kind: "material_moved".into(),
        from: "2026-11-18".into(),
        to: "2026-11-20".into(),
    };
    orders::Promise {
        promised_on: "2026-11-25".into(),
        p50_on: Some("2026-11-24".into()),
        p90_on: Some("2026-11-25".into()),
        reckoned_at_us: 1_794_000_000_000_000,
        safe_level: 9_000,
        seal: orders::SealState::Broken.into(),
        causes: vec![capacity, cause("capacity_of_few")],
        changes: vec![moved],
        ..orders::Promise::default()
    }
}

fn lead_times() -> orders::LeadTimes {
    let one = |name: &str| orders::LeadTime {
        name: name.into(),
        orders: 10,
        on_time: 9,
        median_days: 5,
        nine_of_ten_days: 8,
        median_promised_days: 6,
        p50_known: 10,
        p50_held: 6,
        p90_known: 10,
        p90_held: 8,
        company_id: String::new(),
    };
    orders::LeadTimes {
        all: Some(one("")),
        by_activity: vec![one("wegen")],
        by_company: vec![orders::LeadTime { company_id: "bedrijf-1".into(), ..one("Verzonnen Ramen") }],
        by_month: vec![one("2026-10"), one("2026-11")],
        spread: vec![orders::DaysLate { days: -1, orders: 9 }, orders::DaysLate { days: 2, orders: 1 }],
        is_cut_short: false,
        reaction: Some(reaction()),
    }
}

fn reaction() -> orders::ReactionTimes {
    let one = |name: &str| orders::ReactionTime {
        name: name.into(),
        answered: 20,
        waiting: 3,
        same_day: 5,
        median_days: 1,
        nine_of_ten_days: 4,
        ..orders::ReactionTime::default()
    };
    orders::ReactionTimes {
        all: Some(one("")),
        by_month: vec![one("2026-11")],
        by_company: vec![orders::ReactionTime { company_id: "bedrijf-1".into(), ..one("Verzonnen Ramen") }],
    }
}

fn capacity(router: Router, said: &Arc<Said>) -> Router {
    let readers = [Role::OrderDesk, Role::WorkshopPlanner];
    let router =
        unary(router, said, "orders.v1.Promising/GetCapacity", move |caller, asked: &orders::GetCapacityRequest| {
            only(caller, &readers)?;
            if asked.to.as_str() > "2027-12-31" {
                return Err(Refusal::invalid("to", "PERIOD_TOO_LONG", "English of the service").into());
            }
            let week = orders::CapacityWeek {
                department: "MONT".into(),
                week: "2026-11-23".into(),
                announced_minutes: 6_000,
                promised_minutes: 4_200,
                held_minutes: 90,
                free_minutes: 1_770,
                short_minutes: 60,
            };
            let is_of_other = !asked.department.is_empty() && asked.department != "MONT";
            let weeks = if is_of_other { Vec::new() } else { vec![week] };
            Ok(orders::Capacity { weeks, departments: vec!["MONT".into(), "PACK".into()] })
        });
    unary(
        router,
        said,
        "orders.v1.Promising/ListCapacityOrders",
        move |caller, asked: &orders::ListCapacityOrdersRequest| {
            only(caller, &readers)?;
            assert_eq!((asked.department.as_str(), asked.week.as_str()), ("MONT", "2026-11-23"));
            let order = |number: u32, held_until_us| orders::CapacityOrder {
                order_id: format!("order-{number}"),
                order_reference: format!("PO-{number}"),
                company_id: "bedrijf-1".into(),
                company_name: "Verzonnen Ramen".into(),
                minutes: 90,
                promised_on: "2026-11-27".into(),
                held_until_us,
            };
            Ok(orders::ListCapacityOrdersResponse { orders: vec![order(1, 0), order(2, 1_795_000_000_000_000)] })
        },
    )
}
