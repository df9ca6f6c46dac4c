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
    policy::{sees_absence, sees_names},
    presence::{Entry, PresenceKind, minutes_of, standing},
    stage::Stage,
};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use super::coach;
use crate::{
    refuse::refuse,
    store::{
        Rows, approval, coach as coaches, engagement, place, presence, presence::Ledgers, shift::Stored, tables, worker,
    },
};

/// What stands around shifts: loaded once for a whole page.
struct Around {
    places: BTreeMap<Uuid, Place>,
    tariff_classes: BTreeMap<Uuid, String>,
    coaches: BTreeMap<Uuid, tables::coach::Model>,
    names: BTreeMap<Uuid, String>,
    ledgers: Ledgers,
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
        let ledgers = presence::of_shifts(rows, &ids).await?;
        let seated = shifts.iter().flat_map(|stored| stored.shift.crew.iter().map(|seat| seat.worker.uuid()));
        let people: BTreeSet<Uuid> = seated.chain(ledgers.keys().map(|(_, worker)| *worker)).collect();
        let mut places = BTreeMap::new();
        for row in place::load(rows, &list(place_ids)).await? {
            places.insert(row.id, place::read(row)?);
        }
        let engagements = engagement::load(rows, &list(engagement_ids)).await?;
        let guides = coaches::load(rows, &list(coach_ids)).await?;
        Ok(Self {
            places,
            tariff_classes: engagements.into_iter().map(|row| (row.id, row.tariff_class)).collect(),
            coaches: guides.into_iter().map(|row| (row.id, row)).collect(),
            names: worker::names(rows, Some(&list(people))).await?,
            approvals: approval::of_shifts(rows, &ids).await?,
            ledgers,
        })
    }

    fn view(&self, viewer: &Viewer, stored: &Stored) -> Result<crews::Shift, Stop> {
        let shift = &stored.shift;
        let place = self.places.get(&shift.place.uuid()).ok_or_else(|| Fault::bug("a shift has a place"))?;
        let guides = shift.coaches.iter().filter_map(|coach| self.coaches.get(&coach.uuid()));
        let tariff_class = self.tariff_classes.get(&shift.engagement.uuid()).cloned().unwrap_or_default();
        let stage = match shift.stage {
            Stage::Requested => crews::ShiftStage::Requested,
            Stage::Published => crews::ShiftStage::Published,
            Stage::Approved => crews::ShiftStage::Approved,
        };
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
            stage: stage.into(),
            crew: if sees_names(viewer.role, place) { self.crew(viewer, stored)? } else { Vec::new() },
            coaches: guides.cloned().map(coach::view).collect(),
            minutes_present: self.minutes_present(stored)?,
            minutes_approved: self.minutes_approved(stored),
            tariff_class,
            etag: stored.etag(),
            company_id: place.company.map(|company| company.to_string()).unwrap_or_default(),
            heads_absent: shift.heads_absent(),
        })
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
            crew.push(self.member((shift, worker), is_absent, is_insider)?);
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
        let presence = match standing(lines) {
            None => crews::PresenceKind::Unspecified,
            Some(PresenceKind::Present) => crews::PresenceKind::Present,
            Some(PresenceKind::Late) => crews::PresenceKind::Late,
            Some(PresenceKind::LeftEarly) => crews::PresenceKind::LeftEarly,
            Some(PresenceKind::NoShow) => crews::PresenceKind::NoShow,
            Some(PresenceKind::SentHome) => crews::PresenceKind::SentHome,
        };
        let minutes_present = minutes_of(lines).map_err(refuse)?.value();
        let worker_id = key.1.to_string();
        Ok(crews::CrewMember { worker_id, display_name, presence: presence.into(), minutes_present, is_absent })
    }

    fn minutes_present(&self, stored: &Stored) -> Result<u32, Refusal> {
        let id = stored.shift.id.uuid();
        let lines = self.ledgers.iter().filter(|((shift, _), _)| *shift == id).flat_map(|(_, lines)| lines);
        Ok(minutes_of(lines).map_err(refuse)?.value())
    }

    fn minutes_approved(&self, stored: &Stored) -> u32 {
        let id = stored.shift.id.uuid();
        let counts = |one: &&approval::Stored| one.shift == id && one.standing != Standing::Dropped;
        let minutes = self.approvals.iter().filter(counts).map(|one| one.approved.minutes.value());
        minutes.fold(0, u32::saturating_add)
    }
}

fn list(ids: BTreeSet<Uuid>) -> Vec<Uuid> {
    ids.into_iter().collect()
}
