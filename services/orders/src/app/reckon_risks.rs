//! Keeps which open orders are late, so that nobody has to reckon it to see a list. An order is looked at when something of
//! it changed, when its department gives less or needs more, and when the days go by on which it counted; one that is late,
//! or may become so by what others take, also when free minutes change.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use futures::FutureExt;
use jiff::{ToSpan, civil::Date};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use werkbrug_chassis::{clock::Clock, refusal::Fault, tasks::Tasks};
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::{
    capacity::{self, FreeMinutes},
    forecast::Outlook,
    promise, risk,
};
use werkbrug_pipeline::{Pipeline, use_case::Stop};

use crate::{
    app::promises::departments,
    knowledge::Knowledge,
    store::{self, risk::Lowered, work::Hold},
};

/// How often it is looked whether something is due.
const LOOK: Duration = Duration::from_secs(1);
/// The rest in between when there is more to do.
const BREATH: Duration = Duration::from_millis(50);
/// Orders that are looked at in one transaction.
const ORDERS: u64 = 500;
/// Departments' days that are taken at once.
const LOWERED: u64 = 200;
/// Orders that are marked in one statement.
const MARKED: usize = 500;

/// Who looks, with what is known.
struct Follower {
    pipeline: Pipeline,
    clock: Clock,
    knowledge: Arc<Knowledge>,
    /// The last order that was looked at in each workshop because free minutes changed.
    after: BTreeMap<Uuid, Uuid>,
}

/// What orders of a workshop are held against.
struct On {
    tenant: Uuid,
    today: Date,
    days: Period,
    outlook: Arc<Outlook>,
    free: FreeMinutes,
    seen: i64,
}

/// Looks until the service stops. Any replica may; whoever locks an order does.
pub(crate) fn start(pipeline: &Pipeline, clock: &Clock, tasks: &Tasks, knowledge: &Arc<Knowledge>) {
    let (pipeline, clock, knowledge) = (pipeline.clone(), clock.clone(), Arc::clone(knowledge));
    let mut follower = Follower { pipeline, clock, knowledge, after: BTreeMap::new() };
    let stopping = tasks.stopping();
    tasks.spawn("risks", async move {
        while !stopping.is_cancelled() {
            let has_more = follower.look().await.unwrap_or_else(|stop| {
                tracing::warn!(cause = ?stop, "which orders are late could not be reckoned");
                false
            });
            tokio::select! {
                () = stopping.cancelled() => {}
                () = tokio::time::sleep(if has_more { BREATH } else { LOOK }) => {}
            }
        }
    });
}

impl Follower {
    /// Does a portion of what is due; answers whether there is more.
    async fn look(&mut self) -> Result<bool, Stop> {
        let (db, today) = (self.pipeline.reader(), self.clock.today());
        let mut has_more = self.mark().await?;
        let due = store::risk::due(db, today, ORDERS).await?;
        has_more |= is_full(due.len());
        let mut orders: BTreeMap<Uuid, BTreeSet<Uuid>> =
            store::risk::tenants(db).await?.into_iter().map(|tenant| (tenant, BTreeSet::new())).collect();
        for (tenant, order) in due {
            orders.entry(tenant).or_default().insert(order);
        }
        for (tenant, mut orders) in orders {
            if !orders.is_empty() {
                self.knowledge.forget(tenant); // another replica may have heard of something that was measured
            }
            let on = self.on(tenant, today).await?;
            let after = self.after.remove(&tenant);
            let outdated = store::risk::outdated(db, tenant, (on.seen, after), ORDERS).await?;
            if let Some(last) = outdated.last().filter(|_| is_full(outdated.len())) {
                self.after.insert(tenant, *last);
                has_more = true;
            }
            orders.extend(outdated);
            if !orders.is_empty() {
                self.pipeline.alone(move |db| async move { reckon(db, &on, orders).await }.boxed()).await?;
            }
        }
        Ok(has_more)
    }

    /// Finds out who counts on departments that give less or need more.
    async fn mark(&self) -> Result<bool, Stop> {
        let db = self.pipeline.reader();
        let lowered = store::risk::all_lowered(db, LOWERED).await?;
        let Some(Lowered { tenant, .. }) = lowered.first() else { return Ok(false) };
        let tenant = *tenant;
        if lowered.iter().any(|own| own.day.is_none()) {
            self.knowledge.forget(tenant);
        }
        let orders = store::risk::counting_on(db, tenant, &lowered).await?;
        let gone: Vec<Uuid> = lowered.iter().map(|own| own.id).collect();
        self.pipeline.alone(move |db| mark(db, tenant, orders, gone).boxed()).await?;
        Ok(true)
    }

    /// What departments of a workshop can still give.
    async fn on(&self, tenant: Uuid, today: Date) -> Result<On, Stop> {
        let (db, outlook) = (self.pipeline.reader(), self.knowledge.of(tenant).await?);
        let tomorrow = promise::first_day(today, None, &outlook.calendar);
        let days = tomorrow.and_then(|tomorrow| promise::horizon(tomorrow, &outlook.calendar));
        let days = days.ok_or_else(|| Fault::bug("the calendar ended"))?;
        let departments = store::risk::departments(db, tenant).await?;
        let free = store::capacity::lanes(db, tenant, &departments, days).await?.into_free();
        let seen = store::risk::seen(&free, &departments);
        Ok(On { tenant, today, days, outlook, free, seen })
    }
}

/// These orders are to be looked at, and nobody has to look who they are again.
async fn mark(db: &DatabaseTransaction, tenant: Uuid, orders: Vec<Uuid>, gone: Vec<Uuid>) -> Result<(), Stop> {
    for portion in orders.chunks(MARKED) {
        store::risk::look_at(db, tenant, portion.to_vec(), store::risk::AT_ONCE).await?;
    }
    store::risk::drop_lowered(db, tenant, gone).await
}

fn is_full(found: usize) -> bool {
    u64::try_from(found).is_ok_and(|found| found >= ORDERS)
}

/// Reckons these orders anew, while nobody else changes them.
async fn reckon(db: &DatabaseTransaction, on: &On, orders: BTreeSet<Uuid>) -> Result<(), Stop> {
    let ids: Vec<Uuid> = orders.into_iter().collect();
    let orders = store::order::load(db, on.tenant, &ids, Hold::Locked).await?;
    let all = orders.iter().flat_map(|stored| departments(&stored.order.lines)).collect();
    let from_today = Period::new(on.today, on.days.to()).map_err(Fault::during("counting days"))?;
    let announced = store::capacity::announced(db, on.tenant, &all, from_today).await?;
    let mut found = BTreeMap::new();
    for stored in orders.iter().filter(|stored| stored.order.open_agreement().is_ok()) {
        let (order, held) = (&stored.order, capacity::covered(&stored.held(), &announced));
        let kept = match risk::safe_until(order, &held, on.today, &on.outlook) {
            Some(look_on) => (look_on, None),
            None => {
                let risk = risk::risk(order, &held, on.today, &on.outlook, on.free.clone());
                (on.today.saturating_add(1.day()), risk)
            }
        };
        found.insert(order.id.uuid(), kept);
    }
    store::risk::keep(db, on.tenant, on.seen, &found).await
}
