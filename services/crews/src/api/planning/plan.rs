//! Plans as jobs: messages in and out.

use std::time::Duration;

use futures::{StreamExt, stream};
use tonic::{Request, Status};
use uuid::Uuid;
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{policy::Action, shift::Shift};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    ApplyPlanRequest, ApplyPlanResponse, CancelPlanRequest, CancelPlanResponse, GetPlanRequest, ListPlansRequest,
    ListPlansResponse, ListRosterChangesRequest, ListRosterChangesResponse, ListRosterVersionsRequest,
    ListRosterVersionsResponse, PlanJob, PlanProgress, PlanState, SubmitPlanRequest, SubmitPlanResponse,
    WatchPlanRequest,
};

use super::{Planning, Watched};
use crate::{
    api::Api,
    app::{apply_plan::ApplyPlan, cancel_plan::CancelPlan, submit_plan::SubmitPlan},
    parse,
    permit::admit,
    read,
    store::{Rows, plan_job},
};

/// How long a plan is searched when nobody says, and at most.
const USUAL_SECONDS: u32 = 10;
const MOST_SECONDS: u32 = 600;
/// The most pins of one plan.
const MOST_PINS: usize = 2_000;
/// How often a watched job is looked at, and how often at most: longer than the longest search, with waiting.
const GLANCE: Duration = Duration::from_millis(300);
const MOST_GLANCES: usize = 6_000;

pub(super) async fn submit(
    planning: &Planning,
    request: Request<SubmitPlanRequest>,
) -> Result<SubmitPlanResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let days = parse::week(&message.monday, message.days)?;
    if message.seconds > MOST_SECONDS {
        let text = format!("search for at most {MOST_SECONDS} seconds");
        return Err(Refusal::invalid("seconds", "SEARCH_TOO_LONG", text).into());
    }
    if message.pins.len() > MOST_PINS {
        return Err(Refusal::invalid("pins", "TOO_MANY_PINS", format!("pin at most {MOST_PINS} people")).into());
    }
    let mut pins = Vec::with_capacity(message.pins.len());
    for pin in &message.pins {
        pins.push((plain_id::<Shift>("pins", &pin.shift_id)?, plain_id::<Shift>("pins", &pin.person_id)?));
    }
    let command = SubmitPlan {
        monday: days.from(),
        days: days.days(),
        seconds: if message.seconds == 0 { USUAL_SECONDS } else { message.seconds },
        keep_assigned: message.keep_assigned,
        pins,
    };
    let call = Call::new(viewer, &message.request_id, &message);
    let receipt = planning.api.pipeline.execute(call, command).await?;
    planning.worker.bell.notify_one();
    Ok(SubmitPlanResponse { plan_id: receipt.id.to_string(), etag: receipt.etag })
}

pub(super) async fn get(api: &Api, request: Request<GetPlanRequest>) -> Result<PlanJob, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let plan = plan_id(&request.into_inner().plan_id)?;
    Ok(Box::pin(read::plan::get(&api.rows(&viewer), plan, read::repair::moment(&api.clock))).await?)
}

pub(super) async fn list(api: &Api, request: Request<ListPlansRequest>) -> Result<ListPlansResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let monday = parse::optional_day("monday", Some(&message.monday))?;
    let (plans, next_page_token) = read::plan::list(&api.rows(&viewer), monday, &page).await?;
    Ok(ListPlansResponse { plans, next_page_token })
}

/// What a job's row tells, whenever it changed, until it ends; whichever replica searches it.
pub(super) async fn watch(planning: &Planning, request: Request<WatchPlanRequest>) -> Result<Watched, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let (plan, tenant) = (plan_id(&request.into_inner().plan_id)?, viewer.tenant.uuid());
    plan_job::find(&planning.api.rows(&viewer), plan).await?;
    let pipeline = planning.api.pipeline.clone();
    let glances = stream::unfold(0_usize, move |count| {
        let pipeline = pipeline.clone();
        async move {
            if count > MOST_GLANCES {
                return None;
            }
            if count > 0 {
                tokio::time::sleep(GLANCE).await;
            }
            let rows = Rows { db: pipeline.reader(), tenant };
            let found = plan_job::find(&rows, plan).await;
            Some((found.map(|job| read::plan::progress(&job)).map_err(Status::from), count.saturating_add(1)))
        }
    });
    Ok(Box::pin(told_once(glances).take_until(planning.worker.stopping())))
}

/// Only what is new, and nothing after the end.
fn told_once(
    glances: impl futures::Stream<Item = Result<PlanProgress, Status>> + Send,
) -> impl futures::Stream<Item = Result<PlanProgress, Status>> + Send {
    let news = glances.scan((None, false), |(last, is_over), glance| {
        if *is_over {
            return futures::future::ready(None);
        }
        let next = match glance {
            Err(status) => {
                *is_over = true;
                Some(Err(status))
            }
            Ok(progress) => {
                *is_over = !matches!(progress.state(), PlanState::Waiting | PlanState::Searching);
                let is_new = last.as_ref() != Some(&progress);
                *last = Some(progress.clone());
                is_new.then_some(Ok(progress))
            }
        };
        futures::future::ready(Some(next))
    });
    news.filter_map(futures::future::ready)
}

pub(super) async fn cancel(api: &Api, request: Request<CancelPlanRequest>) -> Result<CancelPlanResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = CancelPlan { plan: plan_id(&message.plan_id)? };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(CancelPlanResponse { plan_id: receipt.id.to_string(), etag: receipt.etag })
}

pub(super) async fn apply(api: &Api, request: Request<ApplyPlanRequest>) -> Result<ApplyPlanResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let etag = parse::text("etag", &message.etag, parse::LONGEST_NAME)?;
    let command = ApplyPlan { plan: plan_id(&message.plan_id)?, etag };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let count = |name: &str| receipt.fact(name).parse().unwrap_or(0);
    Ok(ApplyPlanResponse {
        plan_id: receipt.id.to_string(),
        event_id: receipt.event(),
        shifts_changed: count("shifts_changed"),
        changes: count("changes"),
        etag: receipt.etag,
    })
}

pub(super) async fn versions(
    api: &Api,
    request: Request<ListRosterVersionsRequest>,
) -> Result<ListRosterVersionsResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let monday = parse::week(&request.into_inner().monday, 0)?.from();
    let versions = read::roster::versions(&api.rows(&viewer), monday).await?;
    Ok(ListRosterVersionsResponse { versions })
}

pub(super) async fn changes(
    api: &Api,
    request: Request<ListRosterChangesRequest>,
) -> Result<ListRosterChangesResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let of = parse::week(&message.monday, message.days)?;
    let shifts = Box::pin(read::roster::changes(&api.rows(&viewer), of)).await?;
    Ok(ListRosterChangesResponse { shifts })
}

fn plan_id(text: &str) -> Result<Uuid, Refusal> {
    plain_id::<Shift>("plan_id", text)
}

/// An identity without a noun of the domain.
fn plain_id<T>(field: &'static str, text: &str) -> Result<Uuid, Refusal> {
    parse::id::<T>(field, text).map(Id::uuid)
}
