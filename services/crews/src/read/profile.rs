//! Work profiles: who is available on a day, what they can carry, where they are assigned.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page, refusal::Refusal};
use werkbrug_crews_domain::{
    policy::Action,
    window::{MINUTES_PER_DAY, Window},
    worker::Limit,
};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, cut, unknown_token, wanted};
use crate::{
    permit::{Scope, scope},
    refused::refused,
    store::{
        Rows,
        copies::copy_person::{Column, Entity, Model},
        place, shift, site,
        tables::{assignment, shift as shift_table},
        worker,
    },
};

/// A page of people by name, on a day. A coach sees those on their own shifts of that day.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    on: Date,
    page: &Page,
) -> Result<Part<crews::WorkProfile>, Stop> {
    let scope = scope(viewer, Action::ReadWorkProfiles)?;
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Scope::Crew(coach) = scope {
        query = query.filter(Column::WorkerId.is_in(crew_of(rows, coach, on).await?));
    }
    if let Some(after) = page.after.as_deref() {
        query = query.filter(following(after)?);
    }
    let in_order = query.order_by_asc(Column::DisplayName).order_by_asc(Column::WorkerId);
    let found = in_order.limit(wanted(page)).all(rows.db).await?;
    let (people, token) = cut(found, page, |row: &Model| format!("{}|{}", row.worker_id, row.display_name));
    Ok((views(rows, people, on).await?, token))
}

fn following(key: &str) -> Result<Condition, Refusal> {
    let (id, name) = key.split_once('|').ok_or_else(unknown_token)?;
    let id = Uuid::try_parse(id).map_err(|_| unknown_token())?;
    let same_name = Condition::all().add(Column::DisplayName.eq(name)).add(Column::WorkerId.gt(id));
    Ok(Condition::any().add(Column::DisplayName.gt(name)).add(same_name))
}

async fn crew_of<C: ConnectionTrait>(rows: &Rows<'_, C>, coach: Uuid, on: Date) -> Result<Vec<Uuid>, Stop> {
    let own = Condition::all()
        .add(shift_table::Column::Day.eq(to_column(on)))
        .add(shift_table::Column::Id.in_subquery(site::shifts_of(rows.tenant, &[coach])));
    let shifts = shift::load(rows, own).await?;
    Ok(shifts.iter().flat_map(|stored| stored.shift.crew.iter().map(|seat| seat.worker.uuid())).collect())
}

async fn views<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    people: Vec<Model>,
    on: Date,
) -> Result<Vec<crews::WorkProfile>, Stop> {
    let ids: Vec<Uuid> = people.iter().map(|row| row.worker_id).collect();
    let whole_day = Window::new(on, 0, MINUTES_PER_DAY).map_err(refused)?;
    let known = worker::load(rows, Some(&ids), &whole_day).await?;
    let known: BTreeMap<Uuid, _> = known.into_iter().map(|known| (known.worker.id.uuid(), known.worker)).collect();
    let places = places_of(rows, &ids, on).await?;
    let mut profiles = Vec::with_capacity(people.len());
    for row in people {
        let of_person = known.get(&row.worker_id);
        let is_available = of_person.is_some_and(|worker| worker.is_employed(&[on]) && !worker.is_absent(&[on]));
        let limits = of_person.map(|worker| worker.limits.iter().map(Limit::sentence).collect()).unwrap_or_default();
        profiles.push(crews::WorkProfile {
            place_name: places.get(&row.worker_id).cloned().unwrap_or_default(),
            worker_id: row.worker_id.to_string(),
            display_name: row.display_name,
            is_available,
            limits,
        });
    }
    Ok(profiles)
}

/// Where these people are assigned that day; the first place of the day.
async fn places_of<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    workers: &[Uuid],
    on: Date,
) -> Result<BTreeMap<Uuid, String>, Stop> {
    let of_day = shift_table::Entity::find()
        .filter(shift_table::Column::Tenant.eq(rows.tenant))
        .filter(shift_table::Column::Day.eq(to_column(on)))
        .filter(shift_table::Column::Id.in_subquery(worker::shifts_of(rows.tenant, workers)))
        .order_by_asc(shift_table::Column::StartMinute)
        .all(rows.db)
        .await?;
    let place_ids: Vec<Uuid> = of_day.iter().map(|row| row.place_id).collect();
    let names: BTreeMap<Uuid, String> =
        place::load(rows, &place_ids).await?.into_iter().map(|row| (row.id, row.place_name)).collect();
    let seats = assignment::Entity::find()
        .filter(assignment::Column::Tenant.eq(rows.tenant))
        .filter(assignment::Column::ShiftId.is_in(of_day.iter().map(|row| row.id)))
        .all(rows.db)
        .await?;
    let mut found: BTreeMap<Uuid, String> = BTreeMap::new();
    for row in &of_day {
        for seat in seats.iter().filter(|seat| seat.shift_id == row.id) {
            let name = names.get(&row.place_id).cloned().unwrap_or_default();
            found.entry(seat.worker_id).or_insert(name);
        }
    }
    Ok(found)
}

/// How many of those employed on a day are there to be planned, and how many are not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heads {
    /// Can be planned.
    pub(crate) available: u32,
    /// Unavailable, for whatever reason.
    pub(crate) absent: u32,
}

/// Everybody employed on a day, in head counts.
pub(crate) async fn heads<C: ConnectionTrait>(rows: &Rows<'_, C>, on: Date) -> Result<Heads, Stop> {
    let whole_day = Window::new(on, 0, MINUTES_PER_DAY).map_err(refused)?;
    let people = worker::load(rows, None, &whole_day).await?;
    let employed = people.iter().filter(|known| known.worker.is_employed(&[on]));
    let (absent, available): (Vec<_>, Vec<_>) = employed.partition(|known| known.worker.is_absent(&[on]));
    let count = |people: Vec<&worker::Known>| u32::try_from(people.len()).unwrap_or(u32::MAX);
    Ok(Heads { available: count(available), absent: count(absent) })
}
