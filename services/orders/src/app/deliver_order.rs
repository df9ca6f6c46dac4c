//! The goods leave, all that are still here; minutes held for days to come are free again.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    capacity::{self, Claims},
    delivery,
    order::Order,
    policy::Action,
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, publish, refused::refused, store};

/// Which order.
pub(crate) struct DeliverOrder {
    /// The order.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for DeliverOrder {
    fn name(&self) -> &'static str {
        "deliver_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::DeliverOrder)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        let id = self.order.uuid();
        let held = stored.held();
        let promised_on = stored.order.open_agreement().map_err(refused)?.promised_on;
        let before = store::delivery::of_order(tx.db(), tx.tenant().uuid(), id).await?;
        let rest = delivery::rest(&stored.order, &before, tx.today());
        stored.order.deliver(tx.today()).map_err(refused)?;
        if let Some(rest) = rest {
            store::delivery::insert(tx, id, &rest).await?;
        }
        give_back(tx, &held).await?;
        store::order::save(tx, &mut stored).await?;
        let event = tx.announce(id, &publish::order_delivered(self.order, promised_on, tx.today()));
        Ok(Receipt::new(id, stored.etag()).with_event(event).with_fact("delivered_on", tx.today().to_string()))
    }
}

/// What an order that ends holds of days to come is free again.
pub(crate) async fn give_back(tx: &Tx<'_>, held: &Claims) -> Result<(), Stop> {
    let kept = capacity::held_through(held, tx.today());
    store::capacity::shift(tx.db(), tx.tenant().uuid(), &capacity::difference(held, &kept)).await
}
