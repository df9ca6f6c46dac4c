//! Coaches, places, engagements, capacity and demand, as the workshop's planner.

use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{
    AnnounceCapacityRequest, DayCapacity, PlaceKind, RecordEngagementRequest, RegisterCoachRequest,
    RegisterPlaceRequest, RequestShiftRequest,
};

use super::{Sender, Sent, Tally, standing};
use crate::{
    failure::Failure,
    import::{
        before,
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
    let before = before::coaches(sender.reach).await?;
    let call = async |request| {
        let reply = planner.clone().register_coach(request).await?.into_inner();
        Ok(Sent { became: before.became(&reply.coach_id, &reply.etag), id: reply.coach_id })
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
    let before = before::places(sender.reach).await?;
    let call = async |request| {
        let reply = planner.clone().register_place(request).await?.into_inner();
        Ok(Sent { became: before.became(&reply.place_id, &reply.etag), id: reply.place_id })
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
    let before = before::engagements(sender.reach).await?;
    let call = async |request| {
        let reply = planner.clone().record_engagement(request).await?.into_inner();
        Ok(Sent { became: before.became(&reply.engagement_id, &reply.etag), id: reply.engagement_id })
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
    let days = || parsed.rows.iter().map(|numbered| numbered.row.day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Ok(Tally { rejects: parsed.rejects, ..Tally::default() });
    };
    let before = before::capacity(sender.reach, first, last).await?;
    let call = async |request: AnnounceCapacityRequest| {
        let announced = request.days.first().cloned().unwrap_or_default();
        let department = planner.clone().announce_capacity(request).await?.into_inner().department;
        let id = before::day(&department, &announced.day);
        Ok(Sent { became: before.became(&id, &announced.minutes.to_string()), id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

/// vraag. A shift that was asked for already, with the same hours under the same agreement, is not asked for again.
pub(crate) async fn demand(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let planner = sender.reach.crews(Role::WorkshopPlanner)?;
    let parsed = parse::<DemandRow>(file, known);
    let (parsed, unchanged) = standing::without_known_shifts(sender.reach, file, parsed, known).await?;
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
        Ok(sender.made(reply.shift_id))
    };
    let (tally, _) = sender.send(file, parsed, request, call).await?;
    Ok(Tally { unchanged: tally.unchanged + unchanged, ..tally })
}
