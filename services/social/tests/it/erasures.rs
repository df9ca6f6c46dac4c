//! Erasing by destroying a key.

use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, absence, number, reason, wanted};
use crate::secrets::key_store;

on_both!(
    what_was_erased_cannot_be_read_and_the_receipt_says_when_backups_are_gone,
    an_erasure_leaves_others_and_later_absences_alone,
    erasing_where_nothing_is_kept_is_a_receipt_too,
);

fn erasure(worker: Uuid) -> contract::EraseConfidentialRequest {
    contract::EraseConfidentialRequest {
        request_id: number(),
        worker_id: worker.to_string(),
        category: "absence_reason".to_owned(),
    }
}

/// How many keys are kept.
async fn keys(desk: &Desk) -> i64 {
    let store = key_store(desk).await;
    let count = Statement::from_string(store.get_database_backend(), "SELECT COUNT(*) FROM data_key");
    let row = store.query_one_raw(count).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn what_was_erased_cannot_be_read_and_the_receipt_says_when_backups_are_gone(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    assert!(desk.social().read_absence_secret(wanted(&absence)).await.is_ok());
    assert_eq!(keys(&desk).await, 1);
    let request = erasure(worker);
    let erased = desk.social().erase_confidential(request.clone()).await.unwrap().into_inner();
    assert_eq!(erased.backups_gone_on, "2026-12-23");
    assert_eq!(keys(&desk).await, 0);
    let refused = desk.social().read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&refused), "SECRET_ERASED");
    assert_eq!(desk.reads(worker).await.len(), 1, "what is gone was not read");
    let dates = desk.social().list_absences(contract::ListAbsencesRequest::default()).await.unwrap().into_inner();
    assert_eq!(dates.absences.len(), 1, "the dates stay");
    let again = desk.social().erase_confidential(request).await.unwrap().into_inner();
    assert_eq!(again, erased);
    desk.bench.stop().await;
}

async fn an_erasure_leaves_others_and_later_absences_alone(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (worker, colleague) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let old = desk.social().report_absence(absence(worker, "2026-11-02", Some("2026-11-03"))).await.unwrap();
    let theirs = desk.absent(colleague, "somebody else's note").await;
    let request = erasure(worker);
    desk.social().erase_confidential(request.clone()).await.unwrap();
    let later = desk.absent(worker, "a later note").await;
    // The same call again answers the same and must not destroy the key that was made since.
    desk.social().erase_confidential(request).await.unwrap();
    let note = |secret: tonic::Response<contract::AbsenceSecret>| secret.into_inner().note;
    assert_eq!(note(desk.social().read_absence_secret(wanted(&later)).await.unwrap()), "a later note");
    assert_eq!(note(desk.social().read_absence_secret(wanted(&theirs)).await.unwrap()), "somebody else's note");
    let old = desk.social().read_absence_secret(wanted(&old.into_inner().absence_id)).await.unwrap_err();
    assert_eq!(reason(&old), "SECRET_ERASED");
    desk.bench.stop().await;
}

async fn erasing_where_nothing_is_kept_is_a_receipt_too(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    for _ in 0..2 {
        let erased = desk.social().erase_confidential(erasure(worker)).await.unwrap().into_inner();
        assert_eq!(erased.backups_gone_on, "2026-12-23");
    }
    let unknown = contract::EraseConfidentialRequest { category: "medical".to_owned(), ..erasure(worker) };
    assert_eq!(reason(&desk.social().erase_confidential(unknown).await.unwrap_err()), "UNKNOWN_CATEGORY");
    assert_eq!(reason(&desk.social().erase_confidential(erasure(Uuid::now_v7())).await.unwrap_err()), "NOT_FOUND");
    desk.bench.stop().await;
}
