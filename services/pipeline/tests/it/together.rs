//! Commands of one kind that wait at the same time are done at once, and each as if it were alone.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures::future::join_all;
use sea_orm::{ConnectionTrait, Statement};
use tokio::sync::Notify;
use tonic::{Code, Status};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_pipeline::call::Call;
use werkbrug_pipeline::testing::{Backend, said};
use werkbrug_pipeline::tx::Tx;
use werkbrug_pipeline::use_case::{Member, Receipt, Stop, Together, UseCase};
use werkbrug_proto::orders::{AcceptOrderRequest, OrderAccepted};

use crate::floor::{Floor, Running, number};
use crate::orders;

on_both_databases!(
    those_that_wait_are_done_at_once,
    who_is_refused_leaves_nothing_and_harms_nobody,
    who_was_done_before_gets_the_first_answer,
    a_kind_that_panics_is_done_one_by_one,
);

/// What is told of the runs: the size of each crowd, and how many were alone.
#[derive(Default)]
struct Told {
    crowds: Mutex<Vec<usize>>,
    alone: AtomicUsize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Accept,
    Refuse,
    PanicInACrowd,
}

struct AcceptInCrowd {
    order_id: Uuid,
    then: Then,
    told: Arc<Told>,
    /// Says that it is there and waits to be let go.
    gate: Option<(Arc<Notify>, Arc<Notify>)>,
}

#[async_trait::async_trait]
impl UseCase for AcceptInCrowd {
    fn name(&self) -> &'static str {
        "accept_in_crowd"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        if let Some((arrived, go)) = &self.gate {
            arrived.notify_one();
            go.notified().await;
        } else {
            self.told.alone.fetch_add(1, Ordering::SeqCst);
        }
        self.accept(tx).await
    }

    fn together(&self) -> Option<&'static dyn Together> {
        Some(&Crowd)
    }
}

impl AcceptInCrowd {
    async fn accept(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        if self.then == Then::Refuse {
            return Err(Refusal::new(Kind::Precondition, "QUOTE_EXPIRED", "the quote has expired").into());
        }
        let event_id = tx.announce(
            self.order_id,
            &OrderAccepted { order_id: self.order_id.to_string(), ..OrderAccepted::default() },
        );
        let insert = "INSERT INTO placed (order_id, event_id) VALUES ($1, $2)";
        let values = [self.order_id.into(), event_id.into()];
        let backend = tx.db().get_database_backend();
        tx.db().execute_raw(Statement::from_sql_and_values(backend, insert, values)).await?;
        Ok(Receipt::new(self.order_id, "1").with_event(event_id))
    }
}

struct Crowd;

#[async_trait::async_trait]
impl Together for Crowd {
    async fn run(&self, group: &[Member<'_>]) -> Result<Vec<Result<Receipt, Refusal>>, Stop> {
        let mut answers = Vec::new();
        for member in group {
            let own = member.of::<AcceptInCrowd>()?;
            if answers.is_empty() {
                own.told.crowds.lock().unwrap().push(group.len());
            }
            assert!(own.then != Then::PanicInACrowd, "the story wants a panic here");
            match own.accept(member.tx).await {
                Ok(receipt) => answers.push(Ok(receipt)),
                Err(Stop::Refused(refusal)) => answers.push(Err(refusal)),
                Err(Stop::Fault(fault)) => return Err(fault.into()),
            }
        }
        Ok(answers)
    }
}

async fn send(orders: &Running, floor: &Floor, request_id: &str, case: AcceptInCrowd) -> Result<Receipt, Status> {
    let body = AcceptOrderRequest { order_id: case.order_id.to_string(), ..AcceptOrderRequest::default() };
    orders.pipeline.execute(Call::new(floor.viewer.clone(), request_id, &body), case).await
}

/// Send these while every writer is held up, so that they share one transaction.
#[allow(clippy::disallowed_methods, reason = "what holds the writers up must go on beside the rest")]
async fn send_together(
    orders: &Running,
    floor: &Floor,
    backend: Backend,
    cases: Vec<(String, AcceptInCrowd)>,
) -> Vec<Result<Receipt, Status>> {
    let mut gates = Vec::new();
    let mut holds = Vec::new();
    for _ in 0..writers(backend) {
        let (arrived, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let gate = Some((Arc::clone(&arrived), Arc::clone(&go)));
        let case = AcceptInCrowd { order_id: Uuid::now_v7(), then: Then::Accept, told: Arc::default(), gate };
        let (pipeline, viewer) = (orders.pipeline.clone(), floor.viewer.clone());
        let body = AcceptOrderRequest { order_id: case.order_id.to_string(), ..AcceptOrderRequest::default() };
        let call = Call::new(viewer, &Uuid::now_v7().to_string(), &body);
        holds.push(tokio::spawn(async move { pipeline.execute(call, case).await }));
        arrived.notified().await;
        gates.push(go);
    }
    let sends = cases.into_iter().map(|(request_id, case)| async move { send(orders, floor, &request_id, case).await });
    // Polled in order: every one of them has queued before the writers are let go.
    let release = async { gates.iter().for_each(|go| go.notify_one()) };
    let answers = futures::join!(join_all(sends), release).0;
    for hold in holds {
        hold.await.unwrap().unwrap();
    }
    answers
}

fn cases(count: usize, told: &Arc<Told>, then: impl Fn(usize) -> Then) -> Vec<(String, AcceptInCrowd)> {
    let case = |place: usize| {
        let case = AcceptInCrowd { order_id: Uuid::now_v7(), then: then(place), told: Arc::clone(told), gate: None };
        (Uuid::now_v7().to_string(), case)
    };
    (0..count).map(case).collect()
}

/// Rows, receipts and events are those of so many commands.
async fn expect(orders: &Running, count: usize) {
    for table in ["placed", "receipt"] {
        let rows = number(orders.db(), &format!("SELECT count(*) AS number FROM {table}")).await;
        assert_eq!(usize::try_from(rows).unwrap(), count, "{table}");
    }
    assert_eq!(said(&orders.pipeline, "orders").await.len(), count);
}

/// On PostgreSQL one group gathers while another commits.
fn writers(backend: Backend) -> usize {
    if backend == Backend::Sqlite { 1 } else { 2 }
}

async fn those_that_wait_are_done_at_once(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let told = Arc::<Told>::default();
    let cases = cases(40, &told, |_| Then::Accept);
    let ids: Vec<Uuid> = cases.iter().map(|(_, case)| case.order_id).collect();
    let answers = send_together(&orders, &floor, backend, cases).await;
    let answered: Vec<Uuid> = answers.into_iter().map(|answer| answer.unwrap().id).collect();
    assert_eq!(answered, ids);
    assert_eq!(*told.crowds.lock().unwrap(), [40]);
    assert_eq!(told.alone.load(Ordering::SeqCst), 0);
    expect(&orders, 40 + writers(backend)).await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn who_is_refused_leaves_nothing_and_harms_nobody(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let told = Arc::<Told>::default();
    let cases = cases(40, &told, |place| if place % 5 == 4 { Then::Refuse } else { Then::Accept });
    let answers = send_together(&orders, &floor, backend, cases).await;
    for (place, answer) in answers.iter().enumerate() {
        let code = answer.as_ref().err().map(Status::code);
        assert_eq!(code, (place % 5 == 4).then_some(Code::FailedPrecondition), "{place}: {answer:?}");
    }
    assert_eq!(*told.crowds.lock().unwrap(), [40], "nobody is done again for the sake of another");
    assert_eq!(told.alone.load(Ordering::SeqCst), 8, "a refusal is only given after a look for an earlier answer");
    expect(&orders, 32 + writers(backend)).await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn who_was_done_before_gets_the_first_answer(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let told = Arc::<Told>::default();
    let mut first = cases(2, &told, |_| Then::Accept);
    let mut again = cases(10, &told, |_| Then::Accept);
    // The same requests once more: one would be accepted again, the other refused by now.
    for ((request_id, case), (repeated, before)) in again.iter_mut().zip(&first) {
        request_id.clone_from(repeated);
        case.order_id = before.order_id;
    }
    again[1].1.then = Then::Refuse;
    let mut answered = Vec::new();
    for (request_id, case) in first.drain(..) {
        answered.push(send(&orders, &floor, &request_id, case).await.unwrap());
    }
    let answers = send_together(&orders, &floor, backend, again).await;
    for (answer, before) in answers.iter().zip(&answered) {
        assert_eq!(answer.as_ref().unwrap(), before);
    }
    assert!(answers.iter().all(Result::is_ok));
    expect(&orders, 2 + 8 + writers(backend)).await;
    orders.stop().await;
    floor.clear(backend).await;
}

async fn a_kind_that_panics_is_done_one_by_one(backend: Backend) {
    let floor = Floor::new().await;
    let orders = floor.start(orders::service(), backend).await;
    let told = Arc::<Told>::default();
    let cases = cases(10, &told, |place| if place == 6 { Then::PanicInACrowd } else { Then::Accept });
    let answers = send_together(&orders, &floor, backend, cases).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(told.alone.load(Ordering::SeqCst), 10);
    expect(&orders, 10 + writers(backend)).await;
    orders.stop().await;
    floor.clear(backend).await;
}
