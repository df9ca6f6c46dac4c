//! Invented people that the embedded issuer lets somebody be: `DATA/personas.json`, written by
//! whoever fills the data folder, read again at every sign-in.

use std::{io::ErrorKind, path::Path};

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::{
    id::{Id, Workshop},
    role::Role,
};

/// The name of the file inside the data folder.
pub const FILE: &str = "personas.json";
/// The largest list that is read.
const LARGEST: u64 = 1_048_576;

/// An invented person. The file is a JSON list of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Persona {
    /// The id of the account; the services see it as the actor.
    pub id: String,
    /// An invented name that looks it, such as "Petra Proefplan".
    pub name: String,
    /// What the person does, in the role's stable spelling (`workshop_planner`).
    #[serde(with = "role_name")]
    pub role: Role,
    /// The worker, coach or company that this person is, where the role has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
    /// The workshop.
    pub tenant: Id<Workshop>,
}

/// Reads the list; empty when nobody has written one.
///
/// # Errors
/// The file cannot be read or is not such a list.
pub fn read(data_dir: &Path) -> Result<Vec<Persona>, Fault> {
    let path = data_dir.join(FILE);
    let size = match std::fs::metadata(&path) {
        Ok(about) => about.len(),
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(Fault::new("looking for the personas", cause)),
    };
    if size > LARGEST {
        return Err(Fault::new("reading the personas", "the file is too large"));
    }
    let text = std::fs::read(&path).map_err(Fault::during("reading the personas"))?;
    serde_json::from_slice(&text).map_err(Fault::during("reading the personas"))
}

/// Writes the list in one go, so that a reader never sees half of it.
///
/// # Errors
/// The folder cannot be written.
pub fn write(data_dir: &Path, personas: &[Persona]) -> Result<(), Fault> {
    let text = serde_json::to_vec_pretty(personas).map_err(Fault::during("writing the personas"))?;
    let draft = data_dir.join("personas.json.new");
    std::fs::write(&draft, text)
        .and_then(|()| std::fs::rename(&draft, data_dir.join(FILE)))
        .map_err(Fault::during("writing the personas"))
}

mod role_name {
    //! A role by its stable name.

    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use werkbrug_kernel::role::Role;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    pub(super) fn serialize<S: Serializer>(role: &Role, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(role.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Role, D::Error> {
        let name = String::deserialize(deserializer)?;
        Role::parse(&name).ok_or_else(|| D::Error::custom("there is no such role"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_written_is_nobody() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()).unwrap(), []);
        let tenant = Id::from_uuid(Uuid::from_u128(7));
        let one = Persona { id: "p-1".into(), name: "Petra Proefplan".into(), role: Role::Coach, about: None, tenant };
        write(dir.path(), std::slice::from_ref(&one)).unwrap();
        assert_eq!(read(dir.path()).unwrap(), [one]);
        std::fs::write(dir.path().join(FILE), r#"[{"id":"x","name":"y","role":"baas","tenant":"?"}]"#).unwrap();
        assert!(read(dir.path()).is_err());
    }
}
