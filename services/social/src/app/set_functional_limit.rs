//! Set what somebody can carry, from when until when.

use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    day_range::DayRange,
    limit::{FunctionalLimit, Load},
    policy::Action,
    worker::Worker,
};

use crate::{
    permit::asker,
    publish,
    refused::{not_found, refused},
    store,
};

/// Whose limit, how much, when.
pub(crate) struct SetFunctionalLimit {
    /// Whose.
    pub(crate) worker: Id<Worker>,
    /// How much of what.
    pub(crate) load: Load,
    /// When it holds.
    pub(crate) validity: DayRange,
}

#[async_trait::async_trait]
impl UseCase for SetFunctionalLimit {
    fn name(&self) -> &'static str {
        "set_functional_limit"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::SetLimit, Some(self.worker)).map_err(refused)?;
        let worker = store::worker::lock(tx, self.worker).await?.ok_or(not_found("worker"))?.id;
        let all = (None, store::PERSON_ROWS);
        let known: Vec<FunctionalLimit> = store::of_person::of_worker(tx.db(), tx.tenant(), worker, all).await?;
        let limit = FunctionalLimit::set(tx.fresh(), worker, self.load, self.validity, &known).map_err(refused)?;
        store::of_person::save(tx, &limit).await?;
        let event = publish::functional_limit_set(tx, &limit);
        Ok(Receipt::new(limit.id.uuid(), limit.version.to_string()).with_event(event))
    }
}
