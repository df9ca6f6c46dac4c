//! Which processes there are on this machine, and who started them.

use std::fs;
use std::time::Duration;

use rustix::process::Pid;

/// State and parent of a process.
fn about(pid: &str) -> Option<(char, i32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut rest = stat.rsplit_once(") ")?.1.split(' ');
    Some((rest.next()?.chars().next()?, rest.next()?.parse().ok()?))
}

fn all() -> impl Iterator<Item = String> {
    let names = fs::read_dir("/proc").into_iter().flatten().flatten();
    names.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| name.parse::<i32>().is_ok())
}

/// Whether a process goes on; one that has ended and was not yet collected does not.
#[must_use]
pub fn is_running(pid: Pid) -> bool {
    about(&pid.as_raw_nonzero().to_string()).is_some_and(|(state, _)| state != 'Z')
}

/// The children of a process, their children, and so on.
#[must_use]
pub fn descendants(of: Pid) -> Vec<Pid> {
    let all: Vec<(i32, i32)> = all().filter_map(|name| Some((name.parse().ok()?, about(&name)?.1))).collect();
    let mut found = vec![of.as_raw_nonzero().get()];
    let mut looked = 0;
    while let Some(parent) = found.get(looked).copied() {
        found.extend(all.iter().filter(|(_, own)| *own == parent).map(|(pid, _)| *pid));
        looked += 1;
    }
    found.into_iter().skip(1).filter_map(Pid::from_raw).collect()
}

/// The command lines of running processes that name this, such as a folder.
#[must_use]
pub fn naming(text: &str) -> Vec<String> {
    let command = |name: &String| {
        let line = fs::read(format!("/proc/{name}/cmdline")).ok()?;
        Some(String::from_utf8_lossy(&line).replace('\0', " "))
    };
    let running = all().filter(|name| about(name).is_some_and(|(state, _)| state != 'Z'));
    running.filter_map(|name| command(&name)).filter(|line| line.contains(text)).collect()
}

/// Processor time that a process has taken so far, with its children that ended.
#[must_use]
pub fn processor_time(pid: Pid) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ');
    let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    // USER_HZ is 100 on every Linux that Rust's standard library runs on.
    Duration::from_millis(ticks.saturating_mul(10))
}
