//! `werkbrug up` in a folder of its own, with its processes in reach.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde::Deserialize;
use tempfile::TempDir;
use uuid::Uuid;
use werkbrug_chassis::identity::{Keyring, Viewer};
use werkbrug_chassis::rpc::{Authed, Peers};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::crews_client::CrewsClient;
use werkbrug_proto::invoicing::invoicing_client::InvoicingClient;
use werkbrug_proto::orders::orders_client::OrdersClient;
use werkbrug_proto::pipeline::pipeline_client::PipelineClient;
use werkbrug_proto::social::social_client::SocialClient;

/// Longest wait for the system to be ready, and for it to be gone.
const START: Duration = Duration::from_secs(60);
const STOP: Duration = Duration::from_secs(60);
/// Largest answer that a test takes, bytes.
const ANSWER_MAX: usize = 64 * 1024 * 1024;

/// What `up` writes down about itself.
#[derive(Debug, Deserialize)]
struct Running {
    tenant: Id<Workshop>,
    web: String,
    services: BTreeMap<String, String>,
    keys: PathBuf,
}

/// One system.
pub struct System {
    /// Its workshop.
    pub tenant: Id<Workshop>,
    /// Where the portal answers.
    pub web: String,
    peers: Peers,
    up: Child,
    dir: TempDir,
}

impl System {
    /// Start a system in a new folder and wait until it is ready.
    #[must_use]
    pub fn start(database: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let data = dir.path().join("data");
        let port = free_port().to_string();
        let mut command = Command::new(crate::binary());
        command.args(["up", "--port", &port, "--today", "2026-11-23", "--database", database, "--data-dir"]).arg(&data);
        command.stdout(Stdio::null()).stderr(fs::File::create(dir.path().join("up.log")).expect("a log"));
        let mut up = command.spawn().expect("the binary starts");
        let deadline = Instant::now() + START;
        let running = loop {
            if let Some(running) = ready(&data) {
                break running;
            }
            let ended = up.try_wait().expect("a child");
            let log = || fs::read_to_string(dir.path().join("up.log")).unwrap_or_default();
            assert!(ended.is_none(), "up ended: {}", log());
            assert!(Instant::now() < deadline, "up is not ready: {}", log());
            wait_a_little();
        };
        let keyring = Arc::new(Keyring::open(&running.keys, "cli").expect("the command line's key"));
        let peers = Peers::new(keyring, running.services);
        Self { tenant: running.tenant, web: running.web, peers, up, dir }
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// Somebody in a role.
    #[must_use]
    pub fn viewer(&self, role: Role) -> Viewer {
        Viewer { tenant: self.tenant, actor: format!("test-{}", role.as_str()), role, about: None }
    }

    /// Somebody who is a certain worker, coach or company.
    #[must_use]
    pub fn viewer_about(&self, role: Role, about: Uuid) -> Viewer {
        Viewer { about: Some(about), ..self.viewer(role) }
    }

    fn channel(&self, service: &str, viewer: &Viewer) -> Authed {
        self.peers.as_person(service, viewer).expect("an address")
    }

    /// Orders, as somebody.
    #[must_use]
    pub fn orders(&self, role: Role) -> OrdersClient<Authed> {
        OrdersClient::new(self.channel("orders", &self.viewer(role)))
    }

    /// Crews, as somebody.
    #[must_use]
    pub fn crews(&self, role: Role) -> CrewsClient<Authed> {
        CrewsClient::new(self.channel("crews", &self.viewer(role)))
    }

    /// Social, as somebody.
    #[must_use]
    pub fn social(&self, role: Role) -> SocialClient<Authed> {
        SocialClient::new(self.channel("social", &self.viewer(role)))
    }

    /// Invoicing, as somebody.
    #[must_use]
    pub fn invoicing(&self, role: Role) -> InvoicingClient<Authed> {
        InvoicingClient::new(self.channel("invoicing", &self.viewer(role)))
    }

    /// A service's pipeline, as the command line.
    #[must_use]
    pub fn pipeline(&self, service: &str) -> PipelineClient<Authed> {
        let channel = self.peers.as_process(service).expect("an address");
        PipelineClient::new(channel).max_decoding_message_size(ANSWER_MAX)
    }

    /// Kill a process of the system at once; the launcher starts it again.
    ///
    /// Returns whether there was something to kill.
    #[must_use]
    pub fn kill(&self, role: &str) -> bool {
        kill(&self.data(), role)
    }

    /// Kill nats-server and throw its store away.
    pub fn wipe_nats(&self) -> bool {
        wipe_nats(&self.data())
    }

    /// Run a tool of the binary on this system: exit code and what it said.
    #[must_use]
    pub fn tool(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(crate::binary());
        let done = command.args(arguments).arg("--data-dir").arg(self.data()).output().expect("the binary starts");
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr),
        )
    }

    /// Stop it as a person would, and see that nothing stays behind.
    pub fn stop(mut self) {
        let pid = Pid::from_child(&self.up);
        kill_process(pid, Signal::INT).expect("the system is there to stop");
        let deadline = Instant::now() + STOP;
        while self.up.try_wait().expect("a child").is_none() {
            assert!(Instant::now() < deadline, "the system does not stop");
            wait_a_little();
        }
    }
}

impl Drop for System {
    fn drop(&mut self) {
        // A failed test leaves nothing running: the children die with their parent.
        drop(self.up.kill());
        drop(self.up.wait());
    }
}

/// Kill a process of the system in a data folder at once.
#[must_use]
pub fn kill(data: &Path, role: &str) -> bool {
    pid_in(&data.join("run").join(format!("{role}.pid"))).is_some_and(|pid| kill_process(pid, Signal::KILL).is_ok())
}

/// Kill the nats-server of the system in a data folder and throw its store away.
#[must_use]
pub fn wipe_nats(data: &Path) -> bool {
    let killed = kill(data, "nats");
    let wiped = fs::remove_dir_all(data.join("nats")).is_ok();
    killed && wiped
}

fn ready(data: &Path) -> Option<Running> {
    let text = fs::read(data.join("run/system.json")).ok()?;
    serde_json::from_slice(&text).ok()
}

fn pid_in(file: &Path) -> Option<Pid> {
    let text = fs::read_to_string(file).ok()?;
    Pid::from_raw(text.trim().parse().ok()?)
}

/// A port that is free at this moment.
#[must_use]
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

fn wait_a_little() {
    std::thread::park_timeout(Duration::from_millis(20));
}
