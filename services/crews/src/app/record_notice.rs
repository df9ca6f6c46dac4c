//! The notice of an enclave went to the Department: the day on which it was sent is what gate ENC-04 looks at.

use async_trait::async_trait;
use jiff::civil::Date;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::{
    engagement::{Engagement, EngagementKind},
    policy::Action,
    refusal::Refusal as Said,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit::scope, refused::refused, store::engagement};

/// What was sent.
#[derive(Clone, Debug)]
pub(crate) struct RecordNotice {
    /// The agreement.
    pub(crate) engagement: Id<Engagement>,
    /// The day.
    pub(crate) notified_on: Date,
}

#[async_trait]
impl UseCase for RecordNotice {
    fn name(&self) -> &'static str {
        "record_notice"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::RecordMasterData)?;
        let row = engagement::lock(tx, self.engagement).await?;
        if engagement::read(row.clone())?.kind != EngagementKind::Enclave {
            return Err(refused(Said::WrongPlace).into());
        }
        if self.notified_on > tx.today() {
            let text = "a notice that was not sent yet is not recorded";
            return Err(Refusal::invalid("notified_on", "NOTICE_IN_FUTURE", text).into());
        }
        let kept = engagement::notified(tx, row, self.notified_on).await?;
        Ok(Receipt::new(kept.id, kept.version.to_string()))
    }
}
