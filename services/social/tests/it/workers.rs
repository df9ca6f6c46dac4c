//! Recording people.

use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social::{self as contract, get_worker_request::Key};

use crate::desk::{Desk, number, person, reason};

on_both!(
    a_person_is_recorded_once_by_code_and_told_to_those_concerned,
    a_change_is_told_only_to_whom_it_concerns,
    a_request_number_brings_the_same_answer_again,
    a_list_has_pages_by_code,
    what_is_missing_is_named_by_its_field,
    workshops_do_not_see_each_other,
    only_the_social_service_and_finance_see_status_and_fraction,
    many_record_the_same_person_at_once,
);

fn by_code(code: &str) -> contract::GetWorkerRequest {
    contract::GetWorkerRequest { key: Some(Key::WorkerCode(code.to_owned())) }
}

async fn a_person_is_recorded_once_by_code_and_told_to_those_concerned(backend: Backend) {
    let desk = Desk::open(backend).await;
    let first = desk.social().register_worker(person("W-1")).await.unwrap().into_inner();
    let again = desk.social().register_worker(person("W-1")).await.unwrap().into_inner();
    assert_eq!((again.worker_id.as_str(), again.etag.as_str()), (first.worker_id.as_str(), "1"));
    assert_eq!(again.event_id, "", "nothing changed, so nothing is told");
    let people: Vec<contract::WorkerRegistered> = desk.said("people").await;
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].display_name, "Testina Voorbeeld W-1");
    assert_eq!(desk.bench.log("people").await[0].event_id, first.event_id);
    let employed: Vec<contract::EmploymentRecorded> = desk.said("availability").await;
    assert_eq!((employed[0].from.as_str(), employed[0].to.as_deref()), ("2024-01-08", None));
    let guidance: Vec<contract::GuidanceNeedRecorded> = desk.said("guidance").await;
    assert_eq!(guidance[0].need, i32::from(contract::GuidanceNeed::None));
    assert_eq!(guidance[0].contract_fraction, "0.8");
    let codes: Vec<contract::WorkerCodeRecorded> = desk.said("entitlement").await;
    assert_eq!(codes[0].worker_code, "W-1");
    assert_eq!([employed.len(), guidance.len(), codes.len()], [1, 1, 1]);
    desk.bench.stop().await;
}

async fn a_change_is_told_only_to_whom_it_concerns(backend: Backend) {
    let desk = Desk::open(backend).await;
    desk.hire("W-1").await;
    let renamed = contract::RegisterWorkerRequest { display_name: "Testina Andersnaam".to_owned(), ..person("W-1") };
    let answer = desk.social().register_worker(renamed.clone()).await.unwrap().into_inner();
    assert_eq!(answer.etag, "2");
    let gone =
        contract::RegisterWorkerRequest { request_id: number(), employed_to: Some("2026-12-31".to_owned()), ..renamed };
    desk.social().register_worker(gone).await.unwrap();
    let topics = ["people", "availability", "guidance", "entitlement", "limits"];
    let mut told = Vec::new();
    for topic in topics {
        told.push(desk.bench.log(topic).await.len());
    }
    assert_eq!(told, [2, 2, 1, 1, 0]);
    desk.bench.stop().await;
}

async fn a_request_number_brings_the_same_answer_again(backend: Backend) {
    let desk = Desk::open(backend).await;
    let request = person("W-1");
    let first = desk.social().register_worker(request.clone()).await.unwrap().into_inner();
    let again = desk.social().register_worker(request.clone()).await.unwrap().into_inner();
    assert_eq!(first, again);
    let other = contract::RegisterWorkerRequest { worker_code: "W-2".to_owned(), ..request };
    let refused = desk.social().register_worker(other).await.unwrap_err();
    assert_eq!(reason(&refused), "REQUEST_ID_REUSED");
    desk.bench.stop().await;
}

async fn a_list_has_pages_by_code(backend: Backend) {
    let desk = Desk::open(backend).await;
    for code in ["W-3", "W-1", "W-2"] {
        desk.hire(code).await;
    }
    let mut request = contract::ListWorkersRequest { page_size: 2, ..contract::ListWorkersRequest::default() };
    let first = desk.social().list_workers(request.clone()).await.unwrap().into_inner();
    let codes = |page: &contract::ListWorkersResponse| -> Vec<String> {
        page.workers.iter().map(|worker| worker.worker_code.clone()).collect()
    };
    assert_eq!(codes(&first), ["W-1", "W-2"]);
    request.page_token = first.next_page_token;
    let second = desk.social().list_workers(request).await.unwrap().into_inner();
    assert_eq!((codes(&second), second.next_page_token.as_str()), (vec!["W-3".to_owned()], ""));
    desk.bench.stop().await;
}

async fn what_is_missing_is_named_by_its_field(backend: Backend) {
    let desk = Desk::open(backend).await;
    let good = person("W-1");
    let table = [
        (contract::RegisterWorkerRequest { worker_code: " ".to_owned(), ..good.clone() }, "TEXT_MISSING"),
        (contract::RegisterWorkerRequest { display_name: String::new(), ..good.clone() }, "TEXT_MISSING"),
        (contract::RegisterWorkerRequest { status: 0, ..good.clone() }, "VALUE_UNKNOWN"),
        (
            contract::RegisterWorkerRequest { contract_fraction: "1.2".to_owned(), ..good.clone() },
            "FRACTION_OUT_OF_RANGE",
        ),
        (contract::RegisterWorkerRequest { employed_from: "08/01/2024".to_owned(), ..good.clone() }, "DAY_UNREADABLE"),
        (
            contract::RegisterWorkerRequest { employed_to: Some("2024-01-07".to_owned()), ..good.clone() },
            "ENDS_BEFORE_START",
        ),
        (contract::RegisterWorkerRequest { request_id: String::new(), ..good }, "REQUEST_ID"),
    ];
    for (request, expected) in table {
        let refused = desk.social().register_worker(request).await.unwrap_err();
        assert_eq!(reason(&refused), expected);
        assert_eq!(refused.code(), tonic::Code::InvalidArgument);
    }
    let refused = desk.social().get_worker(contract::GetWorkerRequest { key: None }).await.unwrap_err();
    assert_eq!(reason(&refused), "KEY_MISSING");
    desk.bench.stop().await;
}

async fn workshops_do_not_see_each_other(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    let elsewhere = Viewer { tenant: Id::fresh(), ..desk.bench.viewer(Role::SocialWorker) };
    let mut client = desk.call(&elsewhere);
    assert_eq!(reason(&client.get_worker(by_code("W-1")).await.unwrap_err()), "NOT_FOUND");
    let list = client.list_workers(contract::ListWorkersRequest::default()).await.unwrap().into_inner();
    assert!(list.workers.is_empty());
    let absences = client.list_absences(contract::ListAbsencesRequest::default()).await.unwrap().into_inner();
    assert!(absences.absences.is_empty());
    let secret = client.read_absence_secret(crate::desk::wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&secret), "NOT_FOUND");
    let reported = client.report_absence(crate::desk::absence(worker, "2026-12-01", None)).await.unwrap_err();
    assert_eq!(reason(&reported), "NOT_FOUND");
    let erased = contract::EraseConfidentialRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        category: crate::desk::REASON.to_owned(),
    };
    assert_eq!(reason(&client.erase_confidential(erased).await.unwrap_err()), "NOT_FOUND");
    let own = client.register_worker(person("W-1")).await.unwrap().into_inner();
    assert_ne!(own.worker_id, worker.to_string(), "the same code is another person elsewhere");
    assert!(desk.social().read_absence_secret(crate::desk::wanted(&absence)).await.is_ok());
    desk.bench.stop().await;
}

async fn only_the_social_service_and_finance_see_status_and_fraction(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    for (role, sees) in [
        (Role::SocialWorker, true),
        (Role::Finance, true),
        (Role::Coach, false),
        (Role::WorkshopPlanner, false),
        (Role::Physician, false),
    ] {
        let seen = desk.as_role(role).get_worker(by_code("W-1")).await.unwrap().into_inner();
        assert_eq!(seen.display_name, "Testina Voorbeeld W-1");
        assert_eq!((seen.status != 0, !seen.contract_fraction.is_empty()), (sees, sees), "{role:?}");
    }
    let oneself = desk.worker(worker).get_worker(by_code("W-1")).await.unwrap().into_inner();
    assert_eq!(oneself.contract_fraction, "0.8");
    desk.hire("W-2").await;
    let colleague = desk.worker(worker).get_worker(by_code("W-2")).await.unwrap_err();
    let nobody = desk.worker(worker).get_worker(by_code("W-3")).await.unwrap_err();
    assert_eq!([reason(&colleague), reason(&nobody)], ["NOT_ALLOWED", "NOT_ALLOWED"]);
    desk.bench.stop().await;
}

async fn many_record_the_same_person_at_once(backend: Backend) {
    let desk = Desk::open(backend).await;
    let calls = (0..20).map(|_| {
        let mut client = desk.social();
        async move { client.register_worker(person("W-1")).await.unwrap().into_inner().worker_id }
    });
    let ids = futures::future::join_all(calls).await;
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(desk.bench.log("people").await.len(), 1);
    desk.bench.stop().await;
}
