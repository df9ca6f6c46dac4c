//! The shifts of a host, cancelled ones included, with what the agreement says about each; head counts only.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_crews_domain::{
    approval::Standing,
    head_count::{Cause, HeadCount},
    policy::Action,
    presence::minutes_of,
    stage::Stage,
    terms as rule,
};
use werkbrug_kernel::{brussels, calendar::WorkingCalendar, minutes::Minutes, period::Period};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use super::week::stage_view;
use crate::{
    permit::{Scope, scope},
    refused::refused,
    store::{
        Rows, approval, counted, engagement,
        floor_tables::given_up,
        given_up as given, head_count, pieces, place, presence,
        presence::{Ledgers, Times},
        shift::{self, Stored},
        signal,
        tables::{engagement as engagement_table, place as place_table, shift::Column},
        terms,
    },
};

/// When it is, for what a count or a change depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Now {
    /// Today.
    pub(crate) today: Date,
    /// The minute of today.
    pub(crate) minute: u32,
}

/// The shifts of these days, by day and start.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    of: &Period,
    now: Now,
) -> Result<Vec<crews::HostShift>, Stop> {
    of_scope(rows, scope(viewer, Action::ReadHostShifts)?, of, now).await
}

/// The shifts of these days within a reach.
pub(crate) async fn of_scope<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    scope: Scope,
    of: &Period,
    now: Now,
) -> Result<Vec<crews::HostShift>, Stop> {
    let days = Column::Day.between(to_column(of.from()), to_column(of.to()));
    let wanted = scope.shifts(rows.tenant).add(days);
    let (shifts, given_up) = (shift::load(rows, wanted).await?, given::between(rows, of, at(rows, scope)).await?);
    let around = Around::load(rows, &shifts, given_up).await?;
    let mut views = Vec::with_capacity(shifts.len());
    for stored in &shifts {
        views.push(around.view(stored, now)?);
    }
    for row in around.given_up.iter().filter(|row| row.is_cancelled) {
        views.push(around.cancelled(row)?);
    }
    // Own departments have no host.
    views.retain(|view| !view.company_id.is_empty());
    views.sort_by(|one, other| {
        (&one.day, one.start_minute, &one.shift_id).cmp(&(&other.day, other.start_minute, &other.shift_id))
    });
    Ok(views)
}

fn at<C: ConnectionTrait>(rows: &Rows<'_, C>, scope: Scope) -> Condition {
    match scope {
        Scope::Company(company) => {
            Condition::all().add(given_up::Column::PlaceId.in_subquery(place::ids_of_company(rows.tenant, company)))
        }
        Scope::All | Scope::Crew(_) | Scope::Oneself(_) => Condition::all(),
    }
}

/// What stands around shifts.
struct Around {
    places: BTreeMap<Uuid, place_table::Model>,
    engagements: BTreeMap<Uuid, engagement_table::Model>,
    terms: BTreeMap<Uuid, rule::Terms>,
    approvals: Vec<approval::Stored>,
    ledgers: Ledgers,
    times: Times,
    given_up: Vec<given_up::Model>,
    pieces: BTreeMap<Uuid, u32>,
    incidents: BTreeMap<Uuid, u32>,
    changes: BTreeMap<Uuid, Vec<head_count::Changed>>,
}

impl Around {
    async fn load<C: ConnectionTrait>(
        rows: &Rows<'_, C>,
        shifts: &[Stored],
        given_up: Vec<given_up::Model>,
    ) -> Result<Self, Stop> {
        let ids: Vec<Uuid> = shifts.iter().map(|stored| stored.shift.id.uuid()).collect();
        let places = shifts.iter().map(|stored| stored.shift.place.uuid());
        let places: Vec<Uuid> = places.chain(given_up.iter().map(|row| row.place_id)).collect();
        let engagements = shifts.iter().map(|stored| stored.shift.engagement.uuid());
        let engagements: Vec<Uuid> = engagements.chain(given_up.iter().map(|row| row.engagement_id)).collect();
        let (ledgers, times) = presence::with_times(rows, &ids).await?;
        Ok(Self {
            places: place::load(rows, &places).await?.into_iter().map(|row| (row.id, row)).collect(),
            terms: terms::of(rows, &engagements).await?,
            engagements: engagement::load(rows, &engagements).await?.into_iter().map(|row| (row.id, row)).collect(),
            approvals: approval::of_shifts(rows, &ids).await?,
            pieces: pieces::of_shifts(rows, &ids).await?,
            incidents: signal::incidents_of(rows, &ids).await?,
            changes: head_count::of_shifts(rows, &ids).await?,
            ledgers,
            times,
            given_up,
        })
    }

    fn view(&self, stored: &Stored, now: Now) -> Result<crews::HostShift, Stop> {
        let (shift, calendar) = (&stored.shift, WorkingCalendar::belgian());
        let (id, day) = (shift.id.uuid(), shift.window.day());
        let terms = self.terms.get(&shift.engagement.uuid()).copied().unwrap_or_default();
        let lines = self.ledgers.iter().filter(|((of, _), _)| *of == id).flat_map(|(_, lines)| lines);
        let mut own = self.approvals.iter().filter(|one| one.shift == id);
        let approved = || self.approvals.iter().filter(|one| one.shift == id && one.standing != Standing::Dropped);
        let sum =
            |of: fn(&approval::Stored) -> Minutes| approved().map(|one| of(one).value()).fold(0, u32::saturating_add);
        let is_open = shift.stage != Stage::Approved;
        let recorded = presence::last_day(&self.times, id);
        let tacit_on = terms.tacit_on(day, recorded, &calendar).filter(|_| is_open);
        let count = HeadCount::of(shift, presence::stand_ins(&self.ledgers, shift));
        let is_definitive = terms.is_definitive(day, now.today, now.minute);
        let stands_from_us = brussels::instant(terms.stands_from(day)).as_microsecond();
        let written = self.changes.get(&id).filter(|_| is_definitive).into_iter().flatten();
        let changes: Vec<_> = written.filter(|change| change.at_us >= stands_from_us).collect();
        let stood = is_definitive.then(|| changes.first().map_or(count, |first| first.before));
        Ok(crews::HostShift {
            shift_id: shift.id.to_string(),
            day: day.to_string(),
            start_minute: shift.window.start_minute(),
            end_minute: shift.window.end_minute(),
            break_minutes: shift.break_minutes.value(),
            heads_wanted: shift.heads_wanted,
            heads_coming: count.coming,
            stage: stage_view(shift.stage).into(),
            etag: stored.etag(),
            is_definitive,
            heads_wanted_stood: stood.map_or(0, |stood| stood.wanted),
            heads_coming_stood: stood.map_or(0, |stood| stood.coming),
            head_count_changes: changes.into_iter().map(change_view).collect(),
            definitive_minute: terms.definitive_minute,
            free_until: terms.free_until(day, &calendar).map(|on| on.to_string()).unwrap_or_default(),
            percent_owed_now: terms.percent_owed(day, now.today, &calendar),
            tacit_on: tacit_on.map(|on| on.to_string()).unwrap_or_default(),
            was_approved_tacitly: own.any(|one| one.is_tacit),
            minutes_present: minutes_of(lines).map_err(refused)?.value(),
            minutes_approved: sum(approval::Stored::left),
            minutes_taken_back: sum(|one| one.taken_back),
            has_begun: rule::has_begun(shift.window.span().from, (now.today, now.minute)),
            pieces: self.pieces.get(&id).copied().unwrap_or_default(),
            incidents: self.incidents.get(&id).copied().unwrap_or_default(),
            minutes_owed: self.owed(id)?,
            ..self.place_and_agreement(shift.place.uuid(), shift.engagement.uuid())
        })
    }

    fn cancelled(&self, row: &given_up::Model) -> Result<crews::HostShift, Stop> {
        Ok(crews::HostShift {
            shift_id: row.shift_id.to_string(),
            day: from_column(row.day).to_string(),
            start_minute: counted(row.start_minute)?,
            end_minute: counted(row.end_minute)?,
            break_minutes: counted(row.break_minutes)?,
            heads_wanted: counted(row.heads_before)?,
            is_cancelled: true,
            etag: row.version.to_string(),
            minutes_owed: self.owed(row.shift_id)?,
            ..self.place_and_agreement(row.place_id, row.engagement_id)
        })
    }

    fn owed(&self, shift: Uuid) -> Result<u32, Fault> {
        let own = self.given_up.iter().filter(|row| row.shift_id == shift);
        own.map(|row| counted(row.minutes_owed)).try_fold(0_u32, |sum, owed| Ok(sum.saturating_add(owed?)))
    }

    fn place_and_agreement(&self, place: Uuid, engagement: Uuid) -> crews::HostShift {
        let known = self.places.get(&place);
        let agreed = self.engagements.get(&engagement);
        crews::HostShift {
            engagement_id: engagement.to_string(),
            place_id: place.to_string(),
            place_name: known.map(|row| row.place_name.clone()).unwrap_or_default(),
            company_id: known.and_then(|row| row.company_id).map(|id| id.to_string()).unwrap_or_default(),
            tariff_class: agreed.map(|row| row.tariff_class.clone()).unwrap_or_default(),
            work_description: agreed.map(|row| row.work_description.clone()).unwrap_or_default(),
            ..crews::HostShift::default()
        }
    }
}

fn change_view(change: &head_count::Changed) -> crews::HeadCountChange {
    let cause = match change.cause {
        Cause::HostAsked => crews::HeadCountCause::HostAsked,
        Cause::WorkshopAsked => crews::HeadCountCause::WorkshopAsked,
        Cause::Planned => crews::HeadCountCause::Planned,
        Cause::FellOut => crews::HeadCountCause::FellOut,
        Cause::CameBack => crews::HeadCountCause::CameBack,
        Cause::StoodIn => crews::HeadCountCause::StoodIn,
    };
    crews::HeadCountChange {
        changed_at_us: change.at_us,
        cause: cause.into(),
        heads_wanted: change.after.wanted,
        heads_coming: change.after.coming,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_crews_domain::{shift::Shift, window::Window};
    use werkbrug_kernel::id::Id;

    use super::*;

    const DAY: Date = date(2026, 11, 23);

    fn shift() -> Shift {
        Shift {
            id: Id::from_uuid(Uuid::from_u128(1)),
            engagement: Id::from_uuid(Uuid::from_u128(2)),
            place: Id::from_uuid(Uuid::from_u128(3)),
            window: Window::new(DAY, 600, 1_080).unwrap(),
            break_minutes: Minutes::new(30),
            heads_wanted: 5,
            stage: Stage::Requested,
            crew: Vec::new(),
            coaches: Vec::new(),
        }
    }

    /// Asked for at five past six and again at half past seven, under this agreed hour.
    fn around(shift: &Shift, definitive_minute: u32) -> Around {
        let changed = |hour, minute, before| head_count::Changed {
            at_us: brussels::instant(DAY.at(hour, minute, 0, 0)).as_microsecond(),
            cause: Cause::HostAsked,
            before: HeadCount { wanted: before, coming: 0 },
            after: HeadCount { wanted: before + 1, coming: 0 },
        };
        let terms = rule::Terms { definitive_minute, ..rule::Terms::default() };
        Around {
            places: BTreeMap::new(),
            engagements: BTreeMap::new(),
            terms: BTreeMap::from([(shift.engagement.uuid(), terms)]),
            approvals: Vec::new(),
            ledgers: Ledgers::new(),
            times: Times::new(),
            given_up: Vec::new(),
            pieces: BTreeMap::new(),
            incidents: BTreeMap::new(),
            changes: BTreeMap::from([(shift.id.uuid(), vec![changed(6, 5, 3), changed(7, 30, 4)])]),
        }
    }

    #[test]
    fn what_changed_before_a_later_agreed_hour_does_not_come_back() {
        let stored = Stored::new(shift(), 1);
        let now = Now { today: DAY, minute: 500 };
        for (definitive_minute, lines, stood) in [(360, 2, 3), (450, 1, 4), (480, 0, 5)] {
            let view = around(&stored.shift, definitive_minute).view(&stored, now).unwrap();
            let found = (view.is_definitive, view.head_count_changes.len(), view.heads_wanted_stood);
            assert_eq!(found, (true, lines, stood), "{definitive_minute}");
        }
    }
}
