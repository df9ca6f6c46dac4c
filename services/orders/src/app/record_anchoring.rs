//! Enter in the anchoring register that work was won, kept, came at risk, left or returned.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_orders_domain::{
    anchoring::{Kind, Said, Wrong, check},
    policy::Action,
};
use werkbrug_pipeline::{
    columns::to_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    store::{self, company::Key, tables::anchoring::Model},
};

/// What happened to which work.
pub(crate) struct RecordAnchoring {
    /// Whose work.
    pub(crate) company: Uuid,
    /// What happened.
    pub(crate) kind: Kind,
    /// When.
    pub(crate) on: Date,
    /// Which work.
    pub(crate) work_description: String,
    /// Whither or whence.
    pub(crate) place: String,
    /// Why, as it is stored; empty when nothing is said.
    pub(crate) reason: &'static str,
    /// How much work.
    pub(crate) hours_per_year: u32,
    /// Full-time places, in tenths.
    pub(crate) job_tenths: u32,
}

#[async_trait::async_trait]
impl UseCase for RecordAnchoring {
    fn name(&self) -> &'static str {
        "record_anchoring"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Relate)?;
        let said = Said {
            kind: self.kind,
            on: self.on,
            place: &self.place,
            has_reason: !self.reason.is_empty(),
            hours_per_year: self.hours_per_year,
        };
        check(said, tx.today()).map_err(refused)?;
        let tenant = tx.tenant().uuid();
        let company = store::company::find(tx.db(), tenant, &Key::Id(self.company)).await?;
        company.ok_or_else(store::company::unknown)?;
        let entry = Model {
            tenant,
            id: tx.fresh::<()>().uuid(),
            company_id: self.company,
            kind: self.kind.as_str().to_owned(),
            on_day: to_column(self.on),
            work_description: self.work_description.clone(),
            place: self.place.clone(),
            reason: self.reason.to_owned(),
            hours_per_year: i64::from(self.hours_per_year),
            job_tenths: i64::from(self.job_tenths),
        };
        let id = entry.id;
        store::relation::write_anchoring(tx, entry).await?;
        Ok(Receipt::new(id, ""))
    }
}

fn refused(wrong: Wrong) -> Refusal {
    let (field, reason) = match wrong {
        Wrong::ReasonMissing => ("reason", "REASON_MISSING"),
        Wrong::ReasonNotAsked => ("reason", "REASON_NOT_ASKED"),
        Wrong::PlaceMissing => ("place", "PLACE_MISSING"),
        Wrong::InTheFuture => ("on", "DAY_TO_COME"),
        Wrong::HoursMissing => ("hours_per_year", "HOURS_MISSING"),
    };
    Refusal::invalid(field, reason, wrong.to_string())
}
