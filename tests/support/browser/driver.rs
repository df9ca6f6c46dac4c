//! chromedriver as a process: on a free port, and gone with the test that started it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::processes::{descendants, is_running};

/// Longest wait for chromedriver to listen, and for a browser to be gone.
const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(10);
/// What stands before the port in what chromedriver says.
const SAYS_PORT: &str = "started successfully on port ";

/// One chromedriver with a folder for everything that its browsers write.
pub(super) struct Driver {
    process: Child,
    /// Where it answers.
    pub(super) address: String,
    folder: TempDir,
}

impl Driver {
    /// Start one and wait until it listens.
    pub(super) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let said = folder.path().join("chromedriver.log");
        // setpriv asks the kernel to end it with us, also when we are killed ourselves.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(chromedriver()).arg("--port=0");
        command.stdin(Stdio::null()).stdout(fs::File::create(&said).expect("a log")).stderr(Stdio::null());
        let mut process = command.spawn().expect("setpriv (Debian: util-linux) starts chromedriver");
        let deadline = Instant::now() + START;
        let port = loop {
            let text = fs::read_to_string(&said).unwrap_or_default();
            if let Some(port) = port_in(&text) {
                break port;
            }
            let ended = process.try_wait().expect("a child");
            assert!(ended.is_none(), "chromedriver ended (Debian: chromium-driver; WERKBRUG_CHROMEDRIVER): {text}");
            assert!(Instant::now() < deadline, "chromedriver does not listen: {text}");
            super::wait_a_little();
        };
        Self { process, address: format!("http://127.0.0.1:{port}"), folder }
    }

    /// A new folder for one browser.
    pub(super) fn folder(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let own = Pid::from_child(&self.process);
        let mut family = descendants(own);
        family.push(own);
        for pid in &family {
            // Whoever has ended by then is gone as well.
            kill_process(*pid, Signal::KILL).ok();
        }
        drop(self.process.wait());
        let deadline = Instant::now() + STOP;
        while Instant::now() < deadline && family.iter().any(|pid| is_running(*pid)) {
            super::wait_a_little();
        }
    }
}

fn port_in(said: &str) -> Option<u16> {
    let (_, rest) = said.split_once(SAYS_PORT)?;
    rest.lines().next()?.trim().trim_end_matches('.').parse().ok()
}

#[allow(clippy::disallowed_methods, reason = "the test run names its driver by the environment")]
fn chromedriver() -> PathBuf {
    std::env::var("WERKBRUG_CHROMEDRIVER").map_or_else(|_| PathBuf::from("chromedriver"), PathBuf::from)
}

/// The browser of the test run.
#[allow(clippy::disallowed_methods, reason = "the test run names its browser by the environment")]
pub(super) fn chromium() -> PathBuf {
    if let Ok(named) = std::env::var("WERKBRUG_CHROMIUM") {
        return PathBuf::from(named);
    }
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    let found = usual.iter().map(Path::new).find(|file| file.exists());
    found.expect("a browser (Debian: chromium), or WERKBRUG_CHROMIUM").to_path_buf()
}
