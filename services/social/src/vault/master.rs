//! The key that wraps the data keys: one file, for this user's eyes only.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use zeroize::Zeroizing;

use crate::vault::cipher::{self, KEY_BYTES, Key, Owner};

/// Only the owner reads and writes.
const OWNER_ONLY: u32 = 0o600;
/// Permissions of anybody else.
const OTHERS: u32 = 0o077;

/// The key that wraps.
pub(crate) struct MasterKey(Key);

impl MasterKey {
    /// Reads the key; makes one when there is none. Refuses a file that others can read.
    pub(crate) fn open(file: &Path) -> Result<Self, Fault> {
        match fs::read(file).map(Zeroizing::new) {
            Ok(bytes) => Self::from_file(file, &bytes),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Self::make(file),
            Err(cause) => Err(Fault::new("reading social-master.key", cause)),
        }
    }

    /// A new data key, wrapped for its owner.
    pub(crate) fn wrap_fresh(&self, owner: &Owner, key_id: Uuid) -> Result<Vec<u8>, Fault> {
        cipher::wrap(&self.0, owner, key_id, &cipher::fresh_key())
    }

    /// A data key in the clear; nothing when it was wrapped by another key or for another owner.
    pub(crate) fn unwrap(&self, owner: &Owner, key_id: Uuid, wrapped: &[u8]) -> Option<Key> {
        cipher::unwrap(&self.0, owner, key_id, wrapped)
    }

    /// Bytes by which this key is recognised.
    pub(crate) fn mark(&self, bound: &[u8]) -> Result<Vec<u8>, Fault> {
        cipher::close(&self.0, &[], bound)
    }

    /// Whether this key made the mark.
    pub(crate) fn made(&self, mark: &[u8], bound: &[u8]) -> bool {
        cipher::reopen(&self.0, mark, bound).is_some()
    }

    fn from_file(file: &Path, bytes: &[u8]) -> Result<Self, Fault> {
        let about = fs::metadata(file).map_err(Fault::during("looking at social-master.key"))?;
        if about.permissions().mode() & OTHERS != 0 {
            return Err(Fault::new("reading social-master.key", "others can read it: make its permissions 0600"));
        }
        let key: [u8; KEY_BYTES] =
            bytes.try_into().map_err(|_| Fault::new("reading social-master.key", "it does not hold 32 bytes"))?;
        Ok(Self(Zeroizing::new(key)))
    }

    fn make(file: &Path) -> Result<Self, Fault> {
        let doing = "making social-master.key";
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(Fault::during(doing))?;
        }
        let key = cipher::fresh_key();
        let mut new = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(OWNER_ONLY)
            .open(file)
            .map_err(Fault::during(doing))?;
        new.write_all(key.as_slice()).map_err(Fault::during(doing))?;
        new.sync_all().map_err(Fault::during(doing))?;
        Ok(Self(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_for_this_user_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys/social-master.key");
        let made = MasterKey::open(&file).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(MasterKey::open(&file).unwrap().0, made.0);
    }

    #[test]
    fn a_key_that_others_can_read_or_of_another_length_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("social-master.key");
        let refused = |text| MasterKey::open(&file).is_err_and(|fault| fault.chain().contains(text));
        MasterKey::open(&file).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(refused("0600"));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&file, [7; 31]).unwrap();
        assert!(refused("32 bytes"));
    }

    #[test]
    fn a_mark_is_recognised_by_its_key_alone() {
        let (one, other) = (MasterKey(cipher::fresh_key()), MasterKey(cipher::fresh_key()));
        let mark = one.mark(b"here").unwrap();
        assert!(one.made(&mark, b"here"));
        assert!(!one.made(&mark, b"there"));
        assert!(!other.made(&mark, b"here"));
    }
}
