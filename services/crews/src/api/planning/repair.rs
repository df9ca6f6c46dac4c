//! A bad morning and the calls it asks for: messages in and out.

use tonic::{Request, Status};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_crews_domain::{policy::Action, shift::Shift};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    AcceptRepairRequest, AcceptRepairResponse, GetRepairRequest, ListCallsRequest, ListCallsResponse,
    ListCoachAbsencesRequest, ListCoachAbsencesResponse, PlanPerson, ProposeRepairRequest, ProposeRepairResponse,
    RecordCallRequest, RecordCallResponse, RecordCoachAbsenceRequest, RecordCoachAbsenceResponse, RepairProposal,
    ReplaceWorkerRequest, ReplaceWorkerResponse,
};

use crate::{
    api::Api,
    app::{
        accept_repair::AcceptRepair, propose_repair::ProposeRepair, record_call::RecordCall,
        record_coach_absence::RecordCoachAbsence, replace_worker::ReplaceWorker,
    },
    parse,
    permit::admit,
    planning::mend::{mend, missing},
    read::repair::{self, HOWS, OUTCOMES, WAYS},
    store::{coach, coach_absence, morning},
};

/// The most days for which a coach is noted away at once.
const MOST_AWAY_DAYS: u32 = 92;

pub(super) async fn coach_absence(
    api: &Api,
    request: Request<RecordCoachAbsenceRequest>,
) -> Result<RecordCoachAbsenceResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = RecordCoachAbsence {
        coach: parse::id("coach_id", &message.coach_id)?,
        days: parse::bounded_period(&message.from, &message.to, MOST_AWAY_DAYS)?,
        is_withdrawn: message.is_withdrawn,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let shifts_touched = receipt.fact("shifts_touched").parse().unwrap_or(0);
    Ok(RecordCoachAbsenceResponse { coach_id: receipt.id.to_string(), shifts_touched })
}

pub(super) async fn coaches_away(
    api: &Api,
    request: Request<ListCoachAbsencesRequest>,
) -> Result<ListCoachAbsencesResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let (day, rows) = (parse::day("day", &request.into_inner().day)?, api.rows(&viewer));
    let away = coach_absence::on_day(&rows, day).await?;
    let person = |row: crate::store::tables::coach::Model| PlanPerson {
        person_id: row.id.to_string(),
        display_name: row.display_name,
        is_coach: true,
        ..PlanPerson::default()
    };
    let mut coaches: Vec<PlanPerson> = coach::load(&rows, &away).await?.into_iter().map(person).collect();
    coaches.sort_by(|one, other| one.display_name.cmp(&other.display_name));
    Ok(ListCoachAbsencesResponse { coaches })
}

/// Looks for ways out on a thread of its own, and keeps them.
pub(super) async fn propose(
    api: &Api,
    request: Request<ProposeRepairRequest>,
) -> Result<ProposeRepairResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let day = parse::day("day", &message.day)?;
    let (facts, wish) = Box::pin(morning::load(&api.rows(&viewer), day, repair::moment(&api.clock))).await?;
    if missing(&facts, &wish).is_empty() {
        let text = "nobody who is expected is missing on that day";
        return Err(Refusal::new(Kind::Precondition, "NOBODY_MISSING", text).with_field("day").into());
    }
    let searched = tokio::task::spawn_blocking(move || mend(&facts, &wish)).await;
    let found = searched.map_err(|cause| Fault::new("look for ways out", cause))?;
    let proposal = found.map_err(|cause| Fault::new("look for ways out", cause))?;
    let command = ProposeRepair { day, proposal };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(ProposeRepairResponse { repair_id: receipt.id.to_string() })
}

pub(super) async fn get(api: &Api, request: Request<GetRepairRequest>) -> Result<RepairProposal, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let id = plain_id("repair_id", &request.into_inner().repair_id)?;
    Ok(Box::pin(repair::get(&api.rows(&viewer), id, repair::moment(&api.clock))).await?)
}

pub(super) async fn accept(api: &Api, request: Request<AcceptRepairRequest>) -> Result<AcceptRepairResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = AcceptRepair {
        repair: plain_id("repair_id", &message.repair_id)?,
        way: word(&WAYS, message.way()).ok_or_else(|| unsaid("way"))?,
        shift: parse::id("shift_id", &message.shift_id)?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let calls = receipt.fact("calls").parse().unwrap_or(0);
    let shift_ids = receipt.fact("shifts").split(',').map(str::to_owned).collect();
    Ok(AcceptRepairResponse { repair_id: receipt.id.to_string(), event_id: receipt.event(), calls, shift_ids })
}

pub(super) async fn calls(api: &Api, request: Request<ListCallsRequest>) -> Result<ListCallsResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let day = parse::day("day", &request.into_inner().day)?;
    let calls = Box::pin(repair::calls(&api.rows(&viewer), day, repair::moment(&api.clock))).await?;
    Ok(ListCallsResponse { calls })
}

pub(super) async fn record_call(api: &Api, request: Request<RecordCallRequest>) -> Result<RecordCallResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = RecordCall {
        call: plain_id("call_id", &message.call_id)?,
        etag: parse::text("etag", &message.etag, parse::LONGEST_NAME)?,
        how: word(&HOWS, message.how()).ok_or_else(|| unsaid("how"))?,
        outcome: word(&OUTCOMES, message.outcome()).ok_or_else(|| unsaid("outcome"))?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(RecordCallResponse { call_id: receipt.id.to_string(), etag: receipt.etag })
}

pub(super) async fn replace(
    api: &Api,
    request: Request<ReplaceWorkerRequest>,
) -> Result<ReplaceWorkerResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let command = ReplaceWorker {
        shift: parse::id("shift_id", &message.shift_id)?,
        from: parse::id("from_worker_id", &message.from_worker_id)?,
        to: parse::id("to_worker_id", &message.to_worker_id)?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(ReplaceWorkerResponse { shift_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

fn plain_id(field: &'static str, text: &str) -> Result<Uuid, Refusal> {
    parse::id::<Shift>(field, text).map(Id::uuid)
}

/// The word under which a meaning is kept.
pub(in crate::api) fn word<T: Copy + PartialEq>(list: &[(&'static str, T)], meant: T) -> Option<&'static str> {
    list.iter().find(|(_, own)| *own == meant).map(|(word, _)| *word)
}

/// The answer about something that must be said.
pub(in crate::api) fn unsaid(field: &'static str) -> Refusal {
    Refusal::invalid(field, "TEXT_MISSING", "say which")
}
