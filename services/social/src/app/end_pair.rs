//! A worker's wish about another holds no longer than this day.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_social_domain::{pair::Pair, policy::Action};

use crate::{
    permit::asker,
    publish,
    refused::{must_match, not_found, refused},
    store,
};

/// Which wish ends when.
pub(crate) struct EndPair {
    /// The wish.
    pub(crate) pair: Id<Pair>,
    /// Its last day.
    pub(crate) to: Date,
    /// The version that the caller saw; empty asks for no check.
    pub(crate) etag: String,
}

#[async_trait::async_trait]
impl UseCase for EndPair {
    fn name(&self) -> &'static str {
        "end_pair"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        asker(tx.viewer()).may(Action::RecordPair, None).map_err(refused)?;
        let found = store::of_person::find(tx.db(), tx.tenant(), self.pair).await?;
        let by = found.ok_or(not_found("wish"))?.said.by;
        store::worker::lock(tx, by).await?;
        let all = (None, store::PERSON_ROWS);
        let known: Vec<Pair> = store::of_person::of_worker(tx.db(), tx.tenant(), by, all).await?;
        let current = known.iter().find(|it| it.id == self.pair).copied();
        let mut pair = current.ok_or(not_found("wish"))?;
        must_match(&self.etag, pair.version)?;
        pair.end(self.to).map_err(refused)?;
        store::of_person::save(tx, &pair).await?;
        let event = publish::pair_recorded(tx, &pair);
        Ok(Receipt::new(pair.id.uuid(), pair.version.to_string()).with_event(event))
    }
}
