//! Send a message that stands aside again, from its first pause on.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, store};

/// Which message.
pub(crate) struct RetryWebhookDelivery {
    /// The message.
    pub(crate) delivery: Uuid,
}

#[async_trait::async_trait]
impl UseCase for RetryWebhookDelivery {
    fn name(&self) -> &'static str {
        "retry_webhook_delivery"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::LookAfterMessages)?;
        if store::webhook::retry(tx, self.delivery).await? {
            return Ok(Receipt::new(self.delivery, ""));
        }
        if store::webhook::has_delivery(tx.db(), tx.tenant().uuid(), self.delivery).await? {
            return Err(Refusal::new(Kind::Precondition, "NOT_PARKED", "this message does not stand aside").into());
        }
        Err(store::webhook::unknown_delivery().into())
    }
}
