//! Calendars of hosts: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
    rpc,
};
use werkbrug_crews_domain::{place::Place, policy::Action};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    ListCalendarsRequest, ListCalendarsResponse, OpenCalendarRequest, OpenCalendarResponse, ReadCalendarRequest,
    ReadCalendarResponse, RevokeCalendarRequest, RevokeCalendarResponse,
};

use super::Api;
use crate::{
    app::{
        open_calendar::{OpenCalendar, fingerprint},
        revoke_calendar::RevokeCalendar,
    },
    parse,
    permit::admit,
    read,
};

/// The process that hands calendars to those who know their address.
const PORTAL: &str = "portal";

pub(super) async fn open_calendar(
    api: &Api,
    request: Request<OpenCalendarRequest>,
) -> Result<OpenCalendarResponse, Status> {
    let viewer = admit(&request, Action::KeepCalendar)?;
    let message = request.into_inner();
    let command = OpenCalendar { fingerprint: fingerprint(&message.fingerprint)? };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(OpenCalendarResponse { calendar_id: receipt.id.to_string() })
}

pub(super) async fn revoke_calendar(
    api: &Api,
    request: Request<RevokeCalendarRequest>,
) -> Result<RevokeCalendarResponse, Status> {
    let viewer = admit(&request, Action::KeepCalendar)?;
    let message = request.into_inner();
    let command = RevokeCalendar { calendar: parse::id::<Place>("calendar_id", &message.calendar_id)?.uuid() };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(RevokeCalendarResponse { calendar_id: receipt.id.to_string() })
}

pub(super) async fn list_calendars(
    api: &Api,
    request: Request<ListCalendarsRequest>,
) -> Result<ListCalendarsResponse, Status> {
    let viewer = admit(&request, Action::KeepCalendar)?;
    Ok(ListCalendarsResponse { calendars: read::calendar::list(&api.rows(&viewer), &viewer).await? })
}

pub(super) async fn read_calendar(
    api: &Api,
    request: Request<ReadCalendarRequest>,
) -> Result<ReadCalendarResponse, Status> {
    // Whoever holds an address is nobody here: the portal asks for itself.
    if !matches!(rpc::caller(&request)?, Caller::Process(name) if name == PORTAL) {
        return Err(Refusal::new(Kind::Forbidden, "NOT_ALLOWED", "calendars are read through the portal").into());
    }
    let fingerprint = fingerprint(&request.into_inner().fingerprint)?;
    let (today, now_us) = (api.clock.today(), api.clock.now_us());
    let entries = read::calendar::read(api.pipeline.reader(), &fingerprint, today, now_us).await?;
    Ok(ReadCalendarResponse { entries })
}
