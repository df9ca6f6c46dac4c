//! Write down a worker's own wish about another; crews hear of the two and whether it is hard.

use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{
    day_range::DayRange,
    pair::{Pair, Said},
    policy::Action,
};

use crate::{
    permit::asker,
    publish,
    refused::{not_found, refused},
    store,
};

/// What was said, and when it holds.
pub(crate) struct RecordPair {
    /// Who said what about whom.
    pub(crate) said: Said,
    /// When it holds.
    pub(crate) validity: DayRange,
}

#[async_trait::async_trait]
impl UseCase for RecordPair {
    fn name(&self) -> &'static str {
        "record_pair"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::RecordPair, Some(self.said.by)).map_err(refused)?;
        let by = store::worker::lock(tx, self.said.by).await?.ok_or(not_found("worker"))?.id;
        store::worker::find(tx.db(), tx.tenant(), self.said.about).await?.ok_or(not_found("other worker"))?;
        let all = (None, store::PERSON_ROWS);
        let known: Vec<Pair> = store::of_person::of_worker(tx.db(), tx.tenant(), by, all).await?;
        let pair = Pair::record(tx.fresh(), self.said, self.validity, (&known, tx.today())).map_err(refused)?;
        store::of_person::save(tx, &pair).await?;
        let event = publish::pair_recorded(tx, &pair);
        Ok(Receipt::new(pair.id.uuid(), pair.version.to_string()).with_event(event))
    }
}
