//! A quote comes to nothing; why is kept.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{ending::LossReason, order::Order, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, publish, refused::refused, store};

/// Which quote, and why.
pub(crate) struct LoseQuote {
    /// The quote.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// Why.
    pub(crate) reason: LossReason,
}

#[async_trait::async_trait]
impl UseCase for LoseQuote {
    fn name(&self) -> &'static str {
        "lose_quote"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::ChangeOrder)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        stored.order.lose(tx.today(), self.reason).map_err(refused)?;
        store::order::save(tx, &mut stored).await?;
        let id = self.order.uuid();
        let event = tx.announce(id, &publish::quote_lost(self.order, tx.today()));
        Ok(Receipt::new(id, stored.etag()).with_event(event))
    }
}
