//! Pieces of a crew, what a time clock noted, and people who change tasks: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::{clock::Stay, policy::Action};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    ListProposedTimesRequest, ListProposedTimesResponse, RecordClockEventsRequest, RecordClockEventsResponse,
    ReportPiecesRequest, ReportPiecesResponse, SwapTasksRequest, SwapTasksResponse,
};

use super::Api;
use crate::{
    app::{
        record_clock_events::{self, RecordClockEvents},
        report_pieces::ReportPieces,
        swap_tasks::SwapTasks,
    },
    parse,
    permit::admit,
    read,
    refused::refused,
};

/// The most lines of a clock that come in at once.
const MOST_EVENTS: usize = 2_000;

pub(super) async fn report_pieces(
    api: &Api,
    request: Request<ReportPiecesRequest>,
) -> Result<ReportPiecesResponse, Status> {
    let viewer = admit(&request, Action::ReportPieces)?;
    let message = request.into_inner();
    let command = ReportPieces { shift: parse::id("shift_id", &message.shift_id)?, pieces: message.pieces };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(ReportPiecesResponse { shift_id: receipt.id.to_string(), event_id: receipt.event() })
}

pub(super) async fn record_clock_events(
    api: &Api,
    request: Request<RecordClockEventsRequest>,
) -> Result<RecordClockEventsResponse, Status> {
    let viewer = admit(&request, Action::RecordClockEvents)?;
    let message = request.into_inner();
    if message.events.len() > MOST_EVENTS {
        return Err(Refusal::invalid("events", "TOO_MANY_EVENTS", format!("at most {MOST_EVENTS} lines")).into());
    }
    let mut stays = Vec::with_capacity(message.events.len());
    for event in &message.events {
        let name = parse::text("display_name", &event.display_name, parse::LONGEST_NAME)?;
        let stay = Stay::new(event.in_minute, event.out_minute).map_err(refused)?;
        stays.push((name, parse::day("day", &event.day)?, stay));
    }
    let command = RecordClockEvents { stays };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let places = receipt.fact(record_clock_events::UNKNOWN).split(',');
    let unknown: Vec<u32> = places.filter_map(|place| place.parse().ok()).collect();
    let taken: u32 = receipt.fact(record_clock_events::TAKEN).parse().unwrap_or_default();
    Ok(RecordClockEventsResponse { taken, unknown })
}

pub(super) async fn list_proposed_times(
    api: &Api,
    request: Request<ListProposedTimesRequest>,
) -> Result<ListProposedTimesResponse, Status> {
    let viewer = admit(&request, Action::ReadProposedTimes)?;
    let on = parse::optional_day("on", Some(&request.into_inner().on))?.unwrap_or_else(|| api.clock.today());
    Ok(ListProposedTimesResponse { rows: read::clock::list(&api.rows(&viewer), &viewer, on).await? })
}

pub(super) async fn swap_tasks(api: &Api, request: Request<SwapTasksRequest>) -> Result<SwapTasksResponse, Status> {
    let viewer = admit(&request, Action::SwapTasks)?;
    let message = request.into_inner();
    let command = SwapTasks {
        one: (parse::id("shift_id", &message.shift_id)?, parse::id("worker_id", &message.worker_id)?),
        other: (
            parse::id("other_shift_id", &message.other_shift_id)?,
            parse::id("other_worker_id", &message.other_worker_id)?,
        ),
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(SwapTasksResponse { shift_id: receipt.id.to_string(), event_id: receipt.event() })
}
