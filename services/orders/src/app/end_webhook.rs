//! Tell a company's system nothing any more; what still waits is not sent.

use uuid::Uuid;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, store};

/// Which one.
pub(crate) struct EndWebhook {
    /// The webhook.
    pub(crate) webhook: Uuid,
}

#[async_trait::async_trait]
impl UseCase for EndWebhook {
    fn name(&self) -> &'static str {
        "end_webhook"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Notify)?;
        store::webhook::end(tx, self.webhook).await?;
        Ok(Receipt::new(self.webhook, ""))
    }
}
