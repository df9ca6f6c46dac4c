//! A coach is put on a shift.

use async_trait::async_trait;
use werkbrug_crews_domain::{policy::Action, shift::Shift, site::Coach};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{coach, shift, site, within},
};

/// Who guides which shift.
#[derive(Clone, Debug)]
pub(crate) struct AssignCoach {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// The coach.
    pub(crate) coach: Id<Coach>,
}

#[async_trait]
impl UseCase for AssignCoach {
    fn name(&self) -> &'static str {
        "assign_coach"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        coach::lock(tx, self.coach).await?;
        let is_promised_elsewhere = site::is_promised_elsewhere(&within(tx), self.coach.uuid(), &stored.shift).await?;
        let change = stored.shift.assign_coach(self.coach, is_promised_elsewhere).map_err(refused)?;
        let assignment = shift::add_coach(tx, self.shift, self.coach).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, change);
        Ok(Receipt::new(assignment, stored.etag()).with_event(event))
    }
}
