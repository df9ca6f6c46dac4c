//! One working day from order to premium, played by the binary itself, also while the bus is taken away.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use werkbrug_tests::system::wipe_nats;
use werkbrug_tests::{binary, postgres};

/// Longest day.
const DAY: Duration = Duration::from_secs(300);
/// Times the bus is killed and its store thrown away while the day is played.
const WIPES: usize = 3;

struct Day {
    child: Child,
    dir: TempDir,
}

impl Day {
    fn begin(database: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let said = std::fs::File::create(dir.path().join("said")).expect("a file");
        let mut command = Command::new(binary());
        command.args(["demo", "--preset", "small", "--database", database, "--data-dir"]).arg(dir.path().join("data"));
        let child = command.stdout(said).stderr(Stdio::inherit()).spawn().expect("the binary starts");
        Self { child, dir }
    }

    fn said(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("said")).unwrap_or_default()
    }

    /// The exit code, once the day is over.
    async fn end(&mut self) -> Option<i32> {
        let deadline = Instant::now() + DAY;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            if Instant::now() > deadline {
                drop(self.child.kill());
                return None;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test]
async fn a_day_runs_from_order_to_premium_on_sqlite() {
    let mut day = Day::begin("");
    assert_eq!(day.end().await, Some(0), "{}", day.said());
}

#[tokio::test]
async fn a_day_runs_from_order_to_premium_on_postgresql() {
    let mut day = Day::begin(&format!("{}?schema_prefix=d{}_", postgres(), uuid::Uuid::now_v7().simple()));
    assert_eq!(day.end().await, Some(0), "{}", day.said());
}

#[tokio::test]
async fn a_day_ends_well_though_the_bus_is_killed_and_its_store_wiped() {
    let mut day = Day::begin("");
    let data = day.dir.path().join("data");
    let mut wiped = 0;
    while wiped < WIPES && day.child.try_wait().expect("a child").is_none() {
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        wiped += usize::from(data.join("run/system.json").exists() && wipe_nats(&data));
    }
    assert_eq!(day.end().await, Some(0), "{}", day.said());
    assert!(wiped > 0, "the bus was wiped at least once during the day");
}
