//! A week is handed to the planner; a replica takes the job from the table.

use async_trait::async_trait;
use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::{
    columns::to_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    store::{
        plan_job::{self, WAITING},
        plan_rows::plan_job::Model,
    },
};

/// What is to be planned.
#[derive(Clone, Debug)]
pub(crate) struct SubmitPlan {
    /// The Monday of the week.
    pub(crate) monday: Date,
    /// How many days from there.
    pub(crate) days: u32,
    /// How long to search.
    pub(crate) seconds: u32,
    /// Whoever was put on a shift by hand stays there.
    pub(crate) keep_assigned: bool,
    /// Who must be on which shift: shift and person.
    pub(crate) pins: Vec<(Uuid, Uuid)>,
}

#[async_trait]
impl UseCase for SubmitPlan {
    fn name(&self) -> &'static str {
        "submit_plan"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let pins = serde_json::to_string(&self.pins).map_err(|cause| Fault::new("write the pins of a plan", cause))?;
        let row = Model {
            tenant: tx.tenant().uuid(),
            id: tx.fresh::<Model>().uuid(),
            monday: to_column(self.monday),
            days: i64::from(self.days),
            wanted_ms: i64::from(self.seconds).saturating_mul(1_000),
            elapsed_ms: 0,
            keep_assigned: self.keep_assigned,
            pins,
            state: WAITING.to_owned(),
            is_stopping: false,
            submitted_by: tx.viewer().actor.clone(),
            submitted_at_us: tx.now_us(),
            lease_owner: None,
            lease_until_us: 0,
            medium: None,
            soft: None,
            bound_medium: None,
            bound_soft: None,
            seats_wanted: 0,
            seats_empty: 0,
            people_idle: 0,
            plan: String::new(),
            failure: String::new(),
            failure_shift: None,
            version: 1,
        };
        let id = row.id;
        plan_job::insert(tx, row).await?;
        Ok(Receipt::new(id, "1"))
    }
}
