//! Forget somebody at a company.

use uuid::Uuid;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, store};

/// Who is forgotten.
pub(crate) struct RemoveCompanyContact {
    /// The contact.
    pub(crate) contact: Uuid,
}

#[async_trait::async_trait]
impl UseCase for RemoveCompanyContact {
    fn name(&self) -> &'static str {
        "remove_company_contact"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Relate)?;
        store::contact::lock(tx, self.contact).await?;
        store::site::forget_contact(tx, self.contact).await?;
        store::contact::remove(tx, self.contact).await?;
        Ok(Receipt::new(self.contact, ""))
    }
}
