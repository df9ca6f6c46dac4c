//! The customer's own material came in, was used, was spoilt or went back.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{material::Move, order::Order, policy::Action};
use werkbrug_pipeline::{
    text,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, refused::refused, store};

/// For which order, what, and how much.
pub(crate) struct RecordMaterial {
    /// The order.
    pub(crate) order: Id<Order>,
    /// What it is.
    pub(crate) description: String,
    /// What happened.
    pub(crate) what: Move,
    /// To how many pieces.
    pub(crate) pieces: u32,
}

#[async_trait::async_trait]
impl UseCase for RecordMaterial {
    fn name(&self) -> &'static str {
        "record_material"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::MoveMaterial)?;
        // One after the other: who books last sees what is here.
        store::order::lock(tx, self.order).await?;
        let id = self.order.uuid();
        let mut known = store::material::of_order(tx.db(), tx.tenant().uuid(), id).await?;
        let kept = known.entry(text::folded(&self.description)).or_default();
        kept.stock.book(self.what, self.pieces).map_err(refused)?;
        store::material::insert(tx, id, &self.description, (self.what, self.pieces)).await?;
        Ok(Receipt::new(id, "").with_fact("pieces_here", kept.stock.here().to_string()))
    }
}
