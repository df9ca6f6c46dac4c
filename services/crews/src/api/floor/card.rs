//! Cards on paper: messages in and out.

use tonic::{Request, Status};
use werkbrug_crews_domain::{policy::Action, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    ListWrongCardsRequest, ListWrongCardsResponse, RecordCardPrintRequest, RecordCardPrintResponse,
};

use super::Api;
use crate::{app::record_card_print::RecordCardPrint, parse, permit::admit, read};

pub(super) async fn record_card_print(
    api: &Api,
    request: Request<RecordCardPrintRequest>,
) -> Result<RecordCardPrintResponse, Status> {
    let viewer = admit(&request, Action::PrintCard)?;
    let message = request.into_inner();
    let worker = parse::optional_id("worker_id", &message.worker_id)?.map(Id::<Worker>::uuid);
    let command = RecordCardPrint { worker, day: parse::day("day", &message.day)? };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(RecordCardPrintResponse { print_id: receipt.id.to_string() })
}

pub(super) async fn list_wrong_cards(
    api: &Api,
    request: Request<ListWrongCardsRequest>,
) -> Result<ListWrongCardsResponse, Status> {
    let viewer = admit(&request, Action::ReadWrongCards)?;
    let from = parse::optional_day("from", Some(&request.into_inner().from))?;
    let from = from.unwrap_or_else(|| api.clock.today());
    Ok(ListWrongCardsResponse { cards: read::wrong_card::list(&api.rows(&viewer), &viewer, from).await? })
}
