//! Whether this viewer may.

use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Kind, Refusal},
};
use werkbrug_invoicing_domain::policy::{self, Action};

/// Refuses a viewer whose role does not reach this.
pub(crate) fn check(viewer: &Viewer, action: Action) -> Result<(), Refusal> {
    if policy::allows(viewer.role, action) {
        return Ok(());
    }
    let text = "your role does not reach the money; ask finance";
    Err(Refusal::new(Kind::Forbidden, "ROLE_FORBIDS", text).with_fact("role", viewer.role.as_str()))
}
