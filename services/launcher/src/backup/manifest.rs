//! What a backup holds: a list with fingerprints, so that a damaged one is noticed before anything is put back.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{failure::Failure, files};

/// The file that makes a folder a backup.
const FILE: &str = "backup.json";
/// The one format so far.
const FORMAT: u32 = 1;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    made_at: Timestamp,
    /// The databases.
    pub parts: Vec<Part>,
}

/// One database of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Whose it is.
    pub service: String,
    /// Its file.
    pub file: String,
    bytes: u64,
    sha256: String,
}

impl Manifest {
    /// A list of what was copied.
    pub fn new(made_at: Timestamp, parts: Vec<Part>) -> Self {
        Self { format: FORMAT, made_at, parts }
    }

    /// Writes it beside the databases.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        let file = folder.join(FILE);
        let text = serde_json::to_vec_pretty(self).map_err(|cause| Failure::about(&file, &cause))?;
        files::write_private(&file, &text)
    }

    /// The list in a folder.
    ///
    /// # Errors
    /// The folder holds no backup that this version knows.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let file = folder.join(FILE);
        let text = fs::read(&file).map_err(|cause| Failure::about(&file, &cause))?;
        let found: Self = serde_json::from_slice(&text).map_err(|cause| Failure::about(&file, &cause))?;
        if found.format == FORMAT {
            Ok(found)
        } else {
            Err(Failure::unusable(format!(
                "{}: format {} is not known here, only {FORMAT}",
                file.display(),
                found.format
            )))
        }
    }
}

impl Part {
    /// A database in a folder, as it is now.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of(service: &str, folder: &Path, name: &str) -> Result<Self, Failure> {
        let file = folder.join(name);
        let (bytes, sha256) = fingerprint(&file).map_err(|cause| Failure::about(&file, &cause))?;
        Ok(Self { service: service.to_owned(), file: name.to_owned(), bytes, sha256 })
    }

    /// Refuses a file that is not the one that was listed.
    ///
    /// # Errors
    /// It is another one, or cannot be read.
    pub fn check(&self, folder: &Path) -> Result<(), Failure> {
        if Self::of(&self.service, folder, &self.file)? == *self {
            return Ok(());
        }
        Err(Failure::unusable(format!("{} is not what was backed up", folder.join(&self.file).display())))
    }

    /// For a table.
    pub fn row(&self) -> Vec<String> {
        vec![self.service.clone(), self.bytes.to_string(), self.sha256.clone()]
    }
}

fn fingerprint(file: &Path) -> io::Result<(u64, String)> {
    let (mut open, mut hash, mut bytes) = (File::open(file)?, Sha256::new(), 0_u64);
    let mut block = vec![0_u8; 64 * 1024];
    loop {
        let read = open.read(&mut block)?;
        if read == 0 {
            return Ok((bytes, hex::encode(hash.finalize())));
        }
        hash.update(block.get(..read).unwrap_or_default());
        bytes = bytes.saturating_add(u64::try_from(read).unwrap_or(0));
    }
}
