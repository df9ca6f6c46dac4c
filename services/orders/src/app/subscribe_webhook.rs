//! Tell a company's orders to its own system from now on.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{self, company::Key},
};

/// Most webhooks of a workshop that go on.
const MOST: u64 = 100;

/// Whose orders, and where they are told.
pub(crate) struct SubscribeWebhook {
    /// The company.
    pub(crate) company: Uuid,
    /// An address that was looked at.
    pub(crate) url: String,
}

#[async_trait::async_trait]
impl UseCase for SubscribeWebhook {
    fn name(&self) -> &'static str {
        "subscribe_webhook"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Notify)?;
        let tenant = tx.tenant().uuid();
        let company = store::company::find(tx.db(), tenant, &Key::Id(self.company)).await?;
        company.ok_or_else(store::company::unknown)?;
        if store::webhook::count(tx.db(), tenant).await? >= MOST {
            let text = "there are as many webhooks as there may be; end one first";
            return Err(Refusal::new(Kind::Precondition, "TOO_MANY_WEBHOOKS", text)
                .with_fact("most", MOST.to_string())
                .into());
        }
        let id = store::webhook::insert(tx, self.company, &self.url).await?;
        Ok(Receipt::new(id, ""))
    }
}
