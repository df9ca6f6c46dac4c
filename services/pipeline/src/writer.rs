//! How commands reach the database: grouped on SQLite; on PostgreSQL those that go together grouped, the others side by
//! side.

use std::collections::BTreeMap;
use std::sync::Arc;

use sea_orm::{DatabaseTransaction, TransactionTrait};
use tokio::sync::{Mutex, Semaphore, mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_chassis::tasks::Tasks;

use crate::call::{Execution, keep, run_together};
use crate::database::{Database, Engine, POSTGRES_COMMANDS, POSTGRES_GROUPS};
use crate::use_case::{Receipt, Stop};

/// Most commands in one transaction.
const GROUP: usize = 64;
/// Most commands that may wait; beyond it callers are told to come back.
const WAITING: usize = 2_048;

type Answer = Result<Receipt, Stop>;
/// Answers by place in the group.
type Answers = BTreeMap<usize, Answer>;

/// A command that waits for its turn.
struct Member {
    execution: Execution,
    answer: oneshot::Sender<Answer>,
}

/// The way in for commands.
#[derive(Clone)]
pub(crate) struct Writer {
    /// For those that are done with others of their kind.
    together: mpsc::Sender<Member>,
    /// For all others; the same on SQLite, whose writer is alone.
    alone: mpsc::Sender<Member>,
}

impl Writer {
    /// Start the task or tasks that carry commands to the database; `committed` is called after each commit.
    pub(crate) fn start(database: Database, tasks: &Tasks, committed: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (together, waiting) = mpsc::channel(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        let runner = Runner { database, committed };
        let (writers, alone) = match runner.database.engine {
            Engine::Sqlite => (1, together.clone()),
            Engine::Postgres => {
                let (alone, waiting) = mpsc::channel(WAITING);
                tasks.spawn_vital("writer", side_by_side(runner.clone(), waiting, tasks.clone()));
                (POSTGRES_GROUPS, alone)
            }
        };
        for _ in 0..writers {
            tasks.spawn_vital("writer", grouped(runner.clone(), Arc::clone(&waiting), tasks.stopping()));
        }
        Self { together, alone }
    }

    /// Queue a command and wait for its answer; the work goes on when the caller goes away.
    pub(crate) async fn submit(&self, execution: Execution) -> Answer {
        let (answer, waiting) = oneshot::channel();
        let busy = || Refusal::new(Kind::Busy, "OVERLOADED", "too many commands wait; try again in a moment");
        let queue = if execution.use_case.together().is_some() { &self.together } else { &self.alone };
        queue.try_send(Member { execution, answer }).map_err(|_| Stop::Refused(busy()))?;
        waiting.await.unwrap_or_else(|_| Err(Fault::bug("a command ended without an answer").into()))
    }
}

#[derive(Clone)]
struct Runner {
    database: Database,
    committed: Arc<dyn Fn() + Send + Sync>,
}

/// Those that wait now; none once the service stops and the queue is empty.
async fn next(waiting: &mut mpsc::Receiver<Member>, stopping: &CancellationToken) -> Vec<Member> {
    let mut group = Vec::with_capacity(GROUP);
    tokio::select! {
        biased;
        _ = waiting.recv_many(&mut group, GROUP) => return group,
        () = stopping.cancelled() => waiting.close(),
    }
    waiting.recv_many(&mut group, GROUP).await;
    group
}

async fn grouped(runner: Runner, waiting: Arc<Mutex<mpsc::Receiver<Member>>>, stopping: CancellationToken) {
    loop {
        let group = next(&mut *waiting.lock().await, &stopping).await;
        if group.is_empty() {
            return;
        }
        runner.run_group(group).await;
    }
}

async fn side_by_side(runner: Runner, mut waiting: mpsc::Receiver<Member>, tasks: Tasks) {
    let slots = Arc::new(Semaphore::new(POSTGRES_COMMANDS));
    loop {
        let group = next(&mut waiting, &tasks.stopping()).await;
        if group.is_empty() {
            return;
        }
        for member in group {
            let (runner, slot) = (runner.clone(), Arc::clone(&slots).acquire_owned().await);
            tasks.spawn("command", async move {
                runner.run_alone(member).await;
                drop(slot);
            });
        }
    }
}

/// How a command is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// As if nothing could go wrong: what was done before shows when the receipt is written.
    Bold,
    /// Looking first whether it was done before.
    Careful,
}

impl Runner {
    /// All in one transaction; what goes wrong there is run again with care, and after a fault each alone.
    async fn run_group(&self, group: Vec<Member>) {
        if group.len() > 1 {
            let outcome = match self.all_at_once(&group).await {
                Ok(answers) => Ok(answers),
                // One after the other they would lock in the order in which they came, and two groups wait for each other.
                Err(cause) if self.database.engine == Engine::Postgres => Err(cause),
                Err(cause) => {
                    tracing::debug!(error = ?cause, "a group is run again with care");
                    self.one_by_one(&group).await
                }
            };
            match outcome {
                Ok(answers) => return self.answer(group, answers).await,
                Err(cause) => tracing::debug!(error = ?cause, "each of a group is run alone"),
            }
        }
        for member in group {
            self.run_alone(member).await;
        }
    }

    /// Tell the callers; whoever has no answer yet is run alone.
    async fn answer(&self, group: Vec<Member>, mut answers: Answers) {
        crashpoint!("committed");
        (self.committed)();
        let mut left = Vec::new();
        for (place, member) in group.into_iter().enumerate() {
            match answers.remove(&place) {
                Some(answer) => drop(member.answer.send(answer)),
                None => left.push(member),
            }
        }
        for member in left {
            self.run_alone(member).await;
        }
    }

    /// Boldly: a fault, a refusal outside a kind that goes together, or a request that was done before, and nothing
    /// counts. A refusal within such a kind is no answer yet, since the request may have been done before.
    async fn all_at_once(&self, group: &[Member]) -> Result<Answers, Stop> {
        let tx = self.database.begin_group().await?;
        let (mut places, mut done) = (Vec::with_capacity(group.len()), Vec::with_capacity(group.len()));
        for kind in kinds(group) {
            let executions: Vec<&Execution> = kind.iter().map(|(_, execution)| *execution).collect();
            let together = executions.first().and_then(|first| first.use_case.together());
            let mut outcomes = Vec::with_capacity(kind.len());
            if let (Some(together), 2..) = (together, kind.len()) {
                outcomes = run_together(&tx, together, &executions).await?;
            } else {
                for execution in executions {
                    outcomes.push(Some(execution.run(&tx).await?));
                }
            }
            for ((place, execution), outcome) in kind.into_iter().zip(outcomes) {
                places.extend(outcome.is_some().then_some(place));
                done.extend(outcome.map(|outcome| (execution, outcome)));
            }
        }
        // In the order in which they were done, which is the order in which their events are told.
        let answers = keep(&tx, done).await?;
        tx.commit().await?;
        Ok(places.into_iter().zip(answers.into_iter().map(Ok)).collect())
    }

    /// With care: each in its savepoint with its receipt, so that the next one sees it.
    async fn one_by_one(&self, group: &[Member]) -> Result<Answers, Stop> {
        let tx = self.database.begin().await?;
        let mut answers = Answers::new();
        for (place, member) in group.iter().enumerate() {
            let savepoint = tx.begin().await?;
            match settle(&savepoint, &member.execution, Care::Careful).await {
                Ok(answer) => {
                    savepoint.commit().await?;
                    answers.insert(place, Ok(answer));
                }
                Err(Stop::Refused(refusal)) => {
                    savepoint.rollback().await?;
                    answers.insert(place, Err(Stop::Refused(refusal)));
                }
                Err(Stop::Fault(fault)) => return Err(Stop::Fault(fault)),
            }
        }
        tx.commit().await?;
        Ok(answers)
    }

    /// Twice when the first time broke: a deadlock or a lost connection is over by then, and if the commit had
    /// come through after all, the receipt gives the answer.
    async fn run_alone(&self, member: Member) {
        let outcome = match self.try_alone(&member.execution, Care::Bold).await {
            Err(Stop::Fault(cause)) => {
                tracing::debug!(cause = cause.chain(), "a command is run again with care");
                self.try_alone(&member.execution, Care::Careful).await
            }
            outcome => outcome,
        };
        if outcome.is_ok() {
            crashpoint!("committed");
            (self.committed)();
        }
        drop(member.answer.send(outcome));
    }

    async fn try_alone(&self, execution: &Execution, care: Care) -> Answer {
        let tx = self.database.begin().await?;
        let outcome = settle(&tx, execution, care).await;
        // A refusal is no answer to what was done before.
        let before = match (&outcome, care) {
            (Err(Stop::Refused(_)), Care::Bold) => execution.stored(&tx).await?,
            _ => None,
        };
        match &outcome {
            Ok(_) => tx.commit().await?,
            Err(_) => tx.rollback().await?,
        }
        before.map_or(outcome, Ok)
    }
}

/// What goes together; whatever goes with nothing stands by itself. Always in the same order, so that two groups never
/// wait for each other.
fn kinds(group: &[Member]) -> Vec<Vec<(usize, &Execution)>> {
    let mut kinds: Vec<Vec<(usize, &Execution)>> = Vec::new();
    for (place, Member { execution, .. }) in group.iter().enumerate() {
        let goes = |kind: &&mut Vec<(usize, &Execution)>| kind.first().is_some_and(|(_, own)| own.goes_with(execution));
        match kinds.iter_mut().find(goes) {
            Some(kind) => kind.push((place, execution)),
            None => kinds.push(vec![(place, execution)]),
        }
    }
    kinds.sort_by_key(|kind| kind.first().map(|(_, own)| own.kind()));
    kinds
}

/// Run one command and write its events and receipt; the stored answer when it was done before.
async fn settle(tx: &DatabaseTransaction, execution: &Execution, care: Care) -> Answer {
    if care == Care::Careful
        && let Some(answer) = execution.stored(tx).await?
    {
        return Ok(answer);
    }
    let work = execution.run(tx).await?;
    let answer = keep(tx, vec![(execution, work)]).await?.into_iter().next();
    answer.ok_or_else(|| Fault::bug("an answer was lost").into())
}
