//! Minutes that were kept for a customer are free again: because the desk says so, or because the time is over.

use std::time::Duration;

use futures::FutureExt;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{clock::Clock, tasks::Tasks};
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    capacity::{Claims, difference},
    order::Order,
    policy::Action,
};
use werkbrug_pipeline::{
    Pipeline,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    refused::refused,
    store::{
        self,
        tables::customer_order::{Column, Entity},
        work::Hold,
    },
};

/// How often it is looked whether the time of a hold is over.
const LOOK: Duration = Duration::from_secs(1);
/// Holds that end in one look.
const AT_ONCE: u64 = 100;

/// Which quote.
pub(crate) struct ReleaseHold {
    /// The quote.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for ReleaseHold {
    fn name(&self) -> &'static str {
        "release_hold"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::HoldCapacity)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        let offer = stored.order.let_go().map_err(refused)?;
        let change = difference(&offer.claims(), &Claims::new());
        store::capacity::shift(tx.db(), tx.tenant().uuid(), &change).await?;
        store::order::save(tx, &mut stored).await?;
        Ok(Receipt::new(self.order.uuid(), stored.etag()))
    }
}

/// Gives back what is kept too long, until the service stops. Any replica may do it; whoever locks the quote does.
pub(crate) fn start(pipeline: &Pipeline, clock: &Clock, tasks: &Tasks) {
    let (pipeline, clock, stopping) = (pipeline.clone(), clock.clone(), tasks.stopping());
    tasks.spawn("holds", async move {
        while !stopping.is_cancelled() {
            if let Err(stop) = release_ended(&pipeline, clock.now_us()).await {
                tracing::warn!(cause = ?stop, "holds that ended could not be given back");
            }
            tokio::select! {
                () = stopping.cancelled() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    });
}

async fn release_ended(pipeline: &Pipeline, now_us: i64) -> Result<(), Stop> {
    let ended: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::Tenant, Column::Id])
        .filter(Column::HeldUntilUs.lte(now_us))
        .order_by_asc(Column::HeldUntilUs)
        .limit(AT_ONCE)
        .into_tuple()
        .all(pipeline.reader())
        .await?;
    for (tenant, order) in ended {
        pipeline.alone(move |db| release(db, tenant, order, now_us).boxed()).await?;
        tracing::info!(order.id = %order, "a hold on capacity ended by itself");
    }
    Ok(())
}

/// Gives back what a quote holds, when its time is still over once it is locked.
async fn release(db: &DatabaseTransaction, tenant: Uuid, order: Uuid, now_us: i64) -> Result<(), Stop> {
    let found = store::order::load(db, tenant, &[order], Hold::Locked).await?;
    let Some(mut stored) = found.into_iter().next() else { return Ok(()) };
    if stored.order.hold.as_ref().is_none_or(|hold| hold.until_us > now_us) {
        return Ok(());
    }
    let Ok(offer) = stored.order.let_go() else { return Ok(()) };
    store::capacity::shift(db, tenant, &difference(&offer.claims(), &Claims::new())).await?;
    stored.version += 1;
    store::order::write(db, tenant, std::iter::once(&stored)).await
}
