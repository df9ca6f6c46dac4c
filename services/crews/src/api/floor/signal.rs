//! What coaches say in a closed word: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{
    policy::Action,
    signal::{SignalAnswer, SignalKind},
};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    self, AnswerSignalRequest, AnswerSignalResponse, ListSignalsRequest, ListSignalsResponse, SendSignalRequest,
    SendSignalResponse,
};

use super::Api;
use crate::{
    app::{answer_signal::AnswerSignal, send_signal::SendSignal},
    parse,
    permit::admit,
    read::{self, signal::Asked},
};

pub(super) async fn send_signal(api: &Api, request: Request<SendSignalRequest>) -> Result<SendSignalResponse, Status> {
    let viewer = admit(&request, Action::SendSignal)?;
    let message = request.into_inner();
    let command = SendSignal {
        shift: parse::id("shift_id", &message.shift_id)?,
        worker: parse::optional_id("worker_id", &message.worker_id)?,
        kind: kind(message.kind())?,
        made_seconds_ago: message.made_seconds_ago,
    };
    // Said again after a longer wait it is still the same signal.
    let message = SendSignalRequest { made_seconds_ago: 0, ..message };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(SendSignalResponse { signal_id: receipt.id.to_string(), event_id: receipt.event() })
}

fn kind(kind: crews::SignalKind) -> Result<SignalKind, Refusal> {
    match kind {
        crews::SignalKind::Help => Ok(SignalKind::Help),
        crews::SignalKind::Incident => Ok(SignalKind::Incident),
        crews::SignalKind::HostInstructed => Ok(SignalKind::HostInstructed),
        crews::SignalKind::Seen => Ok(SignalKind::Seen),
        crews::SignalKind::FeedbackGiven => Ok(SignalKind::FeedbackGiven),
        crews::SignalKind::Unspecified => Err(Refusal::invalid("kind", "KIND_MISSING", "say what happened")),
    }
}

pub(super) async fn list_signals(
    api: &Api,
    request: Request<ListSignalsRequest>,
) -> Result<ListSignalsResponse, Status> {
    let viewer = admit(&request, Action::ReadSignals)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let asked = Asked { on: parse::optional_day("on", Some(&message.on))?, is_open: message.is_open };
    let (signals, next_page_token) = read::signal::list(&api.rows(&viewer), &viewer, asked, &page).await?;
    Ok(ListSignalsResponse { signals, next_page_token })
}

pub(super) async fn answer_signal(
    api: &Api,
    request: Request<AnswerSignalRequest>,
) -> Result<AnswerSignalResponse, Status> {
    let viewer = admit(&request, Action::AnswerSignal)?;
    let message = request.into_inner();
    let answer = match message.answer() {
        crews::SignalAnswer::Coming => SignalAnswer::Coming,
        crews::SignalAnswer::Called => SignalAnswer::Called,
        crews::SignalAnswer::Settled => SignalAnswer::Settled,
        crews::SignalAnswer::Unspecified => {
            return Err(Refusal::invalid("answer", "ANSWER_MISSING", "say what you did").into());
        }
    };
    let command = AnswerSignal { signal: parse::id::<SignalKind>("signal_id", &message.signal_id)?.uuid(), answer };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(AnswerSignalResponse { signal_id: receipt.id.to_string(), event_id: receipt.event() })
}
