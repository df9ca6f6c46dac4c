//! When places are closed, for a viewer: the whole workshop, and the places within reach.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Refusal};
use werkbrug_crews_domain::{closure::Closure, policy::Action};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use crate::{
    permit::{Scope, scope},
    store::{
        Rows, closure,
        tables::place::{Column, Entity},
    },
};

/// Closures that touch these days, the earliest first.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    of: &Period,
) -> Result<Vec<crews::Closure>, Stop> {
    let reach = scope(viewer, Action::ReadClosures)?;
    let found = closure::touching(rows, (of.from(), of.to())).await?;
    let ids: BTreeSet<Uuid> = found.iter().filter_map(|closure| closure.place.map(Id::uuid)).collect();
    let known = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::Id.is_in(ids))
        .filter(reach.places())
        .all(rows.db)
        .await?;
    let names: BTreeMap<Uuid, String> = known.into_iter().map(|row| (row.id, row.place_name)).collect();
    let keeps = scope(viewer, Action::KeepClosures);
    let is_seen = |closure: &Closure| closure.place.is_none_or(|place| names.contains_key(&place.uuid()));
    Ok(found.into_iter().filter(is_seen).map(|closure| view(closure, &names, &keeps)).collect())
}

fn view(closure: Closure, names: &BTreeMap<Uuid, String>, keeps: &Result<Scope, Refusal>) -> crews::Closure {
    let (start_minute, end_minute) = closure.hours.unwrap_or_default();
    let place_name = closure.place.and_then(|place| names.get(&place.uuid()).cloned()).unwrap_or_default();
    crews::Closure {
        closure_id: closure.id.to_string(),
        place_id: closure.place.map(|place| place.to_string()).unwrap_or_default(),
        place_name,
        from: closure.days.from().to_string(),
        to: closure.days.to().to_string(),
        weekday: u32::from(closure.weekday.unwrap_or_default()),
        start_minute,
        end_minute,
        word: closure.word,
        may_be_withdrawn: match keeps {
            Ok(Scope::All) => true,
            Ok(Scope::Company(_)) => closure.place.is_some(),
            Ok(Scope::Crew(_) | Scope::Oneself(_)) | Err(_) => false,
        },
    }
}
