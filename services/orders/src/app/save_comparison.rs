//! Keep the assumptions of a comparison, so that it can be reckoned again and argued about.

use uuid::Uuid;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_proto::orders::Assumptions;

use crate::{permit, store};

/// What is kept.
pub(crate) struct SaveComparison {
    /// The one that is replaced; nothing for a new one.
    pub(crate) comparison: Option<Uuid>,
    /// What it is called.
    pub(crate) title: String,
    /// What is assumed.
    pub(crate) assumptions: Assumptions,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for SaveComparison {
    fn name(&self) -> &'static str {
        "save_comparison"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Compare)?;
        let (id, version) = match self.comparison {
            Some(id) => {
                let known = store::comparison::lock(tx, id).await?;
                known.check_etag(&self.etag)?;
                (id, known.version + 1)
            }
            None => (tx.fresh::<()>().uuid(), 1),
        };
        store::comparison::write(tx, id, (&self.title, &self.assumptions), version).await?;
        Ok(Receipt::new(id, version.to_string()))
    }
}
