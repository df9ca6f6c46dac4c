//! Keep the assumptions of a comparison, so that it can be reckoned again and argued about; none that cannot be reckoned.

use uuid::Uuid;
use werkbrug_orders_domain::{
    comparison::{self, Place, Shared},
    policy::Action,
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_proto::orders::Assumptions;

use crate::{permit, refused::refused, store};

/// What is kept.
pub(crate) struct SaveComparison {
    /// The one that is replaced; nothing for a new one.
    pub(crate) comparison: Option<Uuid>,
    /// What it is called.
    pub(crate) title: String,
    /// What is assumed, as it was said.
    pub(crate) assumptions: Assumptions,
    /// The same to reckon with: what holds for both places, here and elsewhere.
    pub(crate) asked: (Shared, Place, Place),
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
        let (shared, here, elsewhere) = &self.asked;
        comparison::compare(shared, here, elsewhere).map_err(refused)?;
        for place in [here, elsewhere] {
            comparison::co2_grams(shared, place).map_err(refused)?;
        }
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
