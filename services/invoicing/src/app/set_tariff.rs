//! Set what a company pays an hour for a class of work, from a day on.

use uuid::Uuid;
use werkbrug_invoicing_domain::{invoice::tariff::Tariff, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, store};

/// What is asked for.
pub(crate) struct SetTariff {
    /// Who pays.
    pub(crate) company: Uuid,
    /// What.
    pub(crate) tariff: Tariff,
}

#[async_trait::async_trait]
impl UseCase for SetTariff {
    fn name(&self) -> &'static str {
        "set_tariff"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::SetTariff)?;
        let written = store::tariff::put(tx, self.company, &self.tariff).await?;
        Ok(Receipt::new(written.id, written.version.to_string()))
    }
}
