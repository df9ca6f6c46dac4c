//! The subcommands of `werkbrug`.

use clap::{Parser, Subcommand};
use werkbrug_chassis::config::Config;

use crate::{
    backup::{self, BackupArgs},
    demo::{self, DemoArgs, preset},
    doctor::{self, DoctorArgs},
    failure::Failure,
    id_check::{self, IdCheckArgs},
    import::{self, ImportArgs},
    keys::{self, MakeArgs},
    nats::guard::{self, GuardArgs},
    plan::{self, PlanTool},
    premium::{self, SettleArgs},
    restore::{self, EpochArgs, RestoreArgs},
    roles::{self, KeeperArgs, MigrateArgs, PortalArgs},
    tools::{self, At, parked},
    up::{self, UpArgs},
};

/// Werkbrug runs the everyday of an adapted-work company and of the companies it works for.
#[derive(Parser, Debug)]
#[command(name = "werkbrug", version, about)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What `werkbrug` can do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// The whole system on this machine, until Ctrl-C
    Up(UpArgs),
    /// Look whether this machine can run the system
    Doctor(DoctorArgs),
    /// Bring the tables of every service up to date
    Migrate(MigrateArgs),
    /// Print the fingerprint of every copy
    Digest(At),
    /// Build every copy again from its source, compare and swap
    Rebuild(At),
    /// Compare every topic with its source after that source was restored
    Reconcile(At),
    /// Copy every database while the system runs
    Backup(BackupArgs),
    /// Put a backup back
    Restore(RestoreArgs),
    /// Which database is which, for those who heard another one
    #[command(subcommand)]
    Epoch(Epoch),
    /// Keys, where `up` does not make them
    #[command(subcommand)]
    Keys(Keys),
    /// Events that a rule refused
    #[command(subcommand)]
    Parked(Parked),
    /// The log of who did what
    #[command(subcommand)]
    Audit(Audit),
    /// Identifiers
    #[command(subcommand)]
    Id(IdTool),
    /// Wage premiums
    #[command(subcommand)]
    Premium(Premium),
    /// Crews: the planner on a problem without names
    #[command(subcommand)]
    Plan(PlanTool),
    /// The files of a workshop's own spreadsheets, into a running system
    Import(ImportArgs),
    /// An invented working day on a system of its own, compared across all services at the end
    Demo(DemoArgs),
    /// Workshops that do not exist
    #[command(subcommand)]
    Preset(PresetTool),
    /// Role: companies, quotes and orders
    Orders(Config),
    /// Role: places, crews, shifts and hours
    Crews(Config),
    /// Role: the social service
    Social(Config),
    /// Role: tariffs, invoices and premiums
    Invoicing(Config),
    /// Role: the web face
    Portal(Box<PortalArgs>),
    /// Role: keeps the streams of NATS as they should be
    NatsKeeper(KeeperArgs),
    /// Becomes nats-server, tied to the life of its parent
    #[command(hide = true)]
    NatsGuard(GuardArgs),
}

/// Parked events.
#[derive(Subcommand, Debug)]
pub enum Parked {
    /// What every service has put aside
    List(At),
    /// Try one again, with everything that waits behind it
    Retry {
        /// Which one
        #[command(flatten)]
        which: parked::Which,
        /// Which system
        #[command(flatten)]
        at: At,
    },
    /// Give one up
    Discard {
        /// Which one
        #[command(flatten)]
        which: parked::Which,
        /// Why
        #[arg(long)]
        reason: String,
        /// Which system
        #[command(flatten)]
        at: At,
    },
}

/// Keys.
#[derive(Subcommand, Debug)]
pub enum Keys {
    /// Make a folder of keys for each role, and the configuration of nats-server
    Make(MakeArgs),
}

/// Epochs.
#[derive(Subcommand, Debug)]
pub enum Epoch {
    /// After databases were put back by other means than `restore`
    New(EpochArgs),
}

/// The audit log.
#[derive(Subcommand, Debug)]
pub enum Audit {
    /// Verify the hash chain of every topic
    Verify(At),
}

/// Identifiers.
#[derive(Subcommand, Debug)]
pub enum IdTool {
    /// Say of each value whether it is an identifier of that kind
    Check(IdCheckArgs),
}

/// Wage premiums.
#[derive(Subcommand, Debug)]
pub enum Premium {
    /// Reckon the premiums of one workshop and one quarter
    Settle(SettleArgs),
}

/// Presets.
#[derive(Subcommand, Debug)]
pub enum PresetTool {
    /// Write the files of a preset
    Write(preset::WriteArgs),
}

/// Does what was asked.
///
/// # Errors
/// One clear line and an exit code.
pub fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Up(args) => on_main_thread(up::up(args)),
        Command::Doctor(args) => on_main_thread(doctor::doctor(&args)),
        Command::Migrate(args) => roles::migrate(&args),
        Command::Digest(at) => on_main_thread(tools::digest(&at)),
        Command::Rebuild(at) => on_main_thread(tools::rebuild(&at)),
        Command::Reconcile(at) => on_main_thread(tools::reconcile(&at)),
        Command::Backup(args) => on_main_thread(backup::backup(&args)),
        Command::Restore(args) => on_main_thread(restore::restore(&args)),
        Command::Epoch(Epoch::New(args)) => on_main_thread(restore::new_epoch(&args)),
        Command::Keys(Keys::Make(args)) => keys::make(&args),
        Command::Parked(Parked::List(at)) => on_main_thread(parked::list(&at)),
        Command::Parked(Parked::Retry { which, at }) => on_main_thread(parked::retry(&at, &which)),
        Command::Parked(Parked::Discard { which, reason, at }) => on_main_thread(parked::discard(&at, &which, reason)),
        Command::Audit(Audit::Verify(at)) => on_main_thread(tools::audit_verify(&at)),
        Command::Id(IdTool::Check(args)) => id_check::id_check(&args),
        Command::Premium(Premium::Settle(args)) => premium::settle(&args),
        Command::Plan(tool) => plan::run(&tool),
        Command::Import(args) => on_main_thread(import::import(&args)),
        Command::Demo(args) => on_main_thread(demo::demo(&args)),
        Command::Preset(PresetTool::Write(args)) => preset::write(&args),
        Command::Orders(config) => roles::serve(werkbrug_orders::service(), config),
        Command::Crews(config) => roles::serve(werkbrug_crews::service(), config),
        Command::Social(config) => roles::serve(werkbrug_social::service(), config),
        Command::Invoicing(config) => roles::serve(werkbrug_invoicing::service(), config),
        Command::Portal(args) => roles::portal(*args),
        Command::NatsKeeper(args) => roles::keep_streams(&args),
        Command::NatsGuard(args) => guard::become_nats_server(&args),
    }
}

/// One thread is enough to wait, and parent-death signals follow the thread that starts a process.
fn on_main_thread(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|cause| Failure::unusable(format!("cannot start: {cause}")))?
        .block_on(work)
}
