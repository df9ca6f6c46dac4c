//! Breaches: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::page::Page;
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{ListBreachesRequest, ListBreachesResponse, SettleBreachRequest, SettleBreachResponse};

use super::Api;
use crate::{app::settle_breach::SettleBreach, parse, permit::admit, read};

pub(super) async fn settle_breach(
    api: &Api,
    request: Request<SettleBreachRequest>,
) -> Result<SettleBreachResponse, Status> {
    let viewer = admit(&request, Action::SettleBreach)?;
    let message = request.into_inner();
    let command = SettleBreach {
        breach: parse::id("breach_id", &message.breach_id)?,
        decision: parse::optional_text("decision", &message.decision, parse::LONGEST_TEXT)?,
        may_invoice: message.may_invoice,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(SettleBreachResponse { breach_id: receipt.id.to_string(), event_id: receipt.event() })
}

pub(super) async fn list_breaches(
    api: &Api,
    request: Request<ListBreachesRequest>,
) -> Result<ListBreachesResponse, Status> {
    let viewer = admit(&request, Action::ReadBreaches)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let (breaches, next_page_token) = read::breach::list(&api.rows(&viewer), message.is_open, &page).await?;
    Ok(ListBreachesResponse { breaches, next_page_token })
}
