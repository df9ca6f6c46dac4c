//! The data folder: what lies where, and that only one system uses it at a time.

use std::{
    fs::{self, File, TryLockError},
    io::ErrorKind,
    path::{Path, PathBuf},
};

use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use serde::{Deserialize, Serialize};
use werkbrug_kernel::{
    brussels,
    id::{Id, Workshop},
};

use crate::{failure::Failure, files};

/// The folder that holds everything of one system on one machine.
#[derive(Clone, Debug)]
pub struct DataDir {
    root: PathBuf,
}

/// What a data folder remembers between two starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The workshop whose system this is.
    pub tenant: Id<Workshop>,
    /// How far the business clock runs ahead of the wall clock.
    pub business_offset_seconds: i64,
}

impl DataDir {
    /// The folder, made for its owner alone when it is not there.
    ///
    /// # Errors
    /// It cannot be made or entered.
    pub fn make(root: &Path) -> Result<Self, Failure> {
        files::make_private_folder(root)?;
        let root = root.canonicalize().map_err(|cause| Failure::about(root, &cause))?;
        let made = Self { root };
        for folder in [made.run(), made.keys(), made.nats_store()] {
            files::make_private_folder(&folder)?;
        }
        Ok(made)
    }

    /// A folder that should be there already.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What belongs to the running system: logs, pid files, addresses.
    pub fn run(&self) -> PathBuf {
        self.root.join("run")
    }

    /// Private keys and NATS seeds.
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    /// The store of NATS; losing it loses nothing.
    pub fn nats_store(&self) -> PathBuf {
        self.root.join("nats")
    }

    /// A file of the running system, such as `orders.pid`.
    pub fn run_file(&self, role: &str, extension: &str) -> PathBuf {
        self.run().join(format!("{role}.{extension}"))
    }

    /// Whether a system has kept anything here before.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn holds_data(&self) -> Result<bool, Failure> {
        match fs::read_dir(&self.root) {
            Ok(entries) => Ok(entries.flatten().any(|entry| {
                let path = entry.path();
                path.extension().is_some_and(|extension| extension == "db") || path == self.settings_file()
            })),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(false),
            Err(cause) => Err(Failure::about(&self.root, &cause)),
        }
    }

    /// Takes the folder for this process, for as long as the file is kept.
    ///
    /// # Errors
    /// Another system is using it.
    pub fn lock(&self) -> Result<File, Failure> {
        let path = self.run_file("up", "lock");
        let file = File::create(&path).map_err(|cause| Failure::about(&path, &cause))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Failure::unusable(format!(
                "in {} draait al een systeem; stop dat eerst of kies een andere --data-dir",
                self.root.display()
            ))),
            Err(TryLockError::Error(cause)) => Err(Failure::about(&path, &cause)),
        }
    }

    /// The remembered settings, made at the first start; `today` moves the business clock to that day, `time` to that
    /// time of the day.
    ///
    /// # Errors
    /// They cannot be read or written.
    pub fn settings(&self, today: Option<Date>, time: Option<Time>) -> Result<Settings, Failure> {
        let file = self.settings_file();
        let known = Settings::read(&file)?;
        let mut settings =
            known.clone().unwrap_or_else(|| Settings { tenant: Id::fresh(), business_offset_seconds: 0 });
        if today.is_some() || time.is_some() {
            settings.business_offset_seconds = offset_to(today, time, Timestamp::now());
        }
        if known.as_ref() != Some(&settings) {
            let text = serde_json::to_vec_pretty(&settings).map_err(|cause| Failure::about(&file, &cause))?;
            files::write_private(&file, &text)?;
        }
        Ok(settings)
    }

    /// Where the settings are remembered.
    pub fn settings_file(&self) -> PathBuf {
        Settings::file_in(&self.root)
    }
}

impl Settings {
    /// Where a folder remembers them.
    pub fn file_in(folder: &Path) -> PathBuf {
        folder.join("settings.json")
    }

    /// What a file remembers; nothing when it is not there.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(file: &Path) -> Result<Option<Self>, Failure> {
        match fs::read(file) {
            Ok(text) => serde_json::from_slice(&text).map(Some).map_err(|cause| Failure::about(file, &cause)),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(Failure::about(file, &cause)),
        }
    }
}

/// How far a clock must run ahead to show this day and this time of the day; what is not said is as it is now.
fn offset_to(day: Option<Date>, time: Option<Time>, now: Timestamp) -> i64 {
    let civil = brussels::civil(now);
    let then = brussels::instant(day.unwrap_or(civil.date()).to_datetime(time.unwrap_or(civil.time())));
    then.as_second().saturating_sub(now.as_second())
}

#[cfg(test)]
mod tests {
    use jiff::{
        SignedDuration,
        civil::{date, time},
    };

    use super::*;

    #[test]
    fn the_business_clock_keeps_the_time_of_the_day() {
        let noon: Timestamp = "2026-11-22T11:00:00Z".parse().unwrap();
        for (day, hours) in [
            (date(2026, 11, 22), 0),
            (date(2026, 11, 23), 24),
            (date(2026, 11, 20), -48),
            // Summer time: noon in Brussels is an hour earlier in UTC.
            (date(2027, 3, 28), 126 * 24 - 1),
        ] {
            assert_eq!(offset_to(Some(day), None, noon), hours * 3600, "{day}");
        }
    }

    #[test]
    fn a_day_can_start_at_any_hour_whatever_time_it_is() {
        let day = date(2026, 11, 23);
        // A minute before midnight in Brussels, and at noon.
        for now in ["2026-11-22T22:59:00Z", "2026-11-22T11:00:00Z"] {
            let now: Timestamp = now.parse().unwrap();
            let then = now + SignedDuration::from_secs(offset_to(Some(day), Some(time(9, 0, 0, 0)), now));
            assert_eq!(brussels::civil(then), day.at(9, 0, 0, 0), "{now}");
            let today = now + SignedDuration::from_secs(offset_to(None, Some(time(9, 0, 0, 0)), now));
            assert_eq!(brussels::civil(today), date(2026, 11, 22).at(9, 0, 0, 0), "{now}");
        }
    }

    #[test]
    fn a_data_folder_keeps_its_workshop_and_its_day() {
        let scratch = tempfile::tempdir().unwrap();
        let data = DataDir::make(&scratch.path().join("data")).unwrap();
        assert!(!data.holds_data().unwrap());
        let first = data.settings(Some(date(2027, 3, 1)), None).unwrap();
        assert_ne!(first.business_offset_seconds, 0);
        assert_eq!(data.settings(None, None).unwrap(), first);
        assert!(data.holds_data().unwrap());
    }

    #[test]
    fn a_data_folder_serves_one_system_at_a_time() {
        let scratch = tempfile::tempdir().unwrap();
        let data = DataDir::make(scratch.path()).unwrap();
        let held = data.lock().unwrap();
        assert_eq!(data.lock().unwrap_err().code, 2);
        drop(held);
        assert!(data.lock().is_ok());
    }
}
