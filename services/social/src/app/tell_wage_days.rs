//! Tells the days of guaranteed wage of absences that were reported before anybody told them. Nobody asks for it: the service
//! does it when it starts, a worker at a time.

use werkbrug_chassis::{identity::Viewer, refusal::Fault, tasks::Tasks};
use werkbrug_kernel::{
    id::{Id, Workshop},
    role::Role,
};
use werkbrug_pipeline::{
    Pipeline,
    call::Call,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_proto::social::GuaranteedWageDaysCounted;
use werkbrug_social_domain::worker::Worker;

use crate::{refused::not_found, store, wage_days};

/// Workers that are looked up at once.
const AT_ONCE: u64 = 100;
/// Under this name it stands in the audit: no account has it.
const ACTOR: &str = "social";

/// Of whom.
struct TellWageDays {
    worker: Id<Worker>,
}

#[async_trait::async_trait]
impl UseCase for TellWageDays {
    fn name(&self) -> &'static str {
        "tell_wage_days"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let worker = store::worker::lock(tx, self.worker).await?.ok_or(not_found("worker"))?.id;
        let count = wage_days::tell(tx, worker, &[]).await?;
        Ok(Receipt::new(worker.uuid(), "").with_fact("quarters", count.to_string()))
    }
}

/// Begins; a fault is told, and the next start tries again.
pub(crate) fn start(pipeline: &Pipeline, tasks: &Tasks) {
    let (pipeline, stopping) = (pipeline.clone(), tasks.stopping());
    tasks.spawn("wage-days", async move {
        tokio::select! {
            () = stopping.cancelled() => {}
            told = tell_old(&pipeline) => match told {
                Ok(0) => {}
                Ok(workers) => tracing::info!(workers, "days of guaranteed wage of older absences were told"),
                Err(fault) => tracing::error!(cause = fault.chain(), "days of guaranteed wage could not be told"),
            },
        }
    });
}

/// Tells everybody of whom nothing was told; how many workers. Whoever was told leaves the list, so it comes to an end, and
/// doing it again does nothing.
pub(crate) async fn tell_old(pipeline: &Pipeline) -> Result<usize, Fault> {
    let mut count = 0_usize;
    loop {
        let found = store::wage_days::untold(pipeline.reader(), AT_ONCE).await;
        let found = found.map_err(|stop| Fault::new("looking for wage days that nobody told", format!("{stop:?}")))?;
        if found.is_empty() {
            return Ok(count);
        }
        for (tenant, worker) in found {
            let told = pipeline.execute(call(tenant, worker), TellWageDays { worker }).await;
            told.map_err(Fault::during("telling wage days"))?;
            count = count.saturating_add(1);
        }
    }
}

fn call(tenant: Id<Workshop>, worker: Id<Worker>) -> Call {
    let viewer = Viewer { tenant, actor: ACTOR.to_owned(), role: Role::Admin, about: None };
    let about = GuaranteedWageDaysCounted { worker_id: worker.to_string(), ..GuaranteedWageDaysCounted::default() };
    Call::new(viewer, &Id::<Receipt>::fresh().to_string(), &about)
}
