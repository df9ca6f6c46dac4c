//! A tiny `crews`: it copies the orders that it hears of and counts how often it reacted to each event.
#![allow(rust_2018_idioms, reason = "the trait's own signature elides the lifetime")]

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};
use tonic::service::Routes;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_chassis::run::{Parts, Service};
use werkbrug_pipeline::consumer::{Consumer, Event};
use werkbrug_pipeline::tx::Tx;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_pipeline::{Pipeline, Setup};
use werkbrug_proto::orders::OrderAccepted;

use crate::floor::{Running, number, texts};

/// An order whose reference is this is refused as long as the gate is shut.
pub(crate) const CROOKED: &str = "crooked";

/// The service.
pub(crate) fn service() -> Service {
    Service {
        name: "crews",
        descriptors: werkbrug_proto::DESCRIPTORS,
        build: |context| {
            Box::pin(async move {
                let migrations: Vec<Box<dyn MigrationTrait>> = vec![Box::new(Copies)];
                let consumers: Vec<Arc<dyn Consumer>> = vec![Arc::new(Orders)];
                let setup = Setup { service: "crews", migrations, consumers };
                let pipeline = Pipeline::open(&context, setup).await?;
                Ok(Parts { routes: Routes::new(pipeline.server()) })
            })
        },
    }
}

struct Copies;

impl MigrationName for Copies {
    fn name(&self) -> &'static str {
        "m0001_copies"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Copies {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let (identity, uuid) = if db.get_database_backend() == DbBackend::Sqlite {
            ("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB")
        } else {
            ("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "UUID")
        };
        let copy = "CREATE TABLE copy_order (tenant TYPE NOT NULL, order_id TYPE NOT NULL, reference TEXT NOT NULL, \
                    PRIMARY KEY (tenant, order_id))";
        db.execute_unprepared(&copy.replace("TYPE", uuid)).await?;
        let heard = format!(
            "CREATE TABLE heard (id {identity}, event_id {uuid} NOT NULL UNIQUE, reference TEXT NOT NULL, times INTEGER NOT NULL)"
        );
        db.execute_unprepared(&heard).await?;
        db.execute_unprepared("CREATE TABLE gate (is_open INTEGER NOT NULL)").await?;
        db.execute_unprepared("INSERT INTO gate (is_open) VALUES (0)").await.map(drop)
    }
}

struct Orders;

#[async_trait::async_trait]
impl Consumer for Orders {
    fn source(&self) -> &'static str {
        "orders"
    }

    fn topic(&self) -> &'static str {
        "orders"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_order"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        let message: OrderAccepted = event.decode()?;
        let order_id = Uuid::parse_str(&message.order_id).unwrap();
        let upsert = "INSERT INTO copy_order (tenant, order_id, reference) VALUES ($1, $2, $3) \
                      ON CONFLICT (tenant, order_id) DO UPDATE SET reference = excluded.reference";
        run(tx, upsert, vec![tx.tenant().uuid().into(), order_id.into(), message.order_reference.into()]).await
    }

    async fn react(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        let message: OrderAccepted = event.decode()?;
        let count = "INSERT INTO heard (event_id, reference, times) VALUES ($1, $2, 1) \
                     ON CONFLICT (event_id) DO UPDATE SET times = heard.times + 1";
        run(tx, count, vec![event.event_id.into(), message.order_reference.clone().into()]).await?;
        let backend = tx.db().get_database_backend();
        let gate = Statement::from_string(backend, "SELECT is_open FROM gate");
        let is_open = tx.db().query_one_raw(gate).await?.is_some_and(|row| row.try_get_by_index(0).unwrap_or(0) == 1);
        if message.order_reference == CROOKED && !is_open {
            return Err(Refusal::new(Kind::Precondition, "GATE_SHUT", "the gate is shut").into());
        }
        Ok(())
    }
}

async fn run(tx: &Tx<'_>, statement: &str, values: Vec<Value>) -> Result<(), Stop> {
    let backend = tx.db().get_database_backend();
    tx.db().execute_raw(Statement::from_sql_and_values(backend, statement, values)).await?;
    Ok(())
}

/// References in the order in which they were reacted to.
pub(crate) async fn heard(crews: &Running) -> Vec<String> {
    texts(crews.db(), "SELECT reference AS text FROM heard ORDER BY id").await
}

/// How many events were reacted to more than once.
pub(crate) async fn heard_twice(crews: &Running) -> i64 {
    number(crews.db(), "SELECT count(*) AS number FROM heard WHERE times <> 1").await
}

/// How many orders the copy holds.
pub(crate) async fn copied(crews: &Running) -> i64 {
    number(crews.db(), "SELECT count(*) AS number FROM copy_order").await
}
