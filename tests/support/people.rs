//! The invented people of a system, as its embedded issuer knows them.

use serde::Deserialize;
use uuid::Uuid;
use werkbrug_kernel::role::Role;

use crate::system::System;

/// Somebody to sign in as.
#[derive(Clone, Debug, Deserialize)]
pub struct Persona {
    /// The id of the account.
    pub id: String,
    /// An invented name.
    pub name: String,
    role: String,
    /// The worker, coach or company that this person is.
    #[serde(default)]
    pub about: Option<Uuid>,
}

impl Persona {
    /// What this person does.
    #[must_use]
    pub fn role(&self) -> Role {
        Role::parse(&self.role).expect("a role")
    }
}

impl System {
    /// Everybody.
    #[must_use]
    pub fn personas(&self) -> Vec<Persona> {
        let text = std::fs::read(self.data().join("personas.json")).expect("the list of personas");
        serde_json::from_slice(&text).expect("a list of personas")
    }

    /// The first one with a role.
    #[must_use]
    pub fn persona(&self, role: Role) -> Persona {
        self.personas().into_iter().find(|persona| persona.role() == role).expect("somebody with this role")
    }
}
