//! The week board of places: what is asked and how far it is filled, in head counts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_crews_domain::{
    gate::Colour,
    policy::{Action, Reach, reach},
};
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, cut, engagement::colour_view, place::kind_view, wanted, week::stage_view};
use crate::{
    permit::{Scope, scope},
    store::{
        Rows, dossier,
        presence::{self, Ledgers},
        shift::{self, Stored},
        tables::{
            place::{Column, Entity, Model},
            shift as shift_table,
        },
    },
};

/// The shifts of places and days, the earliest first.
type Shifts = BTreeMap<(Uuid, Date), Vec<Stored>>;

/// What is asked of the board of places.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The days.
    pub(crate) of: Period,
    /// Without cells: what stands in the days is not even read.
    pub(crate) names_only: bool,
}

/// A page of places by code, each with their days. The gates are for who plans.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    asked: &Asked,
    page: &Page,
) -> Result<Part<crews::DemandRow>, Stop> {
    let of = &asked.of;
    let scope = scope(viewer, Action::ReadWeekDemand)?;
    let in_days = shift_table::Column::Day.between(to_column(of.from()), to_column(of.to()));
    let own = scope.shifts(rows.tenant).add(in_days);
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(scope.places());
    if let Scope::Crew(_) = scope {
        query = query.filter(Column::Id.in_subquery(places_of(rows.tenant, own.clone())));
    }
    if let Some(after) = page.after.as_deref() {
        query = query.filter(Column::PlaceCode.gt(after));
    }
    let found = query.order_by_asc(Column::PlaceCode).limit(wanted(page)).all(rows.db).await?;
    let (places, token) = cut(found, page, |row| row.place_code.clone());
    if asked.names_only {
        let names: Result<Vec<_>, Stop> = places.into_iter().map(|row| view(row, Vec::new())).collect();
        return Ok((names?, token));
    }
    let at_places = shift_table::Column::PlaceId.is_in(places.iter().map(|row| row.id));
    let shifts = shift::load(rows, own.add(at_places)).await?;
    let sees_gates = reach(viewer.role, Action::CheckEngagement) == Reach::All;
    let colours = if sees_gates { dossier::worst_of_shifts(rows, &shifts, of).await? } else { BTreeMap::new() };
    let ids: Vec<Uuid> = shifts.iter().map(|stored| stored.shift.id.uuid()).collect();
    let ledgers = presence::of_shifts(rows, &ids).await?;
    let shifts = by_place_and_day(shifts);
    let mut views = Vec::with_capacity(places.len());
    for row in places {
        let of_day = |day| shifts.get(&(row.id, day)).map_or(&[][..], Vec::as_slice);
        let cells = of.iter_days().map(|day| cell(of_day(day), &colours, &ledgers)).collect();
        views.push(view(row, cells)?);
    }
    Ok((views, token))
}

/// The places of these shifts, as part of another query.
fn places_of(tenant: Uuid, shifts: Condition) -> SelectStatement {
    use shift_table::Column;
    let mut query = Query::select();
    query.column(Column::PlaceId).from(shift_table::Entity).and_where(Column::Tenant.eq(tenant)).cond_where(shifts);
    query
}

fn by_place_and_day(shifts: Vec<Stored>) -> Shifts {
    let mut found = Shifts::new();
    for stored in shifts {
        found.entry((stored.shift.place.uuid(), stored.shift.window.day())).or_default().push(stored);
    }
    for of_day in found.values_mut() {
        of_day.sort_by_key(|stored| (stored.shift.window.start_minute(), stored.shift.id));
    }
    found
}

fn cell(shifts: &[Stored], colours: &BTreeMap<Uuid, Colour>, ledgers: &Ledgers) -> crews::DemandCell {
    let sum = |of: &dyn Fn(&Stored) -> u32| shifts.iter().map(of).fold(0, u32::saturating_add);
    let stand_ins = |stored: &Stored| presence::stand_ins(ledgers, &stored.shift);
    let worst = shifts.iter().filter_map(|stored| colours.get(&stored.shift.id.uuid())).max();
    let least_far = shifts.iter().map(|stored| stored.shift.stage).min();
    crews::DemandCell {
        shifts: u32::try_from(shifts.len()).unwrap_or(u32::MAX),
        heads_wanted: sum(&|stored| stored.shift.heads_wanted),
        heads_assigned: sum(&|stored| stored.shift.heads_assigned()),
        heads_absent: sum(&|stored| stored.shift.heads_absent()),
        worst_gate: worst.map_or(crews::GateColour::Unspecified, |colour| colour_view(*colour)).into(),
        stage: least_far.map_or(crews::ShiftStage::Unspecified, stage_view).into(),
        shift_ids: shifts.iter().map(|stored| stored.shift.id.to_string()).collect(),
        seats_empty: sum(&|stored| stored.shift.seats_empty(stand_ins(stored))),
        heads_over: sum(&|stored| stored.shift.heads_over(stand_ins(stored))),
        heads_standing_in: sum(&stand_ins),
    }
}

fn view(row: Model, cells: Vec<crews::DemandCell>) -> Result<crews::DemandRow, Stop> {
    Ok(crews::DemandRow {
        place_id: row.id.to_string(),
        kind: kind_view(&row.kind)?.into(),
        place_code: row.place_code,
        place_name: row.place_name,
        cells,
    })
}
