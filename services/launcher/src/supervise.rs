//! Keeps one process alive: starts it, starts it again when it ends, and ends it when told.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use tokio::{
    process::{Child, Command},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;
use werkbrug_chassis::tasks::Tasks;

use crate::say;

/// The first and the longest pause before a process is started again.
const PAUSES: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(5));
/// A process that ran this long was well; its next pause is a short one again.
const WELL_AFTER: Duration = Duration::from_secs(10);
/// How long a process may take to stop before it is killed; longer than the chassis gives calls, tasks and exporters.
const LAST_WORK: Duration = Duration::from_secs(8);
/// A log that is larger at a start is put aside, once.
const LARGEST_LOG_BYTES: u64 = 16 * 1024 * 1024;

/// How much of a log is read for the last words of a process.
const LAST_WORDS_BYTES: u64 = 512;

/// A process that is to be kept alive.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its role.
    pub role: &'static str,
    /// The binary.
    pub binary: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// What other users of the machine may not see in the list of processes; nothing for what it may not know, though
    /// this process was told.
    pub environment: Vec<(&'static str, Option<OsString>)>,
    /// Where its output goes.
    pub log: PathBuf,
    /// Where its process id stands while it runs.
    pub pid_file: PathBuf,
}

/// A process that is being kept alive.
#[derive(Debug)]
pub struct Supervised {
    /// Its role.
    pub role: &'static str,
    told_to_stop: CancellationToken,
    keeping: JoinHandle<()>,
}

/// Starts a program and keeps it alive.
///
/// Parent-death signals follow the thread that started a process, so this runs on the main thread only: the launcher's runtime
/// has no other.
pub fn keep_alive(program: Program, tasks: &Tasks) -> Supervised {
    let role = program.role;
    let told_to_stop = CancellationToken::new();
    let keeping = tasks.spawn("supervisor", keep(program, told_to_stop.clone()));
    Supervised { role, told_to_stop, keeping }
}

impl Supervised {
    /// Ends the process: TERM, and KILL when that takes too long.
    pub async fn stop(self) {
        self.told_to_stop.cancel();
        // The task only fails when it panicked, and then there is nothing left to wait for.
        let _ = self.keeping.await;
    }
}

/// Ends processes side by side, so that it takes as long as the slowest of them.
pub async fn stop_together(parts: Vec<Supervised>) {
    futures::future::join_all(parts.into_iter().map(Supervised::stop)).await;
}

async fn keep(program: Program, told_to_stop: CancellationToken) {
    let mut pause = PAUSES.0;
    while !told_to_stop.is_cancelled() {
        let began = Instant::now();
        let ended = match start(&program) {
            Ok(child) => run(&program, child, &told_to_stop).await,
            Err(cause) => Some(format!("start niet: {cause}")),
        };
        let Some(how) = ended else { return };
        if began.elapsed() >= WELL_AFTER {
            pause = PAUSES.0;
        }
        say::problem(&format!(
            "{} {how}; opnieuw over {} (zie {})",
            program.role,
            say::seconds(pause),
            program.log.display()
        ));
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = told_to_stop.cancelled() => {}
        }
        pause = pause.saturating_mul(2).min(PAUSES.1);
    }
}

/// How it ended by itself; nothing when it was told to stop.
async fn run(program: &Program, mut child: Child, told_to_stop: &CancellationToken) -> Option<String> {
    let pid = child.id();
    if let Some(pid) = pid {
        let _ = fs::write(&program.pid_file, format!("{pid}\n"));
    }
    let ended = tokio::select! {
        status = child.wait() => Some(describe(status, &program.log)),
        () = told_to_stop.cancelled() => {
            end(program, &mut child, pid).await;
            None
        }
    };
    let _ = fs::remove_file(&program.pid_file);
    ended
}

async fn end(program: &Program, child: &mut Child, pid: Option<u32>) {
    let pid = pid.and_then(|pid| i32::try_from(pid).ok()).and_then(Pid::from_raw);
    if let Some(pid) = pid {
        let _ = kill_process(pid, Signal::TERM);
    }
    if tokio::time::timeout(LAST_WORK, child.wait()).await.is_err() {
        say::problem(&format!("{} luistert niet en wordt afgebroken", program.role));
        let _ = child.kill().await;
    }
}

fn start(program: &Program) -> io::Result<Child> {
    let log = open_log(program)?;
    let mut command = Command::new(&program.binary);
    for (name, value) in &program.environment {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
        .args(&program.arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::from(log.try_clone()?))
        .stderr(Stdio::from(log))
        // Ctrl-C is for the launcher, which then stops the parts in order.
        .process_group(0)
        .kill_on_drop(true)
        .spawn()
}

fn open_log(program: &Program) -> io::Result<File> {
    let is_large = fs::metadata(&program.log).is_ok_and(|found| found.len() > LARGEST_LOG_BYTES);
    if is_large {
        fs::rename(&program.log, program.log.with_extension("log.1"))?;
    }
    OpenOptions::new().create(true).append(true).open(&program.log)
}

/// How it ended, with its last words when it ended by itself.
fn describe(status: io::Result<ExitStatus>, log: &Path) -> String {
    match status {
        Ok(status) if status.code().is_some_and(|code| code != 0) => format!("is gestopt: {}", last_line(log)),
        Ok(status) => format!("is gestopt ({status})"),
        Err(cause) => format!("is weg ({cause})"),
    }
}

fn last_line(log: &Path) -> String {
    let mut end = Vec::new();
    let read = File::open(log).and_then(|mut file| {
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(LAST_WORDS_BYTES)))?;
        file.read_to_end(&mut end)
    });
    match read {
        Ok(_) => String::from_utf8_lossy(&end).trim_end().lines().next_back().unwrap_or_default().to_owned(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests;
