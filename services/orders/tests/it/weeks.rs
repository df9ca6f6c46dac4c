//! What departments announced and gave away week by week, and how long customers waited for an answer.

use uuid::Uuid;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    AskQuoteRequest, CapacityOrder, CapacityWeek, DeclineAskedQuoteRequest, DeclineReason, GetCapacityRequest,
    GetLeadTimesRequest, HoldCapacityRequest, ListCapacityOrdersRequest, MakeQuoteRequest, ReactionTime, ReactionTimes,
    Repeat, promising_client::PromisingClient, requesting_client::RequestingClient,
};

use crate::desk::{CUSTOMER, Desk, OTHER, fresh, line, november, refusal};

on_both_databases!(
    a_week_tells_what_is_announced_promised_kept_and_free_and_whose_it_is,
    a_period_or_a_week_that_is_not_whole_is_refused_and_others_may_not_ask,
    waiting_customers_are_counted_from_asking_to_the_first_answer,
);

fn promising(desk: &Desk, role: Role) -> PromisingClient<Authed> {
    PromisingClient::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

fn asked(from: i8, to: i8, department: &str) -> GetCapacityRequest {
    GetCapacityRequest { from: november(from), to: november(to), department: department.to_owned() }
}

async fn weeks(desk: &Desk, request: GetCapacityRequest) -> Vec<CapacityWeek> {
    promising(desk, Role::WorkshopPlanner).get_capacity(request).await.unwrap().into_inner().weeks
}

async fn orders(desk: &Desk, department: &str, monday: i8) -> Vec<CapacityOrder> {
    let request = ListCapacityOrdersRequest { department: department.to_owned(), week: november(monday) };
    promising(desk, Role::WorkshopPlanner).list_capacity_orders(request).await.unwrap().into_inner().orders
}

async fn a_week_tells_what_is_announced_promised_kept_and_free_and_whose_it_is(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 30], 100).await;
    desk.announce("weld", &[24], 60).await;
    let order = desk.quote(110, &[&[("pack", 100)]]).await;
    desk.accept(&order).await.unwrap();
    let quote = desk.quote(70, &[&[("pack", 100)]]).await;
    let hold = HoldCapacityRequest {
        request_id: fresh(),
        repeat: Some(Repeat { order_id: quote.clone(), ..Repeat::default() }),
        order_reference: "PO-SPOED".to_owned(),
        ..HoldCapacityRequest::default()
    };
    promising(&desk, Role::OrderDesk).hold_capacity(hold).await.unwrap();
    let told = |week: &CapacityWeek| {
        let minutes = [week.announced_minutes, week.promised_minutes, week.held_minutes, week.free_minutes];
        (week.week.clone(), week.department.clone(), minutes, week.short_minutes)
    };
    let found = weeks(&desk, asked(25, 30, "")).await;
    let expected = [
        (november(23), "pack".to_owned(), [200, 110, 70, 20], 0),
        (november(23), "weld".to_owned(), [60, 0, 0, 60], 0),
        (november(30), "pack".to_owned(), [100, 0, 0, 100], 0),
    ];
    assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected, "whole weeks");
    let found = weeks(&desk, asked(23, 23, "weld")).await;
    assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected[1..2]);

    desk.announce("pack", &[24], 40).await;
    let found = weeks(&desk, asked(23, 23, "pack")).await;
    assert_eq!(told(&found[0]).2, [140, 110, 70, 20]);
    assert_eq!(found[0].short_minutes, 60, "a hundred minutes of a day that gives forty now");
    let departments = promising(&desk, Role::OrderDesk).get_capacity(asked(23, 23, "pack")).await.unwrap();
    assert_eq!(departments.into_inner().departments, ["pack", "weld"], "to choose from");

    let having = orders(&desk, "pack", 23).await;
    let told: Vec<_> = having.iter().map(|own| (own.order_id.as_str(), own.minutes, own.held_until_us > 0)).collect();
    assert_eq!(told, [(order.as_str(), 110, false), (quote.as_str(), 70, true)]);
    assert_eq!((having[0].company_name.as_str(), having[0].promised_on.clone()), ("Voorbeeld Dozen NV", november(25)));
    assert!(orders(&desk, "pack", 30).await.is_empty() && orders(&desk, "weld", 23).await.is_empty());
    desk.close().await;
}

async fn a_period_or_a_week_that_is_not_whole_is_refused_and_others_may_not_ask(backend: Backend) {
    let desk = Desk::open(backend).await;
    let long = GetCapacityRequest { to: "2027-06-30".to_owned(), ..asked(23, 23, "") };
    let table = [(asked(24, 23, ""), "PERIOD_BACKWARDS"), (long, "PERIOD_TOO_LONG")];
    for (request, reason) in table {
        assert_eq!(refusal(promising(&desk, Role::OrderDesk).get_capacity(request).await).0, reason);
    }
    let tuesday = ListCapacityOrdersRequest { department: "pack".to_owned(), week: november(24) };
    let found = promising(&desk, Role::OrderDesk).list_capacity_orders(tuesday.clone()).await;
    assert_eq!(refusal(found), ("NOT_A_MONDAY".to_owned(), "week".to_owned()));
    for role in Role::ALL {
        let may = matches!(role, Role::OrderDesk | Role::WorkshopPlanner);
        let mut client = promising(&desk, role);
        assert_eq!(client.get_capacity(asked(23, 23, "")).await.is_ok(), may, "{role:?}");
        let monday = ListCapacityOrdersRequest { week: november(23), ..tuesday.clone() };
        assert_eq!(client.list_capacity_orders(monday).await.is_ok(), may, "{role:?}");
    }
    desk.close().await;
}

async fn ask(desk: &Desk, company: &str) -> String {
    let viewer = desk.bench.viewer_about(Role::HostPlanner, Uuid::parse_str(company).unwrap());
    let mut host = RequestingClient::<Authed>::new(desk.bench.client_channel(&viewer));
    let request = AskQuoteRequest {
        request_id: fresh(),
        work_description: "geschenkdozen".to_owned(),
        pieces: 500,
        ..AskQuoteRequest::default()
    };
    host.ask_quote(request).await.unwrap().into_inner().asked_quote_id
}

fn told(own: &ReactionTime) -> [u32; 5] {
    [own.answered, own.waiting, own.same_day, own.median_days, own.nine_of_ten_days]
}

async fn waited(desk: &Desk, request: GetLeadTimesRequest) -> ReactionTimes {
    let found = promising(desk, Role::Finance).get_lead_times(request).await.unwrap().into_inner();
    found.reaction.unwrap()
}

async fn waiting_customers_are_counted_from_asking_to_the_first_answer(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (own, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    let mut requesting =
        RequestingClient::<Authed>::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
    let quoted = ask(&desk, &own).await;
    let declined = ask(&desk, &own).await;
    ask(&desk, &other).await;
    // They asked on Thursday; the desk answers on Monday. The third waits since today.
    desk.rewrite("UPDATE asked_quote SET asked_on = '2026-11-19' WHERE order_id IS NULL").await;
    ask(&desk, &own).await;
    let made = MakeQuoteRequest {
        request_id: fresh(),
        company_id: own.clone(),
        order_reference: "PO-VOORBEELD".to_owned(),
        lines: vec![line(500, &[("pack", 30)])],
        valid_until: november(30),
        asked_quote_id: quoted,
        ..MakeQuoteRequest::default()
    };
    requesting.make_quote(made).await.unwrap();
    let mut none = DeclineAskedQuoteRequest {
        request_id: fresh(),
        asked_quote_id: declined,
        ..DeclineAskedQuoteRequest::default()
    };
    none.set_reason(DeclineReason::NoCapacity);
    requesting.decline_asked_quote(none).await.unwrap();

    let year = GetLeadTimesRequest {
        from: "2026-01-01".to_owned(),
        to: "2026-12-31".to_owned(),
        ..GetLeadTimesRequest::default()
    };
    let found = waited(&desk, year.clone()).await;
    assert_eq!(told(&found.all.clone().unwrap()), [2, 2, 0, 2, 2], "Thursday to Monday is two working days");
    assert_eq!(found.by_month.iter().map(|own| own.name.as_str()).collect::<Vec<_>>(), ["2026-11"]);
    let by: Vec<_> = found.by_company.iter().map(|own| (own.company_id.as_str(), told(own))).collect();
    assert_eq!(by, [(own.as_str(), [2, 1, 0, 2, 2]), (other.as_str(), [0, 1, 0, 0, 0])]);
    let narrowed = [
        (GetLeadTimesRequest { company_id: other, ..year.clone() }, [0, 1, 0, 0, 0]),
        (GetLeadTimesRequest { from: november(20), ..year.clone() }, [0, 1, 0, 0, 0]),
        (GetLeadTimesRequest { to: november(18), ..year.clone() }, [0; 5]),
    ];
    for (request, expected) in narrowed {
        assert_eq!(told(&waited(&desk, request.clone()).await.all.unwrap()), expected, "{request:?}");
    }
    // Answered before the day of an answer was kept: nothing is known of how long it took.
    desk.rewrite("UPDATE asked_quote SET answered_on = NULL WHERE declined IS NOT NULL").await;
    assert_eq!(told(&waited(&desk, year).await.all.unwrap()), [1, 2, 0, 2, 2]);
    desk.close().await;
}
