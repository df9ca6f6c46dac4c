//! A coach is put on a shift.

use async_trait::async_trait;
use werkbrug_crews_domain::{policy::Action, shift::Shift, site::Coach};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{app::give_seat::give_coach, permit::scope, publish, store::shift};

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
        let (assignment, change) = give_coach(tx, &mut stored.shift, self.coach).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, change);
        Ok(Receipt::new(assignment, stored.etag()).with_event(event))
    }
}
