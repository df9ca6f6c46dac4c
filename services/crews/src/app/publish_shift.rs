//! A shift is made known; while a gate is red, its place is closed, somebody of the crew may not work there or people have no
//! place that day, it is not.

use async_trait::async_trait;
use werkbrug_crews_domain::{policy::Action, shift::Shift, without_place::must_be_nobody};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{closure, coach, dossier, pair, publication, shift, within, without_place},
};

/// Which shift.
#[derive(Clone, Debug)]
pub(crate) struct PublishShift {
    /// The shift.
    pub(crate) shift: Id<Shift>,
}

#[async_trait]
impl UseCase for PublishShift {
    fn name(&self) -> &'static str {
        "publish_shift"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let mut stored = shift::lock(tx, self.shift).await?;
        let rows = within(tx);
        let dossier = dossier::of_shift(&rows, &stored.shift).await?;
        dossier.hold_site(tx).await?;
        // In one order, so that two shifts with the same coaches wait for each other and not for ever.
        let mut coaches = stored.shift.coaches.clone();
        coaches.sort();
        for coach in coaches {
            coach::lock(tx, coach).await?;
        }
        let gates = dossier.gates_of(&rows, &stored.shift, None).await?;
        let asked = stored.shift.clone();
        let change = stored.shift.publish(&gates).map_err(refused)?;
        closure::must_not_close(&rows, &stored.shift).await?;
        let at = (&asked, &dossier.place, dossier.engagement.kind);
        pair::crew_must_fit(&rows, at).await?;
        let day = stored.shift.window.day();
        // Nobody gets a place of yesterday any more, and nobody can explain it: paper comes in late.
        if day >= tx.today() {
            let (people, minutes) = without_place::unexplained(&rows, day).await?;
            must_be_nobody(people, minutes, day).map_err(refused)?;
        }
        shift::save(tx, &mut stored).await?;
        publication::keep(tx, &stored.shift).await?;
        let event = publish::shift_changed(tx, &stored.shift, change);
        Ok(Receipt::new(self.shift.uuid(), stored.etag()).with_event(event))
    }
}
