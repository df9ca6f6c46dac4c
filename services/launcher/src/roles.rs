//! One process with one role: what `werkbrug orders` and its siblings run.

use std::{num::NonZeroUsize, path::PathBuf, time::Duration};

use tokio::runtime::{Builder, Runtime};
use werkbrug_chassis::{
    config::Config,
    identity::Keyring,
    run::{self, Context, Service},
    tasks::Tasks,
};
use werkbrug_portal::options::WebOptions;

use crate::{data_dir::DataDir, failure::Failure, live::StopSignals, nats::keeper, ports, say, system::SIGNERS};

/// How long tasks may take to stop.
const LAST_TASKS: Duration = Duration::from_secs(5);

/// The portal's own settings beside those of every process.
#[derive(clap::Args, Clone, Debug)]
pub struct PortalArgs {
    /// The settings every process shares
    #[command(flatten)]
    pub config: Config,
    /// Where the pages answer and who says who somebody is
    #[command(flatten)]
    pub web: WebOptions,
}

/// What the role that keeps the streams is told.
#[derive(clap::Args, Clone, Debug)]
pub struct KeeperArgs {
    /// Address of the NATS server
    #[arg(long, env = "WERKBRUG_NATS", default_value = "nats://127.0.0.1:4222")]
    pub nats: String,
    /// File with the nkey seed of the keeper
    #[arg(long, env = "WERKBRUG_NATS_CREDS")]
    pub nats_creds: PathBuf,
}

/// Whose tables to bring up to date.
#[derive(clap::Args, Clone, Debug)]
pub struct MigrateArgs {
    /// Folder that holds everything
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
}

/// Every service, in the order of the system.
pub fn services() -> [Service; 4] {
    [werkbrug_orders::service(), werkbrug_crews::service(), werkbrug_social::service(), werkbrug_invoicing::service()]
}

/// Runs a service until it is told to stop.
///
/// # Errors
/// It could not start, or broke.
pub fn serve(service: Service, config: Config) -> Result<(), Failure> {
    Ok(runtime()?.block_on(run::run(service, config))?)
}

/// Runs the portal until it is told to stop.
///
/// # Errors
/// It could not start, or broke.
pub fn portal(args: PortalArgs) -> Result<(), Failure> {
    Ok(runtime()?.block_on(werkbrug_portal::run(args.config, args.web))?)
}

/// Keeps the streams until told to stop; `up` does this itself.
///
/// # Errors
/// The seed cannot be used.
pub fn keep_streams(args: &KeeperArgs) -> Result<(), Failure> {
    runtime()?.block_on(async {
        let mut signals = StopSignals::listen()?;
        let tasks = Tasks::new();
        let mut applied = keeper::start(&args.nats, &args.nats_creds, &tasks).await?;
        tokio::select! {
            _ = applied.wait_for(|times| *times > 0) => {
                say::line("streams applied");
                signals.received().await;
            }
            () = signals.received() => {}
        }
        tasks.stop_and_wait(LAST_TASKS).await;
        Ok(())
    })
}

/// Opens the database of every service and brings its tables up to date.
///
/// # Errors
/// A system runs there, a database cannot be opened, or a migration fails.
pub fn migrate(args: &MigrateArgs) -> Result<(), Failure> {
    let data = DataDir::make(&args.data_dir)?;
    let _lock = data.lock()?;
    Keyring::prepare(&data.keys(), &SIGNERS)?;
    let mut config = Config::inside(data.root());
    config.database.clone_from(&args.database);
    // Bringing tables up to date talks to nobody: no peers, and a NATS that is not there.
    config.nats = ports::free(1)?.iter().map(|address| format!("nats://{address}")).collect();
    runtime()?.block_on(async {
        for service in services() {
            let context = Context::open(service.name, config.clone())?;
            let tasks = context.tasks.clone();
            let built = (service.build)(context).await;
            tasks.stop_and_wait(LAST_TASKS).await;
            built?;
            say::line(&format!("{}: up to date", service.name));
        }
        Ok(())
    })
}

/// One thread on a small machine, a quarter of its processors on a large one: the work of a role is short and mostly
/// waits for its database, and handing it from thread to thread costs more than it brings. What needs more takes more
/// replicas.
fn runtime() -> Result<Runtime, Failure> {
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let runtime = Builder::new_multi_thread().worker_threads((processors / 4).max(1)).enable_all().build();
    runtime.map_err(|cause| Failure::unusable(format!("cannot start threads: {cause}")))
}
