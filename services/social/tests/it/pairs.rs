//! With whom people work gladly, or not.

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social::{self as contract, PairKind};

use crate::desk::{Desk, number, reason};

on_both!(
    crews_hear_of_two_people_and_whether_it_is_hard_and_of_nothing_else,
    a_wish_is_about_somebody_else_known_here_and_stands_alone,
    a_worker_sees_the_own_wishes_and_nobody_elses,
);

/// A worker's wish about another since today.
pub(crate) fn wish(by: Uuid, about: Uuid, kind: PairKind) -> contract::RecordPairRequest {
    contract::RecordPairRequest {
        request_id: number(),
        worker_id: by.to_string(),
        other_worker_id: about.to_string(),
        kind: kind.into(),
        said_on: "2026-11-20".to_owned(),
        valid_from: "2026-11-23".to_owned(),
        valid_to: None,
    }
}

async fn crews_hear_of_two_people_and_whether_it_is_hard_and_of_nothing_else(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (an, bo) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let before = desk.bench.log("limits").await.len();
    let told = |pair_id: &str, is_hard, valid_to: Option<&str>| contract::PairRecorded {
        pair_id: pair_id.to_owned(),
        first_worker_id: an.min(bo).to_string(),
        second_worker_id: an.max(bo).to_string(),
        is_hard,
        valid_from: "2026-11-23".to_owned(),
        valid_to: valid_to.map(str::to_owned),
    };
    let mut social = desk.social();
    let no = social.record_pair(wish(an, bo, PairKind::NotWith)).await.unwrap().into_inner();
    let gladly = social.record_pair(wish(bo, an, PairKind::GladlyWith)).await.unwrap().into_inner();
    let end = contract::EndPairRequest {
        request_id: number(),
        pair_id: no.pair_id.clone(),
        valid_to: "2026-12-31".to_owned(),
        etag: no.etag,
    };
    let ended = social.end_pair(end.clone()).await.unwrap().into_inner();
    let stale = contract::EndPairRequest { request_id: number(), ..end };
    assert_eq!(reason(&social.end_pair(stale).await.unwrap_err()), "ETAG_MISMATCH");
    let longer = contract::EndPairRequest {
        request_id: number(),
        pair_id: no.pair_id.clone(),
        valid_to: "2027-01-01".to_owned(),
        etag: ended.etag.clone(),
    };
    assert_eq!(reason(&social.end_pair(longer).await.unwrap_err()), "PAIR_ENDS_EARLIER");
    let said: Vec<contract::PairRecorded> = desk.said("limits").await;
    let expected = [
        told(&no.pair_id, true, None),
        told(&gladly.pair_id, false, None),
        told(&no.pair_id, true, Some("2026-12-31")),
    ];
    assert_eq!(said, expected, "whose wish it was and when it was said stay here");
    let log = desk.bench.log("limits").await;
    assert_eq!(log.len(), before + expected.len());
    assert_eq!(log.last().unwrap().event_id, ended.event_id);
    for topic in ["people", "availability", "guidance", "entitlement"] {
        let about = desk.bench.log(topic).await;
        assert!(!about.iter().any(|entry| entry.event_type.contains("Pair")), "{topic}");
    }
    desk.bench.stop().await;
}

async fn a_wish_is_about_somebody_else_known_here_and_stands_alone(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (an, bo) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let mut social = desk.social();
    social.record_pair(wish(an, bo, PairKind::NotWith)).await.unwrap();
    let not = PairKind::NotWith;
    let table = [
        (wish(an, an, not), "PAIR_WITH_ONESELF"),
        (wish(an, Uuid::now_v7(), not), "NOT_FOUND"),
        (wish(Uuid::now_v7(), an, not), "NOT_FOUND"),
        (wish(an, bo, PairKind::GladlyWith), "PAIR_OVERLAPS"),
        (wish(an, bo, PairKind::Unspecified), "VALUE_UNKNOWN"),
        (contract::RecordPairRequest { said_on: "2026-11-24".to_owned(), ..wish(bo, an, not) }, "SAID_LATER"),
        (
            contract::RecordPairRequest { valid_to: Some("2026-11-22".to_owned()), ..wish(bo, an, not) },
            "ENDS_BEFORE_START",
        ),
    ];
    for (asked, expected) in table {
        assert_eq!(reason(&social.record_pair(asked.clone()).await.unwrap_err()), expected, "{asked:?}");
    }
    assert_eq!(desk.said::<contract::PairRecorded>("limits").await.len(), 1, "what is refused is not told");
    desk.bench.stop().await;
}

async fn a_worker_sees_the_own_wishes_and_nobody_elses(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (an, bo) = (desk.hire("W-1").await, desk.hire("W-2").await);
    desk.social().record_pair(wish(an, bo, PairKind::NotWith)).await.unwrap();
    desk.social().record_pair(wish(bo, an, PairKind::GladlyWith)).await.unwrap();
    let of = |worker: Uuid| contract::ListPairsRequest { worker_id: worker.to_string(), ..Default::default() };
    let seen = desk.social().list_pairs(of(an)).await.unwrap().into_inner().pairs;
    let named: Vec<_> =
        seen.iter().map(|it| (it.worker_name.as_str(), it.other_worker_name.as_str(), it.kind())).collect();
    let (first, second) = ("Testina Voorbeeld W-1", "Testina Voorbeeld W-2");
    assert_eq!(named, [(first, second, PairKind::NotWith), (second, first, PairKind::GladlyWith)]);
    for (worker, kind) in [(an, PairKind::NotWith), (bo, PairKind::GladlyWith)] {
        let own = desk.worker(worker).list_pairs(of(worker)).await.unwrap().into_inner().pairs;
        assert_eq!(own.iter().map(contract::Pair::kind).collect::<Vec<_>>(), [kind]);
        assert_eq!(own[0].worker_id, worker.to_string());
    }
    let about_another = desk.worker(bo).list_pairs(of(an)).await.unwrap_err();
    assert_eq!(reason(&about_another), "NOT_ALLOWED");
    for role in [Role::WorkshopPlanner, Role::Coach, Role::Physician, Role::Finance] {
        let closed = desk.as_role(role).list_pairs(of(an)).await.unwrap_err();
        assert_eq!(reason(&closed), "NOT_ALLOWED", "{role:?}");
    }
    desk.bench.stop().await;
}
