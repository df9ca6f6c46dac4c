//! Record finished pieces of a sub-task.

use std::num::NonZeroU32;

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{order::Order, policy::Action, work::SubTask};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, publish, refused::refused, store};

/// Which sub-task, and how many pieces since the last report.
pub(crate) struct RecordProgress {
    /// The order.
    pub(crate) order: Id<Order>,
    /// The sub-task.
    pub(crate) sub_task: Id<SubTask>,
    /// Pieces finished since the last report.
    pub(crate) pieces: NonZeroU32,
}

#[async_trait::async_trait]
impl UseCase for RecordProgress {
    fn name(&self) -> &'static str {
        "record_progress"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordProgress)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        let counted = stored.order.record_progress(self.sub_task, self.pieces);
        let done_pieces = counted.map_err(refused)?;
        store::order::save_pieces(tx, self.order, self.sub_task, done_pieces).await?;
        store::order::save(tx, &mut stored).await?;
        let id = self.order.uuid();
        let message = publish::order_progressed(self.order, self.sub_task, done_pieces);
        let event = tx.announce(id, &message);
        Ok(Receipt::new(id, stored.etag()).with_event(event))
    }
}
