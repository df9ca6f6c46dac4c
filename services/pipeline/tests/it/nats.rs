//! A real nats-server for one story, with its streams as the launcher makes them.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use async_nats::jetstream::stream::{Config, DiscardPolicy, RetentionPolicy, StorageType};
use async_nats::jetstream::{self, Context};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use werkbrug_proto::topics::{TOPICS, Topic};

use crate::floor::until;

/// The server; it dies with the story.
pub(crate) struct Nats {
    pub(crate) url: String,
    pub(crate) jetstream: Context,
    child: Child,
    dir: TempDir,
}

impl Nats {
    pub(crate) async fn start() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let port = {
            let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            free.local_addr().unwrap().port()
        };
        let store = dir.path().join("store");
        let config = format!(
            "server_name: story\nlisten: \"127.0.0.1:{port}\"\njetstream {{\n  store_dir: \"{}\"\n  sync_interval: always\n}}\n",
            store.display()
        );
        std::fs::write(dir.path().join("nats.conf"), config).unwrap();
        let child = spawn(&dir);
        let url = format!("nats://127.0.0.1:{port}");
        until("the nats-server", async || tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok()).await;
        let client = async_nats::ConnectOptions::new()
            .retry_on_initial_connect()
            .request_timeout(Some(Duration::from_secs(10)))
            .connect(&url)
            .await
            .unwrap();
        let nats = Self { url, jetstream: jetstream::new(client), child, dir };
        until("JetStream", async || nats.jetstream.query_account().await.is_ok()).await;
        nats.make_streams().await;
        nats
    }

    /// Every stream and durable position of every topic.
    pub(crate) async fn make_streams(&self) {
        for topic in TOPICS {
            self.make_stream(topic).await;
        }
    }

    pub(crate) async fn make_stream(&self, topic: &Topic) {
        let stream = self.jetstream.create_or_update_stream(stream(topic)).await.unwrap();
        for consumer in topic.consumers {
            let durable = pull::Config {
                durable_name: Some(topic.durable(consumer)),
                deliver_policy: DeliverPolicy::All,
                ack_policy: AckPolicy::None,
                ..pull::Config::default()
            };
            self.jetstream.create_consumer_on_stream(durable, stream.config.name.clone()).await.unwrap();
        }
    }

    /// Kill it, as a power cut would.
    pub(crate) async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    /// Start it again on what it stored.
    pub(crate) async fn revive(&mut self) {
        self.child = spawn(&self.dir);
        until("JetStream", async || self.jetstream.query_account().await.is_ok()).await;
    }
}

fn spawn(dir: &TempDir) -> Child {
    let log = std::fs::File::create(dir.path().join("nats.log")).unwrap();
    let mut command = Command::new(binary());
    command.arg("-c").arg(dir.path().join("nats.conf")).stdout(Stdio::null()).stderr(log).kill_on_drop(true);
    command.spawn().unwrap()
}

fn stream(topic: &Topic) -> Config {
    Config {
        name: topic.stream(),
        subjects: vec![topic.subjects()],
        retention: RetentionPolicy::Limits,
        discard: DiscardPolicy::Old,
        storage: StorageType::File,
        max_age: Duration::from_secs(7 * 24 * 60 * 60),
        num_replicas: 1,
        deny_delete: true,
        deny_purge: true,
        allow_atomic_publish: true,
        ..Config::default()
    }
}

/// The server that is named, else one on PATH, else the one that was fetched beside this checkout.
#[allow(clippy::disallowed_methods, reason = "a test finds its tools in its environment")]
fn binary() -> PathBuf {
    if let Ok(named) = std::env::var("WERKBRUG_NATS_BIN") {
        return PathBuf::from(named);
    }
    let fetched = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../.cache");
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var("PATH").unwrap_or_default()).collect();
    let found =
        folders.into_iter().chain([fetched]).map(|folder| folder.join("nats-server")).find(|file| file.is_file());
    found.expect("no nats-server: run deploy/test, which fetches one, or set WERKBRUG_NATS_BIN")
}
