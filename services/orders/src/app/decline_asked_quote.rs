//! Say that no quote will follow, and why.

use uuid::Uuid;
use werkbrug_orders_domain::{asked::Declined, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, refused::refused, store};

/// Which request, and why.
pub(crate) struct DeclineAskedQuote {
    /// The request.
    pub(crate) asked: Uuid,
    /// Why no quote follows.
    pub(crate) reason: Declined,
}

#[async_trait::async_trait]
impl UseCase for DeclineAskedQuote {
    fn name(&self) -> &'static str {
        "decline_asked_quote"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::CreateQuote)?;
        let row = store::asked::lock(tx, self.asked).await?;
        store::asked::stage(&row)?.check_open().map_err(refused)?;
        store::asked::answer(tx, self.asked, None, Some(self.reason)).await?;
        Ok(Receipt::new(self.asked, ""))
    }
}
