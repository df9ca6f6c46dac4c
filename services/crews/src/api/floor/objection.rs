//! Hours that workers doubt: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{objection::ObjectionReason, policy::Action};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    self, AnswerObjectionRequest, AnswerObjectionResponse, ListMyHoursRequest, ListMyHoursResponse,
    ListObjectionsRequest, ListObjectionsResponse, ObjectToMinutesRequest, ObjectToMinutesResponse,
};

use super::Api;
use crate::{
    app::{answer_objection::AnswerObjection, object_to_minutes::ObjectToMinutes},
    parse,
    permit::admit,
    read,
};

/// The longest span of days that one list of own hours may be about.
const MOST_DAYS: u32 = 62;

pub(super) async fn list_my_hours(
    api: &Api,
    request: Request<ListMyHoursRequest>,
) -> Result<ListMyHoursResponse, Status> {
    let viewer = admit(&request, Action::ReadMyHours)?;
    let message = request.into_inner();
    let of = parse::bounded_period(&message.from, &message.to, MOST_DAYS)?;
    Ok(ListMyHoursResponse {
        rows: read::objection::my_hours(&api.rows(&viewer), &viewer, &of, api.clock.today()).await?,
    })
}

pub(super) async fn object_to_minutes(
    api: &Api,
    request: Request<ObjectToMinutesRequest>,
) -> Result<ObjectToMinutesResponse, Status> {
    let viewer = admit(&request, Action::ReadMyHours)?;
    let message = request.into_inner();
    let reason = match message.reason() {
        crews::ObjectionReason::TooFew => ObjectionReason::TooFew,
        crews::ObjectionReason::TooMany => ObjectionReason::TooMany,
        crews::ObjectionReason::WasThere => ObjectionReason::WasThere,
        crews::ObjectionReason::WasNotThere => ObjectionReason::WasNotThere,
        crews::ObjectionReason::Unspecified => {
            return Err(Refusal::invalid("reason", "REASON_MISSING", "say what is not right").into());
        }
    };
    let shift = parse::id("shift_id", &message.shift_id)?;
    let command = ObjectToMinutes { shift, reason, minutes_claimed: message.minutes_claimed };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(ObjectToMinutesResponse { objection_id: receipt.id.to_string(), event_id: receipt.event() })
}

pub(super) async fn list_objections(
    api: &Api,
    request: Request<ListObjectionsRequest>,
) -> Result<ListObjectionsResponse, Status> {
    let viewer = admit(&request, Action::AnswerObjection)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let rows = api.rows(&viewer);
    let (objections, next_page_token) = read::objection::list(&rows, &viewer, message.with_answered, &page).await?;
    Ok(ListObjectionsResponse { objections, next_page_token })
}

pub(super) async fn answer_objection(
    api: &Api,
    request: Request<AnswerObjectionRequest>,
) -> Result<AnswerObjectionResponse, Status> {
    let viewer = admit(&request, Action::AnswerObjection)?;
    let message = request.into_inner();
    let command = AnswerObjection {
        objection: parse::id::<ObjectionReason>("objection_id", &message.objection_id)?.uuid(),
        is_granted: message.is_granted,
        minutes: message.minutes,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(AnswerObjectionResponse { objection_id: receipt.id.to_string(), event_id: receipt.event() })
}
