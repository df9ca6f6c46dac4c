//! Hours: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{policy::Action, presence::PresenceKind};
use werkbrug_kernel::minutes::Minutes;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    self, ApproveMinutesRequest, ApproveMinutesResponse, ListMinutesToPayRequest, ListMinutesToPayResponse,
    RecordPresenceRequest, RecordPresenceResponse,
};

use super::Api;
use crate::{
    app::{
        approve_minutes::{self, ApproveMinutes},
        record_presence::{self, RecordPresence},
    },
    parse,
    permit::admit,
    read,
};

pub(super) async fn record_presence(
    api: &Api,
    request: Request<RecordPresenceRequest>,
) -> Result<RecordPresenceResponse, Status> {
    let viewer = admit(&request, Action::RecordPresence)?;
    let message = request.into_inner();
    let command = RecordPresence {
        shift: parse::id("shift_id", &message.shift_id)?,
        worker: parse::id("worker_id", &message.worker_id)?,
        kind: kind(message.kind())?,
        minutes: message.minutes,
        made_seconds_ago: message.made_seconds_ago,
        waited_in: (parse::optional_text("queue", &message.queue, parse::LONGEST_NAME)?, message.sequence),
    };
    // Said again after a longer wait it is still the same tick.
    let message = RecordPresenceRequest { made_seconds_ago: 0, ..message };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let (event_id, breach_id) = (receipt.event(), receipt.fact(record_presence::BREACH).to_owned());
    Ok(RecordPresenceResponse { presence_id: receipt.id.to_string(), breach_id, event_id })
}

fn kind(kind: crews::PresenceKind) -> Result<PresenceKind, Refusal> {
    match kind {
        crews::PresenceKind::Present => Ok(PresenceKind::Present),
        crews::PresenceKind::Late => Ok(PresenceKind::Late),
        crews::PresenceKind::LeftEarly => Ok(PresenceKind::LeftEarly),
        crews::PresenceKind::NoShow => Ok(PresenceKind::NoShow),
        crews::PresenceKind::SentHome => Ok(PresenceKind::SentHome),
        crews::PresenceKind::Unspecified => Err(Refusal::invalid("kind", "KIND_MISSING", "say what happened")),
    }
}

pub(super) async fn approve_minutes(
    api: &Api,
    request: Request<ApproveMinutesRequest>,
) -> Result<ApproveMinutesResponse, Status> {
    let viewer = admit(&request, Action::ApproveMinutes)?;
    let message = request.into_inner();
    let command = ApproveMinutes {
        shift: parse::id("shift_id", &message.shift_id)?,
        tariff_class: parse::optional_text("tariff_class", &message.tariff_class, parse::LONGEST_NAME)?,
        minutes: Minutes::new(message.minutes),
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let (event_id, held) = (receipt.event(), receipt.fact(approve_minutes::HELD) == true.to_string());
    Ok(ApproveMinutesResponse { approval_id: receipt.id.to_string(), event_id, held })
}

pub(super) async fn list_minutes_to_pay(
    api: &Api,
    request: Request<ListMinutesToPayRequest>,
) -> Result<ListMinutesToPayResponse, Status> {
    let viewer = admit(&request, Action::ReadMinutesToPay)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let of = parse::period(&message.from, &message.to)?;
    let (rows, next_page_token) = read::minutes_to_pay::list(&api.rows(&viewer), &viewer, &of, &page).await?;
    Ok(ListMinutesToPayResponse { rows, next_page_token })
}
