//! Contracts and what people said about work beside them: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::{
    contract::{Answer, ContractHours, ContractKind, Hours, NoticeLimit, Week},
    policy::Action,
};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    self, GetContractHoursRequest, RecordWorkerAnswerRequest, RecordWorkerAnswerResponse, SetContractHoursRequest,
    SetContractHoursResponse, SetNoticeLimitRequest, SetNoticeLimitResponse, WorkerAnswer,
};

use super::repair::{unsaid, word};
use crate::{
    api::Api,
    app::{
        record_worker_answer::RecordWorkerAnswer, set_contract_hours::SetContractHours,
        set_notice_limit::SetNoticeLimit,
    },
    parse,
    permit::admit,
    read::{self, repair::HOWS},
};

/// The most weeks that can be asked for; the rule takes fewer.
const MOST_WEEKS: usize = 4;
/// The longest notice.
const MOST_NOTICE_DAYS: u32 = 60;

pub(super) async fn set(
    api: &Api,
    request: Request<SetContractHoursRequest>,
) -> Result<SetContractHoursResponse, Status> {
    let viewer = admit(&request, Action::RecordMasterData)?;
    let message = request.into_inner();
    let kind = match message.kind() {
        crews::ContractKind::Unspecified => return Err(unsaid("kind").into()),
        crews::ContractKind::Fixed => ContractKind::Fixed,
        crews::ContractKind::Variable => ContractKind::Variable,
    };
    let hours = ContractHours {
        from: parse::day("from", &message.from)?,
        kind,
        week_a: parse::day("week_a_monday", &message.week_a_monday)?,
        weeks: weeks(&message)?,
        is_same_day_unwanted: message.is_same_day_unwanted,
    };
    let command = SetContractHours { worker: parse::id("worker_id", &message.worker_id)?, hours };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(SetContractHoursResponse { worker_id: receipt.id.to_string(), etag: receipt.etag })
}

/// The weeks, each day once.
fn weeks(message: &SetContractHoursRequest) -> Result<Vec<Week>, Refusal> {
    let unreadable = || Refusal::invalid("days", "CONTRACT_UNSOUND", "each day of each week stands here once at most");
    let count = usize::try_from(message.weeks).unwrap_or(usize::MAX).min(MOST_WEEKS);
    let mut weeks: Vec<Week> = vec![Week::default(); count];
    for day in &message.days {
        let week = usize::try_from(day.week).ok().and_then(|week| weeks.get_mut(week)).ok_or_else(unreadable)?;
        let at = day.weekday.checked_sub(1).and_then(|at| usize::try_from(at).ok()).ok_or_else(unreadable)?;
        let own = week.get_mut(at).filter(|own| own.is_none()).ok_or_else(unreadable)?;
        *own = Some(Hours { start_minute: day.start_minute, end_minute: day.end_minute });
    }
    Ok(weeks)
}

pub(super) async fn get(api: &Api, request: Request<GetContractHoursRequest>) -> Result<crews::ContractHours, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let worker = parse::id("worker_id", &message.worker_id)?;
    let on = parse::optional_day("on", Some(&message.on))?.unwrap_or_else(|| api.clock.today());
    Ok(read::contract::get(&api.rows(&viewer), worker, on).await?)
}

pub(super) async fn answer(
    api: &Api,
    request: Request<RecordWorkerAnswerRequest>,
) -> Result<RecordWorkerAnswerResponse, Status> {
    let viewer = admit(&request, Action::PlanShift)?;
    let message = request.into_inner();
    let answer = match message.answer() {
        WorkerAnswer::Unspecified => return Err(unsaid("answer").into()),
        WorkerAnswer::Asked => Answer::Asked,
        WorkerAnswer::Yes => Answer::Yes,
        WorkerAnswer::No => Answer::No,
    };
    let command = RecordWorkerAnswer {
        shift: parse::id("shift_id", &message.shift_id)?,
        worker: parse::id("worker_id", &message.worker_id)?,
        how: word(&HOWS, message.how()).ok_or_else(|| unsaid("how"))?,
        answer,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(RecordWorkerAnswerResponse { shift_id: receipt.id.to_string(), etag: receipt.etag })
}

pub(super) async fn set_limit(
    api: &Api,
    request: Request<SetNoticeLimitRequest>,
) -> Result<SetNoticeLimitResponse, Status> {
    let viewer = admit(&request, Action::RecordMasterData)?;
    let message = request.into_inner();
    let limit = message.limit.clone().ok_or_else(|| unsaid("limit"))?;
    if limit.working_days > MOST_NOTICE_DAYS {
        let text = format!("at most {MOST_NOTICE_DAYS} working days");
        return Err(Refusal::invalid("working_days", "NOTICE_TOO_LONG", text).into());
    }
    let command = SetNoticeLimit {
        limit: NoticeLimit { from: parse::day("from", &limit.from)?, working_days: limit.working_days },
        source: parse::text("source", &limit.source, parse::LONGEST_TEXT)?,
        is_confirmed: limit.is_confirmed,
    };
    api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(SetNoticeLimitResponse { from: limit.from })
}
