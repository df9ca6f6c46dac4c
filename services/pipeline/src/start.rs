//! From a configuration to a running pipeline.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use tokio::sync::{Notify, RwLock, broadcast};
use werkbrug_chassis::{refusal::Fault, run::Context};
use werkbrug_proto::topics;

use crate::tables::{meta, receipt};
use crate::{
    Pipeline, Setup, bus, consumer::Consumer, core::Core, database::Database, inbox, numbering, relay, report,
    told::Told, use_case::Stop, writer::Writer,
};

/// The net under the in-process call to number.
const SWEEP: Duration = Duration::from_secs(1);
/// Hints that a slow follower may leave unread before it is told to read again.
const HINTS: usize = 1_024;
/// How often old receipts are thrown away, and how old they may grow.
const PRUNE: Duration = Duration::from_secs(3_600);
const RECEIPT_LIFE_US: i64 = 30 * 24 * 3_600 * 1_000_000;

pub(crate) async fn open(context: &Context, setup: Setup) -> Result<Pipeline, Fault> {
    let database = Database::open(setup.service, &context.config, &context.tasks).await?;
    database.migrate(&setup.migrations).await?;
    let rows = rows(setup.service, context.config.partitions.max(1), &setup.consumers);
    let facts = database.alone(move |tx| {
        Box::pin(async move {
            for row in rows {
                tx.execute_unprepared(&row).await?;
            }
            let epoch = fact(tx, "epoch", || uuid::Uuid::now_v7().to_string()).await?;
            let key = fact(tx, "receipt_key", || hex::encode(rand::random::<[u8; 32]>())).await?;
            Ok((epoch, key))
        })
    });
    let (epoch, key) = facts.await.map_err(|stop| Fault::new("prepare the pipeline", format!("{stop:?}")))?;
    let core = Arc::new(Core {
        service: setup.service,
        process: uuid::Uuid::now_v7().to_string(),
        epoch,
        receipt_key: hex::decode(key).map_err(|cause| Fault::new("read the receipts' key", cause))?,
        database: database.clone(),
        config: context.config.clone(),
        clock: context.clock.clone(),
        tasks: context.tasks.clone(),
        peers: context.peers.clone(),
        consumers: setup.consumers,
        migrations: setup.migrations,
        committed: Arc::default(),
        moved: Notify::new(),
        hints: broadcast::channel(HINTS).0,
        heads: Mutex::default(),
        applied: Mutex::default(),
        applying: RwLock::default(),
        mending: Arc::default(),
        #[cfg(feature = "testing")]
        deaf: RwLock::new(false),
    });
    let committed = Arc::clone(&core.committed);
    let writer = Writer::start(database, &context.tasks, Arc::new(move || committed.notify_one()));
    start_tasks(&core).await?;
    Ok(Pipeline { core, writer })
}

/// A head and a relay mark for each topic, an inbox mark for each that is heard; the audit has a head alone.
fn rows(service: &str, partitions: u32, consumers: &[Arc<dyn Consumer>]) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = |table: &str, columns: &str, values: String| {
        rows.push(format!("INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING"));
    };
    for partition in 0..partitions {
        row("topic_head", "topic, partition", format!("'{}', {partition}", topics::AUDIT));
        for topic in topics::said_by(service) {
            row("topic_head", "topic, partition", format!("'{}', {partition}", topic.name));
            row("relay_mark", "topic, partition", format!("'{}', {partition}", topic.name));
        }
        for heard in consumers {
            let values = format!("'{}', '{}', {partition}", heard.source(), heard.topic());
            row("inbox_mark", "source, topic, partition", values);
        }
    }
    rows
}

async fn start_tasks(core: &Arc<Core>) -> Result<(), Fault> {
    let client = bus::connect(core.service, &core.config).await?;
    let mut told = Told::default();
    for topic in topics::said_by(core.service) {
        for partition in 0..core.partitions() {
            let wake = told.wake(topic.name, partition);
            core.tasks.spawn_vital("relay", relay::run(Arc::clone(core), client.clone(), topic, partition, wake));
        }
    }
    core.tasks.spawn_vital("numbering", number(Arc::clone(core), told));
    core.tasks.spawn("receipts", prune(Arc::clone(core)));
    if core.config.otlp_endpoint.is_some() {
        core.tasks.spawn("report", report::run(Arc::clone(core)));
    }
    for consumer in &core.consumers {
        let known = topics::heard_by(core.service)
            .find(|topic| topic.source == consumer.source() && topic.name == consumer.topic());
        let Some(topic) = known else {
            return Err(Fault::bug("a service listens to a topic that is not meant for it"));
        };
        core.tasks.spawn_vital("inbox", inbox::run(Arc::clone(core), client.clone(), Arc::clone(consumer), topic));
    }
    Ok(())
}

async fn number(core: Arc<Core>, mut told: Told) {
    let stopping = core.tasks.stopping();
    loop {
        let outcome = async {
            let count = numbering::number(&core.database).await?;
            Ok::<_, Stop>((count, told.tell(&core).await?))
        };
        match outcome.await {
            Ok((count, has_news)) => {
                if has_news {
                    crashpoint!("numbered");
                    core.moved.notify_waiters();
                }
                if count > 0 {
                    continue; // perhaps more waits than fits in one go
                }
            }
            Err(stop) => tracing::warn!(error = ?stop, "numbering waits for the database"),
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = core.committed.notified() => {}
            () = tokio::time::sleep(SWEEP) => {}
        }
    }
}

async fn prune(core: Arc<Core>) {
    let stopping = core.tasks.stopping();
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(PRUNE) => {}
        }
        if let Err(stop) = throw_old_receipts_away(&core).await {
            tracing::warn!(error = ?stop, "old receipts stay a while");
        }
    }
}

/// Receipts that nobody asks for any more; answers how many.
pub(crate) async fn throw_old_receipts_away(core: &Core) -> Result<u64, Stop> {
    let before = core.clock.wall_us().saturating_sub(RECEIPT_LIFE_US);
    let old = receipt::Entity::delete_many().filter(receipt::Column::MadeAtUs.lt(before));
    core.database.alone(move |tx| Box::pin(async move { Ok(old.exec(tx).await?.rows_affected) })).await
}

/// A fact about this database, made once.
async fn fact(tx: &DatabaseTransaction, name: &str, make: impl FnOnce() -> String) -> Result<String, Stop> {
    let make = format!("INSERT INTO meta (name, value) VALUES ('{name}', '{}') ON CONFLICT DO NOTHING", make());
    tx.execute_unprepared(&make).await?;
    let row = meta::Entity::find_by_id(name.to_owned()).one(tx).await?;
    row.map(|row| row.value).ok_or_else(|| Fault::bug("a fact was made and is gone").into())
}
