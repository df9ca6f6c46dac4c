//! Who is at a site around a shift, for the gates on its coaches.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_crews_domain::{
    engagement::EngagementKind,
    norm::{Guidance, Need},
    shift::Shift,
    site::{CoachStint, OnSite, WorkerStint},
    stage::Stage,
    window::{Span, Window},
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::social;

use super::{
    Rows, coach,
    copies::copy_guidance,
    engagement, place,
    shift::{self, Stored},
    tables::{coach_assignment, shift as shift_table},
};

/// Everybody at the place during the shift, of this shift and of others there; `joining` is counted as one more.
pub(crate) async fn around<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    of: &Shift,
    joining: Option<Id<Worker>>,
) -> Result<OnSite, Stop> {
    let same_place = near(&of.window).add(shift_table::Column::PlaceId.eq(of.place.uuid()));
    let mut there = shift::load(rows, same_place).await?;
    there.retain(|stored| stored.shift.id != of.id && stored.shift.window.overlaps(&of.window));
    there.push(Stored { shift: of.clone(), version: 0 });
    let coaches = coach_stints(rows, of, &there).await?;
    let workers = worker_stints(rows, of, &there, joining).await?;
    Ok(OnSite { shift: of.window.span(), coaches, workers })
}

/// Whether the coach stands at the same hours on an enclave's shift elsewhere that was made known: taking them away
/// would make its gate red after the fact.
pub(crate) async fn is_promised_elsewhere<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    coach: Uuid,
    of: &Shift,
) -> Result<bool, Stop> {
    let mut elsewhere = stands_elsewhere(rows, &[coach], of).await?;
    elsewhere.retain(|stored| stored.shift.stage == Stage::Published);
    let engagements: Vec<Uuid> = elsewhere.iter().map(|stored| stored.shift.engagement.uuid()).collect();
    for row in engagement::load(rows, &engagements).await? {
        if engagement::read(row)?.kind == EngagementKind::Enclave {
            return Ok(true);
        }
    }
    Ok(false)
}

fn near(window: &Window) -> Condition {
    let eve = window.day().yesterday().unwrap_or_else(|_| window.day());
    let last = window.days().last().copied().unwrap_or_else(|| window.day());
    Condition::all().add(shift_table::Column::Day.between(to_column(eve), to_column(last)))
}

/// Shifts at other places, at the same hours, with one of these coaches.
async fn stands_elsewhere<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    coaches: &[Uuid],
    of: &Shift,
) -> Result<Vec<Stored>, Stop> {
    let with_coach = shift_table::Column::Id.in_subquery(shifts_of(rows.tenant, coaches));
    let elsewhere = shift_table::Column::PlaceId.ne(of.place.uuid());
    let mut found = shift::load(rows, near(&of.window).add(with_coach).add(elsewhere)).await?;
    found.retain(|stored| stored.shift.window.overlaps(&of.window));
    Ok(found)
}

/// The ids of the shifts that these coaches guide, as part of another query.
pub(crate) fn shifts_of(tenant: Uuid, coaches: &[Uuid]) -> SelectStatement {
    use coach_assignment::{Column, Entity};
    let mut query = Query::select();
    let of_coaches = Column::CoachId.is_in(coaches.iter().copied());
    query.column(Column::ShiftId).from(Entity).and_where(Column::Tenant.eq(tenant)).and_where(of_coaches);
    query
}

async fn coach_stints<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    of: &Shift,
    there: &[Stored],
) -> Result<Vec<CoachStint>, Stop> {
    let mut ids: Vec<Uuid> =
        there.iter().flat_map(|stored| stored.shift.coaches.iter().map(|coach| coach.uuid())).collect();
    ids.sort();
    ids.dedup();
    let elsewhere = stands_elsewhere(rows, &ids, of).await?;
    let places: Vec<Uuid> = elsewhere.iter().map(|stored| stored.shift.place.uuid()).collect();
    let names: BTreeMap<Uuid, String> =
        place::load(rows, &places).await?.into_iter().map(|row| (row.id, row.place_name)).collect();
    let mut stints = Vec::new();
    for row in coach::load(rows, &ids).await? {
        let known = coach::read(row);
        let other = elsewhere.iter().find(|stored| stored.shift.is_guided_by(known.id));
        let other_place = other.map(|stored| names.get(&stored.shift.place.uuid()).cloned().unwrap_or_default());
        for stored in there.iter().filter(|stored| stored.shift.is_guided_by(known.id)) {
            let (coach, span) = (known.clone(), stored.shift.window.span());
            stints.push(CoachStint { coach, span, elsewhere: other_place.clone() });
        }
    }
    Ok(stints)
}

async fn worker_stints<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    of: &Shift,
    there: &[Stored],
    joining: Option<Id<Worker>>,
) -> Result<Vec<WorkerStint>, Stop> {
    let mut present: Vec<(Uuid, Span)> = Vec::new();
    for stored in there {
        let span = stored.shift.window.span();
        let seats = stored.shift.crew.iter().filter(|seat| !seat.is_absent);
        present.extend(seats.map(|seat| (seat.worker.uuid(), span)));
    }
    let own_span = of.window.span();
    let is_new = |worker: &Uuid| !present.contains(&(*worker, own_span));
    present.extend(joining.map(Id::uuid).filter(is_new).map(|worker| (worker, own_span)));
    let ids: Vec<Uuid> = present.iter().map(|(worker, _)| *worker).collect();
    let needs = guidance(rows, &ids).await?;
    let stint = |(worker, span)| WorkerStint { guidance: needs.get(&worker).copied(), span };
    Ok(present.into_iter().map(stint).collect())
}

async fn guidance<C: ConnectionTrait>(rows: &Rows<'_, C>, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Guidance>, Stop> {
    use copy_guidance::{Column, Entity};
    let of_workers = Column::WorkerId.is_in(ids.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_workers);
    let found = query.all(rows.db).await?;
    Ok(found.into_iter().filter_map(|row| need(&row).map(|guidance| (row.worker_id, guidance))).collect())
}

/// Nothing when the need was not recorded: the norm then takes the safer side, as it does for a fraction that
/// cannot be read.
fn need(row: &copy_guidance::Model) -> Option<Guidance> {
    let status = i32::try_from(row.status).ok().and_then(|number| social::LegalStatus::try_from(number).ok());
    let is_support_staff = status == Some(social::LegalStatus::SupportStaff);
    let need = match social::GuidanceNeed::try_from(i32::try_from(row.need).ok()?).ok()? {
        social::GuidanceNeed::Unspecified if is_support_staff => Need::Nothing,
        social::GuidanceNeed::Unspecified => return None,
        social::GuidanceNeed::None => Need::Nothing,
        social::GuidanceNeed::Low => Need::Low,
        social::GuidanceNeed::Mid => Need::Mid,
        social::GuidanceNeed::High => Need::High,
    };
    let fraction = row.contract_fraction.parse().unwrap_or(Decimal::ONE);
    Some(Guidance { need, fraction, is_support_staff })
}
