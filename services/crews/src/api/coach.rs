//! Coaches: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::page::Page;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{ListCoachesRequest, ListCoachesResponse, RegisterCoachRequest, RegisterCoachResponse};

use super::Api;
use crate::{app::register_coach::RegisterCoach, parse, permit::admit, read};

pub(super) async fn register_coach(
    api: &Api,
    request: Request<RegisterCoachRequest>,
) -> Result<RegisterCoachResponse, Status> {
    let viewer = admit(&request, Action::RecordMasterData)?;
    let message = request.into_inner();
    let command = RegisterCoach {
        coach_code: parse::text("coach_code", &message.coach_code, parse::LONGEST_NAME)?,
        display_name: parse::text("display_name", &message.display_name, parse::LONGEST_NAME)?,
        work_phone: parse::optional_text("work_phone", &message.work_phone, parse::LONGEST_NAME)?,
        qualified_from: parse::optional_day("qualified_from", message.qualified_from.as_ref())?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(RegisterCoachResponse { coach_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

pub(super) async fn list_coaches(
    api: &Api,
    request: Request<ListCoachesRequest>,
) -> Result<ListCoachesResponse, Status> {
    let viewer = admit(&request, Action::ReadCoaches)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let (coaches, next_page_token) = read::coach::list(&api.rows(&viewer), &page).await?;
    Ok(ListCoachesResponse { coaches, next_page_token })
}
