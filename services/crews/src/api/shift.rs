//! Shifts: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{place::Place, policy::Action, window::Window, worker::Worker};
use werkbrug_kernel::{id::Id, minutes::Minutes, period::Period};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    GetShiftRequest, ListShiftsRequest, ListShiftsResponse, PublishShiftRequest, PublishShiftResponse,
    RequestShiftRequest, RequestShiftResponse, Shift,
};

use super::Api;
use crate::{
    app::{publish_shift::PublishShift, request_shift::RequestShift},
    parse,
    permit::admit,
    read::{self, shift::Asked},
    refused::refused,
};

/// The longest span of days that one list of shifts may be about.
const MOST_DAYS: u32 = 14;

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
        window: Window::new(day, message.start_minute, message.end_minute).map_err(refused)?,
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
    let asked = Asked {
        of: span(&message)?,
        place: parse::optional_id("place_id", &message.place_id)?.map(Id::<Place>::uuid),
        place_contains: parse::optional_text("place_contains", &message.place_contains, parse::LONGEST_NAME)?,
        worker: parse::optional_id("worker_id", &message.worker_id)?.map(Id::<Worker>::uuid),
    };
    Ok(read::shift::list(&api.rows(&viewer), &viewer, &asked, &page).await?)
}

/// One day, or from one through another; none when nothing is said.
fn span(message: &ListShiftsRequest) -> Result<Option<Period>, Refusal> {
    let is_span = !message.from.is_empty() || !message.to.is_empty();
    match (message.on.is_empty(), is_span) {
        (true, false) => Ok(None),
        (false, false) => parse::period(&message.on, &message.on).map(Some),
        (true, true) => parse::bounded_period(&message.from, &message.to, MOST_DAYS).map(Some),
        (false, true) => {
            let text = "ask for one day or for a span of days, not for both";
            Err(Refusal::invalid("on", "DAY_AND_SPAN", text))
        }
    }
}
