//! Shifts: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{policy::Action, window::Window};
use werkbrug_kernel::minutes::Minutes;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    GetShiftRequest, ListShiftsRequest, ListShiftsResponse, PublishShiftRequest, PublishShiftResponse,
    RequestShiftRequest, RequestShiftResponse, Shift,
};

use super::Api;
use crate::{
    access::admit,
    app::{publish_shift::PublishShift, request_shift::RequestShift},
    parse, read,
    refuse::refuse,
};

pub(super) async fn request_shift(
    api: &Api,
    request: Request<RequestShiftRequest>,
) -> Result<RequestShiftResponse, Status> {
    let viewer = admit(&request, Action::RequestShift)?;
    let message = request.into_inner();
    let command = command(&message)?;
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(RequestShiftResponse { shift_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

fn command(message: &RequestShiftRequest) -> Result<RequestShift, Refusal> {
    let day = parse::day("day", &message.day)?;
    Ok(RequestShift {
        engagement: parse::id("engagement_id", &message.engagement_id)?,
        window: Window::new(day, message.start_minute, message.end_minute).map_err(refuse)?,
        break_minutes: Minutes::new(message.break_minutes),
        heads: message.heads,
    })
}

pub(super) async fn publish_shift(
    api: &Api,
    request: Request<PublishShiftRequest>,
) -> Result<PublishShiftResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = PublishShift { shift: parse::id("shift_id", &message.shift_id)? };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(PublishShiftResponse { shift_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

pub(super) async fn get_shift(api: &Api, request: Request<GetShiftRequest>) -> Result<Shift, Status> {
    let viewer = admit(&request, Action::ReadShifts)?;
    let shift = parse::id("shift_id", &request.get_ref().shift_id)?;
    Ok(read::shift::get(&api.rows(&viewer), &viewer, shift).await?)
}

pub(super) async fn list_shifts(api: &Api, request: Request<ListShiftsRequest>) -> Result<ListShiftsResponse, Status> {
    let viewer = admit(&request, Action::ReadShifts)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let on = parse::optional_day("on", Some(&message.on))?;
    let (shifts, next_page_token) = read::shift::list(&api.rows(&viewer), &viewer, on, &page).await?;
    Ok(ListShiftsResponse { shifts, next_page_token })
}
