//! Agreements: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{engagement::EngagementKind, policy::Action, worker::DayRange};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    self, CheckEngagementRequest, CheckEngagementResponse, ListEngagementsRequest, ListEngagementsResponse,
    RecordEngagementRequest, RecordEngagementResponse,
};

use super::Api;
use crate::{
    app::record_engagement::RecordEngagement,
    parse,
    permit::{admit, scope},
    read,
};

pub(super) async fn record_engagement(
    api: &Api,
    request: Request<RecordEngagementRequest>,
) -> Result<RecordEngagementResponse, Status> {
    let viewer = admit(&request, Action::RecordMasterData)?;
    let message = request.into_inner();
    let command = command(&message)?;
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(RecordEngagementResponse { engagement_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

fn command(message: &RecordEngagementRequest) -> Result<RecordEngagement, Refusal> {
    Ok(RecordEngagement {
        engagement_code: parse::text("engagement_code", &message.engagement_code, parse::LONGEST_NAME)?,
        place: parse::id("place_id", &message.place_id)?,
        kind: kind(message.kind())?,
        work_description: parse::optional_text("work_description", &message.work_description, parse::LONGEST_TEXT)?,
        is_core_activity: message.is_core_activity,
        signed_on: parse::optional_day("signed_on", message.signed_on.as_ref())?,
        notified_on: parse::optional_day("notified_on", message.notified_on.as_ref())?,
        runs: DayRange {
            from: parse::day("starts_on", &message.starts_on)?,
            to: parse::optional_day("ends_on", message.ends_on.as_ref())?,
        },
        instructions_by_coach_only: message.instructions_by_coach_only,
        tariff_class: parse::text("tariff_class", &message.tariff_class, parse::LONGEST_NAME)?,
    })
}

fn kind(kind: crews::EngagementKind) -> Result<EngagementKind, Refusal> {
    match kind {
        crews::EngagementKind::Enclave => Ok(EngagementKind::Enclave),
        crews::EngagementKind::ServiceContract => Ok(EngagementKind::ServiceContract),
        crews::EngagementKind::DepartmentWork => Ok(EngagementKind::DepartmentWork),
        crews::EngagementKind::Unspecified => {
            Err(Refusal::invalid("kind", "KIND_MISSING", "say what kind of collaboration it is"))
        }
    }
}

pub(super) async fn check_engagement(
    api: &Api,
    request: Request<CheckEngagementRequest>,
) -> Result<CheckEngagementResponse, Status> {
    let viewer = admit(&request, Action::CheckEngagement)?;
    let message = request.into_inner();
    let engagement = parse::id("engagement_id", &message.engagement_id)?;
    let on = parse::optional_day("on", Some(&message.on))?.unwrap_or_else(|| api.clock.today());
    let shift = Some(message.shift_id.as_str()).filter(|id| !id.is_empty());
    let shift = shift.map(|id| parse::id("shift_id", id)).transpose()?;
    let gates = read::engagement::gates(&api.rows(&viewer), engagement, on, shift).await?;
    Ok(CheckEngagementResponse { gates })
}

pub(super) async fn list_engagements(
    api: &Api,
    request: Request<ListEngagementsRequest>,
) -> Result<ListEngagementsResponse, Status> {
    let viewer = admit(&request, Action::ReadEngagements)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let reach = scope(&viewer, Action::ReadEngagements)?;
    let only = parse::optional_id("engagement_id", &message.engagement_id)?;
    let (engagements, next_page_token) = read::engagement::list(&api.rows(&viewer), reach, only, &page).await?;
    Ok(ListEngagementsResponse { engagements, next_page_token })
}
