//! A system that this process has started and will stop.

use std::{
    fs::File,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::civil::{Date, Time};
use tokio::signal::unix::{Signal, SignalKind, signal};
use werkbrug_chassis::{identity::Keyring, tasks::Tasks};

use crate::{
    data_dir::DataDir,
    failure::Failure,
    files,
    nats::{binary, config, keeper, permissions::KEEPER, users},
    personas, ports, ready,
    running::Running,
    supervise::{Supervised, keep_alive, stop_together},
    system::{Kind, Part, Plan, SIGNERS, SYSTEM},
};

/// How long the whole system may take to answer.
const LONGEST_START: Duration = Duration::from_secs(60);
/// How long our own tasks may take to stop once the parts are gone.
const LAST_TASKS: Duration = Duration::from_secs(1);

/// What to start.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The data folder; made when it is not there.
    pub data_dir: PathBuf,
    /// A folder with database files or a PostgreSQL URL; empty means the data folder.
    pub database: String,
    /// The port of the portal; none takes a free one.
    pub port: Option<u16>,
    /// The day on which the business clock stands; none leaves it where it was.
    pub today: Option<Date>,
    /// The time of the day at which it starts; none takes the time that it is.
    pub time: Option<Time>,
    /// The nats-server to use; none searches for one.
    pub nats_server: Option<PathBuf>,
}

/// A started system. Dropped without [`Live::stop`], its parts are killed.
pub struct Live {
    /// Where its parts answer.
    pub running: Running,
    data: DataDir,
    plan: Plan,
    /// What was started together stops together.
    stages: Vec<Vec<Supervised>>,
    tasks: Tasks,
    _lock: File,
}

impl Live {
    /// Prepares the data folder and takes it for this process; starts nothing yet.
    ///
    /// # Errors
    /// The folder is in use or cannot be used, there is no nats-server, or the port is taken.
    pub fn prepare(wanted: &Wanted) -> Result<Self, Failure> {
        let nats_server = binary::find(wanted.nats_server.as_deref())?;
        let data = DataDir::make(&wanted.data_dir)?;
        let lock = data.lock()?;
        let settings = data.settings(wanted.today, wanted.time)?;
        Keyring::prepare(&data.keys(), &SIGNERS)?;
        let plan = Plan {
            binary: std::env::current_exe().map_err(|cause| Failure::unusable(format!("this program: {cause}")))?,
            nats_server: nats_server.path,
            settings,
            database: absolute(&wanted.database)?,
            addresses: addresses(wanted.port)?,
            data: data.clone(),
        };
        write_nats_config(&plan)?;
        personas::prepare(data.root(), plan.settings.tenant)?;
        let running = running(&plan);
        running.save(&data)?;
        Ok(Self { running, data, plan, stages: Vec::new(), tasks: Tasks::new(), _lock: lock })
    }

    /// Starts the parts in order and waits until each answers.
    ///
    /// # Errors
    /// A part does not answer in time; [`Live::stop`] is still to be called.
    pub async fn start(&mut self) -> Result<(), Failure> {
        let deadline = tokio::time::Instant::now() + LONGEST_START;
        let seed = users::seed_file(&self.data.keys(), KEEPER);
        for kind in [Kind::Transport, Kind::Service, Kind::Face] {
            let parts: Vec<(Part, SocketAddr)> = SYSTEM
                .into_iter()
                .filter(|part| part.kind == kind)
                .filter_map(|part| Some((part, self.plan.address(part)?)))
                .collect();
            let start =
                |(part, address): &(Part, SocketAddr)| keep_alive(self.plan.program(*part, *address), &self.tasks);
            self.stages.push(parts.iter().map(start).collect());
            if kind == Kind::Transport {
                let mut applied = keeper::start(&self.plan.nats_url(), &seed, &self.tasks).await?;
                tokio::time::timeout_at(deadline, applied.wait_for(|times| *times > 0))
                    .await
                    .map_err(|_| self.silent("nats"))?
                    .map_err(|_| self.silent("nats"))?;
            }
            for (part, address) in parts {
                let left = deadline.saturating_duration_since(tokio::time::Instant::now());
                let answers = match Plan::sign(part, address) {
                    Some(sign) => ready::within(left, sign).await,
                    None => true,
                };
                if !answers {
                    return Err(self.silent(part.role));
                }
            }
        }
        Ok(())
    }

    /// Stops the parts, kind by kind in reverse order, and forgets the addresses.
    pub async fn stop(mut self) {
        while let Some(stage) = self.stages.pop() {
            stop_together(stage).await;
        }
        self.tasks.stop_and_wait(LAST_TASKS).await;
        Running::forget(&self.data);
    }

    fn silent(&self, role: &str) -> Failure {
        Failure::unusable(format!(
            "{role} antwoordt niet binnen {} s; zie {}",
            LONGEST_START.as_secs(),
            self.data.run_file(role, "log").display()
        ))
    }
}

/// INT, TERM and HUP, listened to from the moment it is made.
pub struct StopSignals(Vec<Signal>);

impl StopSignals {
    /// Starts listening.
    ///
    /// # Errors
    /// The kernel does not let us.
    pub fn listen() -> Result<Self, Failure> {
        [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()]
            .into_iter()
            .map(signal)
            .collect::<Result<_, _>>()
            .map(Self)
            .map_err(|cause| Failure::unusable(format!("cannot listen for signals: {cause}")))
    }

    /// Waits for the first of them.
    pub async fn received(&mut self) {
        let any = self.0.iter_mut().map(|signal| Box::pin(signal.recv()));
        futures::future::select_all(any).await;
    }
}

fn addresses(port: Option<u16>) -> Result<Vec<SocketAddr>, Failure> {
    let mut addresses = ports::free(SYSTEM.len())?;
    if let (Some(port), Some(web)) = (port, addresses.last_mut()) {
        *web = ports::loopback(port);
        if !ports::is_free(*web) {
            return Err(Failure::unusable(format!("poort {port} is al in gebruik; kies een andere met --port")));
        }
    }
    Ok(addresses)
}

/// A folder is the same for every part; a URL is left alone.
fn absolute(database: &str) -> Result<String, Failure> {
    if database.is_empty() || database.contains("://") {
        return Ok(database.to_owned());
    }
    let folder = Path::new(database);
    files::make_private_folder(folder)?;
    let folder = folder.canonicalize().map_err(|cause| Failure::about(folder, &cause))?;
    Ok(folder.to_string_lossy().into_owned())
}

fn write_nats_config(plan: &Plan) -> Result<(), Failure> {
    let users = users::prepare(&plan.data.keys())?;
    let listen =
        plan.addresses_of(Kind::Transport).map(|(_, address)| address).next().unwrap_or_else(|| ports::loopback(0));
    let text = config::text(listen, &plan.data.nats_store(), &users);
    files::write_private(&plan.nats_config(), text.as_bytes())
}

fn running(plan: &Plan) -> Running {
    let url = |address: SocketAddr| format!("http://{address}");
    Running {
        pid: std::process::id(),
        tenant: plan.settings.tenant,
        nats: plan.nats_url(),
        // The name that sessions are bound to, as people type it.
        web: plan.addresses_of(Kind::Face).map(|(_, address)| format!("http://localhost:{}", address.port())).collect(),
        services: plan.addresses_of(Kind::Service).map(|(role, address)| (role.to_owned(), url(address))).collect(),
        keys: plan.data.keys(),
        business_offset_seconds: plan.settings.business_offset_seconds,
    }
}
