//! Stand-ins for what finance, the social service, the physician and the administrator read and change.

use std::sync::Arc;

use axum::Router;
use tempfile::TempDir;
use tonic::Status;
use werkbrug_chassis::refusal::{Kind, Refusal};

use super::{Said, Services};

mod books;
mod care;
mod claims;
mod machine;
mod money;
mod premium_files;
mod tariffs;

impl Services {
    /// All four for the offices, at one free address.
    pub(crate) async fn of_the_offices(dir: &TempDir) -> Self {
        Self::answering(dir, router).await
    }
}

fn router(said: &Arc<Said>) -> Router {
    let finance = premium_files::add(claims::add(money::add(Router::new(), said), said), said);
    machine::add(care::add(books::add(tariffs::add(finance, said), said), said), said)
}

/// A refusal with its stable reason, as a service sends it.
fn refused(kind: Kind, reason: &'static str) -> Status {
    Refusal::new(kind, reason, "not so").into()
}
