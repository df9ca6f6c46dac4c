//! Coaches, places, engagements, capacity and demand, as the workshop's planner.

use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{
    AnnounceCapacityRequest, DayCapacity, PlaceKind, RecordEngagementRequest, RegisterCoachRequest,
    RegisterPlaceRequest, RequestShiftRequest,
};

use super::{Sender, Sent, Tally};
use crate::{
    failure::Failure,
    import::{
        known::{Engagement, Known, Place},
        parse::{Found, parse},
        rows::{
            capacity::CapacityRow, coaches::CoachRow, demand::DemandRow, engagements::EngagementRow, places::PlaceRow,
        },
    },
};

/// coaches.
pub(crate) async fn coaches(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let planner = sender.reach.crews(Role::WorkshopPlanner)?;
    let parsed = parse::<CoachRow>(file, known);
    let request = |row: &CoachRow, request_id| RegisterCoachRequest {
        request_id,
        coach_code: row.code.clone(),
        display_name: row.name.clone(),
        work_phone: row.phone.clone(),
        qualified_from: row.qualified_from.map(|day| day.to_string()),
    };
    let call = async |request| {
        let reply = planner.clone().register_coach(request).await?.into_inner();
        Ok(Sent { id: reply.coach_id, event_id: reply.event_id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

/// werkplekken.
pub(crate) async fn places(sender: &Sender<'_>, file: &Found, known: &mut Known) -> Result<Tally, Failure> {
    let planner = sender.reach.crews(Role::WorkshopPlanner)?;
    let parsed = parse::<PlaceRow>(file, known);
    let request = |row: &PlaceRow, request_id| RegisterPlaceRequest {
        request_id,
        place_code: row.code.clone(),
        kind: row.kind.into(),
        place_name: row.name.clone(),
        company_id: row.company.as_ref().map(|kbo| known.company_id(kbo)).unwrap_or_default(),
        demands: Some(row.demands),
        core_activity: row.activity.clone(),
        names_needed: row.names_needed,
        establishment: row.establishment.as_ref().map(|unit| unit.as_str().to_owned()).unwrap_or_default(),
    };
    let call = async |request| {
        let reply = planner.clone().register_place(request).await?.into_inner();
        Ok(Sent { id: reply.place_id, event_id: reply.event_id })
    };
    let (tally, taken) = sender.send(file, parsed, request, call).await?;
    for (row, sent) in taken {
        known.add_place(&row.code, Place { id: sent.id, is_department: row.kind == PlaceKind::Department });
    }
    Ok(tally)
}

/// overeenkomsten.
pub(crate) async fn engagements(sender: &Sender<'_>, file: &Found, known: &mut Known) -> Result<Tally, Failure> {
    let planner = sender.reach.crews(Role::WorkshopPlanner)?;
    let parsed = parse::<EngagementRow>(file, known);
    let place_id = |code: &str| known.place_of(code).map(|place| place.id.clone()).unwrap_or_default();
    let request = |row: &EngagementRow, request_id| RecordEngagementRequest {
        request_id,
        engagement_code: row.code.clone(),
        place_id: place_id(&row.place),
        kind: row.kind.into(),
        work_description: row.work.clone(),
        is_core_activity: row.is_core,
        signed_on: row.signed_on.map(|day| day.to_string()),
        notified_on: row.notified_on.map(|day| day.to_string()),
        starts_on: row.from.to_string(),
        ends_on: row.to.map(|day| day.to_string()),
        instructions_by_coach_only: row.is_coach_only,
        tariff_class: row.tariff_class.clone(),
    };
    let call = async |request| {
        let reply = planner.clone().record_engagement(request).await?.into_inner();
        Ok(Sent { id: reply.engagement_id, event_id: reply.event_id })
    };
    let (tally, taken) = sender.send(file, parsed, request, call).await?;
    let taken: Vec<(String, Engagement)> = taken
        .into_iter()
        .map(|(row, sent)| (row.code, Engagement { id: sent.id, place_id: place_id(&row.place) }))
        .collect();
    for (code, engagement) in taken {
        known.add_engagement(&code, engagement);
    }
    Ok(tally)
}

/// capaciteit.
pub(crate) async fn capacity(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let planner = sender.reach.crews(Role::WorkshopPlanner)?;
    let parsed = parse::<CapacityRow>(file, known);
    let request = |row: &CapacityRow, request_id| AnnounceCapacityRequest {
        request_id,
        department: row.department.clone(),
        days: vec![DayCapacity { day: row.day.to_string(), minutes: row.minutes }],
    };
    let call = async |request| {
        let reply = planner.clone().announce_capacity(request).await?.into_inner();
        Ok(Sent { id: reply.department, event_id: reply.event_id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

/// vraag.
pub(crate) async fn demand(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let planner = sender.reach.crews(Role::WorkshopPlanner)?;
    let parsed = parse::<DemandRow>(file, known);
    let request = |row: &DemandRow, request_id| RequestShiftRequest {
        request_id,
        engagement_id: known.engagement_of(&row.engagement).map(|found| found.id.clone()).unwrap_or_default(),
        day: row.day.to_string(),
        start_minute: row.start,
        end_minute: row.end,
        heads: row.heads,
        break_minutes: row.break_minutes,
    };
    let call = async |request| {
        let reply = planner.clone().request_shift(request).await?.into_inner();
        Ok(Sent { id: reply.shift_id, event_id: reply.event_id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}
