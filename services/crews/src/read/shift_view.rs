//! How a shift looks to a viewer: names only for those who work with the crew, absence of a person never to a host.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Fault, Refusal},
};
use werkbrug_crews_domain::{
    approval::Standing,
    place::Place,
    policy::{Action, Reach, reach, sees_absence, sees_crew_sums, sees_names},
    presence::{Entry, minutes_of, standing},
};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use super::{
    coach,
    week::{presence_view, stage_view},
};
use crate::{
    refused::refused,
    store::{
        Rows, approval, coach as coaches, engagement, place, presence,
        presence::{Ledgers, Times},
        shift::Stored,
        tables, worker,
    },
};

/// What stands around shifts: loaded once for a whole page.
struct Around {
    places: BTreeMap<Uuid, (Place, String)>,
    engagements: BTreeMap<Uuid, tables::engagement::Model>,
    coaches: BTreeMap<Uuid, tables::coach::Model>,
    names: BTreeMap<Uuid, String>,
    ledgers: Ledgers,
    times: Times,
    approvals: Vec<approval::Stored>,
}

/// These shifts as the viewer sees them, in the same order.
pub(crate) async fn of<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    shifts: &[Stored],
) -> Result<Vec<crews::Shift>, Stop> {
    let around = Around::load(rows, shifts).await?;
    let mut views = Vec::with_capacity(shifts.len());
    for stored in shifts {
        views.push(around.view(viewer, stored)?);
    }
    Ok(views)
}

impl Around {
    async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, shifts: &[Stored]) -> Result<Self, Stop> {
        let ids: Vec<Uuid> = shifts.iter().map(|stored| stored.shift.id.uuid()).collect();
        let place_ids: BTreeSet<Uuid> = shifts.iter().map(|stored| stored.shift.place.uuid()).collect();
        let engagement_ids: BTreeSet<Uuid> = shifts.iter().map(|stored| stored.shift.engagement.uuid()).collect();
        let of_coaches = shifts.iter().flat_map(|stored| stored.shift.coaches.iter().map(|coach| coach.uuid()));
        let coach_ids: BTreeSet<Uuid> = of_coaches.collect();
        let (ledgers, times) = presence::with_times(rows, &ids).await?;
        let seated = shifts.iter().flat_map(|stored| stored.shift.crew.iter().map(|seat| seat.worker.uuid()));
        let people: BTreeSet<Uuid> = seated.chain(ledgers.keys().map(|(_, worker)| *worker)).collect();
        let mut places = BTreeMap::new();
        for row in place::load(rows, &list(place_ids)).await? {
            let (id, code) = (row.id, row.place_code.clone());
            places.insert(id, (place::read(row)?, code));
        }
        let engagements = engagement::load(rows, &list(engagement_ids)).await?;
        let guides = coaches::load(rows, &list(coach_ids)).await?;
        Ok(Self {
            places,
            engagements: engagements.into_iter().map(|row| (row.id, row)).collect(),
            coaches: guides.into_iter().map(|row| (row.id, row)).collect(),
            names: worker::names(rows, Some(&list(people))).await?,
            approvals: approval::of_shifts(rows, &ids).await?,
            ledgers,
            times,
        })
    }

    fn view(&self, viewer: &Viewer, stored: &Stored) -> Result<crews::Shift, Stop> {
        let shift = &stored.shift;
        let (place, code) = self.places.get(&shift.place.uuid()).ok_or_else(|| Fault::bug("a shift has a place"))?;
        let engagement = self.engagements.get(&shift.engagement.uuid());
        let work_description = engagement.map(|row| row.work_description.clone()).unwrap_or_default();
        Ok(crews::Shift {
            shift_id: shift.id.to_string(),
            engagement_id: shift.engagement.to_string(),
            place_id: shift.place.to_string(),
            place_name: place.name.clone(),
            day: shift.window.day().to_string(),
            start_minute: shift.window.start_minute(),
            end_minute: shift.window.end_minute(),
            break_minutes: shift.break_minutes.value(),
            heads_wanted: shift.heads_wanted,
            heads_assigned: shift.heads_assigned(),
            stage: stage_view(shift.stage).into(),
            crew: if sees_names(viewer.role, place) { self.crew(viewer, stored)? } else { Vec::new() },
            coaches: self.coaches(viewer, stored),
            etag: stored.etag(),
            company_id: place.company.map(|company| company.to_string()).unwrap_or_default(),
            place_code: code.clone(),
            work_description,
            ..self.sums(viewer, stored)?
        })
    }

    /// The hours and absences of the crew as a whole; a worker gets the own minutes alone.
    fn sums(&self, viewer: &Viewer, stored: &Stored) -> Result<crews::Shift, Stop> {
        if !sees_crew_sums(viewer.role) {
            let own = viewer.about.and_then(|worker| self.ledgers.get(&(stored.shift.id.uuid(), worker)));
            let minutes_present = minutes_of(own.into_iter().flatten()).map_err(refused)?.value();
            return Ok(crews::Shift { minutes_present, ..crews::Shift::default() });
        }
        let engagement = self.engagements.get(&stored.shift.engagement.uuid());
        Ok(crews::Shift {
            minutes_present: self.minutes_present(stored)?,
            minutes_approved: self.minutes_approved(stored),
            tariff_class: engagement.map(|row| row.tariff_class.clone()).unwrap_or_default(),
            heads_absent: stored.shift.heads_absent(),
            heads_standing_in: presence::stand_ins(&self.ledgers, &stored.shift),
            ..crews::Shift::default()
        })
    }

    /// Who guides it: to those outside the workshop's staff a name and a work phone.
    fn coaches(&self, viewer: &Viewer, stored: &Stored) -> Vec<crews::Coach> {
        let is_staff = reach(viewer.role, Action::ReadCoaches) != Reach::Nothing;
        let guides = stored.shift.coaches.iter().filter_map(|coach| self.coaches.get(&coach.uuid()));
        let views = guides.cloned().map(coach::view);
        let contact = |view: crews::Coach| crews::Coach {
            coach_id: view.coach_id,
            display_name: view.display_name,
            work_phone: view.work_phone,
            ..crews::Coach::default()
        };
        if is_staff { views.collect() } else { views.map(contact).collect() }
    }

    /// The crew and whoever stood in; a worker sees only themselves, a host only who is expected.
    fn crew(&self, viewer: &Viewer, stored: &Stored) -> Result<Vec<crews::CrewMember>, Refusal> {
        let shift = stored.shift.id.uuid();
        let mut members: Vec<(Uuid, bool)> =
            stored.shift.crew.iter().map(|seat| (seat.worker.uuid(), seat.is_absent)).collect();
        for (of_shift, worker) in self.ledgers.keys() {
            if *of_shift == shift && !members.iter().any(|(known, _)| known == worker) {
                members.push((*worker, false));
            }
        }
        if viewer.role == Role::Worker {
            members.retain(|(worker, _)| viewer.about == Some(*worker));
        }
        let is_insider = sees_absence(viewer.role);
        members.retain(|(_, is_absent)| is_insider || !is_absent);
        let mut crew = Vec::with_capacity(members.len());
        for (worker, is_absent) in members {
            let is_standing_in = is_insider && !stored.shift.crew.iter().any(|seat| seat.worker.uuid() == worker);
            let member = self.member((shift, worker), is_absent, is_insider)?;
            crew.push(crews::CrewMember { is_standing_in, ..member });
        }
        crew.sort_by(|a, b| a.display_name.cmp(&b.display_name).then_with(|| a.worker_id.cmp(&b.worker_id)));
        Ok(crew)
    }

    /// To somebody outside the workshop a member of a crew is a name and nothing more.
    fn member(&self, key: (Uuid, Uuid), is_absent: bool, is_insider: bool) -> Result<crews::CrewMember, Refusal> {
        let display_name = self.names.get(&key.1).cloned().unwrap_or_default();
        if !is_insider {
            return Ok(crews::CrewMember { display_name, ..crews::CrewMember::default() });
        }
        let lines: &[Entry] = self.ledgers.get(&key).map_or(&[], Vec::as_slice);
        let presence = standing(lines).map_or(crews::PresenceKind::Unspecified, presence_view);
        let minutes_present = minutes_of(lines).map_err(refused)?.value();
        let worker_id = key.1.to_string();
        let recorded_at_us = self.times.get(&key).map(|last| last.at_us).unwrap_or_default();
        let presence = presence.into();
        let member = crews::CrewMember { worker_id, display_name, presence, minutes_present, ..Default::default() };
        Ok(crews::CrewMember { is_absent, recorded_at_us, ..member })
    }

    fn minutes_present(&self, stored: &Stored) -> Result<u32, Refusal> {
        let id = stored.shift.id.uuid();
        let lines = self.ledgers.iter().filter(|((shift, _), _)| *shift == id).flat_map(|(_, lines)| lines);
        Ok(minutes_of(lines).map_err(refused)?.value())
    }

    fn minutes_approved(&self, stored: &Stored) -> u32 {
        let id = stored.shift.id.uuid();
        let counts = |one: &&approval::Stored| one.shift == id && one.standing != Standing::Dropped;
        let minutes = self.approvals.iter().filter(counts).map(|one| one.left().value());
        minutes.fold(0, u32::saturating_add)
    }
}

fn list(ids: BTreeSet<Uuid>) -> Vec<Uuid> {
    ids.into_iter().collect()
}
