//! What this machine can do at best, at this moment: disk, database, bus and a bare call.

use std::fs::File;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use async_nats::{HeaderMap, jetstream};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, TransactionTrait};
use werkbrug_tests::figures::{Latencies, rate};
use werkbrug_tests::{nats_server, postgres};

/// How long each floor is measured.
const LONG: Duration = Duration::from_secs(3);
/// Clients of the database floor, as many as of the commands.
pub(crate) const CLIENTS: usize = 32;
/// Messages of one atomic batch.
const BATCH: usize = 64;

/// One floor: how many a second, and how long one takes.
pub(crate) struct Floor {
    pub(crate) per_second: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}

impl Floor {
    fn of(latencies: &Latencies, took: Duration) -> Self {
        Self {
            per_second: rate(latencies.count(), took),
            p50_ms: latencies.percentile_ms(50),
            p99_ms: latencies.percentile_ms(99),
        }
    }

    fn print(&self, name: &str) {
        println!(
            "floor {name:<42} {:>9.0}/s  p50 {:>7.2} ms  p99 {:>7.2} ms",
            self.per_second, self.p50_ms, self.p99_ms
        );
    }
}

/// All floors of one run.
pub(crate) struct Floors {
    pub(crate) sync: Floor,
    pub(crate) postgres_one: Floor,
    pub(crate) postgres: Floor,
    pub(crate) stream: Floor,
    pub(crate) stream_batch: f64,
}

impl Floors {
    pub(crate) fn print(&self) {
        self.sync.print("4 KiB append + fdatasync");
        self.postgres_one.print("PostgreSQL two-row commit, 1 client");
        self.postgres.print("PostgreSQL two-row commit, 32 clients");
        self.stream.print("JetStream acknowledged, always-sync, 1 by 1");
        println!("floor {:<42} {:>9.0}/s", "JetStream atomic batches of 64, always-sync", self.stream_batch);
    }
}

pub(crate) async fn measure() -> Floors {
    let sync = sync();
    let postgres_one = two_rows(1).await;
    let postgres = two_rows(CLIENTS).await;
    let nats = Nats::start();
    let (stream, stream_batch) = nats.measure().await;
    Floors { sync, postgres_one, postgres, stream, stream_batch }
}

fn sync() -> Floor {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let mut file = File::create(dir.path().join("floor")).expect("a file");
    let block = [7_u8; 4_096];
    let mut latencies = Latencies::default();
    let began = Instant::now();
    while began.elapsed() < LONG {
        let one = Instant::now();
        file.write_all(&block).and_then(|()| file.sync_data()).expect("a disk");
        latencies.add(one.elapsed());
    }
    Floor::of(&latencies, began.elapsed())
}

/// Begin, two inserts, commit: what a command with its event costs at least.
async fn two_rows(clients: usize) -> Floor {
    let mut options = ConnectOptions::new(postgres());
    options.max_connections(u32::try_from(clients).unwrap_or(1)).sqlx_logging(false).test_before_acquire(false);
    let db = Database::connect(options).await.expect("PostgreSQL");
    db.execute_unprepared("CREATE TABLE IF NOT EXISTS floor_order (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body TEXT NOT NULL)").await.expect("a table");
    db.execute_unprepared("CREATE TABLE IF NOT EXISTS floor_outbox (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body TEXT NOT NULL)").await.expect("a table");
    let began = Instant::now();
    let work = (0..clients).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut latencies = Latencies::default();
            while began.elapsed() < LONG {
                let one = Instant::now();
                let tx = db.begin().await.expect("a transaction");
                tx.execute_unprepared(
                    "INSERT INTO floor_order (body) VALUES ('one order of a hundred bytes or so, as they come')",
                )
                .await
                .expect("a row");
                tx.execute_unprepared(
                    "INSERT INTO floor_outbox (body) VALUES ('one event of a hundred bytes or so, as they come')",
                )
                .await
                .expect("a row");
                tx.commit().await.expect("a commit");
                latencies.add(one.elapsed());
            }
            latencies
        })
    });
    let mut all = Latencies::default();
    for client in work.collect::<Vec<_>>() {
        all.extend(client.await.expect("a client"));
    }
    let took = began.elapsed();
    db.execute_unprepared("DROP TABLE floor_order; DROP TABLE floor_outbox").await.expect("a clean database");
    Floor::of(&all, took)
}

/// A nats-server of its own, always-sync.
struct Nats {
    child: Child,
    url: String,
    _dir: tempfile::TempDir,
}

impl Drop for Nats {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Nats {
    fn start() -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let port = werkbrug_tests::system::free_port();
        let config = format!(
            "listen: \"127.0.0.1:{port}\"\njetstream {{ store_dir: \"{}\", sync_interval: always }}\n",
            dir.path().display()
        );
        let file = dir.path().join("nats.conf");
        std::fs::write(&file, config).expect("a configuration");
        let child = Command::new(nats_server())
            .arg("-c")
            .arg(file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("nats-server");
        Self { child, url: format!("nats://127.0.0.1:{port}"), _dir: dir }
    }

    async fn measure(&self) -> (Floor, f64) {
        let client =
            async_nats::ConnectOptions::new().retry_on_initial_connect().connect(&self.url).await.expect("NATS");
        let context = jetstream::new(client.clone());
        let config = jetstream::stream::Config {
            name: "floor".into(),
            subjects: vec!["floor".into()],
            allow_atomic_publish: true,
            ..Default::default()
        };
        while context.get_or_create_stream(config.clone()).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let body = bytes::Bytes::from_static(&[7; 128]);
        let mut latencies = Latencies::default();
        let began = Instant::now();
        while began.elapsed() < LONG {
            let one = Instant::now();
            context.publish("floor", body.clone()).await.expect("a publish").await.expect("an acknowledgement");
            latencies.add(one.elapsed());
        }
        let floor = Floor::of(&latencies, began.elapsed());
        let (began, mut sent) = (Instant::now(), 0_usize);
        while began.elapsed() < LONG {
            for place in 1..=BATCH {
                let mut headers = HeaderMap::new();
                headers.insert("Nats-Batch-Id", format!("floor{sent}"));
                headers.insert("Nats-Batch-Sequence", place.to_string());
                if place == BATCH {
                    headers.insert("Nats-Batch-Commit", "1");
                    client.request_with_headers("floor", headers, body.clone()).await.expect("a batch");
                } else {
                    client.publish_with_headers("floor", headers, body.clone()).await.expect("a publish");
                }
            }
            sent += BATCH;
        }
        (floor, rate(sent, began.elapsed()))
    }
}
