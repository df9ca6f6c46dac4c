//! From a configuration to a running pipeline.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ActiveValue, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use tokio::sync::Notify;
use werkbrug_chassis::refusal::Fault;
use werkbrug_chassis::run::Context;
use werkbrug_proto::pipeline::Hint;
use werkbrug_proto::topics;

use crate::core::{Core, Parts};
use crate::database::Database;
use crate::tables::{event_log, meta, receipt};
use crate::use_case::Stop;
use crate::writer::Writer;
use crate::{Pipeline, Setup, bus, inbox, numbering, relay};

/// The net under the in-process call to number.
const SWEEP: Duration = Duration::from_secs(1);
/// How often old receipts are thrown away, and how old they may grow.
const PRUNE: Duration = Duration::from_secs(3_600);
const RECEIPT_LIFE_US: i64 = 30 * 24 * 3_600 * 1_000_000;

pub(crate) async fn open(context: &Context, setup: Setup) -> Result<Pipeline, Fault> {
    let database = Database::open(setup.service, &context.config, &context.tasks).await?;
    database.migrate(&setup.migrations).await?;
    let partitions = context.config.partitions.max(1);
    let mut names: Vec<&'static str> = topics::said_by(setup.service).map(|topic| topic.name).collect();
    let said = names.clone();
    names.push(topics::AUDIT);
    let facts = database.alone(move |tx| {
        Box::pin(async move {
            numbering::prepare(tx, &names, partitions).await?;
            relay::prepare(tx, &said, partitions).await?;
            let epoch = fact(tx, "epoch", || uuid::Uuid::now_v7().to_string()).await?;
            let key = fact(tx, "receipt_key", || hex::encode(rand::random::<[u8; 32]>())).await?;
            Ok((epoch, key))
        })
    });
    let (epoch, key) = facts.await.map_err(|stop| Fault::new("prepare the pipeline", format!("{stop:?}")))?;
    let receipt_key = hex::decode(key).map_err(|cause| Fault::new("read the receipts' key", cause))?;
    let parts = Parts {
        service: setup.service,
        epoch,
        receipt_key,
        database: database.clone(),
        consumers: setup.consumers,
        migrations: setup.migrations,
    };
    let core = Arc::new(Core::new(parts, context));
    let committed = Arc::clone(&core.committed);
    let writer = Writer::start(database, &context.tasks, Arc::new(move || committed.notify_one()));
    start_tasks(&core).await?;
    Ok(Pipeline { core, writer })
}

async fn start_tasks(core: &Arc<Core>) -> Result<(), Fault> {
    let client = bus::connect(core.service, &core.config).await?;
    let mut wakes = Vec::new();
    for topic in topics::said_by(core.service) {
        for partition in 0..core.partitions() {
            let wake = Arc::new(Notify::new());
            wakes.push((topic.name, partition, Arc::clone(&wake)));
            core.tasks.spawn("relay", relay::run(Arc::clone(core), client.clone(), topic, partition, wake));
        }
    }
    core.tasks.spawn("numbering", number(Arc::clone(core), wakes));
    core.tasks.spawn("receipts", prune(Arc::clone(core)));
    for consumer in &core.consumers {
        let known = topics::heard_by(core.service)
            .find(|topic| topic.source == consumer.source() && topic.name == consumer.topic());
        let Some(topic) = known else {
            return Err(Fault::bug("a service listens to a topic that is not meant for it"));
        };
        core.tasks.spawn("inbox", inbox::run(Arc::clone(core), client.clone(), Arc::clone(consumer), topic));
    }
    Ok(())
}

async fn number(core: Arc<Core>, wakes: Vec<(&'static str, u32, Arc<Notify>)>) {
    let stopping = core.tasks.stopping();
    loop {
        match numbering::number(&core.database).await {
            Ok(entries) if entries.is_empty() => {
                tokio::select! {
                    () = stopping.cancelled() => return,
                    () = core.committed.notified() => {}
                    () = tokio::time::sleep(SWEEP) => {}
                }
            }
            Ok(entries) => {
                for (topic, _, wake) in &wakes {
                    if entries.iter().any(|entry| entry.topic == *topic) {
                        wake.notify_one();
                    }
                }
                for entry in entries.iter().filter(|entry| entry.topic != topics::AUDIT) {
                    // Nobody listening is fine.
                    drop(core.hints.send(hint(entry)));
                }
                core.moved.notify_waiters();
            }
            Err(stop) => {
                tracing::warn!(error = ?stop, "numbering waits for the database");
                tokio::select! {
                    () = stopping.cancelled() => return,
                    () = tokio::time::sleep(SWEEP) => {}
                }
            }
        }
    }
}

pub(crate) fn hint(entry: &event_log::Model) -> Hint {
    Hint {
        topic: entry.topic.clone(),
        seq: u64::try_from(entry.seq).unwrap_or(0),
        tenant: entry.tenant.to_string(),
        event_type: entry.event_type.clone(),
        subject: entry.subject.clone(),
        gap: false,
    }
}

async fn prune(core: Arc<Core>) {
    let stopping = core.tasks.stopping();
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(PRUNE) => {}
        }
        let before = core.clock.wall_us().saturating_sub(RECEIPT_LIFE_US);
        let thrown = core.database.alone(move |tx| {
            Box::pin(async move {
                Ok(receipt::Entity::delete_many()
                    .filter(receipt::Column::MadeAtUs.lt(before))
                    .exec(tx)
                    .await?
                    .rows_affected)
            })
        });
        if let Err(stop) = thrown.await {
            tracing::warn!(error = ?stop, "old receipts stay a while");
        }
    }
}

/// A fact about this database, made once.
async fn fact(tx: &DatabaseTransaction, name: &str, make: impl FnOnce() -> String) -> Result<String, Stop> {
    if let Some(row) = meta::Entity::find_by_id(name.to_owned()).one(tx).await? {
        return Ok(row.value);
    }
    let row = meta::ActiveModel { name: ActiveValue::Set(name.to_owned()), value: ActiveValue::Set(make()) };
    let unless_there = sea_orm::sea_query::OnConflict::column(meta::Column::Name).do_nothing().to_owned();
    meta::Entity::insert(row).on_conflict(unless_there).exec_without_returning(tx).await?;
    let row = meta::Entity::find_by_id(name.to_owned()).one(tx).await?;
    row.map(|row| row.value).ok_or_else(|| Fault::bug("a fact was made and is gone").into())
}
