//! A day that is said on the telephone: asked, kept for a while, taken or given back, and proven afterwards.

use std::time::{Duration, Instant};

use tonic::Status;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    AcceptOrderRequest, CheckDateRequest, CheckDateResponse, DateVerdict, GetOrderRequest, GetPromiseRequest,
    HoldCapacityRequest, HoldCapacityResponse, ListHoldsRequest, ListOrdersRequest, MoveMaterialRequest, OrderAccepted,
    OrderStage, Promise, PromisedDay, QuoteCreated, RecordYieldRequest, ReleaseHoldRequest, Repeat, SealState,
    promising_client::PromisingClient,
};

use crate::desk::{Desk, OTHER, acceptance, company, fresh, line, november, quote, refusal};

on_both_databases!(
    a_rush_call_gets_a_day_its_reasons_and_what_would_make_it_sooner,
    what_is_held_is_nobody_elses_and_is_taken_by_accepting,
    a_quote_with_its_own_pieces_is_held_itself_and_not_made_twice,
    material_does_not_move_while_minutes_are_kept_for_it,
    a_hold_that_ended_is_given_back_by_itself,
    a_hold_is_given_back_when_the_customer_does_not_want_it,
    a_promise_that_somebody_touched_is_known,
    a_late_order_tells_its_causes_and_a_small_group_is_not_told,
    what_was_measured_of_a_department_moves_the_day,
    only_the_desk_and_who_plans_ask_for_a_day,
);

pub(crate) type Telephone = PromisingClient<Authed>;

pub(crate) fn telephone(desk: &Desk) -> Telephone {
    as_role(desk, Role::OrderDesk)
}

fn as_role(desk: &Desk, role: Role) -> Telephone {
    PromisingClient::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

pub(crate) fn again(order: &str, pieces: &[u32], wanted: Option<i8>) -> Repeat {
    Repeat { order_id: order.to_owned(), pieces: pieces.to_vec(), wanted_on: wanted.map(november), material_on: None }
}

pub(crate) async fn ask(desk: &Desk, repeat: Repeat) -> Result<CheckDateResponse, Status> {
    let asked = telephone(desk).check_date(CheckDateRequest { repeat: Some(repeat) }).await;
    asked.map(tonic::Response::into_inner)
}

async fn hold(desk: &Desk, repeat: Repeat) -> Result<HoldCapacityResponse, Status> {
    hold_by(desk, repeat, PromisedDay::Unspecified).await
}

pub(crate) async fn hold_by(desk: &Desk, repeat: Repeat, day: PromisedDay) -> Result<HoldCapacityResponse, Status> {
    let request = HoldCapacityRequest {
        request_id: fresh(),
        repeat: Some(repeat),
        order_reference: "PO-SPOED".to_owned(),
        promised_day: day.into(),
    };
    telephone(desk).hold_capacity(request).await.map(tonic::Response::into_inner)
}

pub(crate) async fn promise(desk: &Desk, order: &str) -> Promise {
    let asked = GetPromiseRequest { order_id: order.to_owned() };
    telephone(desk).get_promise(asked).await.unwrap().into_inner()
}

/// Minutes that orders and holds have of a department.
pub(crate) async fn taken(desk: &Desk, order: &str, pieces: u32) -> bool {
    ask(desk, again(order, &[pieces], None)).await.is_err()
}

/// Packing gives a hundred minutes on four days; an earlier order of somebody else has Tuesday 24 November.
async fn busy(backend: Backend) -> (Desk, String, String) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26, 27], 100).await;
    let earlier = desk.quote(100, &[&[("pack", 100)]]).await;
    let other = desk.client.register_company(company(OTHER)).await.unwrap().into_inner().company_id;
    let request = quote(&other, vec![line(100, &[("pack", 100)])]);
    let theirs = desk.client.create_quote(request).await.unwrap().into_inner().order_id;
    let wanted = AcceptOrderRequest { wanted_on: Some(november(26)), take_later: true, ..acceptance(&theirs) };
    desk.client.accept_order(wanted).await.unwrap();
    (desk, earlier, theirs)
}

async fn a_rush_call_gets_a_day_its_reasons_and_what_would_make_it_sooner(backend: Backend) {
    let (desk, earlier, theirs) = busy(backend).await;
    let found = ask(&desk, again(&earlier, &[50], Some(24))).await.unwrap();
    // Fifty minutes on Wednesday, 63 when the week is bad.
    assert_eq!((found.p50_on.as_str(), found.p90_on.clone()), (november(25).as_str(), Some(november(25))));
    assert_eq!((found.verdict(), found.said_on.as_str()), (DateVerdict::Infeasible, november(25).as_str()));
    let kinds: Vec<&str> = found.why.iter().map(|why| why.kind.as_str()).collect();
    assert_eq!(kinds, ["starts", "takes", "full", "ready"]);
    let takes = &found.why[1];
    assert_eq!((takes.planned_minutes, takes.likely_minutes, takes.safe_minutes, takes.weeks), (50, 50, 63, 0));
    assert_eq!(found.part, None, "Tuesday is full");
    assert_eq!(found.waiting_orders.len(), 1);
    let wait = &found.waiting_orders[0];
    assert_eq!((wait.order_id.as_str(), wait.p90_on.as_ref()), (theirs.as_str(), Some(&november(24))));
    assert_eq!((wait.expected_on.as_ref(), wait.working_days_late), (Some(&november(25)), 1), "it must agree");
    assert_eq!((found.lines[0].pieces, found.lines[0].pieces_before), (50, 100));

    let table = [(25, DateVerdict::Feasible), (24, DateVerdict::Infeasible)];
    for (wanted, verdict) in table {
        let found = ask(&desk, again(&earlier, &[50], Some(wanted))).await.unwrap();
        assert_eq!(found.verdict(), verdict, "wanted on {wanted}");
    }
    let tight = ask(&desk, again(&earlier, &[90], Some(25))).await.unwrap();
    assert_eq!(
        (tight.verdict(), tight.said_on.as_str()),
        (DateVerdict::Tight, november(26).as_str()),
        "90 minutes, or 114"
    );
    assert_eq!(tight.part.map(|part| part.pieces), Some(vec![79]), "a hundred minutes carry them");
    assert_eq!(refusal(ask(&desk, again(&earlier, &[1, 2], None)).await).0, "PIECES_OF_EACH_LINE");
    assert_eq!(refusal(ask(&desk, again(&earlier, &[5_000], None)).await).0, "CAPACITY_LACKING");
    assert_eq!(refusal(ask(&desk, again(&fresh(), &[1], None)).await).0, "ORDER_UNKNOWN");
    desk.close().await;
}

async fn what_is_held_is_nobody_elses_and_is_taken_by_accepting(backend: Backend) {
    let (mut desk, earlier, _) = busy(backend).await;
    let held = hold(&desk, again(&earlier, &[240], Some(27))).await.unwrap();
    assert_eq!(held.said_on, november(27));
    assert!(taken(&desk, &earlier, 61).await, "sixty minutes are left");
    let holds = telephone(&desk).list_holds(ListHoldsRequest {}).await.unwrap().into_inner().holds;
    let one = &holds[0];
    assert_eq!((holds.len(), one.order_id.as_str(), one.minutes), (1, held.order_id.as_str(), 240));
    assert_eq!((one.said_on.as_str(), one.held_until_us), (november(27).as_str(), held.held_until_us));
    assert_eq!(refusal(hold(&desk, again(&held.order_id, &[], None)).await).0, "ALREADY_HELD");
    it_is_taken_by_accepting(&mut desk, &earlier, &held.order_id).await;
    desk.close().await;
}

async fn it_is_taken_by_accepting(desk: &mut Desk, earlier: &str, held: &str) {
    let answer = desk.accept(held).await.unwrap();
    assert_eq!(answer.promised_on, november(27), "what was said on the telephone");
    let order = desk.order(held).await;
    assert_eq!((order.stage(), order.order_reference.as_str()), (OrderStage::Accepted, "PO-SPOED"));
    assert!(taken(desk, earlier, 61).await, "the minutes were not taken twice, and not given back");
    assert!(!taken(desk, earlier, 60).await);
    let work = &desk.said::<OrderAccepted>("orders").await[1].work;
    assert_eq!(work.iter().map(|work| work.minutes).sum::<u32>(), 240);
    assert_eq!(desk.said::<QuoteCreated>("orders").await.len(), 3);
    let holds = telephone(desk).list_holds(ListHoldsRequest {}).await.unwrap().into_inner().holds;
    assert!(holds.is_empty(), "{holds:?}");
}

async fn release(desk: &Desk, order: &str) {
    let request = ReleaseHoldRequest { request_id: fresh(), order_id: order.to_owned(), etag: String::new() };
    telephone(desk).release_hold(request).await.unwrap();
}

async fn a_quote_with_its_own_pieces_is_held_itself_and_not_made_twice(backend: Backend) {
    let (desk, earlier, _) = busy(backend).await;
    let material = Repeat { material_on: Some(november(25)), ..again(&earlier, &[100], None) };
    let table = [
        (again(&earlier, &[], None), true),
        (again(&earlier, &[100], None), true),
        (again(&earlier, &[99], None), false),
        (material, false),
    ];
    for (repeat, is_itself) in table {
        let held = hold(&desk, repeat.clone()).await.unwrap().order_id;
        assert_eq!(held == earlier, is_itself, "{repeat:?}");
        release(&desk, &held).await;
    }
    desk.rewrite("UPDATE customer_order SET valid_until = '2026-11-20' WHERE stage = 'quoted'").await;
    let anew = hold(&desk, again(&earlier, &[100], None)).await.unwrap().order_id;
    assert_ne!(anew, earlier, "a quote that is over is made anew");
    desk.close().await;
}

async fn material_does_not_move_while_minutes_are_kept_for_it(backend: Backend) {
    let (mut desk, earlier, _) = busy(backend).await;
    hold(&desk, again(&earlier, &[], None)).await.unwrap();
    let moved = || MoveMaterialRequest {
        request_id: fresh(),
        order_id: earlier.clone(),
        etag: String::new(),
        material_on: november(26),
    };
    assert_eq!(refusal(telephone(&desk).move_material(moved()).await).0, "ALREADY_HELD");
    assert_eq!(desk.order(&earlier).await.material_on, None);
    release(&desk, &earlier).await;
    telephone(&desk).move_material(moved()).await.unwrap();
    desk.accept(&earlier).await.unwrap();
    let said = promise(&desk, &earlier).await;
    assert_eq!((said.seal(), said.promised_on), (SealState::Whole, november(26)), "it waits for the material");
    desk.close().await;
}

async fn a_hold_that_ended_is_given_back_by_itself(backend: Backend) {
    let (mut desk, earlier, _) = busy(backend).await;
    let held = hold(&desk, again(&earlier, &[300], None)).await.unwrap();
    assert!(taken(&desk, &earlier, 1).await);
    desk.rewrite("UPDATE customer_order SET held_until_us = 1 WHERE held_until_us IS NOT NULL").await;
    let deadline = Instant::now() + Duration::from_secs(20);
    while taken(&desk, &earlier, 300).await {
        assert!(Instant::now() < deadline, "the minutes never came back");
    }
    let order = desk.order(&held.order_id).await;
    assert_eq!(order.stage(), OrderStage::Quoted, "the quote stays");
    assert_eq!(desk.accept(&held.order_id).await.unwrap().promised_on, november(27), "and can be accepted anew");
    desk.close().await;
}

async fn a_hold_is_given_back_when_the_customer_does_not_want_it(backend: Backend) {
    let (desk, earlier, _) = busy(backend).await;
    let held = hold(&desk, again(&earlier, &[300], None)).await.unwrap();
    let release =
        |etag: &str| ReleaseHoldRequest { request_id: fresh(), order_id: held.order_id.clone(), etag: etag.to_owned() };
    assert_eq!(refusal(telephone(&desk).release_hold(release("0")).await).0, "ETAG_MISMATCH");
    telephone(&desk).release_hold(release(&held.etag)).await.unwrap();
    assert!(!taken(&desk, &earlier, 300).await, "all of it");
    assert_eq!(refusal(telephone(&desk).release_hold(release("")).await).0, "NOT_HELD");
    desk.close().await;
}

async fn a_promise_that_somebody_touched_is_known(backend: Backend) {
    let (mut desk, earlier, _) = busy(backend).await;
    desk.accept(&earlier).await.unwrap();
    let whole = promise(&desk, &earlier).await;
    assert_eq!((whole.seal(), whole.promised_on.as_str()), (SealState::Whole, november(25).as_str()));
    assert_eq!((whole.p50_on, whole.p90_on), (Some(november(25)), Some(november(26))));
    assert_eq!((whole.work.len(), whole.safe_level, whole.first_day), (1, 9_000, Some(november(24))));

    let request = MoveMaterialRequest {
        request_id: fresh(),
        order_id: earlier.clone(),
        etag: String::new(),
        material_on: november(27),
    };
    telephone(&desk).move_material(request.clone()).await.unwrap();
    let again = MoveMaterialRequest { request_id: fresh(), ..request };
    assert_eq!(refusal(telephone(&desk).move_material(again).await).0, "MATERIAL_AS_BEFORE");
    let moved = promise(&desk, &earlier).await;
    assert_eq!((moved.seal(), moved.changes.len()), (SealState::Whole, 1), "a change is kept after the promise");
    assert_eq!((moved.changes[0].kind.as_str(), moved.changes[0].to.as_str()), ("material_moved", "2026-11-27"));
    assert_eq!(moved.promised_on, november(25), "the promise stays as it was said");

    let defects = [
        ("another day", "UPDATE customer_order SET promised_on = '2026-11-27'"),
        ("put back", "UPDATE customer_order SET promised_on = '2026-11-25'"),
        ("a change that says otherwise", "UPDATE promise_change SET to_day = '2026-11-26'"),
        ("put back", "UPDATE promise_change SET to_day = '2026-11-27'"),
        ("a change that vanished", "DELETE FROM promise_change"),
    ];
    for (what, statement) in defects {
        desk.rewrite(&format!("{statement} WHERE {} IS NOT NULL", key_of(statement))).await;
        let expected = if what == "put back" { SealState::Whole } else { SealState::Broken };
        assert_eq!(promise(&desk, &earlier).await.seal(), expected, "{what}");
    }
    desk.close().await;
}

fn key_of(statement: &str) -> &'static str {
    if statement.contains("customer_order") { "promised_on" } else { "order_id" }
}

async fn a_late_order_tells_its_causes_and_a_small_group_is_not_told(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26, 27], 100).await;
    desk.announce("weld", &[23, 24, 25, 26, 27], 5_000).await;
    let small = desk.quote(100, &[&[("pack", 100)]]).await;
    let large = desk.quote(100, &[&[("weld", 5_000)]]).await;
    for order in [&small, &large] {
        desk.accept(order).await.unwrap();
        assert_eq!(promise(&desk, order).await.causes, [], "nothing is late");
    }
    desk.announce("pack", &[24], 10).await;
    desk.announce("weld", &[24], 4_000).await;
    // What crews say at the very moment of the promise was said before it.
    desk.rewrite("UPDATE copy_capacity_change SET at_us = at_us + 1").await;
    let of_few = promise(&desk, &small).await;
    let told: Vec<_> =
        of_few.causes.iter().map(|own| (own.kind.as_str(), own.department.as_str(), own.minutes)).collect();
    assert_eq!(told, [("capacity_of_few", "", 0)], "a handful of people is not told of");
    assert_eq!((of_few.p50_now_on, of_few.promised_on), (Some(november(25)), november(24)));
    let of_many = promise(&desk, &large).await;
    let told: Vec<_> =
        of_many.causes.iter().map(|own| (own.kind.as_str(), own.department.as_str(), own.minutes)).collect();
    assert_eq!(told, [("capacity", "weld", 1_000)]);
    assert_eq!(of_many.causes[0].week, november(23));
    assert_eq!(of_many.work.len(), 1, "who works here sees them");
    a_customer_sees_days_and_no_departments(&desk, &large).await;
    a_customers_order_names_no_department(&mut desk, &large).await;
    desk.close().await;
}

async fn a_customer_sees_days_and_no_departments(desk: &Desk, id: &str) {
    let own = desk.client.clone().get_order(GetOrderRequest { order_id: id.to_owned() }).await.unwrap().into_inner();
    let viewer = desk.bench.viewer_about(Role::HostPlanner, own.company_id.parse().unwrap());
    let mut host: Telephone = PromisingClient::new(desk.bench.client_channel(&viewer));
    let seen = host.get_promise(GetPromiseRequest { order_id: id.to_owned() }).await.unwrap().into_inner();
    assert_eq!((seen.promised_on.as_str(), seen.seal()), (november(24).as_str(), SealState::Whole));
    assert_eq!((seen.causes, seen.work), (vec![], vec![]), "a customer sees days, not departments");
}

async fn a_customers_order_names_no_department(desk: &mut Desk, id: &str) {
    let own = desk.order(id).await;
    assert_eq!((own.promise_steps.len(), own.lines[0].sub_tasks[0].department.as_str()), (1, "weld"));
    let mut host = desk.as_host(&own.company_id);
    let one = host.get_order(GetOrderRequest { order_id: id.to_owned() }).await.unwrap().into_inner();
    let mut seen = host.list_orders(ListOrdersRequest::default()).await.unwrap().into_inner().orders;
    assert_eq!((seen.len(), one.promised_on.as_ref()), (2, own.promised_on.as_ref()));
    seen.push(one);
    for order in seen {
        let tasks: Vec<_> = order.lines.iter().flat_map(|line| &line.sub_tasks).collect();
        assert!(order.promise_steps.is_empty() && !tasks.is_empty(), "{order:?}");
        assert!(tasks.iter().all(|task| task.department.is_empty()), "{tasks:?}");
    }
}

async fn what_was_measured_of_a_department_moves_the_day(backend: Backend) {
    let (mut desk, earlier, _) = busy(backend).await;
    let week = |week: &str, attendance_minutes, heads| RecordYieldRequest {
        request_id: fresh(),
        department: "pack".to_owned(),
        activity: "Werk  in Pack".to_owned(),
        week: week.to_owned(),
        planned_minutes: 10_000,
        attendance_minutes,
        heads,
    };
    let before = ask(&desk, again(&earlier, &[90], None)).await.unwrap();
    assert_eq!(before.p50_on, november(25));
    let mut client = telephone(&desk);
    let table = [
        (week("2026-11-16", 20_000, 9), "GROUP_TOO_SMALL"),
        (week("2026-11-17", 20_000, 12), "NOT_A_PAST_MONDAY"),
        (week("2026-11-30", 20_000, 12), "NOT_A_PAST_MONDAY"),
        (week("2026-11-16", 90_000, 12), "YIELD_UNBELIEVABLE"),
    ];
    for (request, reason) in table {
        assert_eq!(refusal(client.record_yield(request).await).0, reason);
    }
    for number in 1..=20_i64 {
        let monday: jiff::civil::Date = "2026-11-16".parse().unwrap();
        let monday = monday.saturating_sub(jiff::ToSpan::weeks(number - 1));
        let need = client.record_yield(week(&monday.to_string(), 20_000, 12)).await.unwrap().into_inner().need;
        assert_eq!(need, 2_000, "twice as long as planned");
    }
    let after = ask(&desk, again(&earlier, &[90], None)).await.unwrap();
    assert_eq!((after.p50_on, after.p90_on), (november(26), Some(november(26))), "180 minutes, measured");
    assert_eq!(after.why[1].weeks, 20);
    let accepted = desk.accept(&earlier).await.unwrap();
    assert_eq!(accepted.promised_on, november(26), "200 minutes");
    desk.close().await;
}

async fn only_the_desk_and_who_plans_ask_for_a_day(backend: Backend) {
    let (desk, earlier, _) = busy(backend).await;
    for role in Role::ALL {
        let asked = CheckDateRequest { repeat: Some(again(&earlier, &[10], None)) };
        let answer = as_role(&desk, role).check_date(asked).await;
        let may = matches!(role, Role::OrderDesk | Role::WorkshopPlanner);
        assert_eq!(answer.is_ok(), may, "{role:?}");
        let request = HoldCapacityRequest {
            request_id: fresh(),
            repeat: Some(again(&earlier, &[10], None)),
            order_reference: "PO".to_owned(),
            ..HoldCapacityRequest::default()
        };
        let answer = as_role(&desk, role).hold_capacity(request).await;
        assert_eq!(answer.is_ok(), role == Role::OrderDesk, "{role:?}");
    }
    desk.close().await;
}
