//! Consents, and what they open.

use sea_orm::ConnectionTrait;
use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, consent, number, person, reason, wanted};

on_both!(
    a_consent_opens_the_secret_to_its_recipient_until_it_is_taken_back,
    an_expired_consent_refuses,
    a_consent_names_what_was_agreed_and_who_was_there,
    a_colleague_of_the_file_holder_needs_a_consent,
    a_consent_that_is_over_or_about_nothing_is_not_written_down,
);

async fn a_consent_opens_the_secret_to_its_recipient_until_it_is_taken_back(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    let coach = desk.bench.viewer(Role::Coach);
    let other = Viewer { actor: "another-coach".to_owned(), ..coach.clone() };
    let given = desk.worker(worker).give_consent(consent(worker, &coach)).await.unwrap().into_inner();
    let secret = desk.call(&coach).read_absence_secret(wanted(&absence)).await.unwrap().into_inner();
    assert_eq!(secret.note, "an invented note");
    let refused = desk.call(&other).read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&refused), "NO_GROUND");
    let reads = desk.reads(worker).await;
    assert_eq!(reads.len(), 1);
    assert_eq!((reads[0].actor.as_str(), reads[0].ground.as_str()), (coach.actor.as_str(), given.consent_id.as_str()));
    let back = contract::WithdrawConsentRequest { request_id: number(), consent_id: given.consent_id };
    let withdrawn = desk.worker(worker).withdraw_consent(back.clone()).await.unwrap().into_inner();
    assert_eq!(withdrawn.etag, "2");
    let refused = desk.call(&coach).read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&refused), "NO_GROUND");
    let again = contract::WithdrawConsentRequest { request_id: number(), ..back };
    assert_eq!(desk.social().withdraw_consent(again).await.unwrap().into_inner().etag, "2");
    assert_eq!(desk.reads(worker).await.len(), 1);
    desk.bench.stop().await;
}

async fn an_expired_consent_refuses(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    let coach = desk.bench.viewer(Role::Coach);
    let today = contract::GiveConsentRequest { expires_on: Some("2026-11-23".to_owned()), ..consent(worker, &coach) };
    desk.social().give_consent(today).await.unwrap();
    assert!(desk.call(&coach).read_absence_secret(wanted(&absence)).await.is_ok(), "its last day");
    let yesterday = "UPDATE consent SET given_on = '2026-11-01', expires_on = '2026-11-22'";
    desk.bench.database().execute_unprepared(yesterday).await.unwrap();
    let refused = desk.call(&coach).read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&refused), "NO_GROUND");
    desk.bench.stop().await;
}

async fn a_consent_names_what_was_agreed_and_who_was_there(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let coach = desk.bench.viewer(Role::Coach);
    let with_brother = contract::GiveConsentRequest {
        trusted_person: "Testo Voorbeeld, brother".to_owned(),
        ..consent(worker, &coach)
    };
    let given = desk.social().give_consent(with_brother).await.unwrap().into_inner();
    let list = contract::ListConsentsRequest { worker_id: worker.to_string(), ..Default::default() };
    let seen = desk.worker(worker).list_consents(list.clone()).await.unwrap().into_inner().consents;
    let expected = contract::Consent {
        consent_id: given.consent_id,
        worker_id: worker.to_string(),
        category: "absence_reason".to_owned(),
        recipient: coach.actor.clone(),
        purpose: "lighter work after return".to_owned(),
        text_version: "2026-1".to_owned(),
        given_on: "2026-11-23".to_owned(),
        expires_on: None,
        withdrawn_on: None,
        trusted_person: "Testo Voorbeeld, brother".to_owned(),
        etag: "1".to_owned(),
    };
    assert_eq!(seen, [expected]);
    assert_eq!(reason(&desk.call(&coach).list_consents(list).await.unwrap_err()), "NOT_ALLOWED");
    desk.bench.stop().await;
}

async fn a_colleague_of_the_file_holder_needs_a_consent(backend: Backend) {
    let desk = Desk::open(backend).await;
    let holder = desk.bench.viewer(Role::SocialWorker);
    let colleague = Viewer { actor: "colleague".to_owned(), ..holder.clone() };
    let kept = contract::RegisterWorkerRequest { file_holder: Some(holder.actor.clone()), ..person("W-1") };
    let worker = desk.social().register_worker(kept).await.unwrap().into_inner().worker_id.parse().unwrap();
    let absence = desk.absent(worker, "an invented note").await;
    assert!(desk.call(&holder).read_absence_secret(wanted(&absence)).await.is_ok());
    let refused = desk.call(&colleague).read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&refused), "NO_GROUND");
    // Recording the person again without a word about the holder leaves the file closed.
    desk.social().register_worker(person("W-1")).await.unwrap();
    assert!(desk.call(&colleague).read_absence_secret(wanted(&absence)).await.is_err());
    desk.worker(worker).give_consent(consent(worker, &colleague)).await.unwrap();
    assert!(desk.call(&colleague).read_absence_secret(wanted(&absence)).await.is_ok());
    let open = contract::RegisterWorkerRequest { file_holder: Some(String::new()), ..person("W-1") };
    desk.social().register_worker(open).await.unwrap();
    let third = Viewer { actor: "third".to_owned(), ..holder };
    assert!(desk.call(&third).read_absence_secret(wanted(&absence)).await.is_ok());
    desk.bench.stop().await;
}

async fn a_consent_that_is_over_or_about_nothing_is_not_written_down(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let good = consent(worker, &desk.bench.viewer(Role::Coach));
    let table = [
        (
            contract::GiveConsentRequest { expires_on: Some("2026-11-22".to_owned()), ..good.clone() },
            "CONSENT_ALREADY_OVER",
        ),
        (contract::GiveConsentRequest { category: "diagnosis".to_owned(), ..good.clone() }, "UNKNOWN_CATEGORY"),
        (contract::GiveConsentRequest { recipient: String::new(), ..good.clone() }, "TEXT_MISSING"),
        (contract::GiveConsentRequest { purpose: String::new(), ..good.clone() }, "TEXT_MISSING"),
        (contract::GiveConsentRequest { text_version: String::new(), ..good }, "TEXT_MISSING"),
    ];
    for (request, expected) in table {
        assert_eq!(reason(&desk.social().give_consent(request).await.unwrap_err()), expected);
    }
    desk.bench.stop().await;
}
