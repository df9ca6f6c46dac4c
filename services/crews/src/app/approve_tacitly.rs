//! Nobody said anything for the agreed working days: what was recorded is approved, and marked as approved by silence.

use async_trait::async_trait;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{
    approval::Asked, engagement::EngagementKind, objection::must_be_undoubted, policy::Action, presence::minutes_of,
    shift::Shift, terms::must_be_silent_long_enough,
};
use werkbrug_kernel::{calendar::WorkingCalendar, id::Id};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use super::approve_minutes::settle;
use crate::{
    permit::scope,
    refused::refused,
    store::{engagement, objection, place, presence, shift, terms, within},
};

/// On what silence fell.
#[derive(Clone, Debug)]
pub(crate) struct ApproveTacitly {
    /// The shift.
    pub(crate) shift: Id<Shift>,
}

#[async_trait]
impl UseCase for ApproveTacitly {
    fn name(&self) -> &'static str {
        "approve_tacitly"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::ApproveTacitly)?;
        let (mut stored, rows) = (shift::lock(tx, self.shift).await?, within(tx));
        let place = place::find(&rows, stored.shift.place).await?;
        let engagement = engagement::find(&rows, stored.shift.engagement).await?;
        if engagement.kind == EngagementKind::DepartmentWork {
            let text = "nobody outside the workshop is silent about its own work";
            return Err(Refusal::new(Kind::Forbidden, "NOT_ALLOWED", text).into());
        }
        let terms = terms::of_one(&rows, stored.shift.engagement).await?;
        let (ledgers, times) = presence::with_times(&rows, &[self.shift.uuid()]).await?;
        let recorded = presence::last_day(&times, self.shift.uuid());
        let on = terms.tacit_on(stored.shift.window.day(), recorded, &WorkingCalendar::belgian());
        must_be_silent_long_enough(on, tx.today()).map_err(refused)?;
        must_be_undoubted(objection::is_open(&rows, self.shift.uuid()).await?).map_err(refused)?;
        let minutes = minutes_of(ledgers.values().flatten()).map_err(refused)?;
        let asked = Asked { tariff_class: &engagement.tariff_class, minutes };
        settle(tx, &mut stored, &place, (asked, true)).await
    }
}
