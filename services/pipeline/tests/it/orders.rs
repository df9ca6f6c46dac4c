//! A tiny `orders`: one table, and use cases that accept, refuse, break and wait.
#![allow(rust_2018_idioms, reason = "the trait's own signature elides the lifetime")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};
use tokio::sync::Notify;
use tonic::Status;
use tonic::service::Routes;
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_chassis::run::{Parts, Service};
use werkbrug_pipeline::call::Call;
use werkbrug_pipeline::tx::Tx;
use werkbrug_pipeline::use_case::{Receipt, Stop, UseCase};
use werkbrug_pipeline::{Pipeline, Setup};
use werkbrug_proto::orders::{AcceptOrderRequest, OrderAccepted};
use werkbrug_proto::pipeline::Head;

/// The service.
pub(crate) fn service() -> Service {
    Service {
        name: "orders",
        descriptors: werkbrug_proto::DESCRIPTORS,
        build: |context| {
            Box::pin(async move {
                let migrations: Vec<Box<dyn MigrationTrait>> = vec![Box::new(Placed)];
                let setup = Setup { service: "orders", migrations, consumers: Vec::new() };
                let pipeline = Pipeline::open(&context, setup).await?;
                Ok(Parts { routes: Routes::new(pipeline.server()) })
            })
        },
    }
}

/// One row for each accepted order; its `id` grows like the outbox's.
struct Placed;

impl MigrationName for Placed {
    fn name(&self) -> &'static str {
        "m0001_placed"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Placed {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let (identity, uuid) = if db.get_database_backend() == DbBackend::Sqlite {
            ("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB")
        } else {
            ("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "UUID")
        };
        let table = format!("CREATE TABLE placed (id {identity}, order_id {uuid} NOT NULL, event_id {uuid} NOT NULL)");
        db.execute_unprepared(&table).await.map(drop)
    }
}

/// What a use case does once its row and its event are written.
#[derive(Clone)]
pub(crate) enum Then {
    Accept,
    /// Accept, unless the flag stands.
    RefuseWhile(Arc<AtomicBool>),
    Fault,
    Panic,
    /// A statement that the database does not understand.
    Nonsense,
    /// An event that stands in no topic.
    Stray,
    /// Say that it is there, then wait to be let go.
    Wait(Arc<Notify>, Arc<Notify>),
}

/// Accepts an order, or nearly.
pub(crate) struct AcceptOrder {
    pub(crate) order_id: Uuid,
    pub(crate) reference: String,
    pub(crate) then: Then,
    pub(crate) runs: Arc<AtomicUsize>,
}

impl AcceptOrder {
    pub(crate) fn of(order_id: Uuid, reference: &str) -> Self {
        Self { order_id, reference: reference.to_owned(), then: Then::Accept, runs: Arc::default() }
    }

    pub(crate) fn then(then: Then) -> Self {
        Self { then, ..Self::of(Uuid::now_v7(), "") }
    }

    /// The rule says no, whatever else.
    pub(crate) fn refused() -> Self {
        Self::then(Then::RefuseWhile(Arc::new(AtomicBool::new(true))))
    }
}

#[async_trait::async_trait]
impl UseCase for AcceptOrder {
    fn name(&self) -> &'static str {
        "accept_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        self.runs.fetch_add(1, Ordering::SeqCst);
        let message = OrderAccepted {
            order_id: self.order_id.to_string(),
            order_reference: self.reference.clone(),
            ..OrderAccepted::default()
        };
        let event_id = tx.announce(self.order_id, &message);
        let backend = tx.db().get_database_backend();
        let insert = "INSERT INTO placed (order_id, event_id) VALUES ($1, $2)";
        let values = [self.order_id.into(), event_id.into()];
        tx.db().execute_raw(Statement::from_sql_and_values(backend, insert, values)).await?;
        match &self.then {
            Then::Accept => {}
            Then::RefuseWhile(flag) if !flag.load(Ordering::SeqCst) => {}
            Then::RefuseWhile(_) => {
                return Err(Refusal::new(Kind::Precondition, "QUOTE_EXPIRED", "the quote has expired").into());
            }
            Then::Fault => return Err(Fault::bug("the story wants a fault here").into()),
            Then::Panic => panic!("the story wants a panic here"),
            Then::Nonsense => {
                tx.db().execute_unprepared("SELECT nonsense FROM nowhere").await?;
            }
            Then::Stray => {
                tx.announce(self.order_id, &Head::default());
            }
            Then::Wait(arrived, go) => {
                arrived.notify_one();
                go.notified().await;
            }
        }
        Ok(Receipt::new(self.order_id, "1").with_event(event_id).with_fact("promised_on", "2026-11-30"))
    }
}

/// Send a command as its caller would.
pub(crate) async fn send(
    pipeline: &Pipeline,
    viewer: &Viewer,
    request_id: &str,
    use_case: AcceptOrder,
) -> Result<Receipt, Status> {
    let body = AcceptOrderRequest { order_id: use_case.order_id.to_string(), ..AcceptOrderRequest::default() };
    pipeline.execute(Call::new(viewer.clone(), request_id, &body), use_case).await
}

/// Accept so many orders one after another; what each was answered.
pub(crate) async fn accept_many(pipeline: &Pipeline, viewer: &Viewer, count: usize) -> Vec<Receipt> {
    let mut receipts = Vec::with_capacity(count);
    for number in 0..count {
        receipts.push(accept(pipeline, viewer, Uuid::now_v7(), &format!("order {number}")).await);
    }
    receipts
}

/// Accept one order.
pub(crate) async fn accept(pipeline: &Pipeline, viewer: &Viewer, order_id: Uuid, reference: &str) -> Receipt {
    let request_id = Uuid::now_v7().to_string();
    send(pipeline, viewer, &request_id, AcceptOrder::of(order_id, reference)).await.unwrap()
}
