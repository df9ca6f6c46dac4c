//! Backups of a running system, put back in its place or elsewhere.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use tempfile::TempDir;
use werkbrug_chassis::{refusal::reason_of, rpc::Authed, tasks::Tasks};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    pipeline::{DigestRequest, GetStateRequest, State},
    social::{
        EraseConfidentialRequest, LegalStatus, ReadAbsenceSecretRequest, RegisterWorkerRequest, ReportAbsenceRequest,
        WorkRelated, social_client::SocialClient,
    },
};

use crate::{
    event::{company, order_desk, system, viewer},
    up_process::{Up, tool},
    wait::until,
};

/// Who hears which companies there are.
const HEARERS: [&str; 2] = ["crews", "invoicing"];

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Runs a subcommand that must do its work.
async fn must(arguments: &[&str]) -> String {
    let (code, said) = tool(arguments).await;
    assert_eq!(code, Some(0), "{arguments:?}: {said}");
    said
}

async fn backup(up: &Up, out: &Path) {
    must(&["backup", "--data-dir", text(&up.data()), "--out", text(out)]).await;
}

async fn state(up: &Up, service: &str) -> Option<State> {
    Some(system(up).pipeline(service).unwrap().get_state(GetStateRequest {}).await.ok()?.into_inner())
}

/// How many companies a hearer's copy holds.
async fn copied(up: &Up, hearer: &str) -> Option<u64> {
    let tables = system(up).pipeline(hearer).unwrap().digest(DigestRequest {}).await.ok()?.into_inner().tables;
    tables.into_iter().find(|table| table.table == "copy_company").map(|table| table.rows)
}

async fn until_copied(up: &Up, count: u64) {
    for hearer in HEARERS {
        let what = format!("{count} companies at {hearer}");
        until(&what, || async { (copied(up, hearer).await == Some(count)).then_some(()) }).await;
    }
}

/// Waits until everybody who heard a company has noticed that orders has another database now.
async fn until_stopped(up: &Up) {
    for hearer in HEARERS {
        until(&format!("{hearer} stops hearing companies"), || async {
            let marks = state(up, hearer).await?.marks;
            let mark = marks.into_iter().find(|mark| mark.topic == "companies")?;
            (mark.stopped && mark.why.contains("another database")).then_some(())
        })
        .await;
    }
}

async fn reconcile(up: &Up) -> (Option<i32>, String) {
    let done = tool(&["reconcile", "--data-dir", text(&up.data())]).await;
    for service in ["crews", "invoicing", "orders"] {
        assert!(state(up, service).await.unwrap().marks.iter().all(|mark| !mark.stopped), "{service}: {}", done.1);
    }
    done
}

#[tokio::test]
async fn a_backup_taken_while_commands_run_makes_a_whole_system_elsewhere() {
    let (up, scratch) = (Up::start().await, tempfile::tempdir().unwrap());
    let (enough, registered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let desk = {
        let (mut desk, enough, registered) = (order_desk(&up), Arc::clone(&enough), Arc::clone(&registered));
        Tasks::new().spawn("desk", async move {
            while !enough.load(Ordering::SeqCst) {
                let next = registered.load(Ordering::SeqCst) + 1;
                desk.register_company(company(next)).await.unwrap();
                registered.store(next, Ordering::SeqCst);
            }
        })
    };
    for hearer in HEARERS {
        let many = || async { copied(&up, hearer).await.filter(|rows| *rows >= 10) };
        until(&format!("companies at {hearer}"), many).await;
    }
    let at_least = registered.load(Ordering::SeqCst);
    let kept = scratch.path().join("monday");
    backup(&up, &kept).await;
    let at_most = registered.load(Ordering::SeqCst) + 1;
    until("commands after the backup", || async { (registered.load(Ordering::SeqCst) >= at_most + 5).then_some(()) })
        .await;
    enough.store(true, Ordering::SeqCst);
    desk.await.unwrap();
    drop(up.stop().await);

    let elsewhere = tempfile::tempdir().unwrap();
    let data = elsewhere.path().join("data");
    let said = must(&["restore", "--from", text(&kept), "--data-dir", text(&data)]).await;
    assert!(said.contains("werkbrug reconcile"), "{said}");
    let up = Up::start_in(elsewhere, &[]).await;
    until_stopped(&up).await;
    let (code, said) = reconcile(&up).await;
    assert!(code == Some(0) || code == Some(1), "{said}");
    let topics = state(&up, "orders").await.unwrap().topics;
    let companies = topics.into_iter().find(|topic| topic.topic == "companies").unwrap().seq;
    assert!((u64::from(at_least)..=u64::from(at_most)).contains(&companies), "{at_least} {companies} {at_most}");
    until_copied(&up, companies).await;
    must(&["audit", "verify", "--data-dir", text(&up.data())]).await;
    order_desk(&up).register_company(company(9_999)).await.unwrap();
    until_copied(&up, companies + 1).await;
    drop(up.stop().await);
}

#[tokio::test]
async fn one_service_put_back_to_an_earlier_day_is_told_apart_and_reconciled() {
    let (up, scratch) = (Up::start().await, tempfile::tempdir().unwrap());
    for number in 1..=5 {
        order_desk(&up).register_company(company(number)).await.unwrap();
    }
    until_copied(&up, 5).await;
    let kept = scratch.path().join("monday");
    backup(&up, &kept).await;
    for number in 6..=8 {
        order_desk(&up).register_company(company(number)).await.unwrap();
    }
    until_copied(&up, 8).await;
    let data = up.data();
    let running = ["restore", "--replace", "--from", text(&kept), "--data-dir", text(&data)];
    assert_eq!(tool(&running).await.0, Some(2), "a running system is left alone");
    let folder = up.stop().await;

    let only_orders = ["restore", "--service", "orders", "--from", text(&kept), "--data-dir", text(&data)];
    let (code, said) = tool(&only_orders).await;
    assert!(code == Some(2) && said.contains("--replace"), "{said}");
    let said = must(&[&only_orders[..], &["--replace"]].concat()).await;
    assert!(said.contains("put aside: ") && said.contains("new epoch: orders"), "{said}");

    let up = Up::start_in(folder, &[]).await;
    until_stopped(&up).await;
    let (code, said) = reconcile(&up).await;
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(said.matches("is known here only").count(), 6, "three companies, each known to two: {said}");
    until_copied(&up, 5).await;
    order_desk(&up).register_company(company(9)).await.unwrap();
    until_copied(&up, 6).await;
    drop(up.stop().await);
}

/// Whether a file in a folder holds these bytes.
fn holds(folder: &Path, part: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(part.len()).any(|window| window == part)
    })
}

async fn wrapped_key(data: &Path) -> Vec<u8> {
    let db = Database::connect(format!("sqlite://{}", data.join("social-keys.db").display())).await.unwrap();
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, "SELECT wrapped FROM data_key")).await;
    let wrapped = row.unwrap().unwrap().try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    wrapped
}

fn social(up: &Up) -> SocialClient<Authed> {
    SocialClient::new(system(up).peers.as_person("social", &viewer(up, Role::SocialWorker)).unwrap())
}

fn number() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// An invented person with an absence that holds a secret: both ids.
async fn somebody_absent(up: &Up) -> (String, String) {
    let worker = RegisterWorkerRequest {
        request_id: number(),
        worker_code: "W-1".to_owned(),
        display_name: "Testina Voorbeeld".to_owned(),
        status: LegalStatus::TargetWorker.into(),
        contract_fraction: "1".to_owned(),
        employed_from: "2024-01-08".to_owned(),
        ..RegisterWorkerRequest::default()
    };
    let worker_id = social(up).register_worker(worker).await.unwrap().into_inner().worker_id;
    let absence = ReportAbsenceRequest {
        request_id: number(),
        worker_id: worker_id.clone(),
        from: "2025-01-06".to_owned(),
        to: None,
        work_related: WorkRelated::Yes.into(),
        note: "an invented note".to_owned(),
    };
    let absence_id = social(up).report_absence(absence).await.unwrap().into_inner().absence_id;
    (worker_id, absence_id)
}

async fn read(up: &Up, absence_id: &str) -> Result<String, String> {
    let wanted = ReadAbsenceSecretRequest { absence_id: absence_id.to_owned(), purpose: "plan the return".to_owned() };
    let answer = social(up).read_absence_secret(wanted).await;
    answer.map(|secret| secret.into_inner().note).map_err(|status| reason_of(&status).unwrap_or_default())
}

/// Puts a backup into a new folder, with the master key that somebody kept elsewhere.
async fn put_elsewhere(kept: &Path, keys: &Path, master: &[u8]) -> TempDir {
    let elsewhere = tempfile::tempdir().unwrap();
    let data = elsewhere.path().join("data");
    let said = must(&["restore", "--from", text(kept), "--data-dir", text(&data)]).await;
    assert!(said.contains("werkbrug restore keys"), "{said}");
    must(&["restore", "keys", "--from", text(keys), "--data-dir", text(&data)]).await;
    std::fs::write(data.join("keys/social-master.key"), master).unwrap();
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(data.join("keys/social-master.key"), private).unwrap();
    elsewhere
}

#[tokio::test]
async fn secrets_come_back_with_their_keys_and_what_was_erased_does_not() {
    let (up, scratch) = (Up::start().await, tempfile::tempdir().unwrap());
    let (worker_id, absence_id) = somebody_absent(&up).await;
    let (before, after, keys) =
        (scratch.path().join("before"), scratch.path().join("after"), scratch.path().join("keys"));
    let (data, key) = (up.data(), wrapped_key(&up.data()).await);
    let master = std::fs::read(data.join("keys/social-master.key")).unwrap();
    backup(&up, &before).await;
    must(&["backup", "keys", "--data-dir", text(&data), "--out", text(&keys)]).await;
    assert!(holds(&keys, &key), "the search finds what is there");
    let request_id = number();
    let category = "absence_reason".to_owned();
    let erase = EraseConfidentialRequest { request_id, worker_id, category };
    social(&up).erase_confidential(erase).await.unwrap();
    backup(&up, &after).await;
    drop(up.stop().await);
    for ordinary in [&before, &after] {
        assert!(!holds(ordinary, &key) && !holds(ordinary, &master), "keys have backups of their own");
        assert!(!ordinary.join("social-keys.db").exists());
    }
    // What a backup of the keys can do until it is thirty days old, and what it can never do.
    for (kept, expected) in [(before, Ok("an invented note")), (after, Err("SECRET_ERASED"))] {
        let up = Up::start_in(put_elsewhere(&kept, &keys, &master).await, &[]).await;
        let found = read(&up, &absence_id).await;
        assert_eq!(found.as_deref().map_err(String::as_str), expected);
        drop(up.stop().await);
    }
}

#[tokio::test]
async fn what_cannot_be_backed_up_or_put_back_is_refused_and_nothing_is_touched() {
    let (up, scratch) = (Up::start().await, tempfile::tempdir().unwrap());
    let kept = scratch.path().join("monday");
    backup(&up, &kept).await;
    let data = up.data();
    let new = scratch.path().join("new");
    let (code, said) = tool(&["backup", "--data-dir", text(&data), "--out", text(&kept)]).await;
    assert!(code == Some(2) && said.contains("is not empty"), "{said}");
    let (code, said) = tool(&["backup", "--data-dir", text(&new), "--out", text(&scratch.path().join("no"))]).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(!scratch.path().join("no").exists());
    let url = "postgres://werk:s3cret@127.0.0.1/werkbrug";
    let (code, said) = tool(&["backup", "--database", url, "--out", text(&new)]).await;
    assert!(code == Some(2) && said.contains("pg_dump") && !said.contains("s3cret"), "{said}");
    let (code, said) = tool(&["restore", "--database", url, "--from", text(&kept)]).await;
    assert!(code == Some(2) && said.contains("werkbrug epoch new") && !said.contains("s3cret"), "{said}");

    let social = kept.join("social.db");
    let mut bytes = std::fs::read(&social).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&social, bytes).unwrap();
    let (code, said) = tool(&["restore", "--from", text(&kept), "--data-dir", text(&new)]).await;
    assert!(code == Some(2) && said.contains("social.db is not what was backed up"), "{said}");
    assert!(!new.exists());
    let (code, said) = tool(&["epoch", "new", "--data-dir", text(&new)]).await;
    assert!(code == Some(2) && !new.exists(), "{said}");
    drop(up.stop().await);
}
