//! A process ends in many ways; what is kept alive comes back from each of them.

use std::{path::Path, time::Duration};

use super::*;

fn program(folder: &Path, script: &str) -> Program {
    Program {
        role: "part",
        binary: "/bin/sh".into(),
        arguments: vec!["-c".into(), script.into()],
        environment: vec![("SECRET", Some("in the environment".into()))],
        log: folder.join("part.log"),
        pid_file: folder.join("part.pid"),
    }
}

async fn until<T>(mut found: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        if let Some(value) = found() {
            return value;
        }
        assert!(Instant::now() < deadline, "the condition did not come true in time");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn pid_in(file: &Path) -> Option<Pid> {
    Pid::from_raw(fs::read_to_string(file).ok()?.trim().parse().ok()?)
}

fn is_gone(pid: Pid) -> bool {
    rustix::process::test_kill_process(pid).is_err()
}

#[tokio::test]
async fn a_killed_process_is_started_again() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path(), "exec sleep 60");
    let pid_file = program.pid_file.clone();
    let kept = keep_alive(program, &Tasks::new());
    let first = until(|| pid_in(&pid_file)).await;
    kill_process(first, Signal::KILL).unwrap();
    let second = until(|| pid_in(&pid_file).filter(|pid| *pid != first)).await;
    kept.stop().await;
    assert!(is_gone(second));
    assert!(!pid_file.exists());
}

#[tokio::test]
async fn a_process_that_ends_by_itself_is_started_again_and_its_output_kept() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path(), "echo \"said $SECRET\"; exit 3");
    let log = program.log.clone();
    let kept = keep_alive(program, &Tasks::new());
    until(|| (fs::read_to_string(&log).unwrap_or_default().lines().count() >= 2).then_some(())).await;
    kept.stop().await;
    assert!(fs::read_to_string(&log).unwrap().starts_with("said in the environment\n"));
}

#[test]
fn a_process_that_failed_is_described_by_its_last_words() {
    use std::os::unix::process::ExitStatusExt;
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("part.log");
    fs::write(&log, format!("{}\nthe database is away\n\n", "earlier ".repeat(200))).unwrap();
    for (raw, said) in [
        (2 << 8, "is gestopt: the database is away"),
        (0, "is gestopt (exit status: 0)"),
        (9, "is gestopt (signal: 9 (SIGKILL))"),
    ] {
        assert_eq!(describe(Ok(ExitStatus::from_raw(raw)), &log), said);
    }
}

#[tokio::test]
async fn stopping_waits_until_the_process_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path(), "trap 'sleep 0.3; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
    let (pid_file, log) = (program.pid_file.clone(), program.log.clone());
    let kept = keep_alive(program, &Tasks::new());
    until(|| fs::read_to_string(&log).ok().filter(|said| said.contains("ready"))).await;
    let pid = pid_in(&pid_file).unwrap();
    kept.stop().await;
    assert!(is_gone(pid));
}

#[tokio::test]
async fn several_processes_stop_in_the_time_of_one() {
    let slow = "trap 'sleep 1; exit 0' TERM; echo ready; while :; do sleep 0.05; done";
    let (folders, tasks) = ([(); 4].map(|()| tempfile::tempdir().unwrap()), Tasks::new());
    let mut kept = Vec::new();
    for folder in &folders {
        let program = program(folder.path(), slow);
        let log = program.log.clone();
        kept.push(keep_alive(program, &tasks));
        until(|| fs::read_to_string(&log).ok().filter(|said| said.contains("ready"))).await;
    }
    let pids: Vec<Pid> = folders.iter().map(|folder| pid_in(&folder.path().join("part.pid")).unwrap()).collect();
    let began = Instant::now();
    stop_together(kept).await;
    assert!(began.elapsed() < Duration::from_millis(2_500), "one after the other takes 4 s: {:?}", began.elapsed());
    assert!(pids.into_iter().all(is_gone));
}

#[tokio::test]
async fn a_large_log_is_put_aside_at_a_start() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path(), "exec sleep 60");
    let (pid_file, log) = (program.pid_file.clone(), program.log.clone());
    File::create(&log).unwrap().set_len(LARGEST_LOG_BYTES + 1).unwrap();
    let kept = keep_alive(program, &Tasks::new());
    until(|| pid_in(&pid_file)).await;
    kept.stop().await;
    assert_eq!(fs::metadata(&log).unwrap().len(), 0);
    assert_eq!(fs::metadata(folder.path().join("part.log.1")).unwrap().len(), LARGEST_LOG_BYTES + 1);
}
