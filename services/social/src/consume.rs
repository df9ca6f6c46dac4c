//! Events in: none. The social service listens to nobody: what others do must not change what is known of a person.

use std::sync::Arc;

use werkbrug_pipeline::consumer::Consumer;

/// Nothing is heard.
pub(crate) fn consumers() -> Vec<Arc<dyn Consumer>> {
    Vec::new()
}
