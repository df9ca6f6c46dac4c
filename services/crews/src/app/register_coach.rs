//! A coach is recorded, or what is known of them changes.

use async_trait::async_trait;
use jiff::civil::Date;
use werkbrug_crews_domain::{policy::Action, site::Coach};
use werkbrug_pipeline::{
    columns::to_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    store::{coach, tables::coach::Model},
};

/// What is recorded of a coach.
#[derive(Clone, Debug)]
pub(crate) struct RegisterCoach {
    /// The workshop's own code, which makes this the same coach next time.
    pub(crate) coach_code: String,
    /// What people call them.
    pub(crate) display_name: String,
    /// The work number that hosts may ring.
    pub(crate) work_phone: String,
    /// Qualified from this day, when known.
    pub(crate) qualified_from: Option<Date>,
}

#[async_trait]
impl UseCase for RegisterCoach {
    fn name(&self) -> &'static str {
        "register_coach"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::RecordMasterData)?;
        let row = Model {
            tenant: tx.tenant().uuid(),
            id: tx.fresh::<Coach>().uuid(),
            coach_code: self.coach_code.clone(),
            display_name: self.display_name.clone(),
            work_phone: self.work_phone.clone(),
            qualified_from: self.qualified_from.map(to_column),
            version: 1,
        };
        let kept = coach::keep(tx, row).await?;
        Ok(Receipt::new(kept.id, kept.version.to_string()))
    }
}
