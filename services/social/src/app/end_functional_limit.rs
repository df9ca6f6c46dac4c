//! A functional limit holds no longer than this day.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{limit::FunctionalLimit, policy::Action};

use crate::{
    permit::asker,
    publish,
    refused::{must_match, not_found, refused},
    store,
};

/// Which limit ends when.
pub(crate) struct EndFunctionalLimit {
    /// The limit.
    pub(crate) limit: Id<FunctionalLimit>,
    /// Its last day.
    pub(crate) to: Date,
    /// The version that the caller saw; empty asks for no check.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for EndFunctionalLimit {
    fn name(&self) -> &'static str {
        "end_functional_limit"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let found = store::of_person::find(tx.db(), tx.tenant(), self.limit).await?;
        asker(tx.viewer()).may(Action::SetLimit, found.map(|it| it.worker)).map_err(refused)?;
        let worker = found.ok_or(not_found("functional limit"))?.worker;
        store::worker::lock(tx, worker).await?;
        let all = (None, store::PERSON_ROWS);
        let known: Vec<FunctionalLimit> = store::of_person::of_worker(tx.db(), tx.tenant(), worker, all).await?;
        let current = known.iter().find(|it| it.id == self.limit).copied();
        let mut limit = current.ok_or(not_found("functional limit"))?;
        must_match(&self.etag, limit.version)?;
        limit.end(self.to, &known).map_err(refused)?;
        store::of_person::save(tx, &limit).await?;
        let event = publish::functional_limit_set(tx, &limit);
        Ok(Receipt::new(limit.id.uuid(), limit.version.to_string()).with_event(event))
    }
}
