//! Starting again: what was erased stays erased, and a vault with a part missing does not open.

use std::path::Path;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;
use tokio::net::TcpListener;
use uuid::Uuid;
use werkbrug_chassis::{
    config::Config,
    identity::{Keyring, Viewer},
    refusal::Fault,
    rpc::{Authed, Peers},
    run::{Context, serve},
    tasks::Tasks,
};
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_proto::social::{self as contract, social_client::SocialClient};

use crate::desk::{absence, number, person, reason, wanted};

/// A service that can be stopped and started on the same data.
struct House {
    dir: TempDir,
    viewer: Viewer,
}

/// One run of it.
struct Run {
    client: SocialClient<Authed>,
    tasks: Tasks,
    served: tokio::task::JoinHandle<Result<(), Fault>>,
}

impl House {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Keyring::prepare(&dir.path().join("keys"), &["social", "portal"]).unwrap();
        let role = Role::SocialWorker;
        let viewer = Viewer { tenant: Id::fresh(), actor: "sofie".to_owned(), role, about: None };
        Self { dir, viewer }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    async fn start(&self) -> Run {
        let mut config = Config::inside(self.path());
        config.nats = "nats://127.0.0.1:9".to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let context = Context::open("social", config).unwrap();
        let tasks = context.tasks.clone();
        // Not among its own tasks: a stop waits for those.
        let served =
            Tasks::new().spawn("house", async move { serve(werkbrug_social::service(), context, listener).await });
        let portal = Keyring::open(&self.path().join("keys"), "portal").unwrap();
        let peers = Peers::new(portal.into(), [("social".to_owned(), address)].into());
        let client = SocialClient::new(peers.as_person("social", &self.viewer).unwrap());
        Run { client, tasks, served }
    }

    async fn key_store(&self) -> DatabaseConnection {
        let file = self.path().join("social-keys.db");
        Database::connect(format!("sqlite://{}", file.display())).await.unwrap()
    }

    /// Why the service does not start; it must not.
    async fn refusal_to_start(&self) -> String {
        self.start().await.served.await.unwrap().unwrap_err().chain()
    }
}

impl Run {
    async fn stop(self) {
        self.tasks.stopping().cancel();
        self.served.await.unwrap().unwrap();
    }

    async fn absent_worker(&mut self) -> (Uuid, String) {
        let worker = self.client.register_worker(person("W-1")).await.unwrap().into_inner().worker_id;
        let worker = worker.parse().unwrap();
        let reported = self.client.report_absence(absence(worker, "2025-01-06", None)).await.unwrap();
        (worker, reported.into_inner().absence_id)
    }
}

#[tokio::test]
async fn a_secret_is_read_again_after_a_restart() {
    let house = House::new();
    let mut run = house.start().await;
    let (_, absence) = run.absent_worker().await;
    run.stop().await;
    let mut run = house.start().await;
    let secret = run.client.read_absence_secret(wanted(&absence)).await.unwrap().into_inner();
    assert_eq!(secret.note, "an invented note");
    run.stop().await;
}

#[tokio::test]
async fn an_old_key_database_that_is_put_back_does_not_undo_an_erasure() {
    let house = House::new();
    let mut run = house.start().await;
    let (worker, absence) = run.absent_worker().await;
    let store = house.key_store().await;
    store.execute_unprepared("CREATE TABLE backup AS SELECT * FROM data_key").await.unwrap();
    store.close().await.unwrap();
    let category = "absence_reason".to_owned();
    let erase = contract::EraseConfidentialRequest { request_id: number(), worker_id: worker.to_string(), category };
    run.client.erase_confidential(erase).await.unwrap();
    run.stop().await;
    let store = house.key_store().await;
    let restored = store.execute_unprepared("INSERT INTO data_key SELECT * FROM backup").await.unwrap();
    assert_eq!(restored.rows_affected(), 1);
    store.close().await.unwrap();
    let mut run = house.start().await;
    let refused = run.client.read_absence_secret(wanted(&absence)).await.unwrap_err();
    assert_eq!(reason(&refused), "SECRET_ERASED");
    run.stop().await;
    let store = house.key_store().await;
    let left = store.execute_unprepared("DELETE FROM data_key").await.unwrap();
    assert_eq!(left.rows_affected(), 0, "the start destroyed it again");
}

#[tokio::test]
async fn without_the_key_database_or_its_master_key_the_service_does_not_start() {
    let house = House::new();
    let mut run = house.start().await;
    run.absent_worker().await;
    run.stop().await;
    let (store, master) = (house.path().join("social-keys.db"), house.path().join("keys/social-master.key"));
    let aside = house.path().join("aside");
    std::fs::rename(&store, &aside).unwrap();
    assert!(house.refusal_to_start().await.contains("social-keys.db is missing"));
    assert!(!store.exists(), "no new one is made");
    std::fs::rename(&aside, &store).unwrap();
    std::fs::rename(&master, &aside).unwrap();
    assert!(house.refusal_to_start().await.contains("social-master.key is missing"));
    assert!(!master.exists(), "no new one is made");
    let elsewhere = House::new();
    elsewhere.start().await.absent_worker().await;
    std::fs::copy(elsewhere.path().join("keys/social-master.key"), &master).unwrap();
    assert!(house.refusal_to_start().await.contains("not the key that wrapped"));
    std::fs::rename(&aside, &master).unwrap();
    house.start().await.stop().await;
}
