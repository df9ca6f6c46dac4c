//! Turns this process into the NATS server, tied to the life of whoever started it.
//!
//! A parent-death signal outlives `exec`, so nats-server itself carries it: no watcher stays behind that could be killed.

use std::{
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::Command,
};

use rustix::process::{Pid, Signal, getppid, set_parent_process_death_signal};

use crate::failure::Failure;

/// How the guard is told what to become.
#[derive(clap::Args, Clone, Debug)]
pub struct GuardArgs {
    /// The nats-server binary
    #[arg(long)]
    pub binary: PathBuf,
    /// Its configuration
    #[arg(long)]
    pub config: PathBuf,
    /// Die with this process
    #[arg(long)]
    pub parent_pid: u32,
}

/// Becomes nats-server; returns only when that did not work.
///
/// # Errors
/// The parent is gone already, or the binary cannot be run.
pub fn become_nats_server(args: &GuardArgs) -> Result<(), Failure> {
    die_with(args.parent_pid)?;
    let cause = Command::new(&args.binary).arg("--config").arg(&args.config).exec();
    Err(Failure::about(Path::new(&args.binary), &cause))
}

/// KILL and not TERM: NATS is transport only, and a stopped process does not hear a TERM.
fn die_with(parent: u32) -> Result<(), Failure> {
    set_parent_process_death_signal(Some(Signal::KILL))
        .map_err(|cause| Failure::unusable(format!("cannot follow the parent process: {cause}")))?;
    // It may have died before the request above; then somebody else has adopted us.
    let now = getppid().and_then(|pid| u32::try_from(Pid::as_raw_pid(pid)).ok());
    if now == Some(parent) { Ok(()) } else { Err(Failure::unusable("the parent process is gone already")) }
}
