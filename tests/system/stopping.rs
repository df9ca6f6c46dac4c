//! A system with a preset ends as a person ends it, whenever that is, and leaves no process behind.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;
use werkbrug_tests::system::free_port;
use werkbrug_tests::{binary, processes};

/// Longest wait for a moment of the start, and for the end.
const MOMENT: Duration = Duration::from_secs(240);
const END: Duration = Duration::from_secs(60);

struct Up {
    child: Child,
    dir: TempDir,
}

impl Up {
    /// Start it in a process group of its own, as a shell does, and wait until it says this.
    async fn until(moment: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let said = fs::File::create(dir.path().join("said")).expect("a file");
        let told = fs::File::create(dir.path().join("told")).expect("a file");
        let mut command = Command::new(binary());
        command.args(["up", "--preset", "small", "--port", &free_port().to_string(), "--data-dir"]);
        command.arg(dir.path().join("data")).stdout(said).stderr(told).process_group(0);
        let mut up = Self { child: command.spawn().expect("the binary starts"), dir };
        let deadline = Instant::now() + MOMENT;
        while !up.said().contains(moment) {
            let ended = up.child.try_wait().expect("a child");
            assert!(ended.is_none() && Instant::now() < deadline, "no «{moment}»: {}", up.said());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        up
    }

    fn said(&self) -> String {
        let text = |name| fs::read_to_string(self.dir.path().join(name)).unwrap_or_default();
        text("said") + &text("told")
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Whatever still runs in this system's folder.
    fn running(&self) -> Vec<String> {
        processes::naming(&self.dir.path().to_string_lossy())
    }

    /// The exit code, once it has ended and nothing runs any more.
    async fn ended(&mut self) -> Option<i32> {
        let deadline = Instant::now() + END;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            assert!(Instant::now() < deadline, "it does not end: {}", self.said());
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        while !self.running().is_empty() {
            assert!(Instant::now() < deadline, "left behind: {:#?}", self.running());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        status.code()
    }
}

impl Drop for Up {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[tokio::test]
async fn ctrl_c_leaves_no_process_behind_whenever_it_comes() {
    for moment in ["Werkbrug start in ", "wordt ingevoerd", "\nklaar in "] {
        let mut up = Up::until(moment).await;
        assert!(!up.running().is_empty(), "it runs");
        // A terminal tells the whole group, so that every part hears it at the same time.
        kill_process_group(up.pid(), Signal::INT).expect("it is there to stop");
        assert_eq!(up.ended().await, Some(0), "Ctrl-C at «{moment}»: {}", up.said());
    }
}

#[tokio::test]
async fn the_death_of_the_launcher_in_the_middle_of_a_day_leaves_no_process_behind() {
    let mut up = Up::until("06:00").await;
    assert!(up.running().len() > 2, "{:?}", up.running());
    kill_process(up.pid(), Signal::KILL).expect("it is there to kill");
    assert_eq!(up.ended().await, None, "{}", up.said());
}
