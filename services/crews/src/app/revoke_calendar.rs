//! A host closes a calendar for good: its address then leads nowhere.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use super::open_calendar::company;
use crate::{permit::scope, store::calendar};

/// What is closed.
#[derive(Clone, Debug)]
pub(crate) struct RevokeCalendar {
    /// The calendar.
    pub(crate) calendar: Uuid,
}

#[async_trait]
impl UseCase for RevokeCalendar {
    fn name(&self) -> &'static str {
        "revoke_calendar"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let company = company(scope(tx.viewer(), Action::KeepCalendar)?)?;
        calendar::revoke(tx, company, self.calendar).await?;
        Ok(Receipt::new(self.calendar, ""))
    }
}
