//! Look again for what the open lines of the bank pay: what was told since may be among it.

use werkbrug_invoicing_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{matching, permit, standing};

/// What is asked for.
pub(crate) struct MatchBankLines;

#[async_trait::async_trait]
impl UseCase for MatchBankLines {
    fn name(&self) -> &'static str {
        "match_bank_lines"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordBankLines)?;
        standing::catch_up(tx).await?;
        let matched = matching::match_open(tx).await?;
        Ok(Receipt::new(tx.fresh::<Self>().uuid(), "").with_fact("matched", matched.to_string()))
    }
}
