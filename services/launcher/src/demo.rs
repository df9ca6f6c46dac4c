//! A working day that never was: presets, and the day that `werkbrug demo` plays with one.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use werkbrug_chassis::clock::Clock;

use crate::{
    data_dir::DataDir,
    failure::Failure,
    import::{
        kind::{Kind, MAPPING},
        order::{self, Batch},
        parse::Found,
        reach::Reach,
        source::Format,
    },
    live::{Live, StopSignals, Wanted},
    running::Running,
    say,
};

mod cast;
mod check;
mod day;
pub mod preset;
mod stage;

use preset::Preset;
use stage::Stage;

/// How long a step waits for a service that is away.
const PATIENCE: Duration = Duration::from_secs(120);

/// What `demo` can be told.
#[derive(clap::Args, Clone, Debug)]
pub struct DemoArgs {
    /// Which workshop
    #[arg(long, default_value = "small")]
    pub preset: Preset,
    /// Folder that holds everything; must not hold a system yet
    #[arg(long)]
    pub data_dir: PathBuf,
    /// Folder with database files, or one postgres:// URL; empty means the data folder
    #[arg(long, env = "WERKBRUG_DATABASE", default_value = "", hide_env_values = true)]
    pub database: String,
    /// The nats-server to use instead of the one on PATH
    #[arg(long, env = "WERKBRUG_NATS_BIN")]
    pub nats_bin: Option<PathBuf>,
}

/// Starts a system on free ports, loads a preset, plays its day, compares all services, and stops.
///
/// # Errors
/// Exit code 1 when the comparison does not hold, 2 when the system could not be used.
pub async fn demo(args: &DemoArgs) -> Result<(), Failure> {
    let began = Instant::now();
    must_be_new(&args.data_dir)?;
    let mut signals = StopSignals::listen()?;
    let mut live = Live::prepare(&Wanted {
        data_dir: args.data_dir.clone(),
        database: args.database.clone(),
        port: None,
        today: Some(preset::DAY),
        time: None,
        nats_server: args.nats_bin.clone(),
    })?;
    let played = tokio::select! {
        played = start_and_play(&mut live, args) => played,
        () = signals.received() => Err(Failure::findings("afgebroken")),
    };
    live.stop().await;
    played?;
    say::line(&format!("\nDe dag is rond, in {}.", say::seconds(began.elapsed())));
    Ok(())
}

async fn start_and_play(live: &mut Live, args: &DemoArgs) -> Result<(), Failure> {
    live.start().await?;
    load_and_play(&live.running, &args.data_dir, args.preset).await
}

/// A preset goes into a new data folder only.
///
/// # Errors
/// The folder holds a system already.
pub fn must_be_new(data_dir: &Path) -> Result<(), Failure> {
    if DataDir::at(data_dir).holds_data()? {
        let text = format!("{} bevat al gegevens; een preset gaat enkel in een nieuwe map", data_dir.display());
        return Err(Failure::unusable(text));
    }
    Ok(())
}

/// Loads a preset into a running system through its public calls, plays the day and compares all services.
///
/// # Errors
/// A row did not go in, a step was refused, or services disagree (exit code 1); a service stayed away (2).
pub async fn load_and_play(running: &Running, data_dir: &Path, preset: Preset) -> Result<(), Failure> {
    let reach = Reach { peers: running.peers()?, tenant: running.tenant, patience: PATIENCE };
    let stage = Stage { reach: &reach, day: preset::DAY };
    stage.step("", &format!("Preset {} wordt ingevoerd (alles verzonnen; de dag is {})", preset.name(), preset::DAY));
    let (before, statement) = batches(preset);
    let sum = order::bring_in(&reach, &before, Clock::new(0).wall()).await?;
    sum.whole()?;
    stage.tell(format!("{} rijen ingevoerd", sum.new));
    cast::write(&stage, data_dir).await?;
    day::play(&stage, &statement, &preset.planted()).await?;
    day::history::tell(&stage, &preset.history()).await?;
    day::ties::tell(&stage, &preset.ties()).await?;
    check::check(&stage).await
}

/// What is there before the day begins, and what the Department sends at its end.
fn batches(preset: Preset) -> (Batch, Batch) {
    let (mut before, mut statement) = (Batch::default(), Batch::default());
    for file in preset.files() {
        let kind = Kind::ALL.into_iter().find(|kind| file.name == format!("{}.csv", kind.spec().stem));
        let is_mapping = file.name == MAPPING;
        let found = Found { name: file.name, bytes: file.text.into_bytes(), format: Format::Csv };
        match kind {
            Some(Kind::Payments) => statement.files.push((Kind::Payments, found)),
            Some(kind) => before.files.push((kind, found)),
            None if is_mapping => before.mapping = Some(found),
            None => {}
        }
    }
    before.files.sort_by_key(|(kind, _)| *kind);
    (before, statement)
}
