//! The invented people that somebody can be on a machine of their own.

use std::path::Path;

use werkbrug_kernel::{
    id::{Id, Workshop},
    role::Role,
};
use werkbrug_portal::personas::{self, FILE, Persona};

use crate::{failure::Failure, say};

/// Somebody for each role that needs no record of its own; a preset adds its coaches, workers and hosts.
const INVENTED: [(&str, &str, Role); 7] = [
    ("persona-planner", "Petra Proefplan", Role::WorkshopPlanner),
    ("persona-order-desk", "Otto Oefenorder", Role::OrderDesk),
    ("persona-social", "Sonja Schijnzorg", Role::SocialWorker),
    ("persona-physician", "Dokter Denkbeeld", Role::Physician),
    ("persona-finance", "Fien Fictief", Role::Finance),
    // Two signatures are two people.
    ("persona-finance-2", "Frans Fantasie", Role::Finance),
    ("persona-admin", "Ad Alsof", Role::Admin),
];

/// Writes the list when the data folder has none.
///
/// # Errors
/// The folder cannot be written.
pub fn prepare(data_dir: &Path, tenant: Id<Workshop>) -> Result<(), Failure> {
    if data_dir.join(FILE).exists() {
        return Ok(());
    }
    let invented = INVENTED.map(|(id, name, role)| Persona {
        id: id.to_owned(),
        name: name.to_owned(),
        role,
        about: None,
        tenant,
    });
    Ok(personas::write(data_dir, &invented)?)
}

/// Says who somebody can sign in as: one name a role.
pub fn say_them(data_dir: &Path) {
    let known = match personas::read(data_dir) {
        Ok(known) => known,
        Err(fault) => return say::problem(&fault.chain()),
    };
    let names: Vec<String> = Role::ALL
        .iter()
        .filter_map(|role| known.iter().find(|persona| persona.role == *role))
        .map(|persona| format!("{} ({})", persona.name, persona.role.name_nl()))
        .collect();
    say::line(&format!("aanmelden als een verzonnen persoon: {}", names.join(", ")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_there_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path(), Id::fresh()).unwrap();
        let first = personas::read(folder.path()).unwrap();
        assert_eq!(first.len(), INVENTED.len());
        prepare(folder.path(), Id::fresh()).unwrap();
        assert_eq!(personas::read(folder.path()).unwrap(), first);
    }
}
