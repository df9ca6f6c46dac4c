//! What becomes of quotes and orders: parts that leave, changes, ends, versions, and the customer's material.

use tonic::Code;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    CancelOrderRequest, CancelReason, ChangeOrderRequest, DeliverOrderRequest, DeliverPartRequest, Execution,
    GetExecutionRequest, GetPromiseRequest, ImportOrdersRequest, ImportedOrder, LinePieces, LoseQuoteRequest,
    LossReason, MaterialMove, MoveMaterialRequest, OrderAccepted, OrderCancelled, OrderChanged, OrderDelivered,
    OrderLine, OrderStage, PartDelivered, PromisedDay, QuoteCreated, QuoteLost, RecordMaterialRequest,
    RecordProgressRequest, ReviseQuoteRequest, SealState, executing_client::ExecutingClient,
    promising_client::PromisingClient,
};

use crate::desk::{CUSTOMER, Desk, OTHER, company, fact, fresh, line, november, refusal};

on_both_databases!(
    finished_pieces_leave_in_parts_and_the_last_one_delivers_the_order,
    what_is_left_after_parts_leaves_at_once,
    a_changed_order_is_promised_anew_and_the_former_promise_is_kept,
    a_promise_from_before_seals_is_not_called_broken_when_the_order_changes,
    a_cancelled_order_gives_its_minutes_back_and_nothing_more_happens_to_it,
    a_quote_is_lost_for_a_reason_of_the_list,
    only_the_newest_version_of_a_quote_is_accepted,
    material_of_the_customer_is_counted_and_never_below_nothing,
    orders_of_a_file_come_in_once_all_or_none,
    only_the_desk_changes_what_becomes_of_orders,
);

type Floor = ExecutingClient<Authed>;

fn floor(desk: &Desk, role: Role) -> Floor {
    Floor::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

async fn finish(desk: &mut Desk, order_id: &str, pieces: u32) {
    for line in desk.order(order_id).await.lines {
        for task in line.sub_tasks {
            let (order_id, sub_task_id) = (order_id.to_owned(), task.sub_task_id);
            let request = RecordProgressRequest { request_id: fresh(), order_id, sub_task_id, pieces };
            desk.client.record_progress(request).await.unwrap();
        }
    }
}

async fn part(desk: &mut Desk, order_id: &str, pieces: u32) -> DeliverPartRequest {
    let line_id = desk.order(order_id).await.lines[0].line_id.clone();
    let lines = vec![LinePieces { line_id, pieces }];
    DeliverPartRequest { request_id: fresh(), order_id: order_id.to_owned(), etag: String::new(), lines }
}

async fn course(desk: &Desk, order_id: &str) -> Execution {
    let asked = GetExecutionRequest { order_id: order_id.to_owned() };
    floor(desk, Role::OrderDesk).get_execution(asked).await.unwrap().into_inner()
}

/// An order of a hundred pieces, promised for Tuesday.
async fn accepted(desk: &mut Desk) -> String {
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    order
}

fn of_file(kbo: &str, reference: &str, lines: Vec<OrderLine>) -> ImportedOrder {
    let (kbo, order_reference) = (kbo.to_owned(), reference.to_owned());
    ImportedOrder { kbo, order_reference, lines, valid_until: november(30), ..ImportedOrder::default() }
}

#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn finished_pieces_leave_in_parts_and_the_last_one_delivers_the_order(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25], 100).await;
    let order = accepted(&mut desk).await;
    finish(&mut desk, &order, 60).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let answer = floor.deliver_part(part(&mut desk, &order, 61).await).await;
    assert_eq!((fact(&answer, "ready"), refusal(answer).0), ("60".to_owned(), "MORE_THAN_READY".to_owned()));
    let answer = floor.deliver_part(part(&mut desk, &order, 40).await).await.unwrap().into_inner();
    assert_eq!((answer.delivered_on, answer.pieces_left), (november(23), 60));
    assert_eq!(desk.order(&order).await.stage(), OrderStage::InProgress);
    let found = course(&desk, &order).await;
    assert_eq!((found.lines[0].delivered_pieces, found.lines[0].ready_pieces), (40, 20));
    assert!(found.deliveries[0].is_on_time);
    finish(&mut desk, &order, 40).await;
    let answer = floor.deliver_part(part(&mut desk, &order, 60).await).await.unwrap().into_inner();
    assert_eq!(answer.pieces_left, 0);
    assert_eq!(desk.order(&order).await.stage(), OrderStage::Delivered);
    let again = floor.deliver_part(part(&mut desk, &order, 1).await).await;
    assert_eq!(refusal(again).0, "ALREADY_DELIVERED");
    let (parts, whole): (Vec<PartDelivered>, Vec<OrderDelivered>) =
        (desk.said("orders").await, desk.said("orders").await);
    assert_eq!((parts.len(), parts[0].pieces_left, whole.len()), (1, 60, 1));
    assert_eq!(course(&desk, &order).await.deliveries.len(), 2);
    let next = desk.quote(100, &[&[("pack", 100)]]).await;
    assert_eq!(desk.accept(&next).await.unwrap().promised_on, november(24), "its minutes are free again");
    desk.close().await;
}

async fn what_is_left_after_parts_leaves_at_once(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = accepted(&mut desk).await;
    finish(&mut desk, &order, 100).await;
    floor(&desk, Role::OrderDesk).deliver_part(part(&mut desk, &order, 30).await).await.unwrap();
    let rest = DeliverOrderRequest { request_id: fresh(), order_id: order.clone(), etag: String::new() };
    desk.client.deliver_order(rest).await.unwrap();
    let left: Vec<u32> = course(&desk, &order).await.deliveries.iter().map(|own| own.lines[0].pieces).collect();
    assert_eq!(left, [30, 70]);
    desk.close().await;
}

#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn a_changed_order_is_promised_anew_and_the_former_promise_is_kept(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26, 27], 100).await;
    let order = accepted(&mut desk).await;
    let mut telephone = PromisingClient::<Authed>::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
    let mut floor = floor(&desk, Role::OrderDesk);
    let line_id = desk.order(&order).await.lines[0].line_id.clone();
    let more = |pieces: u32, wanted_on: Option<i8>| ChangeOrderRequest {
        request_id: fresh(),
        order_id: order.clone(),
        lines: vec![LinePieces { line_id: line_id.clone(), pieces }],
        wanted_on: wanted_on.map(november),
        promised_day: PromisedDay::Likely.into(),
        ..Default::default()
    };
    let answer = floor.change_order(more(250, Some(25))).await;
    assert_eq!(fact(&answer, "possible_on"), november(26));
    assert_eq!(refusal(answer).0, "LATER_THAN_WANTED");
    assert_eq!(desk.order(&order).await.lines[0].pieces, 100, "a refusal changes nothing");
    assert_eq!(refusal(floor.change_order(more(100, None)).await).0, "NOTHING_CHANGES");

    let answer = floor.change_order(more(250, None)).await.unwrap().into_inner();
    assert_eq!(answer.promised_on, november(26));
    let changed = desk.order(&order).await;
    assert_eq!((changed.lines[0].pieces, changed.promised_on, changed.working_days_late), (250, Some(november(26)), 0));
    let said: Vec<OrderChanged> = desk.said("orders").await;
    let minutes = |work: &[werkbrug_proto::orders::PlannedWork]| work.iter().map(|own| own.minutes).sum::<u32>();
    assert_eq!((minutes(&said[0].before), minutes(&said[0].work)), (100, 250));

    let (request_id, order_id, material_on) = (fresh(), order.clone(), november(25));
    let moved = MoveMaterialRequest { request_id, order_id, material_on, ..Default::default() };
    telephone.move_material(moved).await.unwrap();
    let along = ChangeOrderRequest { new_lines: vec![line(60, &[("pack", 100)])], lines: vec![], ..more(250, None) };
    assert_eq!(refusal(floor.change_order(along.clone()).await).0, "CAPACITY_LACKING", "material comes on Wednesday");
    desk.announce("pack", &[30], 100).await;
    floor.change_order(along).await.unwrap();
    let asked = GetPromiseRequest { order_id: order.clone() };
    let promise = telephone.get_promise(asked.clone()).await.unwrap().into_inner();
    let kinds: Vec<&str> = promise.changes.iter().map(|change| change.kind.as_str()).collect();
    assert_eq!(kinds, ["order_changed", "material_moved", "order_changed"]);
    assert_eq!((promise.changes[0].from.clone(), promise.changes[0].to.clone()), (november(24), november(26)));
    assert_eq!((promise.seal(), promise.promised_on), (SealState::Whole, november(30)));
    assert_eq!(desk.order(&order).await.lines.len(), 2);
    for defect in [
        "UPDATE promise_change SET said = REPLACE(said, '2026-11-24', '2026-11-23') WHERE number = 1",
        "UPDATE promise_change SET to_day = '2026-11-27' WHERE number = 1",
        "DELETE FROM promise_change WHERE number = 3",
    ] {
        desk.rewrite("CREATE TABLE kept AS SELECT * FROM promise_change").await;
        desk.rewrite(defect).await;
        let touched = telephone.get_promise(asked.clone()).await.unwrap().into_inner();
        assert_eq!(touched.seal(), SealState::Broken, "{defect}");
        desk.rewrite("DELETE FROM promise_change").await;
        desk.rewrite("INSERT INTO promise_change SELECT * FROM kept").await;
        desk.rewrite("DROP TABLE kept").await;
    }
    assert_eq!(telephone.get_promise(asked).await.unwrap().into_inner().seal(), SealState::Whole);
    desk.close().await;
}

async fn a_promise_from_before_seals_is_not_called_broken_when_the_order_changes(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26, 27], 100).await;
    let order = accepted(&mut desk).await;
    let steps = r#"[{"day":"2026-11-24","department":"pack","minutes":100,"free_minutes":100}]"#;
    desk.rewrite(&format!("UPDATE customer_order SET promise_steps = '{steps}'")).await;
    let lines = part(&mut desk, &order, 250).await.lines;
    let more = ChangeOrderRequest { request_id: fresh(), order_id: order.clone(), lines, ..Default::default() };
    floor(&desk, Role::OrderDesk).change_order(more).await.unwrap();
    let mut telephone = PromisingClient::<Authed>::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
    let promise = telephone.get_promise(GetPromiseRequest { order_id: order }).await.unwrap().into_inner();
    assert_eq!((promise.seal(), promise.promised_on), (SealState::None, november(27)));
    desk.close().await;
}

async fn a_cancelled_order_gives_its_minutes_back_and_nothing_more_happens_to_it(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let order = accepted(&mut desk).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let mut request = CancelOrderRequest { request_id: fresh(), order_id: order.clone(), ..Default::default() };
    assert_eq!(refusal(floor.cancel_order(request.clone()).await), ("REASON_NEEDED".to_owned(), "reason".to_owned()));
    request.set_reason(CancelReason::CustomerWithdrew);
    floor.cancel_order(request.clone()).await.unwrap();
    let found = desk.order(&order).await;
    assert_eq!((found.stage(), found.ended_on.clone()), (OrderStage::Cancelled, Some(november(23))));
    assert_eq!((found.ended_why.as_str(), found.expected_on.clone()), ("customer_withdrew", None));
    let said: Vec<OrderCancelled> = desk.said("orders").await;
    assert_eq!((said.len(), said[0].promised_on.as_str()), (1, november(24).as_str()));
    let again = CancelOrderRequest { request_id: fresh(), ..request };
    assert_eq!(refusal(floor.cancel_order(again).await).0, "ALREADY_CANCELLED");
    assert_eq!(refusal(floor.deliver_part(part(&mut desk, &order, 1).await).await).0, "ALREADY_CANCELLED");
    let next = accepted(&mut desk).await;
    assert_eq!(desk.order(&next).await.promised_on, Some(november(24)), "its minutes are free again");
    desk.close().await;
}

async fn a_quote_is_lost_for_a_reason_of_the_list(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let mut request = LoseQuoteRequest { request_id: fresh(), order_id: order.clone(), ..Default::default() };
    for reason in [LossReason::Unspecified, LossReason::NewerVersion] {
        request.set_reason(reason);
        assert_eq!(refusal(floor.lose_quote(request.clone()).await).0, "REASON_NEEDED");
    }
    request.set_reason(LossReason::TooExpensive);
    floor.lose_quote(request).await.unwrap();
    let found = desk.order(&order).await;
    assert_eq!((found.stage(), found.ended_why.as_str()), (OrderStage::Lost, "too_expensive"));
    assert_eq!(refusal(desk.accept(&order).await).0, "ALREADY_LOST");
    assert_eq!(desk.said::<QuoteLost>("orders").await.len(), 1);
    desk.close().await;
}

async fn only_the_newest_version_of_a_quote_is_accepted(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 100).await;
    let first = desk.quote(100, &[&[("pack", 100)]]).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let revision = |order_id: &str, pieces| ReviseQuoteRequest {
        request_id: fresh(),
        order_id: order_id.to_owned(),
        lines: vec![line(pieces, &[("pack", 100)])],
        valid_until: november(30),
        ..Default::default()
    };
    let second = floor.revise_quote(revision(&first, 80)).await.unwrap().into_inner();
    let third = floor.revise_quote(revision(&second.order_id, 60)).await.unwrap().into_inner();
    assert_eq!((second.version, third.version), (2, 3));
    for old in [&first, &second.order_id] {
        assert_eq!(refusal(desk.accept(old).await).0, "ALREADY_LOST");
        assert_eq!(refusal(floor.revise_quote(revision(old, 50)).await).0, "ALREADY_LOST");
    }
    desk.accept(&third.order_id).await.unwrap();
    let found = course(&desk, &first).await.versions;
    let seen: Vec<_> = found.iter().map(|own| (own.version, own.stage(), own.total_cents)).collect();
    let lost = OrderStage::Lost;
    assert_eq!(seen, [(1, lost, 1_250), (2, lost, 1_000), (3, OrderStage::Accepted, 750)]);
    assert_eq!(desk.order(&first).await.ended_why, "newer_version");
    desk.close().await;
}

async fn material_of_the_customer_is_counted_and_never_below_nothing(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let order = desk.quote(100, &[&[("pack", 100)]]).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let table = [
        (MaterialMove::Received, "Kartons A4", 500, Ok(500)),
        (MaterialMove::Used, "kartons a4", 300, Ok(200)),
        (MaterialMove::Scrapped, "Kartons A4", 20, Ok(180)),
        (MaterialMove::Returned, "Kartons A4", 181, Err("MATERIAL_SHORT")),
        (MaterialMove::Used, "Etiketten", 1, Err("MATERIAL_SHORT")),
        (MaterialMove::Unspecified, "Etiketten", 1, Err("MOVE_NEEDED")),
        (MaterialMove::Returned, "Kartons A4", 180, Ok(0)),
    ];
    for (what, material, pieces, expected) in table {
        let mut request = RecordMaterialRequest {
            request_id: fresh(),
            order_id: order.clone(),
            material_description: material.to_owned(),
            pieces,
            ..Default::default()
        };
        request.set_move(what);
        let found = floor.record_material(request).await;
        match expected {
            Ok(here) => assert_eq!(found.unwrap().into_inner().pieces_here, here, "{what:?} {pieces}"),
            Err(reason) => assert_eq!(refusal(found).0, reason, "{what:?} {pieces}"),
        }
    }
    let known = course(&desk, &order).await.materials;
    let own = &known[0];
    assert_eq!((known.len(), own.material_description.as_str(), own.pieces_here), (1, "Kartons A4", 0));
    let moved = [own.received_pieces, own.used_pieces, own.scrapped_pieces, own.returned_pieces];
    assert_eq!(moved, [500, 300, 20, 180]);
    desk.close().await;
}

async fn orders_of_a_file_come_in_once_all_or_none(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25], 100).await;
    desk.company(CUSTOMER).await;
    let mut floor = floor(&desk, Role::OrderDesk);
    let order = |kbo: &str, reference: &str| {
        of_file(kbo, reference, vec![line(50, &[("pack", 100)]), line(50, &[("pack", 100)])])
    };
    let file = |orders: Vec<ImportedOrder>, accept| ImportOrdersRequest { request_id: fresh(), orders, accept };
    let bad = file(vec![order(CUSTOMER, "F-1"), order(OTHER, "F-2")], false);
    assert_eq!(refusal(floor.import_orders(bad).await), ("COMPANY_UNKNOWN".to_owned(), "orders[1].kbo".to_owned()));
    let mut blank = order(CUSTOMER, "F-1");
    blank.lines[1].sub_tasks[0].department = " ".to_owned();
    let found = refusal(floor.import_orders(file(vec![blank], false)).await);
    assert_eq!(found.1, "orders[0].lines[1].sub_tasks[0].department");
    assert!(desk.said::<QuoteCreated>("orders").await.is_empty(), "all or none");

    let first = file(vec![order(CUSTOMER, "F-1"), order(CUSTOMER, "F-1")], true);
    let answer = floor.import_orders(first).await.unwrap().into_inner();
    assert_eq!((answer.imported, answer.known, answer.total_cents), (1, 1, 1_250));
    desk.client.register_company(company(OTHER)).await.unwrap();
    let second = file(vec![order(CUSTOMER, "F-1"), order(OTHER, "F-1")], true);
    let answer = floor.import_orders(second).await.unwrap().into_inner();
    assert_eq!((answer.imported, answer.known), (1, 1), "a reference is of its company");
    let said: Vec<OrderAccepted> = desk.said("orders").await;
    let days: Vec<&str> = said.iter().map(|own| own.promised_on.as_str()).collect();
    assert_eq!(days, [november(25), november(25)], "no minute is promised twice; the second has no safe day");
    let third = file(vec![order(CUSTOMER, "F-3")], true);
    assert_eq!(refusal(floor.import_orders(third).await).0, "CAPACITY_LACKING");
    desk.close().await;
}

async fn only_the_desk_changes_what_becomes_of_orders(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let order_id = desk.quote(10, &[&[("pack", 10)]]).await;
    let own = desk.company(CUSTOMER).await;
    for role in Role::ALL {
        let mut floor = floor(&desk, role);
        let (id, request_id) = (order_id.clone(), fresh());
        let mut cancel = CancelOrderRequest { request_id: fresh(), order_id: id.clone(), ..Default::default() };
        cancel.set_reason(CancelReason::Other);
        let mut lose = LoseQuoteRequest { request_id: fresh(), order_id: fresh(), ..Default::default() };
        lose.set_reason(LossReason::NoAnswer);
        let mut material = RecordMaterialRequest {
            request_id: fresh(),
            order_id: fresh(),
            material_description: "doos".to_owned(),
            pieces: 1,
            ..Default::default()
        };
        material.set_move(MaterialMove::Received);
        let lines = vec![line(1, &[("pack", 1)])];
        let imported = of_file(OTHER, "F-1", lines.clone());
        let revised = ReviseQuoteRequest {
            request_id: fresh(),
            order_id: fresh(),
            lines: lines.clone(),
            valid_until: november(30),
            ..Default::default()
        };
        let changed = ChangeOrderRequest { request_id, order_id: id.clone(), new_lines: lines, ..Default::default() };
        let answers = [
            floor.deliver_part(part(&mut desk, &order_id, 1).await).await.map(drop),
            floor.change_order(changed).await.map(drop),
            floor.cancel_order(cancel).await.map(drop),
            floor.lose_quote(lose).await.map(drop),
            floor.revise_quote(revised).await.map(drop),
            floor.record_material(material).await.map(drop),
            floor
                .import_orders(ImportOrdersRequest { request_id: fresh(), orders: vec![imported], accept: false })
                .await
                .map(drop),
        ];
        let is_forbidden = |answer: &Result<(), tonic::Status>| {
            answer.as_ref().is_err_and(|status| status.code() == Code::PermissionDenied)
        };
        let forbidden = answers.iter().filter(|answer| is_forbidden(answer)).count();
        assert_eq!(forbidden, if role == Role::OrderDesk { 0 } else { answers.len() }, "{role:?}");
        let seen = floor.get_execution(GetExecutionRequest { order_id: id }).await;
        let may_read = matches!(role, Role::OrderDesk | Role::WorkshopPlanner | Role::Coach | Role::Finance);
        assert_eq!(seen.is_ok(), may_read, "{role:?}");
    }
    let about = uuid::Uuid::parse_str(&own).unwrap();
    let host = desk.bench.viewer_about(Role::HostPlanner, about);
    let mut host = Floor::new(desk.bench.client_channel(&host));
    assert!(host.get_execution(GetExecutionRequest { order_id }).await.is_ok(), "a customer sees its own");
    desk.close().await;
}
