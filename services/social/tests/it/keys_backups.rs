//! Backups of the data keys: they bring secrets back for thirty days, and nothing after that.

use std::path::Path;

use jiff::civil::date;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;
use werkbrug_social::keys_backup;

use crate::desk::{Desk, REASON, TODAY, number};
use crate::secrets::key_store;

async fn wrapped_key(desk: &Desk) -> Vec<u8> {
    let store = key_store(desk).await;
    let wrapped = Statement::from_string(store.get_database_backend(), "SELECT wrapped FROM data_key");
    let row = store.query_one_raw(wrapped).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// Names of the files in a folder that hold these bytes, and of those that do not.
fn holding(folder: &Path, part: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let holds =
        |file: &&std::path::PathBuf| std::fs::read(file).unwrap().windows(part.len()).any(|window| window == part);
    let (with, without): (Vec<_>, Vec<_>) = files.iter().partition(holds);
    let name = |file: &&std::path::PathBuf| file.file_name().unwrap().to_string_lossy().into_owned();
    (with.iter().map(name).collect(), without.iter().map(name).collect())
}

async fn erase(desk: &Desk, worker: Uuid) -> contract::EraseConfidentialResponse {
    let (worker_id, category) = (worker.to_string(), REASON.to_owned());
    let request = contract::EraseConfidentialRequest { request_id: number(), worker_id, category };
    desk.social().erase_confidential(request).await.unwrap().into_inner()
}

#[tokio::test]
async fn an_erased_key_is_in_no_backup_on_the_day_that_the_receipt_names() {
    let desk = Desk::open(Backend::Sqlite).await;
    let worker = desk.hire("W-1").await;
    desk.absent(worker, "an invented note").await;
    let (key, kept) = (wrapped_key(&desk).await, tempfile::tempdir().unwrap());
    let data = desk.bench.data_dir();
    keys_backup::make(&data, kept.path(), date(2026, 11, 20)).await.unwrap();
    keys_backup::make(&data, kept.path(), TODAY).await.unwrap();
    assert_eq!(erase(&desk, worker).await.backups_gone_on, "2026-12-23");

    let on_the_last_day = keys_backup::make(&data, kept.path(), date(2026, 12, 22)).await.unwrap();
    assert_eq!(on_the_last_day.removed, [kept.path().join("social-keys-2026-11-20.db")]);
    let without = ["social-keys-2026-12-22.db".to_owned()];
    assert_eq!(holding(kept.path(), &key), (vec!["social-keys-2026-11-23.db".to_owned()], without.to_vec()));

    std::fs::write(kept.path().join("social-keys.new"), &key).unwrap();
    keys_backup::make(&data, kept.path(), date(2026, 12, 23)).await.unwrap();
    let left = ["social-keys-2026-12-22.db", "social-keys-2026-12-23.db"].map(str::to_owned);
    assert_eq!(holding(kept.path(), &key), (Vec::new(), left.to_vec()));
    desk.bench.stop().await;
}

#[tokio::test]
async fn the_backup_of_a_day_is_the_latest_of_that_day() {
    let desk = Desk::open(Backend::Sqlite).await;
    let worker = desk.hire("W-1").await;
    desk.absent(worker, "an invented note").await;
    let (key, kept) = (wrapped_key(&desk).await, tempfile::tempdir().unwrap());
    keys_backup::make(&desk.bench.data_dir(), kept.path(), TODAY).await.unwrap();
    erase(&desk, worker).await;
    let again = keys_backup::make(&desk.bench.data_dir(), kept.path(), TODAY).await.unwrap();
    assert_eq!(again.removed, Vec::<std::path::PathBuf>::new());
    assert_eq!(holding(kept.path(), &key), (Vec::new(), vec!["social-keys-2026-11-23.db".to_owned()]));
    desk.bench.stop().await;
}

#[tokio::test]
async fn keys_come_back_only_where_none_are() {
    let desk = Desk::open(Backend::Sqlite).await;
    let worker = desk.hire("W-1").await;
    desk.absent(worker, "an invented note").await;
    let (kept, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(keys_backup::restore(kept.path(), elsewhere.path()).is_err_and(|why| why.chain().contains("no backup")));
    for day in [date(2026, 11, 21), TODAY] {
        keys_backup::make(&desk.bench.data_dir(), kept.path(), day).await.unwrap();
    }
    let newest = keys_backup::restore(kept.path(), elsewhere.path()).unwrap();
    assert_eq!(newest, kept.path().join("social-keys-2026-11-23.db"));
    let key = wrapped_key(&desk).await;
    assert_eq!(holding(elsewhere.path(), &key).0, ["social-keys.db"]);
    let refused = keys_backup::restore(kept.path(), elsewhere.path()).unwrap_err();
    assert!(refused.chain().contains("must not be there"), "{}", refused.chain());
    desk.bench.stop().await;
}
