//! A replica takes jobs from the table, one at a time, searches on a thread of its own, and writes how far it is.
//!
//! Nothing is lost with a replica: the row holds the best plan and the time searched, and the replica that takes the job
//! over goes on from there.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::ToSpan;
use sea_orm::ActiveValue::Set;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;
use werkbrug_chassis::{clock::Clock, refusal::Fault, tasks::Tasks};
use werkbrug_kernel::{brussels, period::Period};
use werkbrug_pipeline::{Pipeline, columns::from_column, use_case::Stop};

use super::{
    mapping::{Reach, Wish},
    outcome::PlannedShift,
    search::{Found, Quest, Trouble, search},
};
use crate::store::{
    Rows,
    plan_job::{self, DONE, FAILED, STOPPED, WAITING},
    plan_rows::plan_job::{ActiveModel, Model},
    roster,
};

/// How often a replica looks for work when nobody told it of any.
const LOOK: Duration = Duration::from_secs(1);
/// How often it writes how far it is, which also keeps the job its own.
const REPORT: Duration = Duration::from_millis(500);

/// A job that cannot be read, or a search that broke off: another try would end the same.
const BROKEN: Trouble = Trouble { reason: "BROKEN", shift: None };

/// A replica's way to do jobs.
#[derive(Clone)]
pub(crate) struct Worker {
    pipeline: Pipeline,
    clock: Clock,
    stopping: CancellationToken,
    /// Who this replica is, to others that look at the table.
    own: Uuid,
    /// Somebody submitted a job here.
    pub(crate) bell: Arc<Notify>,
}

impl Worker {
    /// Starts looking for jobs.
    pub(crate) fn start(pipeline: &Pipeline, clock: &Clock, tasks: &Tasks) -> Self {
        let worker = Self {
            pipeline: pipeline.clone(),
            clock: clock.clone(),
            stopping: tasks.stopping(),
            own: Uuid::now_v7(),
            bell: Arc::new(Notify::new()),
        };
        let own = worker.clone();
        tasks.spawn("planner", async move { own.look().await });
        worker
    }

    /// Until this replica stops.
    pub(crate) fn stopping(&self) -> impl Future<Output = ()> + Send + use<> {
        self.stopping.clone().cancelled_owned()
    }

    async fn look(&self) {
        while !self.stopping.is_cancelled() {
            match Box::pin(self.one()).await {
                Ok(true) => {}
                Ok(false) => {
                    tokio::select! {
                        () = self.stopping.cancelled() => {}
                        () = self.bell.notified() => {}
                        () = tokio::time::sleep(LOOK) => {}
                    }
                }
                Err(stop) => {
                    tracing::warn!(cause = ?stop, "a plan could not be searched");
                    tokio::select! {
                        () = self.stopping.cancelled() => {}
                        () = tokio::time::sleep(LOOK) => {}
                    }
                }
            }
        }
    }

    /// Does one job; whether there was one.
    async fn one(&self) -> Result<bool, Stop> {
        let (own, now_us) = (self.own, self.clock.wall_us());
        let taken = self.pipeline.alone(move |tx| Box::pin(async move { plan_job::take(tx, own, now_us).await }));
        let Some(job) = taken.await? else { return Ok(false) };
        tracing::info!(plan.id = %job.id, "a plan is searched");
        let ended = match written(&job) {
            Ok(written) => {
                let quest = Box::pin(self.quest(&job, written)).await?;
                Box::pin(self.search(&job, quest)).await?
            }
            Err(cause) => {
                tracing::error!(plan.id = %job.id, ?cause, "a plan cannot be read");
                Ended { outcome: Err(BROKEN), elapsed_ms: job.elapsed_ms, is_stopped: false, is_left: false }
            }
        };
        self.end(&job, ended).await?;
        Ok(true)
    }

    /// What the job asks, with what is known now.
    async fn quest(&self, job: &Model, (pins, before): Written) -> Result<Quest, Stop> {
        let rows = Rows { db: self.pipeline.reader(), tenant: job.tenant };
        let left_ms = job.wanted_ms.saturating_sub(job.elapsed_ms);
        let reach = Reach::Plan { now: brussels::civil(self.clock.now()) };
        Ok(Quest {
            facts: roster::facts(&rows, period(job)?).await?,
            wish: Wish { keep_assigned: job.keep_assigned, ..Wish::of(reach) },
            pins,
            before,
            time: Duration::from_millis(u64::try_from(left_ms).unwrap_or(0)),
            seed: u64::try_from(job.elapsed_ms).unwrap_or(0),
        })
    }

    /// Searches on a thread of its own, and reports meanwhile.
    async fn search(&self, job: &Model, quest: Quest) -> Result<Ended, Stop> {
        let cancel = Arc::new(AtomicBool::new(job.is_stopping));
        let _halt = Halt(Arc::clone(&cancel));
        let best: Arc<Mutex<Option<Found>>> = Arc::default();
        let (heard, stop) = (Arc::clone(&best), Arc::clone(&cancel));
        let began = tokio::time::Instant::now();
        let mut searching = tokio::task::spawn_blocking(move || {
            search(&quest, &stop, &|found| *heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(found))
        });
        let mut asked = job.is_stopping;
        loop {
            let elapsed = || {
                let own = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
                job.elapsed_ms.saturating_add(own).min(job.wanted_ms)
            };
            tokio::select! {
                outcome = &mut searching => {
                    let outcome = outcome.unwrap_or_else(|cause| {
                        tracing::error!(plan.id = %job.id, ?cause, "a search broke off");
                        Err(BROKEN)
                    });
                    let is_left = self.stopping.is_cancelled() && !asked;
                    return Ok(Ended { outcome, elapsed_ms: elapsed(), is_stopped: asked, is_left });
                }
                () = self.stopping.cancelled(), if !cancel.load(Ordering::Relaxed) => cancel.store(true, Ordering::Relaxed),
                () = tokio::time::sleep(REPORT) => {
                    let found = best.lock().unwrap_or_else(PoisonError::into_inner).take();
                    let change = found.map_or_else(|| Ok(ActiveModel::default()), |found| told(&found))?;
                    match self.report(job, ActiveModel { elapsed_ms: Set(elapsed()), ..change }).await? {
                        Some(is_asked) => asked = is_asked,
                        // Somebody else has it by now: what is found here counts for nothing.
                        None => asked = true,
                    }
                    if asked {
                        cancel.store(true, Ordering::Relaxed);
                    }
                }
            }
        }
    }

    async fn report(&self, job: &Model, change: ActiveModel) -> Result<Option<bool>, Stop> {
        let (job, own) = (job.clone(), self.own);
        let change =
            ActiveModel { lease_until_us: Set(self.clock.wall_us().saturating_add(plan_job::LEASE_US)), ..change };
        let work =
            self.pipeline.alone(move |tx| Box::pin(async move { plan_job::report(tx, &job, own, change).await }));
        work.await
    }

    /// Writes what came of it. A replica that stops leaves the job to another, with what it found.
    async fn end(&self, job: &Model, ended: Ended) -> Result<(), Stop> {
        let Ended { outcome, elapsed_ms, is_stopped, is_left } = ended;
        let change = match outcome {
            Ok(found) => {
                let state = if is_left {
                    WAITING
                } else if is_stopped {
                    STOPPED
                } else {
                    DONE
                };
                ActiveModel { state: Set(state.to_owned()), elapsed_ms: Set(elapsed_ms), ..told(&found)? }
            }
            Err(Trouble { reason, shift }) => ActiveModel {
                state: Set(FAILED.to_owned()),
                failure: Set(reason.to_owned()),
                failure_shift: Set(shift),
                plan: Set(String::new()),
                ..ActiveModel::default()
            },
        };
        self.report(job, change).await?;
        tracing::info!(plan.id = %job.id, elapsed_ms, "a plan was searched");
        Ok(())
    }
}

/// Stops the search that nobody waits for any more.
struct Halt(Arc<AtomicBool>);

impl Drop for Halt {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Who is pinned where, and the plan so far.
type Written = (Vec<(Uuid, Uuid)>, Vec<PlannedShift>);

/// What a job's row holds beside figures.
fn written(job: &Model) -> Result<Written, Fault> {
    let pins = serde_json::from_str(&job.pins).map_err(|cause| Fault::new("read the pins of a plan", cause))?;
    Ok((pins, plan_job::plan(job)?))
}

/// How a search ended.
struct Ended {
    outcome: Result<Found, Trouble>,
    elapsed_ms: i64,
    /// Somebody asked to stop.
    is_stopped: bool,
    /// This replica stops and leaves the job to another.
    is_left: bool,
}

/// What the row tells of a plan.
fn told(found: &Found) -> Result<ActiveModel, Fault> {
    Ok(ActiveModel {
        medium: Set(Some(found.score.medium)),
        soft: Set(Some(found.score.soft)),
        bound_medium: Set(found.bound.map(|bound| bound.medium)),
        bound_soft: Set(found.bound.map(|bound| bound.soft)),
        seats_wanted: Set(found.tally.seats_wanted),
        seats_empty: Set(found.tally.seats_empty),
        people_idle: Set(found.tally.people_idle),
        plan: Set(plan_job::written(&found.plan)?),
        ..ActiveModel::default()
    })
}

/// The days of a job.
pub(crate) fn period(job: &Model) -> Result<Period, Fault> {
    let monday = from_column(job.monday);
    let last = monday.saturating_add(job.days.saturating_sub(1).days());
    Period::new(monday, last).map_err(|cause| Fault::new("read the days of a plan", cause))
}
