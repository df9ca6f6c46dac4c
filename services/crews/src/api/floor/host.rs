//! What a host asks, changes and finds: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{
    evaluation::{Answer, Question},
    policy::Action,
    terms::{Terms, minute_of},
};
use werkbrug_kernel::brussels;
use werkbrug_pipeline::{call::Call, use_case::Receipt};
use werkbrug_proto::crews::{
    self, ApproveTacitlyRequest, ApproveTacitlyResponse, CancelShiftRequest, CancelShiftResponse, ChangeShiftRequest,
    ChangeShiftResponse, EvaluateCollaborationRequest, EvaluateCollaborationResponse, ListEvaluationsRequest,
    ListEvaluationsResponse, ListHostShiftsRequest, ListHostShiftsResponse, SetTermsRequest, SetTermsResponse,
};

use super::Api;
use crate::{
    app::{
        approve_minutes,
        approve_tacitly::ApproveTacitly,
        cancel_shift::CancelShift,
        change_shift::{self, ChangeShift},
        evaluate_collaboration::EvaluateCollaboration,
        set_terms::SetTerms,
    },
    parse,
    permit::admit,
    read::{self, host_shift::Now},
};

/// The longest span of days that one list of a host's shifts may be about.
const MOST_DAYS: u32 = 62;

pub(super) async fn set_terms(api: &Api, request: Request<SetTermsRequest>) -> Result<SetTermsResponse, Status> {
    let viewer = admit(&request, Action::SetTerms)?;
    let message = request.into_inner();
    let said = message.terms.ok_or_else(|| Refusal::invalid("terms", "TERMS_MISSING", "say what was agreed"))?;
    let terms = Terms {
        definitive_minute: said.definitive_minute,
        notice_days: said.notice_days,
        late_percent: said.late_percent,
        tacit_days: said.tacit_days,
    };
    let command = SetTerms { engagement: parse::id("engagement_id", &message.engagement_id)?, terms };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(SetTermsResponse { engagement_id: receipt.id.to_string() })
}

pub(super) async fn change_shift(
    api: &Api,
    request: Request<ChangeShiftRequest>,
) -> Result<ChangeShiftResponse, Status> {
    let viewer = admit(&request, Action::RequestShift)?;
    let message = request.into_inner();
    let (shift, etag) = (parse::id("shift_id", &message.shift_id)?, message.etag.clone());
    let command = ChangeShift { shift, etag, heads: message.heads };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let (event_id, minutes_owed) = (receipt.event(), owed(&receipt));
    Ok(ChangeShiftResponse { shift_id: receipt.id.to_string(), etag: receipt.etag, event_id, minutes_owed })
}

pub(super) async fn cancel_shift(
    api: &Api,
    request: Request<CancelShiftRequest>,
) -> Result<CancelShiftResponse, Status> {
    let viewer = admit(&request, Action::RequestShift)?;
    let message = request.into_inner();
    let command = CancelShift { shift: parse::id("shift_id", &message.shift_id)?, etag: message.etag.clone() };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let (event_id, minutes_owed) = (receipt.event(), owed(&receipt));
    Ok(CancelShiftResponse { shift_id: receipt.id.to_string(), event_id, minutes_owed })
}

fn owed(receipt: &Receipt) -> u32 {
    receipt.fact(change_shift::OWED).parse().unwrap_or_default()
}

pub(super) async fn list_host_shifts(
    api: &Api,
    request: Request<ListHostShiftsRequest>,
) -> Result<ListHostShiftsResponse, Status> {
    let viewer = admit(&request, Action::ReadHostShifts)?;
    let message = request.into_inner();
    let of = parse::bounded_period(&message.from, &message.to, MOST_DAYS)?;
    let at = brussels::civil(api.clock.now());
    let now = Now { today: at.date(), minute: minute_of(at) };
    Ok(ListHostShiftsResponse { shifts: read::host_shift::list(&api.rows(&viewer), &viewer, &of, now).await? })
}

pub(super) async fn approve_tacitly(
    api: &Api,
    request: Request<ApproveTacitlyRequest>,
) -> Result<ApproveTacitlyResponse, Status> {
    let viewer = admit(&request, Action::ApproveTacitly)?;
    let message = request.into_inner();
    let command = ApproveTacitly { shift: parse::id("shift_id", &message.shift_id)? };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let (event_id, held) = (receipt.event(), receipt.fact(approve_minutes::HELD) == true.to_string());
    Ok(ApproveTacitlyResponse { approval_id: receipt.id.to_string(), event_id, held })
}

pub(super) async fn evaluate_collaboration(
    api: &Api,
    request: Request<EvaluateCollaborationRequest>,
) -> Result<EvaluateCollaborationResponse, Status> {
    let viewer = admit(&request, Action::Evaluate)?;
    let message = request.into_inner();
    let mut answers = Vec::with_capacity(message.answers.len());
    for said in &message.answers {
        answers.push(answered(said)?);
    }
    let (engagement, month) =
        (parse::id("engagement_id", &message.engagement_id)?, parse::day("month", &message.month)?);
    let command = EvaluateCollaboration { engagement, month, answers };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(EvaluateCollaborationResponse { evaluation_id: receipt.id.to_string() })
}

fn answered(said: &crews::Evaluated) -> Result<(Question, Answer), Refusal> {
    let missing = || Refusal::invalid("answers", "ANSWER_MISSING", "every question has an answer");
    let question = match said.question() {
        crews::EvaluationQuestion::Heads => Question::Heads,
        crews::EvaluationQuestion::CoachReachable => Question::CoachReachable,
        crews::EvaluationQuestion::Work => Question::Work,
        crews::EvaluationQuestion::Notice => Question::Notice,
        crews::EvaluationQuestion::Safety => Question::Safety,
        crews::EvaluationQuestion::Unspecified => return Err(missing()),
    };
    let answer = match said.answer() {
        crews::EvaluationAnswer::Yes => Answer::Yes,
        crews::EvaluationAnswer::Mostly => Answer::Mostly,
        crews::EvaluationAnswer::No => Answer::No,
        crews::EvaluationAnswer::Unspecified => return Err(missing()),
    };
    Ok((question, answer))
}

pub(super) async fn list_evaluations(
    api: &Api,
    request: Request<ListEvaluationsRequest>,
) -> Result<ListEvaluationsResponse, Status> {
    let viewer = admit(&request, Action::ReadEvaluations)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let (evaluations, next_page_token) = read::evaluation::list(&api.rows(&viewer), &viewer, &page).await?;
    Ok(ListEvaluationsResponse { evaluations, next_page_token })
}
