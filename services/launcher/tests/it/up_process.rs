//! `werkbrug up` as a process of its own, the way a person starts it.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    process::{ExitStatus, Stdio},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};
use werkbrug_launcher::{data_dir::DataDir, ports, running::Running};

use crate::wait::until;

const LONGEST_START: Duration = Duration::from_secs(60);

/// A system that a test has started.
pub(crate) struct Up {
    pub(crate) said: Vec<String>,
    folder: TempDir,
    process: Child,
}

pub(crate) fn command(data: &std::path::Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_werkbrug"));
    let port = ports::free(1).unwrap()[0].port();
    command.arg("up").arg("--data-dir").arg(data).arg("--port").arg(port.to_string());
    command.kill_on_drop(true);
    command
}

impl Up {
    /// Starts it in a new folder and waits until it says that it is ready.
    pub(crate) async fn start() -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), &[]).await
    }

    /// Starts it on what is in the folder `data` of this folder.
    pub(crate) async fn start_in(folder: TempDir, environment: &[(&str, &str)]) -> Self {
        let mut command = command(&folder.path().join("data"));
        let mut process = command.envs(environment.iter().copied()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut said = Vec::new();
        let ready = async {
            while let Some(line) = lines.next_line().await.unwrap() {
                said.push(line);
                if said.last().is_some_and(|line| line.starts_with("klaar in ")) {
                    return true;
                }
            }
            false
        };
        assert!(tokio::time::timeout(LONGEST_START, ready).await.unwrap_or(false), "not ready: {said:?}");
        Self { said, folder, process }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data").canonicalize().unwrap()
    }

    pub(crate) fn running(&self) -> Running {
        Running::load(&DataDir::at(&self.data())).unwrap()
    }

    /// The process ids of the parts, by role.
    pub(crate) fn parts(&self) -> BTreeMap<String, Pid> {
        let mut found = BTreeMap::new();
        for entry in std::fs::read_dir(self.data().join("run")).unwrap().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "pid") {
                let role = path.file_stem().unwrap().to_string_lossy().into_owned();
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                if let Some(pid) = text.trim().parse().ok().and_then(Pid::from_raw) {
                    found.insert(role, pid);
                }
            }
        }
        found
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let pid = self.process.id().and_then(|pid| Pid::from_raw(i32::try_from(pid).unwrap())).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Stops it as a person would; what it kept stays in the folder.
    pub(crate) async fn stop(mut self) -> TempDir {
        self.signal(Signal::INT);
        assert!(self.ended().await.success());
        self.folder
    }

    pub(crate) async fn ended(&mut self) -> ExitStatus {
        tokio::time::timeout(Duration::from_secs(45), self.process.wait()).await.unwrap().unwrap()
    }
}

/// Runs another subcommand: its exit code and everything that it said.
pub(crate) async fn tool(arguments: &[&str]) -> (Option<i32>, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_werkbrug")).args(arguments).output().await.unwrap();
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (done.status.code(), said.concat())
}

/// Waits until none of these processes is there any more.
pub(crate) async fn gone(parts: &BTreeMap<String, Pid>) {
    for (role, pid) in parts {
        until(&format!("{role} is gone"), || async { is_gone(*pid).then_some(()) }).await;
    }
}

/// A process that has ended but was not yet collected by its new parent is gone as well.
fn is_gone(pid: Pid) -> bool {
    let ended = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()))
        .is_ok_and(|stat| stat.rsplit_once(") ").is_some_and(|(_, state)| state.starts_with('Z')));
    ended || test_kill_process(pid).is_err()
}
