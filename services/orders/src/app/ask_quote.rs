//! A customer describes work and asks for a quote.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_proto::orders::AskedQuote;

use crate::{
    permit,
    store::{self, company::Key},
};

/// Most requests of a company that wait for an answer.
const MOST_OPEN: u64 = 50;

/// What is asked.
pub(crate) struct AskQuote {
    /// For whom; a host asks for its own company.
    pub(crate) company: Option<Uuid>,
    /// What was said.
    pub(crate) said: AskedQuote,
}

#[async_trait::async_trait]
impl UseCase for AskQuote {
    fn name(&self) -> &'static str {
        "ask_quote"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = permit::scope(tx.viewer(), Action::AskQuote)?;
        let company = self.company.or(scope.company()).filter(|company| scope.holds(*company));
        let company = company.ok_or_else(store::company::unknown)?;
        let tenant = tx.tenant().uuid();
        let known = store::company::find(tx.db(), tenant, &Key::Id(company)).await?;
        known.ok_or_else(store::company::unknown)?;
        if store::asked::open(tx.db(), tenant, company).await? >= MOST_OPEN {
            let text = "too many requests of this company wait for an answer";
            return Err(Refusal::new(Kind::Precondition, "TOO_MANY_ASKED", text).into());
        }
        let id = tx.fresh::<()>().uuid();
        store::asked::insert(tx, id, company, &self.said).await?;
        Ok(Receipt::new(id, ""))
    }
}
