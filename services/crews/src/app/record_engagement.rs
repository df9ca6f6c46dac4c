//! An agreement is recorded, or what is known of it changes; its gates are looked at when people are planned.

use async_trait::async_trait;
use jiff::civil::Date;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::{
    engagement::{Engagement, EngagementKind},
    place::Place,
    policy::Action,
    refusal::Refusal as Said,
    worker::DayRange,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    columns::to_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    refused::refused,
    store::{engagement, place, tables::engagement::Model, within, words},
};

/// What is recorded of an agreement.
#[derive(Clone, Debug)]
pub(crate) struct RecordEngagement {
    /// The workshop's own code, which makes this the same agreement next time.
    pub(crate) engagement_code: String,
    /// Where the work is done.
    pub(crate) place: Id<Place>,
    /// What kind of collaboration.
    pub(crate) kind: EngagementKind,
    /// The agreement's own words on the work.
    pub(crate) work_description: String,
    /// Whether the work is the host's core activity.
    pub(crate) is_core_activity: bool,
    /// The day both signed.
    pub(crate) signed_on: Option<Date>,
    /// The day the Department was told.
    pub(crate) notified_on: Option<Date>,
    /// From when until when.
    pub(crate) runs: DayRange,
    /// Whether only the coach gives instructions.
    pub(crate) instructions_by_coach_only: bool,
    /// What an hour is invoiced as.
    pub(crate) tariff_class: String,
}

#[async_trait]
impl UseCase for RecordEngagement {
    fn name(&self) -> &'static str {
        "record_engagement"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::RecordMasterData)?;
        let place = place::find(&within(tx), self.place).await?;
        if !self.kind.belongs_at(place.kind) {
            return Err(refused(Said::WrongPlace).into());
        }
        if !self.runs.contains(self.runs.from) {
            let text = "an engagement does not end before it starts";
            return Err(Refusal::invalid("ends_on", "ENDS_BEFORE_START", text).into());
        }
        let kept = engagement::keep(tx, self.row(tx)).await?;
        Ok(Receipt::new(kept.id, kept.version.to_string()))
    }
}

impl RecordEngagement {
    fn row(&self, tx: &Tx<'_>) -> Model {
        Model {
            tenant: tx.tenant().uuid(),
            id: tx.fresh::<Engagement>().uuid(),
            engagement_code: self.engagement_code.clone(),
            place_id: self.place.uuid(),
            kind: words::of_engagement_kind(self.kind).to_owned(),
            work_description: self.work_description.clone(),
            is_core_activity: self.is_core_activity,
            signed_on: self.signed_on.map(to_column),
            notified_on: self.notified_on.map(to_column),
            starts_on: to_column(self.runs.from),
            ends_on: self.runs.to.map(to_column),
            instructions_by_coach_only: self.instructions_by_coach_only,
            tariff_class: self.tariff_class.clone(),
            version: 1,
        }
    }
}
