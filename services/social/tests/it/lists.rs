//! Lists that are searched and sorted by the service, and who is told who is absent.

use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, absence, person, reason};

on_both!(
    people_are_found_by_name_or_code_and_stand_in_the_order_that_is_asked,
    who_is_absent_on_a_day_is_told_to_whom_may_know_dates,
    follow_ups_are_narrowed_by_name_file_and_kind,
);

async fn hired(desk: &Desk, code: &str, name: &str) -> uuid::Uuid {
    let request = contract::RegisterWorkerRequest { display_name: name.to_owned(), ..person(code) };
    desk.social().register_worker(request).await.unwrap().into_inner().worker_id.parse().unwrap()
}

fn codes(answer: &contract::ListWorkersResponse) -> Vec<&str> {
    answer.workers.iter().map(|worker| worker.worker_code.as_str()).collect()
}

async fn people_are_found_by_name_or_code_and_stand_in_the_order_that_is_asked(backend: Backend) {
    let desk = Desk::open(backend).await;
    for (code, name) in [("W-1", "Zoë Verzonnen"), ("W-2", "Élodie Bedacht"), ("W-3", "anna Bedacht")] {
        hired(&desk, code, name).await;
    }
    let table: [(&str, &str, &[&str]); 6] = [
        ("zoe", "", &["W-1"]),
        ("BEDACHT w-", "", &["W-2", "W-3"]),
        ("elodie zoe", "", &[]),
        ("", "display_name", &["W-3", "W-2", "W-1"]),
        ("", "display_name desc", &["W-1", "W-2", "W-3"]),
        ("", "worker_code desc", &["W-3", "W-2", "W-1"]),
    ];
    for (contains, order_by, expected) in table {
        let (contains, order_by) = (contains.to_owned(), order_by.to_owned());
        let mut ask = contract::ListWorkersRequest { page_size: 2, contains, order_by, ..Default::default() };
        let first = desk.social().list_workers(ask.clone()).await.unwrap().into_inner();
        assert_eq!(usize::try_from(first.total_size).unwrap(), expected.len(), "{ask:?}");
        let mut seen: Vec<String> = codes(&first).into_iter().map(str::to_owned).collect();
        if !first.next_page_token.is_empty() {
            ask.page_token = first.next_page_token;
            let second = desk.social().list_workers(ask.clone()).await.unwrap().into_inner();
            seen.extend(codes(&second).into_iter().map(str::to_owned));
        }
        assert_eq!(seen, expected, "{ask:?}");
    }
    let ask = contract::ListWorkersRequest { order_by: "limits".to_owned(), ..Default::default() };
    assert_eq!(reason(&desk.social().list_workers(ask).await.unwrap_err()), "ORDER_UNKNOWN");
    desk.bench.stop().await;
}

async fn who_is_absent_on_a_day_is_told_to_whom_may_know_dates(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (away, _) = (desk.hire("W-1").await, desk.hire("W-2").await);
    desk.social().report_absence(absence(away, "2026-11-23", Some("2026-11-24"))).await.unwrap();
    let ask = |day: &str, absent_only| contract::ListWorkersRequest {
        absence_on: day.to_owned(),
        absent_only,
        ..Default::default()
    };
    for (day, is_away) in [("2026-11-22", false), ("2026-11-23", true), ("2026-11-24", true), ("2026-11-25", false)] {
        let all = desk.social().list_workers(ask(day, false)).await.unwrap().into_inner();
        let told: Vec<bool> = all.workers.iter().map(|worker| worker.is_absent).collect();
        assert_eq!(told, [is_away, false], "{day}");
        let only = desk.social().list_workers(ask(day, true)).await.unwrap().into_inner();
        assert_eq!((codes(&only).len(), only.total_size), (usize::from(is_away), u32::from(is_away)), "{day}");
    }
    let untold = desk.social().list_workers(ask("", false)).await.unwrap().into_inner();
    assert!(untold.workers.iter().all(|worker| !worker.is_absent));
    assert_eq!(reason(&desk.social().list_workers(ask("", true)).await.unwrap_err()), "DAY_MISSING");
    // Finance sees who works here, and from which day on; not who is away.
    let mut finance = desk.as_role(Role::Finance);
    assert!(finance.list_workers(ask("", false)).await.is_ok());
    assert_eq!(reason(&finance.list_workers(ask("2026-11-23", false)).await.unwrap_err()), "NOT_ALLOWED");
    // The planner sees dates, not contracts: nor may an order of rows tell them.
    let by_status = contract::ListWorkersRequest { order_by: "status".to_owned(), ..Default::default() };
    let mut planner = desk.as_role(Role::WorkshopPlanner);
    assert!(planner.list_workers(ask("2026-11-23", false)).await.is_ok());
    assert_eq!(reason(&planner.list_workers(by_status).await.unwrap_err()), "NOT_ALLOWED");
    desk.bench.stop().await;
}

async fn follow_ups_are_narrowed_by_name_file_and_kind(backend: Backend) {
    let desk = Desk::open(backend).await;
    for (code, name) in [("W-1", "Zoë Verzonnen"), ("W-2", "Élodie Bedacht")] {
        let worker = hired(&desk, code, name).await;
        desk.social().report_absence(absence(worker, "2026-11-16", None)).await.unwrap();
    }
    let whole = contract::ListFollowUpsRequest::default();
    let all = desk.social().list_follow_ups(whole.clone()).await.unwrap().into_inner();
    let count = |name: &str| all.follow_ups.iter().filter(|one| one.display_name == name).count();
    assert!(count("Zoë Verzonnen") > 0 && count("Élodie Bedacht") > 0, "{all:?}");
    let table = [
        (contract::ListFollowUpsRequest { contains: "elodie".to_owned(), ..whole.clone() }, count("Élodie Bedacht")),
        (contract::ListFollowUpsRequest { keeper: contract::FileKeeper::Own.into(), ..whole.clone() }, 0),
        (
            contract::ListFollowUpsRequest { keeper: contract::FileKeeper::Shared.into(), ..whole.clone() },
            all.follow_ups.len(),
        ),
        (
            contract::ListFollowUpsRequest { kinds: vec![contract::FollowUpKind::ConsentEnds.into()], ..whole.clone() },
            0,
        ),
    ];
    for (ask, expected) in table {
        let answer = desk.social().list_follow_ups(ask.clone()).await.unwrap().into_inner();
        assert_eq!(
            (answer.follow_ups.len(), answer.total_size),
            (expected, u32::try_from(expected).unwrap()),
            "{ask:?}"
        );
    }
    let ask = contract::ListFollowUpsRequest { page_size: 1, order_by: "display_name desc".to_owned(), ..whole };
    let first = desk.social().list_follow_ups(ask.clone()).await.unwrap().into_inner();
    assert_eq!(first.follow_ups[0].display_name, "Zoë Verzonnen");
    let next = contract::ListFollowUpsRequest { page_token: first.next_page_token, ..ask };
    assert_eq!(desk.social().list_follow_ups(next).await.unwrap().into_inner().follow_ups.len(), 1);
    desk.bench.stop().await;
}
