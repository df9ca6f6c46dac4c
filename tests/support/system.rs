//! `werkbrug up` in a folder of its own, with its processes in reach.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use rustix::process::{Pid, Signal, kill_process};
use serde::Deserialize;
use tempfile::TempDir;
use uuid::Uuid;
use werkbrug_chassis::identity::{Keyring, Viewer};
use werkbrug_chassis::rpc::{Authed, Peers};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{
    conditions_client::ConditionsClient, crews_client::CrewsClient, crews_planning_client::CrewsPlanningClient,
};
use werkbrug_proto::invoicing::invoicing_client::InvoicingClient;
use werkbrug_proto::orders::orders_client::OrdersClient;
use werkbrug_proto::pipeline::pipeline_client::PipelineClient;
use werkbrug_proto::social::social_client::SocialClient;

use crate::calendar::MORNING;
use crate::processes::processor_time;
use crate::trade::TODAY;

/// Longest wait for the system to be ready, and for it to be gone.
const START: Duration = Duration::from_secs(60);
const STOP: Duration = Duration::from_secs(60);
/// Longest wait for a preset to be loaded and its day to be played.
const PLAY: Duration = Duration::from_secs(240);
/// The file with what `up` tells.
const SAID: &str = "said";
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
    database: String,
    peers: Peers,
    up: Child,
    dir: TempDir,
}

impl System {
    /// Start a system in a new folder and wait until it is ready.
    #[must_use]
    pub fn start(database: &str) -> Self {
        Self::start_with(database, &[])
    }

    /// The same, with something in its environment.
    #[must_use]
    pub fn start_with(database: &str, environment: &[(&str, &str)]) -> Self {
        Self::up(database, &["--today", &TODAY.to_string()], environment)
    }

    /// Start a system with an invented workshop in it and wait until its day was played.
    #[must_use]
    pub fn with_preset(preset: &str) -> Self {
        let mut system = Self::up("", &["--preset", preset], &[]);
        system.is_up();
        let said = system.said();
        assert!(said.contains(" vergelijkingen kloppen\n"), "the day did not come round: {said}\n{}", system.log());
        system
    }

    /// Stop it, and start it again on the same data when the business clock stands elsewhere: `07:14:00` of a day.
    #[must_use]
    pub fn again_at(self, day: Date, time: &str) -> Self {
        let database = self.database.clone();
        let dir = self.stop_and_keep();
        let mut system = Self::up_in(dir, &database, &["--time", time, "--today", &day.to_string()], &[]);
        system.is_up();
        system
    }

    /// Wait until `up` says that all is there, a preset's day included.
    fn is_up(&mut self) {
        let deadline = Instant::now() + PLAY;
        while !self.said().contains("\nklaar in ") {
            let ended = self.up.try_wait().expect("a child");
            assert!(ended.is_none(), "up ended: {}", self.log());
            assert!(Instant::now() < deadline, "the day is not played: {}", self.said());
            wait_a_little();
        }
    }

    fn up(database: &str, more: &[&str], environment: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        Self::up_in(dir, database, &[&["--time", MORNING], more].concat(), environment)
    }

    fn up_in(dir: TempDir, database: &str, more: &[&str], environment: &[(&str, &str)]) -> Self {
        let data = dir.path().join("data");
        let port = free_port().to_string();
        let mut command = Command::new(crate::binary());
        command.args(["up", "--port", &port, "--database", database]).args(more).arg("--data-dir").arg(&data);
        command.envs(environment.iter().copied());
        command.stdout(fs::File::create(dir.path().join(SAID)).expect("a file"));
        command.stderr(fs::File::create(dir.path().join("up.log")).expect("a log"));
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
        Self { tenant: running.tenant, web: running.web, database: database.to_owned(), peers, up, dir }
    }

    /// What `up` has told so far.
    #[must_use]
    pub fn said(&self) -> String {
        fs::read_to_string(self.dir.path().join(SAID)).unwrap_or_default()
    }

    /// What one of its processes has logged so far.
    #[must_use]
    pub fn log_of(&self, role: &str) -> String {
        fs::read_to_string(self.data().join("run").join(format!("{role}.log"))).unwrap_or_default()
    }

    fn log(&self) -> String {
        fs::read_to_string(self.dir.path().join("up.log")).unwrap_or_default()
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

    /// A connection on which somebody calls a service.
    #[must_use]
    pub fn channel(&self, service: &str, viewer: &Viewer) -> Authed {
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

    /// Planning, as somebody.
    #[must_use]
    pub fn planning(&self, role: Role) -> CrewsPlanningClient<Authed> {
        CrewsPlanningClient::new(self.channel("crews", &self.viewer(role)))
    }

    /// What must be in order before people go anywhere, as somebody.
    #[must_use]
    pub fn conditions(&self, role: Role) -> ConditionsClient<Authed> {
        ConditionsClient::new(self.channel("crews", &self.viewer(role)))
    }

    /// Crews, as somebody who is a certain coach or company.
    #[must_use]
    pub fn crews_about(&self, role: Role, about: Uuid) -> CrewsClient<Authed> {
        CrewsClient::new(self.channel("crews", &self.viewer_about(role, about)))
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

    /// Processor time by process: the roles, nats-server, and whoever asks.
    #[must_use]
    pub fn processor_times(&self) -> BTreeMap<&'static str, Duration> {
        let roles = ["orders", "crews", "social", "invoicing", "portal", "nats"];
        let of = |role| pid_of(&self.data(), role).map(|pid| (role, processor_time(pid)));
        let mut times: BTreeMap<_, _> = roles.into_iter().filter_map(of).collect();
        times.insert("the clients", processor_time(rustix::process::getpid()));
        times
    }

    /// How much memory a process of the system holds at this moment, in bytes; 0 when it does not run.
    #[must_use]
    pub fn memory(&self, role: &str) -> u64 {
        self.memory_line(role, "Rss:")
    }

    /// The same with what it shares with others, as the program itself, divided among them: together that is what the
    /// machine lacks.
    #[must_use]
    pub fn memory_share(&self, role: &str) -> u64 {
        self.memory_line(role, "Pss:")
    }

    fn memory_line(&self, role: &str, name: &str) -> u64 {
        let sums = pid_of(&self.data(), role).map(|pid| format!("/proc/{}/smaps_rollup", pid.as_raw_nonzero()));
        let sums = sums.and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
        let line = sums.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.unwrap_or_default() * 1_024
    }

    /// Hold a process of the system still, as a machine that swaps or pauses does, or let it go on.
    ///
    /// Returns whether there was something to hold.
    #[must_use]
    pub fn hold(&self, role: &str, is_held: bool) -> bool {
        let signal = if is_held { Signal::STOP } else { Signal::CONT };
        pid_of(&self.data(), role).is_some_and(|pid| kill_process(pid, signal).is_ok())
    }

    /// Where a service's database is: its address, and its schema on PostgreSQL.
    #[must_use]
    pub fn database_of(&self, service: &str) -> (String, Option<String>) {
        match self.database.split_once("?schema_prefix=") {
            Some((url, prefix)) => (url.to_owned(), Some(format!("{prefix}{service}"))),
            None => (format!("sqlite://{}?mode=ro", self.data().join(format!("{service}.db")).display()), None),
        }
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
    pub fn stop(self) {
        drop(self.stop_and_keep());
    }

    /// The same, and keep everything it wrote.
    #[must_use]
    pub fn stop_and_keep(mut self) -> TempDir {
        let pid = Pid::from_child(&self.up);
        kill_process(pid, Signal::INT).expect("the system is there to stop");
        let deadline = Instant::now() + STOP;
        while self.up.try_wait().expect("a child").is_none() {
            assert!(Instant::now() < deadline, "the system does not stop");
            wait_a_little();
        }
        std::mem::replace(&mut self.dir, tempfile::tempdir().expect("a temporary directory"))
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
    pid_of(data, role).is_some_and(|pid| kill_process(pid, Signal::KILL).is_ok())
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

fn pid_of(data: &Path, role: &str) -> Option<Pid> {
    let text = fs::read_to_string(data.join("run").join(format!("{role}.pid"))).ok()?;
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
