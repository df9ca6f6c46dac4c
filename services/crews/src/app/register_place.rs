//! A host's site or a department is recorded, or what is known of it changes.

use async_trait::async_trait;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::{
    place::{Company, Demands, Place, PlaceKind},
    policy::Action,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    store::{place, tables::place::Model, words},
};

/// What is recorded of a place.
#[derive(Clone, Debug)]
pub(crate) struct RegisterPlace {
    /// The workshop's own code, which makes this the same place next time.
    pub(crate) place_code: String,
    /// Whose it is.
    pub(crate) kind: PlaceKind,
    /// What people call it.
    pub(crate) place_name: String,
    /// The host; none for a department.
    pub(crate) company: Option<Id<Company>>,
    /// What its post asks.
    pub(crate) demands: Demands,
    /// The host's main activity there.
    pub(crate) core_activity: String,
    /// Whether the site must see names.
    pub(crate) names_needed: bool,
    /// Its establishment unit number.
    pub(crate) establishment: String,
}

#[async_trait]
impl UseCase for RegisterPlace {
    fn name(&self) -> &'static str {
        "register_place"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::RecordMasterData)?;
        if (self.kind == PlaceKind::HostSite) != self.company.is_some() {
            let text = "a host's site has a company and a department has none";
            return Err(Refusal::invalid("company_id", "COMPANY_MISMATCH", text).into());
        }
        let kept = place::keep(tx, self.row(tx)).await?;
        Ok(Receipt::new(kept.id, kept.version.to_string()))
    }
}

impl RegisterPlace {
    fn row(&self, tx: &Tx<'_>) -> Model {
        Model {
            tenant: tx.tenant().uuid(),
            id: tx.fresh::<Place>().uuid(),
            place_code: self.place_code.clone(),
            kind: words::of_place_kind(self.kind).to_owned(),
            place_name: self.place_name.clone(),
            company_id: self.company.map(Id::uuid),
            lift_kg: i64::from(self.demands.lift_kg),
            lift_times_hour: i64::from(self.demands.lift_times_hour),
            standing_minutes: i64::from(self.demands.standing_minutes),
            noise: i64::from(self.demands.noise),
            crowd: i64::from(self.demands.crowd),
            core_activity: self.core_activity.clone(),
            names_needed: self.names_needed,
            establishment: self.establishment.clone(),
            version: 1,
        }
    }
}
