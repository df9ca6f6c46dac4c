//! Reading what is confidential: written down first, and closed when anything is wrong.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, absence, reason, wanted};

on_both!(
    every_reading_leaves_a_line_that_the_worker_sees,
    when_the_reading_cannot_be_written_down_nothing_is_read,
    a_lost_key_is_said_clearly,
    bytes_that_were_moved_or_changed_stay_closed,
    a_reading_needs_a_purpose,
);

/// The database of wrapped keys of this desk.
pub(crate) async fn key_store(desk: &Desk) -> DatabaseConnection {
    let file = desk.bench.data_dir().join("social-keys.db");
    Database::connect(format!("sqlite://{}", file.display())).await.unwrap()
}

async fn every_reading_leaves_a_line_that_the_worker_sees(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (worker, colleague) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let absence = desk.absent(worker, "an invented note").await;
    for purpose in ["plan the return", "talk about the cause"] {
        let asked = contract::ReadAbsenceSecretRequest { purpose: purpose.to_owned(), ..wanted(&absence) };
        desk.social().read_absence_secret(asked).await.unwrap();
    }
    desk.worker(worker).read_absence_secret(wanted(&absence)).await.unwrap();
    let reads = desk.reads(worker).await;
    let seen: Vec<_> =
        reads.iter().map(|it| [&it.actor, &it.role, &it.ground, &it.purpose].map(String::as_str)).collect();
    assert_eq!(
        seen,
        [
            ["bench-worker", "worker", "oneself", "plan the return"],
            ["bench-social_worker", "social_worker", "own_file", "talk about the cause"],
            ["bench-social_worker", "social_worker", "own_file", "plan the return"],
        ]
    );
    assert!(reads.iter().all(|it| it.category == "absence_reason" && it.read_at_us > 0));
    assert!(desk.reads(colleague).await.is_empty());
    let list = contract::ListConfidentialReadsRequest { worker_id: worker.to_string(), ..Default::default() };
    let nosy = desk.worker(colleague).list_confidential_reads(list.clone()).await.unwrap_err();
    assert_eq!(reason(&nosy), "NOT_ALLOWED");
    let first = contract::ListConfidentialReadsRequest { page_size: 2, ..list };
    let page = desk.worker(worker).list_confidential_reads(first.clone()).await.unwrap().into_inner();
    let next = contract::ListConfidentialReadsRequest { page_token: page.next_page_token, ..first };
    let rest = desk.worker(worker).list_confidential_reads(next).await.unwrap().into_inner();
    assert_eq!((page.reads.len(), rest.reads.len()), (2, 1));
    desk.bench.stop().await;
}

async fn when_the_reading_cannot_be_written_down_nothing_is_read(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    let db = desk.bench.database();
    db.execute_unprepared("ALTER TABLE confidential_read RENAME TO moved_away").await.unwrap();
    let failed = desk.social().read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(failed.code(), tonic::Code::Internal);
    assert!(!format!("{failed:?}").contains("an invented note"));
    db.execute_unprepared("ALTER TABLE moved_away RENAME TO confidential_read").await.unwrap();
    assert!(desk.reads(worker).await.is_empty());
    assert!(desk.social().read_absence_secret(wanted(&absence)).await.is_ok());
    assert_eq!(desk.reads(worker).await.len(), 1);
    desk.bench.stop().await;
}

async fn a_lost_key_is_said_clearly(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    key_store(&desk).await.execute_unprepared("DELETE FROM data_key").await.unwrap();
    let refused = desk.social().read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&refused), "SECRET_KEY_LOST");
    assert!(refused.message().contains("restore the key database"), "{refused:?}");
    desk.bench.stop().await;
}

async fn bytes_that_were_moved_or_changed_stay_closed(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let one = desk.absent(worker, "an invented note").await;
    let other = absence(worker, "2026-11-02", Some("2026-11-06"));
    let other = desk.social().report_absence(other).await.unwrap().into_inner().absence_id;
    assert!(desk.social().read_absence_secret(wanted(&other)).await.is_ok());
    let copied = "UPDATE absence_secret SET sealed = (SELECT sealed FROM absence_secret ORDER BY absence_id LIMIT 1)";
    desk.bench.database().execute_unprepared(copied).await.unwrap();
    let refused = desk.social().read_absence_secret(wanted(&other)).await.unwrap_err();
    assert_eq!(reason(&refused), "SECRET_DAMAGED", "another record of the same person does not open here");
    assert!(desk.social().read_absence_secret(wanted(&one)).await.is_ok());
    desk.bench.stop().await;
}

async fn a_reading_needs_a_purpose(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let absence = desk.absent(worker, "an invented note").await;
    let silent = contract::ReadAbsenceSecretRequest { purpose: " ".to_owned(), ..wanted(&absence) };
    let refused = desk.as_role(Role::SocialWorker).read_absence_secret(silent).await.unwrap_err();
    assert_eq!(reason(&refused), "TEXT_MISSING");
    assert!(desk.reads(worker).await.is_empty());
    desk.bench.stop().await;
}
