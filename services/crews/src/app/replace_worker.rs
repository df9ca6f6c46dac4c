//! Somebody else takes a seat: the person changes, the hours do not.

use async_trait::async_trait;
use werkbrug_crews_domain::{policy::Action, shift::Shift, stage::Change, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::give_seat::{give_seat, take_seat},
    permit::scope,
    publish,
    store::shift,
};

/// Who goes and who comes.
#[derive(Clone, Debug)]
pub(crate) struct ReplaceWorker {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// Who had the seat.
    pub(crate) from: Id<Worker>,
    /// Who gets it.
    pub(crate) to: Id<Worker>,
}

#[async_trait]
impl UseCase for ReplaceWorker {
    fn name(&self) -> &'static str {
        "replace_worker"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        take_seat(tx, &mut stored.shift, self.from).await?;
        give_seat(tx, &mut stored.shift, self.to).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Assigned);
        Ok(Receipt::new(self.shift.uuid(), stored.etag()).with_event(event))
    }
}
