//! How many working days before people must hear of variable hours: a figure with its source, from a day on.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_crews_domain::{contract::NoticeLimit, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit::scope, store::contract};

/// Which figure, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct SetNoticeLimit {
    /// The figure.
    pub(crate) limit: NoticeLimit,
    /// Where it stands.
    pub(crate) source: String,
    /// Whether somebody compared it with that source.
    pub(crate) is_confirmed: bool,
}

#[async_trait]
impl UseCase for SetNoticeLimit {
    fn name(&self) -> &'static str {
        "set_notice_limit"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::RecordMasterData)?;
        contract::keep_limit(tx, self.limit, (&self.source, self.is_confirmed)).await?;
        Ok(Receipt::new(Uuid::nil(), ""))
    }
}
