//! A coach says how many pieces the crew made; said again it replaces what was said.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    pieces::must_be_possible, policy::Action, presence::must_have_begun, shift::Shift, stage::Change,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{not_found, pieces, place, shift, within},
};

/// What a crew made.
#[derive(Clone, Debug)]
pub(crate) struct ReportPieces {
    /// On which shift.
    pub(crate) shift: Id<Shift>,
    /// How many, of all of them together.
    pub(crate) pieces: u32,
}

#[async_trait]
impl UseCase for ReportPieces {
    fn name(&self) -> &'static str {
        "report_pieces"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::ReportPieces)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        let place = place::find(&within(tx), stored.shift.place).await?;
        if !scope.holds(&stored.shift, &place) {
            return Err(not_found("shift").into());
        }
        must_have_begun(&stored.shift.window, tx.today()).map_err(refused)?;
        pieces::keep(tx, self.shift, must_be_possible(self.pieces).map_err(refused)?).await?;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Presence);
        Ok(Receipt::new(self.shift.uuid(), stored.etag()).with_event(event))
    }
}
