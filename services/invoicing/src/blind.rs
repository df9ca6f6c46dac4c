//! National numbers at the door: turned into a blind index, and thrown away.
//!
//! The index is a keyed digest of workshop and number. Its key stands in a file beside the keys of the process and in no
//! database, so that whoever has the tables alone cannot try all numbers that exist.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::insz::Insz;

/// The file of the key, in the folder with the keys of the process.
const FILE: &str = "invoicing-numbers.key";
/// Only the owner reads and writes.
const OWNER_ONLY: u32 = 0o600;
/// Permissions of anybody else; a group may read what Kubernetes mounts.
const OTHERS: u32 = 0o007;
/// How long the key is.
const BYTES: usize = 32;

/// Makes the key in a folder that has none, and tells its file: where the keys of a process come from elsewhere, the process
/// cannot make it.
///
/// # Errors
/// A fault when the folder cannot be written, or holds a key that is damaged or that others can read.
pub fn prepare(folder: &Path) -> Result<PathBuf, Fault> {
    let door = Door::in_folder(folder);
    door.key()?;
    Ok(door.file)
}

/// Where the key is; read when it is needed, made at the first time.
pub(crate) struct Door {
    file: PathBuf,
}

/// The key for the numbers of one workshop.
pub(crate) struct Blinder(Hmac<Sha256>);

impl Door {
    /// The key in this folder.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self { file: folder.join(FILE) }
    }

    /// Ready to turn numbers of a workshop.
    pub(crate) fn open(&self, tenant: Uuid) -> Result<Blinder, Fault> {
        let key = self.key()?;
        let mac = Hmac::<Sha256>::new_from_slice(&key).map_err(Fault::during("opening the key of numbers"))?;
        Ok(Blinder(mac.chain_update(tenant.as_bytes())))
    }

    fn key(&self) -> Result<[u8; BYTES], Fault> {
        let bytes = match fs::read(&self.file) {
            Ok(bytes) => bytes,
            Err(cause) if cause.kind() == ErrorKind::NotFound => return self.make(),
            Err(cause) => return Err(Fault::new("reading invoicing-numbers.key", cause)),
        };
        let about = fs::metadata(&self.file).map_err(Fault::during("looking at invoicing-numbers.key"))?;
        if about.permissions().mode() & OTHERS != 0 {
            return Err(Fault::new("reading invoicing-numbers.key", "others can read it: make its permissions 0600"));
        }
        bytes.try_into().map_err(|_| Fault::new("reading invoicing-numbers.key", "it does not hold 32 bytes"))
    }

    fn make(&self) -> Result<[u8; BYTES], Fault> {
        let doing = "making invoicing-numbers.key";
        let key: [u8; BYTES] = rand::random();
        let mut new = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(OWNER_ONLY)
            .open(&self.file)
            .map_err(Fault::during(doing))?;
        new.write_all(&key).map_err(Fault::during(doing))?;
        new.sync_all().map_err(Fault::during(doing))?;
        Ok(key)
    }
}

impl Blinder {
    /// The index of a number as somebody wrote it; nothing when it is no national number.
    pub(crate) fn index(&self, written: &str) -> Option<String> {
        let number = Insz::parse(written).ok()?;
        let mac = self.0.clone().chain_update(number.as_str().as_bytes());
        Some(hex::encode(mac.finalize().into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("werkbrug-{name}-{}", Uuid::now_v7()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_number_has_one_index_however_it_is_written_and_another_elsewhere() {
        let (here, there) = (folder("here"), folder("there"));
        let tenant = Uuid::from_u128(7);
        let blinder = Door::in_folder(&here).open(tenant).unwrap();
        let index = blinder.index("85.07.30-033 28").unwrap();
        assert_eq!(blinder.index("85073003328"), Some(index.clone()));
        assert_eq!(
            Door::in_folder(&here).open(tenant).unwrap().index("85073003328"),
            Some(index.clone()),
            "the key stays"
        );
        assert!(!index.contains("0733") && blinder.index("85073003329").is_none());
        let others = [Door::in_folder(&here).open(Uuid::from_u128(8)), Door::in_folder(&there).open(tenant)];
        for other in others {
            assert_ne!(other.unwrap().index("85073003328"), Some(index.clone()), "another workshop, another key");
        }
        for folder in [here, there] {
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn a_key_that_others_can_read_is_not_used() {
        let folder = folder("open");
        Door::in_folder(&folder).open(Uuid::nil()).unwrap();
        fs::set_permissions(folder.join(FILE), fs::Permissions::from_mode(0o644)).unwrap();
        assert!(Door::in_folder(&folder).open(Uuid::nil()).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
