//! Who is at a site around a shift, for the gates on its coaches.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
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
    site::{Coach, CoachStint, OnSite, WorkerStint},
    stage::Stage,
    window::{Span, Window},
    worker::Worker,
};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::social;

use super::{
    Rows, coach,
    copies::copy_guidance,
    engagement, place, roster,
    shift::{self, Stored},
    tables::{coach_assignment, shift as shift_table},
};

/// Everybody at the place during the shift, of this shift and of others there; `joining` is counted as one more.
pub(crate) async fn around<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    of: &Shift,
    joining: Option<Id<Worker>>,
) -> Result<OnSite, Stop> {
    let found = Surroundings::load(rows, &[of.place.uuid()], near(&of.window), joining).await?;
    Ok(found.on_site(of, joining))
}

/// The shifts at some places with their coaches and what their people need, and those coaches' shifts elsewhere: who
/// judges many shifts asks the database once.
#[derive(Debug, Default)]
pub(crate) struct Surroundings {
    shifts: Vec<Stored>,
    coaches: Vec<Coach>,
    place_names: BTreeMap<Uuid, String>,
    needs: BTreeMap<Uuid, Guidance>,
    away: BTreeMap<Uuid, BTreeSet<Date>>,
}

impl Surroundings {
    /// What stands around every shift of these days at these places.
    pub(crate) async fn of_places<C: ConnectionTrait>(
        rows: &Rows<'_, C>,
        places: &[Uuid],
        of: &Period,
    ) -> Result<Self, Stop> {
        let eve = of.from().yesterday().unwrap_or_else(|_| of.from());
        let morrow = of.to().tomorrow().unwrap_or_else(|_| of.to());
        Self::load(rows, places, between(eve, morrow), None).await
    }

    async fn load<C: ConnectionTrait>(
        rows: &Rows<'_, C>,
        places: &[Uuid],
        days: Condition,
        joining: Option<Id<Worker>>,
    ) -> Result<Self, Stop> {
        use shift_table::Column;
        let there = Column::PlaceId.is_in(places.iter().copied());
        let mut shifts = shift::load(rows, days.clone().add(there)).await?;
        let coach_ids: BTreeSet<Uuid> =
            shifts.iter().flat_map(|stored| stored.shift.coaches.iter().map(|coach| coach.uuid())).collect();
        let coach_ids: Vec<Uuid> = coach_ids.into_iter().collect();
        let present = shifts.iter().flat_map(|stored| stored.shift.crew.iter().map(|seat| seat.worker));
        let people: BTreeSet<Uuid> = present.chain(joining).map(Id::uuid).collect();
        let with_coach = Column::Id.in_subquery(shifts_of(rows.tenant, &coach_ids));
        let elsewhere = Column::PlaceId.is_not_in(places.iter().copied());
        shifts.extend(shift::load(rows, days.add(with_coach).add(elsewhere)).await?);
        let place_ids: BTreeSet<Uuid> = shifts.iter().map(|stored| stored.shift.place.uuid()).collect();
        let place_ids: Vec<Uuid> = place_ids.into_iter().collect();
        let days = shifts.iter().map(|stored| stored.shift.window.day());
        let span = days.clone().min().zip(days.max());
        let away = match span {
            Some(span) => roster::coaches_away(rows, span).await?,
            None => BTreeMap::new(),
        };
        Ok(Self {
            away,
            shifts,
            coaches: coach::load(rows, &coach_ids).await?.into_iter().map(coach::read).collect(),
            place_names: place::load(rows, &place_ids).await?.into_iter().map(|row| (row.id, row.place_name)).collect(),
            needs: guidance(rows, &people.into_iter().collect::<Vec<_>>()).await?,
        })
    }

    /// Everybody at the place during that shift; `joining` is counted as one more.
    pub(crate) fn on_site(&self, of: &Shift, joining: Option<Id<Worker>>) -> OnSite {
        let overlapping = |stored: &&Stored| stored.shift.id != of.id && stored.shift.window.overlaps(&of.window);
        let (mut there, mut elsewhere) = (vec![of], Vec::new());
        for stored in self.shifts.iter().filter(overlapping) {
            let list = if stored.shift.place == of.place { &mut there } else { &mut elsewhere };
            list.push(&stored.shift);
        }
        let coaches = self.coach_stints(&there, &elsewhere);
        let workers = self.worker_stints(of, &there, joining);
        OnSite { shift: of.window.span(), coaches, workers }
    }

    fn coach_stints(&self, there: &[&Shift], elsewhere: &[&Shift]) -> Vec<CoachStint> {
        let mut stints = Vec::new();
        for known in &self.coaches {
            let other = elsewhere.iter().find(|shift| shift.is_guided_by(known.id));
            let other_place = other.map(|shift| self.place_names.get(&shift.place.uuid()).cloned().unwrap_or_default());
            let is_away =
                |shift: &Shift| self.away.get(&known.id.uuid()).is_some_and(|days| days.contains(&shift.window.day()));
            for shift in there.iter().filter(|shift| shift.is_guided_by(known.id) && !is_away(shift)) {
                let (coach, span) = (known.clone(), shift.window.span());
                stints.push(CoachStint { coach, span, elsewhere: other_place.clone() });
            }
        }
        stints
    }

    fn worker_stints(&self, of: &Shift, there: &[&Shift], joining: Option<Id<Worker>>) -> Vec<WorkerStint> {
        let mut present: Vec<(Uuid, Span)> = Vec::new();
        for shift in there {
            let seats = shift.crew.iter().filter(|seat| !seat.is_absent);
            present.extend(seats.map(|seat| (seat.worker.uuid(), shift.window.span())));
        }
        let own_span = of.window.span();
        let is_new = |worker: &Uuid| !present.contains(&(*worker, own_span));
        present.extend(joining.map(Id::uuid).filter(is_new).map(|worker| (worker, own_span)));
        let stint = |(worker, span)| WorkerStint { guidance: self.needs.get(&worker).copied(), span };
        present.into_iter().map(stint).collect()
    }
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

/// Shifts that may overlap these hours, by their days.
pub(crate) fn near(window: &Window) -> Condition {
    let eve = window.day().yesterday().unwrap_or_else(|_| window.day());
    let last = window.days().last().copied().unwrap_or_else(|| window.day());
    between(eve, last)
}

fn between(first: Date, last: Date) -> Condition {
    Condition::all().add(shift_table::Column::Day.between(to_column(first), to_column(last)))
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

/// What the norm must know of these people.
pub(crate) async fn guidance<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, Guidance>, Stop> {
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
