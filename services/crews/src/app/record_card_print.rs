//! A card of a day went to paper: what it said is kept, so that a later change tells whose card is wrong.

use async_trait::async_trait;
use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    read::{my_day, wrong_card},
    store::{card_print, within},
};

/// What was printed.
#[derive(Clone, Debug)]
pub(crate) struct RecordCardPrint {
    /// Whose; oneself when nobody is named.
    pub(crate) worker: Option<Uuid>,
    /// Of which day.
    pub(crate) day: Date,
}

#[async_trait]
impl UseCase for RecordCardPrint {
    fn name(&self) -> &'static str {
        "record_card_print"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let (scope, rows) = (scope(tx.viewer(), Action::PrintCard)?, within(tx));
        let worker = my_day::whose(&rows, scope, self.worker, self.day).await?;
        let mut said = wrong_card::said(&rows, &[worker], (self.day, self.day)).await?;
        let said = said.remove(&(self.day, worker)).unwrap_or_default();
        let id = card_print::insert(tx, worker, self.day, &said).await?;
        Ok(Receipt::new(id, ""))
    }
}
