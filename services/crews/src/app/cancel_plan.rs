//! The search of a plan stops; the best plan so far stays.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    store::{
        plan_job::{self, SEARCHING, STOPPED, WAITING},
        plan_rows::plan_job::Model,
    },
};

/// Which plan.
#[derive(Clone, Debug)]
pub(crate) struct CancelPlan {
    /// The job.
    pub(crate) plan: Uuid,
}

#[async_trait]
impl UseCase for CancelPlan {
    fn name(&self) -> &'static str {
        "cancel_plan"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let job = plan_job::lock(tx, self.plan).await?;
        let after = match job.state.as_str() {
            WAITING => Model { state: STOPPED.to_owned(), is_stopping: true, ..job.clone() },
            SEARCHING => Model { is_stopping: true, ..job.clone() },
            // It is over already: there is nothing to stop.
            _ => return Ok(Receipt::new(job.id, job.version.to_string())),
        };
        let saved = plan_job::save(tx.db(), after).await?;
        Ok(Receipt::new(saved.id, saved.version.to_string()))
    }
}
