//! Keep which column of a customer's files says what.

use uuid::Uuid;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_proto::orders::ColumnMapping;

use crate::{permit, store};

/// What is kept.
pub(crate) struct SaveColumnMapping {
    /// The columns, by a name.
    pub(crate) mapping: ColumnMapping,
}

#[async_trait::async_trait]
impl UseCase for SaveColumnMapping {
    fn name(&self) -> &'static str {
        "save_column_mapping"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::CreateQuote)?;
        store::mapping::write(tx, &self.mapping).await?;
        Ok(Receipt::new(Uuid::nil(), ""))
    }
}
