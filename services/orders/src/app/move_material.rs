//! The customer's material comes on another day: kept after the promise, which stays as it was said.

use std::sync::Arc;

use jiff::civil::Date;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{order::Order, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, refused::refused, seal::Sealer, store};

/// Of which order, and to which day.
#[derive(Clone)]
pub(crate) struct MoveMaterial {
    /// The order.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// The day; nothing when the material is there.
    pub(crate) material_on: Option<Date>,
    /// Who marks the change.
    pub(crate) sealer: Arc<Sealer>,
}

#[async_trait::async_trait]
impl UseCase for MoveMaterial {
    fn name(&self) -> &'static str {
        "move_material"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::MoveMaterial)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        let before = stored.order.material_on;
        stored.order.move_material(self.material_on).map_err(refused)?;
        let id = self.order.uuid();
        if let Some(agreement) = stored.order.agreement() {
            let seal = agreement.basis.seal.as_str();
            let (kind, to) = (store::change::MATERIAL_MOVED, self.material_on);
            let what = store::change::What { kind, from: before, to, said: None };
            store::change::append(tx, &self.sealer, (id, seal), what).await?;
        }
        store::order::save(tx, &mut stored).await?;
        Ok(Receipt::new(id, stored.etag()))
    }
}
