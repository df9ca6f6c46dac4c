//! Who is on a shift: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::page::Page;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    AssignCoachRequest, AssignCoachResponse, AssignWorkerRequest, AssignWorkerResponse, ListReplacementsRequest,
    ListReplacementsResponse, ReleaseCoachRequest, ReleaseCoachResponse, ReleaseWorkerRequest, ReleaseWorkerResponse,
};

use super::Api;
use crate::{
    app::{
        assign_coach::AssignCoach, assign_worker::AssignWorker, release_coach::ReleaseCoach,
        release_worker::ReleaseWorker,
    },
    parse,
    permit::admit,
    read,
};

pub(super) async fn assign_worker(
    api: &Api,
    request: Request<AssignWorkerRequest>,
) -> Result<AssignWorkerResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = AssignWorker {
        shift: parse::id("shift_id", &message.shift_id)?,
        worker: parse::id("worker_id", &message.worker_id)?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(AssignWorkerResponse { assignment_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

pub(super) async fn release_worker(
    api: &Api,
    request: Request<ReleaseWorkerRequest>,
) -> Result<ReleaseWorkerResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = ReleaseWorker {
        shift: parse::id("shift_id", &message.shift_id)?,
        worker: parse::id("worker_id", &message.worker_id)?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(ReleaseWorkerResponse { shift_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

pub(super) async fn assign_coach(
    api: &Api,
    request: Request<AssignCoachRequest>,
) -> Result<AssignCoachResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = AssignCoach {
        shift: parse::id("shift_id", &message.shift_id)?,
        coach: parse::id("coach_id", &message.coach_id)?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(AssignCoachResponse { assignment_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

pub(super) async fn release_coach(
    api: &Api,
    request: Request<ReleaseCoachRequest>,
) -> Result<ReleaseCoachResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = ReleaseCoach {
        shift: parse::id("shift_id", &message.shift_id)?,
        coach: parse::id("coach_id", &message.coach_id)?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(ReleaseCoachResponse { shift_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

pub(super) async fn list_replacements(
    api: &Api,
    request: Request<ListReplacementsRequest>,
) -> Result<ListReplacementsResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let shift = parse::id("shift_id", &message.shift_id)?;
    let most = usize::try_from(Page::parse(message.page_size, "")?.size).unwrap_or(usize::MAX);
    Ok(read::replacement::list(&api.rows(&viewer), (shift, api.clock.today()), most).await?)
}
