//! How long orders took against what was said, and what work costs here against elsewhere.

use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    Assumptions, CheckComparisonRequest, DeliverOrderRequest, GetComparisonRequest, GetLeadTimesRequest,
    ListComparisonsRequest, ListYieldsRequest, PlaceAssumptions, RecordProgressRequest, SaveComparisonRequest,
    SharedAssumptions, TransportMode, comparing_client::ComparingClient, promising_client::PromisingClient,
};

use crate::desk::{Desk, fresh, november, refusal};

on_both_databases!(
    finished_orders_are_held_against_what_was_said,
    a_comparison_is_kept_with_its_assumptions_and_reckoned_again,
    what_cannot_be_reckoned_is_not_kept_and_hides_no_other_comparison,
    figures_are_for_the_desk_who_plans_and_who_invoices,
);

fn comparing(desk: &Desk, role: Role) -> ComparingClient<Authed> {
    ComparingClient::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

fn promising(desk: &Desk, role: Role) -> PromisingClient<Authed> {
    PromisingClient::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

fn year() -> GetLeadTimesRequest {
    GetLeadTimesRequest { from: "2026-01-01".to_owned(), to: "2026-12-31".to_owned(), ..GetLeadTimesRequest::default() }
}

/// Everything of an order is done and it leaves today.
async fn finish(desk: &mut Desk, order_id: &str) {
    let order = desk.order(order_id).await;
    for line in &order.lines {
        for task in &line.sub_tasks {
            let request = RecordProgressRequest {
                request_id: fresh(),
                order_id: order_id.to_owned(),
                sub_task_id: task.sub_task_id.clone(),
                pieces: line.pieces,
            };
            desk.client.record_progress(request).await.unwrap();
        }
    }
    let request = DeliverOrderRequest { request_id: fresh(), order_id: order_id.to_owned(), etag: String::new() };
    desk.client.deliver_order(request).await.unwrap();
}

async fn finished_orders_are_held_against_what_was_said(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24, 25, 26], 100).await;
    let mut orders = Vec::new();
    for _ in 0..2 {
        let order = desk.quote(100, &[&[("pack", 50)]]).await;
        desk.accept(&order).await.unwrap();
        finish(&mut desk, &order).await;
        orders.push(order);
    }
    let open = desk.quote(100, &[&[("pack", 50)]]).await;
    desk.accept(&open).await.unwrap();
    // One of them left two days after its promise, a day after its safe day.
    let late =
        format!("UPDATE customer_order SET delivered_on = '2026-11-26' WHERE id = {}", id_of(backend, &orders[1]));
    desk.rewrite(&late).await;

    let found = promising(&desk, Role::Finance).get_lead_times(year()).await.unwrap().into_inner();
    let all = found.all.unwrap();
    assert_eq!((all.orders, all.on_time, all.p90_known, all.p90_held), (2, 1, 2, 1));
    assert_eq!((all.median_days, all.nine_of_ten_days), (0, 3), "accepted and left on Monday; left on Thursday");
    let spread: Vec<(i32, u32)> =
        found.spread.iter().filter(|row| row.orders > 0).map(|row| (row.days, row.orders)).collect();
    assert_eq!(spread, [(-1, 1), (2, 1)]);
    let names = |groups: &[werkbrug_proto::orders::LeadTime]| -> Vec<(String, u32)> {
        groups.iter().map(|group| (group.name.clone(), group.orders)).collect()
    };
    assert_eq!(names(&found.by_month), [("2026-11".to_owned(), 2)]);
    assert_eq!(names(&found.by_activity), [("werk in pack".to_owned(), 2)]);
    assert_eq!(names(&found.by_company), [("Voorbeeld Dozen NV".to_owned(), 2)]);

    let narrowed = [
        (GetLeadTimesRequest { activity: "Werk in PACK".to_owned(), ..year() }, 2),
        (GetLeadTimesRequest { activity: "lassen".to_owned(), ..year() }, 0),
        (GetLeadTimesRequest { company_id: fresh(), ..year() }, 0),
        (GetLeadTimesRequest { from: november(24), ..year() }, 1),
    ];
    for (asked, orders) in narrowed {
        let found = promising(&desk, Role::OrderDesk).get_lead_times(asked.clone()).await.unwrap().into_inner();
        assert_eq!(found.all.unwrap().orders, orders, "{asked:?}");
    }
    let backwards = GetLeadTimesRequest { to: "2025-01-01".to_owned(), ..year() };
    assert_eq!(refusal(promising(&desk, Role::OrderDesk).get_lead_times(backwards).await).0, "PERIOD_BACKWARDS");
    desk.close().await;
}

/// An id as a statement writes it.
fn id_of(backend: Backend, id: &str) -> String {
    match backend {
        Backend::Sqlite => format!("X'{}'", id.replace('-', "")),
        Backend::Postgres => format!("'{id}'"),
    }
}

fn assumptions() -> Assumptions {
    let place = |price: i64, kilometres: u32, mode: TransportMode| PlaceAssumptions {
        price_cents_per_hundred: price,
        kilometres,
        mode: mode.into(),
        freight_cent_hundredths: 300,
        lead_time_days: kilometres / 100,
        ..PlaceAssumptions::default()
    };
    Assumptions {
        shared: Some(SharedAssumptions {
            pieces_per_year: 100_000,
            value_cents_per_hundred: 20_000,
            grams_per_hundred: 10_000,
            capital_permille: 80,
            years: 5,
            ..SharedAssumptions::default()
        }),
        here: Some(place(1_400, 50, TransportMode::Road)),
        elsewhere: Some(place(1_000, 9_000, TransportMode::Sea)),
    }
}

async fn a_comparison_is_kept_with_its_assumptions_and_reckoned_again(backend: Backend) {
    let desk = Desk::open(backend).await;
    let mut client = comparing(&desk, Role::OrderDesk);
    let asked = CheckComparisonRequest { assumptions: Some(assumptions()) };
    let reckoned = client.check_comparison(asked).await.unwrap().into_inner();
    // Price 14,000; 10 tonnes x 50 km x 3 cents = 15 euros; nothing on its way.
    assert_eq!(reckoned.here_cents, 1_401_500);
    assert_eq!((reckoned.here_co2_grams, reckoned.elsewhere_co2_grams), (50_000, 1_350_000));
    assert!(reckoned.elsewhere_cents > 1_000_000 && reckoned.break_even_cents_per_hundred.is_some());

    let save = |id: &str, etag: &str, title: &str| SaveComparisonRequest {
        request_id: fresh(),
        comparison_id: id.to_owned(),
        title: title.to_owned(),
        assumptions: Some(assumptions()),
        etag: etag.to_owned(),
    };
    let kept = client.save_comparison(save("", "", "Dozen, hier of ver")).await.unwrap().into_inner();
    let asked = GetComparisonRequest { comparison_id: kept.comparison_id.clone() };
    let found = client.get_comparison(asked).await.unwrap().into_inner();
    assert_eq!((found.here_cents, found.title.as_str()), (reckoned.here_cents, "Dozen, hier of ver"));
    assert_eq!((found.assumptions, found.saved_on), (Some(assumptions()), november(23)));
    let again = client.save_comparison(save(&kept.comparison_id, &kept.etag, "Anders")).await.unwrap().into_inner();
    assert_eq!((again.comparison_id.as_str(), again.etag.as_str()), (kept.comparison_id.as_str(), "2"));
    let old = client.save_comparison(save(&kept.comparison_id, &kept.etag, "Te laat")).await;
    assert_eq!(refusal(old).0, "ETAG_MISMATCH");
    let all = client.list_comparisons(ListComparisonsRequest {}).await.unwrap().into_inner().comparisons;
    assert_eq!(all.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Anders"]);
    assert_eq!(refusal(client.save_comparison(save(&fresh(), "", "Niets")).await).0, "COMPARISON_UNKNOWN");
    let nothing = CheckComparisonRequest { assumptions: None };
    assert_eq!(refusal(client.check_comparison(nothing).await).0, "ASSUMPTIONS_MISSING");
    desk.close().await;
}

async fn what_cannot_be_reckoned_is_not_kept_and_hides_no_other_comparison(backend: Backend) {
    let desk = Desk::open(backend).await;
    let mut client = comparing(&desk, Role::OrderDesk);
    let save = |title: &str, assumptions| SaveComparisonRequest {
        request_id: fresh(),
        title: title.to_owned(),
        assumptions: Some(assumptions),
        ..SaveComparisonRequest::default()
    };
    let most = 1_000_000_000;
    let mut beyond = assumptions();
    if let (Some(shared), Some(here)) = (&mut beyond.shared, &mut beyond.here) {
        (shared.pieces_per_year, shared.demand_spread_permille, here.lead_time_days) = (most, most, most);
    }
    let asked = CheckComparisonRequest { assumptions: Some(beyond.clone()) };
    assert_eq!(refusal(client.check_comparison(asked).await).0, "TOO_LARGE_TO_RECKON");
    assert_eq!(refusal(client.save_comparison(save("Te groot", beyond)).await).0, "TOO_LARGE_TO_RECKON");
    for title in ["Van vroeger", "Dozen"] {
        client.save_comparison(save(title, assumptions())).await.unwrap();
    }
    let nothing = match backend {
        Backend::Sqlite => "X''",
        Backend::Postgres => "''",
    };
    desk.rewrite(&format!("UPDATE comparison SET assumptions = {nothing} WHERE title = 'Van vroeger'")).await;
    let all = client.list_comparisons(ListComparisonsRequest {}).await.unwrap().into_inner().comparisons;
    let told: Vec<_> = all.iter().map(|one| (one.title.as_str(), one.rows.is_empty())).collect();
    assert_eq!(told, [("Dozen", false), ("Van vroeger", true)]);
    desk.close().await;
}

async fn figures_are_for_the_desk_who_plans_and_who_invoices(backend: Backend) {
    let desk = Desk::open(backend).await;
    for role in Role::ALL {
        let is_one_of = |roles: &[Role]| roles.contains(&role);
        let may_look = is_one_of(&[Role::OrderDesk, Role::WorkshopPlanner, Role::Finance]);
        let times = promising(&desk, role).get_lead_times(year()).await.is_ok();
        let yields = promising(&desk, role).list_yields(ListYieldsRequest {}).await.is_ok();
        assert_eq!((times, yields), (may_look, may_look), "{role:?}");
        let compared = comparing(&desk, role).list_comparisons(ListComparisonsRequest {}).await.is_ok();
        assert_eq!(compared, is_one_of(&[Role::OrderDesk, Role::Finance]), "{role:?}");
    }
    desk.close().await;
}
