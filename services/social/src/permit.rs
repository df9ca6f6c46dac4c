//! The viewer as the policy knows them.

use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_social_domain::policy::Asker;

/// Somebody who asks. Only for the role of worker does `about` name a worker: a coach's own record is another thing.
pub(crate) fn asker(viewer: &Viewer) -> Asker {
    let oneself = viewer.about.filter(|_| viewer.role == Role::Worker).map(Id::from_uuid);
    Asker { actor: viewer.actor.clone(), role: viewer.role, oneself }
}
