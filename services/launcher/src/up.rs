//! `werkbrug up`: the whole system on one machine, until Ctrl-C.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use jiff::civil::{Date, Time};

use crate::{
    demo::{
        self,
        preset::{self, Preset},
    },
    failure::Failure,
    live::{Live, StopSignals, Wanted},
    personas,
    running::Running,
    say,
    system::SYSTEM,
};

/// What `up` can be told.
#[derive(clap::Args, Clone, Debug)]
pub struct UpArgs {
    /// Folder that holds everything
    #[arg(long, default_value = "werkbrug-data")]
    pub data_dir: PathBuf,
    /// Port of the portal, on this machine only; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
    /// An invented workshop to load into a new data folder, with a day that is played; then it stays up
    #[arg(long)]
    pub preset: Option<Preset>,
    /// The day on which the business clock stands, such as 2026-11-23
    #[arg(long)]
    pub today: Option<Date>,
    /// The time of the day at which the business clock starts, such as 09:00; without it the time that it is
    #[arg(long)]
    pub time: Option<Time>,
    /// The nats-server to use instead of the one on PATH
    #[arg(long, env = "WERKBRUG_NATS_BIN")]
    pub nats_bin: Option<PathBuf>,
}

/// Starts everything, says where it is, and stops everything at INT, TERM or HUP.
///
/// # Errors
/// The system could not be started; what had started is stopped again.
pub async fn up(args: UpArgs) -> Result<(), Failure> {
    let began = Instant::now();
    if args.preset.is_some() {
        demo::must_be_new(&args.data_dir)?;
    }
    let mut signals = StopSignals::listen()?;
    let mut live = Live::prepare(&Wanted {
        data_dir: args.data_dir.clone(),
        database: args.database,
        port: Some(args.port).filter(|port| *port != 0),
        today: args.today.or(args.preset.map(|_| preset::DAY)),
        time: args.time,
        nats_server: args.nats_bin,
    })?;
    say::line(&format!("Werkbrug start in {}", args.data_dir.display()));
    let started = tokio::select! {
        started = start(&mut live, args.preset, &args.data_dir) => started.map(|()| true),
        () = signals.received() => Ok(false),
    };
    if let Ok(true) = started {
        personas::say_them(&args.data_dir);
        say::line(&format!("klaar in {}. Stoppen: Ctrl-C.", say::seconds(began.elapsed())));
        signals.received().await;
    }
    let stopping = Instant::now();
    say::line("Werkbrug stopt.");
    tokio::select! {
        () = live.stop() => say::line(&format!("gestopt in {}.", say::seconds(stopping.elapsed()))),
        // What is dropped is killed.
        () = signals.received() => say::line("meteen afgebroken."),
    }
    started.map(drop)
}

/// Starts the system and plays the day of a preset; a day that does not come round is told, and the
/// system stays up to be looked at.
async fn start(live: &mut Live, preset: Option<Preset>, data_dir: &Path) -> Result<(), Failure> {
    live.start().await?;
    say_where(&live.running);
    if let Some(preset) = preset
        && let Err(failure) = demo::load_and_play(&live.running, data_dir, preset).await
    {
        say::problem(&failure.text);
    }
    Ok(())
}

fn say_where(running: &Running) {
    for part in SYSTEM {
        if let Some(address) = running.services.get(part.role) {
            say::line(&format!("  {:<10} {address}", part.role));
        }
    }
    say::line(&format!("  {:<10} {}", "nats", running.nats));
    say::line(&format!("  {:<10} {}", "portaal", running.web));
}
