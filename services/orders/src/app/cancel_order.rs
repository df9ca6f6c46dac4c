//! An order ends before its goods left; what it held of days to come is free again.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{ending::CancelReason, order::Order, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{app::deliver_order::give_back, permit, publish, refused::refused, store};

/// Which order, and why.
pub(crate) struct CancelOrder {
    /// The order.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// Why.
    pub(crate) reason: CancelReason,
}

#[async_trait::async_trait]
impl UseCase for CancelOrder {
    fn name(&self) -> &'static str {
        "cancel_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::ChangeOrder)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        let (held, promised_on) = (stored.held(), stored.order.open_agreement().map_err(refused)?.promised_on);
        stored.order.cancel(tx.today(), self.reason).map_err(refused)?;
        give_back(tx, &held).await?;
        store::order::save(tx, &mut stored).await?;
        let id = self.order.uuid();
        let event = tx.announce(id, &publish::order_cancelled(self.order, promised_on, tx.today()));
        Ok(Receipt::new(id, stored.etag()).with_event(event))
    }
}
