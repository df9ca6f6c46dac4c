//! Make a quote with what its work asks; it may answer what a customer asked.

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_proto::orders::QuotedWork;

use crate::{app::create_quote::CreateQuote, permit, refused::refused, store};

/// What is quoted.
pub(crate) struct MakeQuote {
    /// The quote.
    pub(crate) quoted: CreateQuote,
    /// What its work asks, as it was said.
    pub(crate) work: QuotedWork,
    /// The request that it answers.
    pub(crate) asked: Option<Uuid>,
}

#[async_trait::async_trait]
impl UseCase for MakeQuote {
    fn name(&self) -> &'static str {
        "make_quote"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::CreateQuote)?;
        if let Some(asked) = self.asked {
            let row = store::asked::lock(tx, asked).await?;
            store::asked::stage(&row)?.check_open().map_err(refused)?;
            if row.company_id != self.quoted.company {
                let text = "another company asked for this quote";
                return Err(Refusal::invalid("company_id", "ASKED_BY_ANOTHER", text).into());
            }
        }
        let receipt = self.quoted.make(tx).await?;
        store::quoted_work::insert(tx, receipt.id, &self.work).await?;
        if let Some(asked) = self.asked {
            store::asked::answer(tx, asked, Some(receipt.id), None).await?;
        }
        Ok(receipt)
    }
}
