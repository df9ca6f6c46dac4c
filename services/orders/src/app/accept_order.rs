//! Accept quotes: find the first day on which the work of each can be done, take those minutes, promise.

use std::collections::{BTreeMap, BTreeSet};

use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Refusal, reason_of};
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    order::{Order, Wish},
    policy::Action,
};
use werkbrug_pipeline::{
    Pipeline,
    call::Call,
    tx::Tx,
    use_case::{Member, Receipt, Stop, Together, UseCase},
};

use crate::{
    app::promises::Promises,
    permit, publish,
    refused::refused,
    store::{
        self,
        capacity::CAPACITY_TAKEN,
        order::{Stored, unknown},
    },
};

/// How often a promise is made anew when others are faster, before the caller is told.
const ATTEMPTS: u32 = 20;

/// Which quote, and what the customer hopes for.
#[derive(Clone)]
pub(crate) struct AcceptOrder {
    /// The quote.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// The day that is wanted.
    pub(crate) wish: Wish,
}

/// Accepts, again when the minutes that were free went to somebody else meanwhile: two acceptances
/// of the same department only meet when they want the same last minutes.
pub(crate) async fn accept(pipeline: &Pipeline, call: Call, command: AcceptOrder) -> Result<Receipt, Status> {
    let mut answer = pipeline.execute(call.clone(), command.clone()).await;
    for _ in 1..ATTEMPTS {
        match &answer {
            Err(status) if reason_of(status).as_deref() == Some(CAPACITY_TAKEN) => {
                answer = pipeline.execute(call.clone(), command.clone()).await;
            }
            Ok(_) | Err(_) => break,
        }
    }
    answer
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
    let Some((_, shared)) = commands.first() else { return Ok(Vec::new()) };
    let ids: BTreeSet<Uuid> = commands.iter().map(|(command, _)| command.order.uuid()).collect();
    let mut orders = store::order::lock_all(shared, ids).await?;
    let mut promises = Promises::new(shared);
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
    store::order::write(shared, orders.values().filter(|stored| changed.contains(&stored.order.id.uuid()))).await?;
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
        let promise = promises.find(&stored.order).await?;
        let promised_on = promise.on;
        stored.order.accept(tx.today(), promise.clone(), self.wish).map_err(refused)?;
        promises.take(&stored.order, &promise)?;
        stored.version += 1;
        let id = self.order.uuid();
        let event = tx.announce(id, &publish::order_accepted(&stored.order, promised_on));
        Ok(Receipt::new(id, stored.etag()).with_event(event).with_fact("promised_on", promised_on.to_string()))
    }
}
