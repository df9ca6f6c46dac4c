//! Accept quotes: find the first day on which the work of each can be done, take those minutes, promise.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Refusal};
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    forecast::Outlook,
    order::{Order, Wish},
    policy::Action,
    said::Choice,
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Member, Receipt, Stop, Together, UseCase},
};

use crate::{
    app::promises::Promises,
    permit, publish,
    refused::refused,
    seal::Sealer,
    store::{
        self,
        order::{Stored, unknown},
    },
};

/// Which quote, and what the customer hopes for.
#[derive(Clone)]
pub(crate) struct AcceptOrder {
    /// The quote.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// The day that is wanted.
    pub(crate) wish: Wish,
    /// Which day the desk wants to say; nothing for the safe one, or for what was said when minutes were kept.
    pub(crate) choice: Option<Choice>,
    /// What is known of departments.
    pub(crate) outlook: Arc<Outlook>,
    /// Who seals the promise.
    pub(crate) sealer: Arc<Sealer>,
}

#[async_trait::async_trait]
impl UseCase for AcceptOrder {
    fn name(&self) -> &'static str {
        "accept_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let answer = accept_all(&[(self, tx)]).await?.into_iter().next();
        Ok(answer.ok_or_else(|| Fault::bug("an acceptance got no answer"))??)
    }

    fn together(&self) -> Option<&'static dyn Together> {
        Some(&AcceptOrders)
    }
}

/// Several acceptances at once.
struct AcceptOrders;

#[async_trait::async_trait]
impl Together for AcceptOrders {
    async fn run(&self, group: &[Member<'_>]) -> Result<Vec<Result<Receipt, Refusal>>, Stop> {
        let commands = group.iter().map(|member| Ok((member.of::<AcceptOrder>()?, member.tx)));
        accept_all(&commands.collect::<Result<Vec<_>, Fault>>()?).await
    }
}

/// Reads the orders at once, promises one after the other, and writes at once.
async fn accept_all(commands: &[(&AcceptOrder, &Tx<'_>)]) -> Result<Vec<Result<Receipt, Refusal>>, Stop> {
    let Some((first, shared)) = commands.first() else { return Ok(Vec::new()) };
    let ids: BTreeSet<Uuid> = commands.iter().map(|(command, _)| command.order.uuid()).collect();
    let mut orders = store::order::lock_all(shared, ids).await?;
    let mut promises = Promises::new(shared, Arc::clone(&first.outlook));
    promises.prepare(orders.values().map(|stored| &stored.order)).await?;
    let (mut answers, mut changed) = (Vec::with_capacity(commands.len()), BTreeSet::new());
    for (command, tx) in commands {
        match command.accept(tx, &mut orders, &mut promises).await {
            Ok(receipt) => {
                changed.insert(receipt.id);
                answers.push(Ok(receipt));
            }
            Err(Stop::Refused(refusal)) => answers.push(Err(refusal)),
            Err(Stop::Fault(fault)) => return Err(fault.into()),
        }
    }
    let changed = orders.values().filter(|stored| changed.contains(&stored.order.id.uuid()));
    store::order::write(shared.db(), shared.tenant().uuid(), changed).await?;
    promises.write().await?;
    Ok(answers)
}

impl AcceptOrder {
    /// Accepts one of the orders that were read.
    async fn accept(
        &self,
        tx: &Tx<'_>,
        orders: &mut BTreeMap<Uuid, Stored>,
        promises: &mut Promises<'_>,
    ) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::AcceptOrder)?;
        let stored = orders.get_mut(&self.order.uuid()).ok_or_else(unknown)?;
        stored.check_etag(&self.etag)?;
        stored.order.check_open(tx.today()).map_err(refused)?;
        let held = stored.order.held_offer(tx.now_us()).map_err(refused)?.cloned();
        let is_held = held.is_some();
        let offer = match held {
            Some(offer) => match self.choice {
                Some(choice) => offer.said_by(choice),
                None => offer,
            },
            None => promises.find(&stored.order, self.choice.unwrap_or_default()).await?,
        };
        let promised_on = offer.on;
        stored.order.accept(tx.today(), offer.clone(), self.wish).map_err(refused)?;
        if !is_held {
            promises.take(&stored.order, &offer)?;
        }
        seal(&self.sealer, &mut stored.order)?;
        stored.version += 1;
        let id = self.order.uuid();
        let event = tx.announce(id, &publish::order_accepted(&stored.order, promised_on));
        Ok(Receipt::new(id, stored.etag()).with_event(event).with_fact("promised_on", promised_on.to_string()))
    }
}

/// Marks what was promised, so that a later reader knows that nobody changed it.
fn seal(sealer: &Sealer, order: &mut Order) -> Result<(), Fault> {
    if let Some(agreement) = order.agreement() {
        let mark = sealer.mark("", &store::steps::sealed(order, agreement)?)?;
        order.seal(mark);
    }
    Ok(())
}
