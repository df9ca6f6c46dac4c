//! What the law asks of agreements and crews: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{
    kind_list::{KindQuestion, judge},
    policy::Action,
};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    self, JudgeKindRequest, JudgeKindResponse, ListCoachRatiosRequest, ListCoachRatiosResponse, ListJudgementsRequest,
    ListJudgementsResponse, ListTermsRequest, ListTermsResponse, RecordNoticeRequest, RecordNoticeResponse,
};

use super::Api;
use crate::{
    app::{judge_kind::JudgeKind, record_notice::RecordNotice},
    parse,
    permit::{admit, scope},
    read,
    refused::refused,
};

/// The longest span of days that one list of coach ratios may be about.
const MOST_DAYS: u32 = 31;

pub(super) async fn list_terms(api: &Api, request: Request<ListTermsRequest>) -> Result<ListTermsResponse, Status> {
    let viewer = admit(&request, Action::ReadTerms)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let reach = scope(&viewer, Action::ReadTerms)?;
    let (terms, next_page_token) = read::terms::list(&api.rows(&viewer), reach, &page).await?;
    Ok(ListTermsResponse { terms, next_page_token })
}

pub(super) async fn record_notice(
    api: &Api,
    request: Request<RecordNoticeRequest>,
) -> Result<RecordNoticeResponse, Status> {
    let viewer = admit(&request, Action::RecordMasterData)?;
    let message = request.into_inner();
    let command = RecordNotice {
        engagement: parse::id("engagement_id", &message.engagement_id)?,
        notified_on: parse::day("notified_on", &message.notified_on)?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(RecordNoticeResponse { engagement_id: receipt.id.to_string(), etag: receipt.etag })
}

pub(super) async fn judge_kind(api: &Api, request: Request<JudgeKindRequest>) -> Result<JudgeKindResponse, Status> {
    let viewer = admit(&request, Action::JudgeKind)?;
    let message = request.into_inner();
    let answers = message.answers.iter().map(answered).collect::<Result<Vec<_>, Refusal>>()?;
    let outcome = judge(&answers).map_err(refused)?.outcome;
    let command = JudgeKind { engagement: parse::id("engagement_id", &message.engagement_id)?, answers };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let outcome = read::judgement::outcome_view(outcome).into();
    Ok(JudgeKindResponse { judgement_id: receipt.id.to_string(), outcome })
}

fn answered(said: &crews::KindAnswer) -> Result<(KindQuestion, bool), Refusal> {
    let question = match said.question() {
        crews::KindQuestion::AtHost => KindQuestion::AtHost,
        crews::KindQuestion::CoreActivity => KindQuestion::CoreActivity,
        crews::KindQuestion::SeparateEntity => KindQuestion::SeparateEntity,
        crews::KindQuestion::CoachInstructs => KindQuestion::CoachInstructs,
        crews::KindQuestion::CoachPresent => KindQuestion::CoachPresent,
        crews::KindQuestion::Unspecified => {
            return Err(Refusal::invalid("answers", "QUESTION_MISSING", "say which question is answered"));
        }
    };
    Ok((question, said.is_yes))
}

pub(super) async fn list_judgements(
    api: &Api,
    request: Request<ListJudgementsRequest>,
) -> Result<ListJudgementsResponse, Status> {
    let viewer = admit(&request, Action::JudgeKind)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let only = parse::optional_id("engagement_id", &message.engagement_id)?;
    let (judgements, next_page_token) = read::judgement::list(&api.rows(&viewer), only, &page).await?;
    Ok(ListJudgementsResponse { judgements, next_page_token })
}

pub(super) async fn list_coach_ratios(
    api: &Api,
    request: Request<ListCoachRatiosRequest>,
) -> Result<ListCoachRatiosResponse, Status> {
    let viewer = admit(&request, Action::ReadCoachRatios)?;
    let message = request.into_inner();
    let of = parse::bounded_period(&message.from, &message.to, MOST_DAYS)?;
    Ok(ListCoachRatiosResponse { rows: read::ratio::list(&api.rows(&viewer), &of).await? })
}
