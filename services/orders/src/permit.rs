//! Whether this viewer may, and which part of the workshop's orders and companies is meant.

use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Kind, Refusal},
};
use werkbrug_orders_domain::policy::{self, Action, Reach};

/// Which part of the workshop's orders and companies a viewer sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of them.
    Workshop,
    /// Those of one company.
    Company(Uuid),
}

impl Scope {
    /// Whether something of this company is in sight.
    pub(crate) fn holds(self, company: Uuid) -> bool {
        match self {
            Self::Workshop => true,
            Self::Company(own) => own == company,
        }
    }

    /// The one company that is in sight, if it is only one.
    pub(crate) fn company(self) -> Option<Uuid> {
        match self {
            Self::Workshop => None,
            Self::Company(own) => Some(own),
        }
    }
}

/// What the viewer sees in a read.
pub(crate) fn scope(viewer: &Viewer, action: Action) -> Result<Scope, Refusal> {
    match (policy::reach(viewer.role, action), viewer.about) {
        (Reach::All, _) => Ok(Scope::Workshop),
        (Reach::Own, Some(company)) => Ok(Scope::Company(company)),
        (Reach::Own, None) | (Reach::Nothing, _) => Err(forbidden(viewer)),
    }
}

/// Whether the viewer may change anything of the workshop.
pub(crate) fn check(viewer: &Viewer, action: Action) -> Result<(), Refusal> {
    match policy::reach(viewer.role, action) {
        Reach::All => Ok(()),
        Reach::Own | Reach::Nothing => Err(forbidden(viewer)),
    }
}

fn forbidden(viewer: &Viewer) -> Refusal {
    let text = "your role does not reach this; ask the order desk";
    Refusal::new(Kind::Forbidden, "ROLE_FORBIDS", text).with_fact("role", viewer.role.as_str())
}
