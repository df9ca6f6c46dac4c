//! What a viewer may reach here, and which shifts, places and people that means.

use sea_orm::{ColumnTrait, Condition};
use tonic::Request;
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Kind, Refusal},
    rpc,
};
use werkbrug_crews_domain::{
    place::Place,
    policy::{Action, Reach, reach},
    shift::Shift,
};
use werkbrug_kernel::id::Id;

use crate::store::{
    place, site,
    tables::{place as place_table, shift as shift_table},
    words, worker,
};

/// Which part of the workshop a viewer reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of it.
    All,
    /// What is about this company.
    Company(Uuid),
    /// The shifts that this coach guides.
    Crew(Uuid),
    /// What is about this worker.
    Oneself(Uuid),
}

/// Lets a caller in when their role has anything to do with the action; how far it reaches is for [`scope`].
pub(crate) fn admit<T>(request: &Request<T>, action: Action) -> Result<Viewer, tonic::Status> {
    let viewer = rpc::viewer(request)?;
    scope(&viewer, action)?;
    Ok(viewer)
}

/// How far the viewer reaches for an action; refused when not at all.
pub(crate) fn scope(viewer: &Viewer, action: Action) -> Result<Scope, Refusal> {
    let not_allowed = || Refusal::new(Kind::Forbidden, "NOT_ALLOWED", "this role may not do that here");
    let about = viewer.about.ok_or_else(not_allowed);
    match reach(viewer.role, action) {
        Reach::Nothing => Err(not_allowed()),
        Reach::All => Ok(Scope::All),
        Reach::OwnCompany => about.map(Scope::Company),
        Reach::OwnCrew => about.map(Scope::Crew),
        Reach::Oneself => about.map(Scope::Oneself),
    }
}

impl Scope {
    /// Whether a shift at a place is within reach.
    pub(crate) fn holds(self, shift: &Shift, place: &Place) -> bool {
        match self {
            Self::All => true,
            Self::Company(company) => place.company == Some(Id::from_uuid(company)),
            Self::Crew(coach) => shift.is_guided_by(Id::from_uuid(coach)),
            Self::Oneself(worker) => shift.crew.iter().any(|seat| seat.worker == Id::from_uuid(worker)),
        }
    }

    /// The shifts within reach, as a condition of a query; a worker's are those that were made known.
    pub(crate) fn shifts(self, tenant: Uuid) -> Condition {
        use shift_table::Column;
        match self {
            Self::All => Condition::all(),
            Self::Company(company) => {
                Condition::all().add(Column::PlaceId.in_subquery(place::ids_of_company(tenant, company)))
            }
            Self::Crew(coach) => Condition::all().add(Column::Id.in_subquery(site::shifts_of(tenant, &[coach]))),
            // A plan that was not made known yet is nobody's promise.
            Self::Oneself(worker) => Condition::all()
                .add(Column::Id.in_subquery(worker::shifts_of(tenant, &[worker])))
                .add(Column::Stage.is_in(words::MADE_KNOWN)),
        }
    }

    /// The places within reach; only a company's reach is narrower than all.
    pub(crate) fn places(self) -> Condition {
        match self {
            Self::All | Self::Crew(_) | Self::Oneself(_) => Condition::all(),
            Self::Company(company) => Condition::all().add(place_table::Column::CompanyId.eq(company)),
        }
    }
}
