//! Somebody was shown how to work safely at a site.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    host_work::Induction,
    place::{Place, PlaceKind},
    policy::Action,
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    refused::refused,
    store::{host_work, not_found, place, within, worker},
};

/// Who was shown what, and until when that counts.
#[derive(Clone, Debug)]
pub(crate) struct RecordInduction {
    /// Who.
    pub(crate) worker: Id<Worker>,
    /// Where.
    pub(crate) place: Id<Place>,
    /// When, and until when it counts.
    pub(crate) induction: Induction,
}

#[async_trait]
impl UseCase for RecordInduction {
    fn name(&self) -> &'static str {
        "record_induction"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::KeepHostWork)?;
        let induction = self.induction.must_make_sense(tx.today()).map_err(refused)?;
        match place::find(&within(tx), self.place).await?.kind {
            PlaceKind::HostSite => {}
            PlaceKind::Department => return Err(not_found("site").into()),
        }
        worker::must_be_known(&within(tx), self.worker).await?;
        let version = host_work::keep_induction(tx, (self.worker, self.place), induction).await?;
        Ok(Receipt::new(self.worker.uuid(), version.to_string()))
    }
}
