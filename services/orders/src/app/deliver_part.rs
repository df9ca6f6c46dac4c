//! Finished pieces leave; with the last of them the order is delivered and minutes held for days to come are free again.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{delivery::Pieces, order::Order, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{app::deliver_order::give_back, permit, publish, refused::refused, store};

/// Of which order, and which pieces.
pub(crate) struct DeliverPart {
    /// The order.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// What leaves.
    pub(crate) pieces: Pieces,
}

#[async_trait::async_trait]
impl UseCase for DeliverPart {
    fn name(&self) -> &'static str {
        "deliver_part"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::DeliverOrder)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        let id = self.order.uuid();
        let (held, promised_on) = (stored.held(), stored.order.open_agreement().map_err(refused)?.promised_on);
        let before = store::delivery::of_order(tx.db(), tx.tenant().uuid(), id).await?;
        let (delivery, left) = stored.order.deliver_part(&before, self.pieces.clone(), tx.today()).map_err(refused)?;
        store::delivery::insert(tx, id, &delivery).await?;
        if left == 0 {
            give_back(tx, &held).await?;
        }
        store::order::save(tx, &mut stored).await?;
        let event = match left {
            0 => tx.announce(id, &publish::order_delivered(self.order, promised_on, tx.today())),
            _ => tx.announce(id, &publish::part_delivered(self.order, promised_on, tx.today(), left)),
        };
        let receipt = Receipt::new(id, stored.etag()).with_event(event);
        Ok(receipt.with_fact("delivered_on", tx.today().to_string()).with_fact("pieces_left", left.to_string()))
    }
}
