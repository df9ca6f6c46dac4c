//! Support packages.

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, number, person, reason};

on_both!(
    a_package_tells_invoicing_the_percentage_and_crews_the_need_alone,
    a_new_package_ends_the_earlier_one,
    packages_are_listed_page_by_page_and_of_one_person_alone,
    a_package_that_is_over_sets_no_need,
    a_percentage_off_the_step_is_refused,
);

fn package(worker: Uuid, percent: u32, from: &str) -> contract::GrantSupportPackageRequest {
    contract::GrantSupportPackageRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        scheme: contract::Scheme::Collective.into(),
        percent,
        guidance: contract::GuidanceNeed::Mid.into(),
        valid_from: from.to_owned(),
        valid_to: None,
    }
}

async fn a_package_tells_invoicing_the_percentage_and_crews_the_need_alone(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let mut finance = desk.as_role(Role::Finance);
    let granted = finance.grant_support_package(package(worker, 45, "2026-01-01")).await.unwrap().into_inner();
    let said: Vec<contract::SupportPackageGranted> = desk.said("entitlement").await;
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].package_id.as_str(), said[0].percent), (granted.package_id.as_str(), 45));
    let needs: Vec<contract::GuidanceNeedRecorded> = desk.said("guidance").await;
    let needs: Vec<_> = needs.iter().map(contract::GuidanceNeedRecorded::clone).map(|it| it.need).collect();
    assert_eq!(needs, [contract::GuidanceNeed::None, contract::GuidanceNeed::Mid].map(i32::from));
    // A new fraction keeps the need.
    let full_time = contract::RegisterWorkerRequest { contract_fraction: "1".to_owned(), ..person("W-1") };
    desk.social().register_worker(full_time).await.unwrap();
    let last = desk.said::<contract::GuidanceNeedRecorded>("guidance").await.pop().unwrap();
    assert_eq!((last.need, last.contract_fraction.as_str()), (i32::from(contract::GuidanceNeed::Mid), "1"));
    desk.bench.stop().await;
}

async fn a_new_package_ends_the_earlier_one(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let mut social = desk.social();
    let first = social.grant_support_package(package(worker, 45, "2026-01-01")).await.unwrap().into_inner();
    let second = social.grant_support_package(package(worker, 60, "2026-10-01")).await.unwrap().into_inner();
    let said: Vec<contract::SupportPackageGranted> = desk.said("entitlement").await;
    let told: Vec<_> = said.iter().map(|it| (it.package_id.clone(), it.valid_to.clone())).collect();
    let ended = Some("2026-09-30".to_owned());
    assert_eq!(told, [(first.package_id.clone(), None), (first.package_id, ended), (second.package_id, None)]);
    assert_eq!(desk.said::<contract::GuidanceNeedRecorded>("guidance").await.len(), 2, "the need stayed the same");
    let same_day = social.grant_support_package(package(worker, 60, "2026-10-01")).await.unwrap_err();
    assert_eq!(reason(&same_day), "PACKAGE_OVERLAPS");
    desk.bench.stop().await;
}

async fn packages_are_listed_page_by_page_and_of_one_person_alone(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (worker, other) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let mut social = desk.social();
    for (whose, percent, from) in [(worker, 45, "2026-01-01"), (worker, 60, "2026-10-01"), (other, 50, "2026-05-01")] {
        social.grant_support_package(package(whose, percent, from)).await.unwrap();
    }
    let mut finance = desk.as_role(Role::Finance);
    let (mut page_token, mut found) = (String::new(), Vec::new());
    loop {
        let list = contract::ListSupportPackagesRequest { worker_id: worker.to_string(), page_size: 1, page_token };
        let page = finance.list_support_packages(list).await.unwrap().into_inner();
        assert_eq!(page.packages.len(), 1);
        found.extend(page.packages);
        page_token = page.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    let told: Vec<_> = found.iter().map(|it| (it.percent, it.valid_from.as_str(), it.valid_to.as_deref())).collect();
    assert_eq!(told, [(45, "2026-01-01", Some("2026-09-30")), (60, "2026-10-01", None)]);
    assert!(found.iter().all(|it| it.guidance() == contract::GuidanceNeed::Mid && it.worker_id == worker.to_string()));
    desk.bench.stop().await;
}

async fn a_package_that_is_over_sets_no_need(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let over = contract::GrantSupportPackageRequest {
        valid_to: Some("2026-11-22".to_owned()),
        ..package(worker, 45, "2026-01-01")
    };
    desk.social().grant_support_package(over).await.unwrap();
    assert_eq!(desk.said::<contract::GuidanceNeedRecorded>("guidance").await.len(), 1);
    desk.bench.stop().await;
}

async fn a_percentage_off_the_step_is_refused(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let mut social = desk.social();
    let table = [(42, "PERCENT_OFF_STEP"), (35, "PERCENT_OUT_OF_RANGE"), (80, "PERCENT_OUT_OF_RANGE")];
    for (percent, expected) in table {
        let refused = social.grant_support_package(package(worker, percent, "2026-01-01")).await.unwrap_err();
        assert_eq!(reason(&refused), expected, "{percent}");
    }
    let unpaid = contract::RegisterWorkerRequest { status: contract::LegalStatus::Ama.into(), ..person("W-2") };
    let unpaid = social.register_worker(unpaid).await.unwrap().into_inner().worker_id.parse().unwrap();
    let refused = social.grant_support_package(package(unpaid, 45, "2026-01-01")).await.unwrap_err();
    assert_eq!(reason(&refused), "STATUS_WITHOUT_PACKAGE");
    desk.bench.stop().await;
}
