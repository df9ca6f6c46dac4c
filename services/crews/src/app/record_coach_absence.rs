//! A coach is away on some days, or there after all; never why.

use async_trait::async_trait;
use werkbrug_crews_domain::{policy::Action, site::Coach};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    store::{coach, coach_absence, roster, within},
};

/// Who is away, and when.
#[derive(Clone, Debug)]
pub(crate) struct RecordCoachAbsence {
    /// The coach.
    pub(crate) coach: Id<Coach>,
    /// On which days.
    pub(crate) days: Period,
    /// There after all.
    pub(crate) is_withdrawn: bool,
}

#[async_trait]
impl UseCase for RecordCoachAbsence {
    fn name(&self) -> &'static str {
        "record_coach_absence"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let coach = coach::lock(tx, self.coach).await?;
        if self.is_withdrawn {
            coach_absence::withdraw(tx, coach.id.uuid(), &self.days).await?;
        } else {
            coach_absence::keep(tx, coach.id.uuid(), &self.days).await?;
        }
        let touched = roster::guided_on(&within(tx), coach.id.uuid(), &self.days).await?;
        Ok(Receipt::new(coach.id.uuid(), "").with_fact("shifts_touched", touched.to_string()))
    }
}
