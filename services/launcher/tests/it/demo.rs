//! The day of a preset comes round, also when the ground shakes.

use std::{path::Path, process::Stdio, time::Duration};

use rustix::process::{Pid, Signal, kill_process};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
};

/// How long a day may take, kills included.
const LONGEST_DAY: Duration = Duration::from_secs(400);

/// When a line starts with this, that process is killed; of NATS the store is wiped too.
const KILLS: [(&str, &str); 7] = [
    ("05:40", "nats"),
    ("05:50", "orders"),
    ("06:00", "crews"),
    ("07:05", "social"),
    ("08:15", "nats"),
    ("14:30", "crews"),
    ("16:00", "invoicing"),
];

fn kill(data: &Path, role: &str) {
    let pid = std::fs::read_to_string(data.join(format!("run/{role}.pid"))).unwrap_or_default();
    if let Some(pid) = pid.trim().parse().ok().and_then(Pid::from_raw) {
        // Gone already is as good.
        let _ = kill_process(pid, Signal::KILL);
    }
    if role == "nats" {
        let _ = std::fs::remove_dir_all(data.join("nats"));
    }
}

#[tokio::test]
async fn the_day_comes_round_though_services_are_killed_and_nats_is_wiped() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut command = Command::new(env!("CARGO_BIN_EXE_werkbrug"));
    command.args(["demo", "--preset", "small", "--data-dir"]).arg(&data).kill_on_drop(true);
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut said = Vec::new();
    let day = async {
        while let Some(line) = lines.next_line().await.unwrap() {
            for (_, role) in KILLS.iter().filter(|(time, _)| line.starts_with(time)) {
                kill(&data, role);
            }
            said.push(line);
        }
        process.wait().await.unwrap()
    };
    let ended = tokio::time::timeout(LONGEST_DAY, day).await.unwrap();
    assert!(ended.success(), "{said:#?}");
    assert!(said.iter().any(|line| line.contains("vergelijkingen kloppen")));
    for (time, role) in KILLS {
        assert!(said.iter().any(|line| line.starts_with(time)), "{role} was not killed");
    }
}
