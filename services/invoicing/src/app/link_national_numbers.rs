//! Link national numbers to codes, as blind indexes: so that a file that names people by number alone can be matched.

use std::collections::BTreeMap;

use werkbrug_invoicing_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, store};

/// What is asked for.
pub(crate) struct LinkNationalNumbers {
    /// Codes by blind index.
    pub(crate) links: BTreeMap<String, String>,
}

#[async_trait::async_trait]
impl UseCase for LinkNationalNumbers {
    fn name(&self) -> &'static str {
        "link_national_numbers"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordDmfaLine)?;
        store::number_link::put(tx, &self.links).await?;
        let receipt = Receipt::new(tx.fresh::<Self>().uuid(), "");
        Ok(receipt.with_fact("links", self.links.len().to_string()))
    }
}
