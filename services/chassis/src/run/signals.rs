//! When a process is told to stop: INT, TERM, or its parent is gone.

use rustix::process::{Pid, Signal, getppid, set_parent_process_death_signal};
use tokio::signal::unix::{SignalKind, signal};

use crate::{refusal::Fault, tasks::Tasks};

/// Asks the kernel for a TERM when the parent dies. To be called from the main thread.
pub(super) fn stop_with(parent: u32) -> Result<(), Fault> {
    set_parent_process_death_signal(Some(Signal::TERM)).map_err(Fault::during("following the parent process"))?;
    // The parent may have died before the request above; then somebody else has adopted us.
    let now = getppid().map(Pid::as_raw_pid).and_then(|pid| u32::try_from(pid).ok());
    if now == Some(parent) { Ok(()) } else { Err(Fault::new("following the parent process", "it is gone already")) }
}

/// Stops the tasks at the first INT or TERM.
pub(super) fn watch(tasks: &Tasks) -> Result<(), Fault> {
    let listening = |kind| signal(kind).map_err(Fault::during("listening for signals"));
    let (mut interrupt, mut terminate) = (listening(SignalKind::interrupt())?, listening(SignalKind::terminate())?);
    let stopping = tasks.stopping();
    tasks.spawn("signals", async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            () = stopping.cancelled() => {}
        }
        stopping.cancel();
    });
    Ok(())
}
