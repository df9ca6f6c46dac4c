//! The customer wants an accepted order otherwise: a new day is promised for the work that is left. What was promised
//! before is kept with the change, and the new promise is sealed after it.

use std::sync::Arc;

use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    amend::Amendment,
    forecast::Outlook,
    order::{Agreement, Order, Wish},
    policy::Action,
    said::Choice,
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::{create_quote::fresh, deliver_order::give_back, promises::Promises},
    permit, publish,
    refused::refused,
    seal::Sealer,
    store::{
        self,
        change::{ORDER_CHANGED, What},
    },
};

/// Which order, and how it is wanted now.
#[derive(Clone)]
pub(crate) struct ChangeOrder {
    /// The order.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// What changes.
    pub(crate) amendment: Amendment,
    /// The day that is wanted.
    pub(crate) wish: Wish,
    /// Which day the desk wants to say.
    pub(crate) choice: Choice,
    /// What is known of departments.
    pub(crate) outlook: Arc<Outlook>,
    /// Who seals the promise.
    pub(crate) sealer: Arc<Sealer>,
}

#[async_trait::async_trait]
impl UseCase for ChangeOrder {
    fn name(&self) -> &'static str {
        "change_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::ChangeOrder)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        let (id, held, lines) = (self.order.uuid(), stored.held(), stored.order.lines.clone());
        let before = stored.order.open_agreement().map_err(refused)?.clone();
        let new_lines = fresh(tx, &self.amendment.new_lines);
        stored.order.amend(Amendment { new_lines, ..self.amendment.clone() }, self.wish).map_err(refused)?;
        // What it held of days to come is free before another day is looked for.
        give_back(tx, &held).await?;
        let mut promises = Promises::new(tx, Arc::clone(&self.outlook));
        let offer = promises.find(&stored.order, self.choice).await?;
        stored.order.promise_anew(tx.today(), offer.clone(), self.wish).map_err(refused)?;
        promises.take(&stored.order, &offer)?;
        self.seal(tx, &mut stored.order, &before).await?;
        store::lines::save(tx, id, &lines, &stored.order.lines).await?;
        store::order::save(tx, &mut stored).await?;
        promises.write().await?;
        let event = tx.announce(id, &publish::order_changed(&stored.order, &before, offer.on, tx.today()));
        Ok(Receipt::new(id, stored.etag()).with_event(event).with_fact("promised_on", offer.on.to_string()))
    }
}

impl ChangeOrder {
    /// Keeps the promise whose place another took, and seals the new one after it.
    async fn seal(&self, tx: &Tx<'_>, order: &mut Order, before: &Agreement) -> Result<(), Stop> {
        let said = store::steps::from_offer(before.promised_on, &before.steps, &before.basis)?;
        let Some(agreement) = order.agreement() else {
            return Err(Fault::bug("a changed order has no promise").into());
        };
        let (from, to) = (Some(before.promised_on), Some(agreement.promised_on));
        let what = What { kind: ORDER_CHANGED, from, to, said: Some(said) };
        let mark = store::change::append(tx, &self.sealer, (order.id.uuid(), &before.basis.seal), what).await?;
        Ok(store::chain::seal(&self.sealer, order, &mark)?)
    }
}
