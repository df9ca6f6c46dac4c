//! The vault: confidential content is closed with one data key per workshop, person and category.
//!
//! The data keys live wrapped in a database of their own, so that destroying one row erases everything it closed, in
//! every copy and backup of the other database as well. Nothing here runs inside a use case's transaction.

pub(crate) mod cipher;
pub(crate) mod content;
mod key_store;
mod master;

use std::fmt;

use uuid::Uuid;
use werkbrug_chassis::{config::Config, refusal::Fault};
use werkbrug_kernel::confidential::Confidential;

use crate::vault::{
    cipher::{Owner, Place, Plain, Sealed},
    key_store::KeyStore,
    master::MasterKey,
};

/// File of the wrapped data keys, in the data folder whatever the other database is.
pub(crate) const KEY_STORE_FILE: &str = "social-keys.db";
/// File of the key that wraps them, in the folder of keys.
const MASTER_FILE: &str = "social-master.key";

/// Closes and opens confidential content.
pub(crate) struct Vault {
    keys: KeyStore,
    master: MasterKey,
}

/// Why closed content stays closed.
#[derive(Debug)]
pub(crate) enum Closed {
    /// Its key is not in the key database: destroyed, or lost.
    NoKey,
    /// The key is there, yet the content does not open: it was changed, or moved from elsewhere.
    Damaged,
    /// The key database does not answer.
    Fault(Fault),
}

impl From<Fault> for Closed {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[vault]")
    }
}

impl Vault {
    /// Opens the key database and the key that wraps its keys; makes both at the very first start, and never when
    /// closed content (`is_in_use`) shows that they were there before.
    pub(crate) async fn open(config: &Config, is_in_use: bool) -> Result<Self, Fault> {
        let store = config.data_dir.join(KEY_STORE_FILE);
        let master = config.keys.join(MASTER_FILE);
        check_files(store.exists(), master.exists(), is_in_use)?;
        let master = MasterKey::open(&master)?;
        let keys = KeyStore::open(&store).await?;
        keys.check_master(&master).await?;
        Ok(Self { keys, master })
    }

    /// Closes content; makes the person's data key when there is none. Call it before the transaction.
    pub(crate) async fn seal(&self, place: &Place, plain: &Confidential<Plain>) -> Result<Sealed, Fault> {
        let (key_id, wrapped) = self.wrapped_key(&place.owner).await?;
        let damaged = || Fault::bug("a wrapped data key does not open with the master key");
        let data_key = self.master.unwrap(&place.owner, key_id, &wrapped).ok_or_else(damaged)?;
        cipher::seal(&data_key, key_id, place, plain)
    }

    /// Opens content. Only for `read/sealed.rs`, after the reading was written down.
    pub(crate) async fn open_sealed(&self, place: &Place, sealed: &Sealed) -> Result<Confidential<Plain>, Closed> {
        let wrapped = self.keys.find(&place.owner, sealed.key_id).await?.ok_or(Closed::NoKey)?;
        let data_key = self.master.unwrap(&place.owner, sealed.key_id, &wrapped).ok_or(Closed::Damaged)?;
        cipher::open(&data_key, place, sealed).ok_or(Closed::Damaged)
    }

    /// The key that a person's category has now, if any.
    pub(crate) async fn key_of(&self, owner: &Owner) -> Result<Option<Uuid>, Fault> {
        Ok(self.keys.current(owner).await?.map(|(key_id, _)| key_id))
    }

    /// Destroys a data key; doing so again changes nothing.
    pub(crate) async fn destroy(&self, key_id: Uuid) -> Result<(), Fault> {
        self.keys.destroy(key_id).await
    }

    async fn wrapped_key(&self, owner: &Owner) -> Result<(Uuid, Vec<u8>), Fault> {
        if let Some(found) = self.keys.current(owner).await? {
            return Ok(found);
        }
        let key_id = Uuid::now_v7();
        let wrapped = self.master.wrap_fresh(owner, key_id)?;
        self.keys.insert(owner, key_id, &wrapped).await?;
        // Somebody else may have been first: theirs is the key then.
        self.keys.current(owner).await?.ok_or(Fault::bug("a data key was made and is gone"))
    }
}

/// Refuses a start that would make new keys beside content that old ones closed.
fn check_files(has_store: bool, has_master: bool, is_in_use: bool) -> Result<(), Fault> {
    match (has_store, has_master, is_in_use) {
        (false, _, true) => Err(missing(
            "social-keys.db is missing from the data folder while there is closed content: restore it from its own backup",
        )),
        (true, false, _) => Err(missing(
            "social-master.key is missing from the folder of keys while social-keys.db needs it: restore that file",
        )),
        (false, true | false, false) | (true, true, true | false) => Ok(()),
    }
}

fn missing(what: &'static str) -> Fault {
    Fault::new("opening the vault", what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_only_made_where_nothing_was_ever_closed() {
        let table = [
            ((false, false, false), None),
            ((false, true, false), None),
            ((true, true, false), None),
            ((true, true, true), None),
            ((false, true, true), Some("social-keys.db is missing")),
            ((false, false, true), Some("social-keys.db is missing")),
            ((true, false, false), Some("social-master.key is missing")),
            ((true, false, true), Some("social-master.key is missing")),
        ];
        for ((has_store, has_master, is_in_use), expected) in table {
            let answer = check_files(has_store, has_master, is_in_use).map_err(|fault| fault.chain());
            match expected {
                None => assert_eq!(answer, Ok(())),
                Some(text) => assert!(answer.is_err_and(|chain| chain.contains(text))),
            }
        }
    }
}
