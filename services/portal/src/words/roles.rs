//! What roles are called.

use std::borrow::Cow;

use werkbrug_kernel::role::Role;

use crate::words::{Words, key};

impl Words {
    /// What a role is called in the reader's language, as the workshop calls it.
    pub(crate) fn role(&self, role: Role) -> Cow<'_, str> {
        self.say(match role {
            Role::HostPlanner => key("role-host-planner"),
            Role::WorkshopPlanner => key("role-workshop-planner"),
            Role::OrderDesk => key("role-order-desk"),
            Role::Coach => key("role-coach"),
            Role::SocialWorker => key("role-social-worker"),
            Role::Physician => key("role-physician"),
            Role::Finance => key("role-finance"),
            Role::Worker => key("role-worker"),
            Role::SectorObserver => key("role-sector-observer"),
            Role::Admin => key("role-admin"),
        })
    }
}
