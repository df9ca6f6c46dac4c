//! A new version takes the place of a quote: only the newest can be accepted, and every version stays known.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    ending::LossReason,
    order::{Order, Stage},
    policy::Action,
    work::rounds_left,
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::create_quote::{CreateQuote, fresh},
    permit, publish,
    refused::refused,
    store,
};

/// Which quote, and what takes its place.
pub(crate) struct ReviseQuote {
    /// The quote.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// What is quoted now; company and reference are those of the quote.
    pub(crate) quoted: CreateQuote,
}

#[async_trait::async_trait]
impl UseCase for ReviseQuote {
    fn name(&self) -> &'static str {
        "revise_quote"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::CreateQuote)?;
        self.quoted.check_valid(tx.today())?;
        rounds_left(&self.quoted.lines).map_err(refused)?;
        let mut former = store::order::lock(tx, self.order).await?;
        former.check_etag(&self.etag)?;
        let quote = Order {
            id: tx.fresh(),
            company: former.order.company,
            reference: former.order.reference.clone(),
            lines: fresh(tx, &self.quoted.lines),
            valid_until: self.quoted.valid_until,
            material_on: self.quoted.material_on,
            hold: None,
            stage: Stage::Quoted,
        };
        former.order.lose(tx.today(), LossReason::NewerVersion).map_err(refused)?;
        store::order::save(tx, &mut former).await?;
        let stored = store::order::insert(tx, &quote).await?;
        let id = quote.id.uuid();
        let version = store::version::follow(tx, self.order.uuid(), id).await?;
        store::incoming::follow(tx, self.order.uuid(), id).await?;
        store::site::follow(tx, self.order.uuid(), id).await?;
        let sub_tasks = quote.lines.iter().map(|line| line.sub_tasks.len()).sum();
        store::quoted_work::follow(tx, self.order.uuid(), (id, sub_tasks)).await?;
        tx.announce(self.order.uuid(), &publish::quote_lost(self.order, tx.today()));
        let event = tx.announce(id, &publish::quote_created(&quote));
        Ok(Receipt::new(id, stored.etag()).with_event(event).with_fact("version", version.to_string()))
    }
}
