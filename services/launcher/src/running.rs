//! Where the parts of a running system answer, written down so that the tools find it by its data folder.

use std::{collections::BTreeMap, io::ErrorKind, path::PathBuf, sync::Arc};

use serde::{Deserialize, Serialize};
use werkbrug_chassis::{clock::Clock, identity::Keyring, rpc::Peers};
use werkbrug_kernel::id::{Id, Workshop};

use crate::{data_dir::DataDir, failure::Failure, files};

/// The process as which the tools call the services.
pub const CLI: &str = "cli";

/// The addresses of one running system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// The process that started it.
    pub pid: u32,
    /// The workshop whose system this is.
    pub tenant: Id<Workshop>,
    /// Where NATS answers.
    pub nats: String,
    /// Where the portal answers.
    pub web: String,
    /// Where each service answers.
    pub services: BTreeMap<String, String>,
    /// The folder with the keys.
    pub keys: PathBuf,
    /// How far the business clock runs ahead of the wall clock.
    pub business_offset_seconds: i64,
}

impl Running {
    /// What `up` wrote down in this data folder.
    ///
    /// # Errors
    /// No system runs there.
    pub fn load(data: &DataDir) -> Result<Self, Failure> {
        let file = file(data);
        match std::fs::read(&file) {
            Ok(text) => serde_json::from_slice(&text).map_err(|cause| Failure::about(&file, &cause)),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Err(Failure::unusable(format!(
                "in {} draait geen systeem (werkbrug up --data-dir)",
                data.root().display()
            ))),
            Err(cause) => Err(Failure::about(&file, &cause)),
        }
    }

    /// Writes it down.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, data: &DataDir) -> Result<(), Failure> {
        let file = file(data);
        let text = serde_json::to_vec_pretty(self).map_err(|cause| Failure::about(&file, &cause))?;
        files::write_private(&file, &text)
    }

    /// Forgets it: the system has stopped.
    pub fn forget(data: &DataDir) {
        let _ = std::fs::remove_file(file(data));
    }

    /// Connections to the services, as the command line.
    ///
    /// # Errors
    /// The key of the command line cannot be read.
    pub fn peers(&self) -> Result<Peers, Failure> {
        let keyring = Keyring::open(&self.keys, CLI)?;
        Ok(Peers::new(Arc::new(keyring), self.services.clone()))
    }

    /// The clock the services go by.
    pub fn clock(&self) -> Clock {
        Clock::new(self.business_offset_seconds)
    }
}

fn file(data: &DataDir) -> PathBuf {
    data.run_file("system", "json")
}
