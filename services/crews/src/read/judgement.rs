//! Which kind of work agreements were judged to be, and by which answer.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_chassis::page::Page;
use werkbrug_crews_domain::{
    engagement::{Engagement, EngagementKind},
    kind_list::{KindOutcome, KindQuestion, judge},
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, after_id, cut, wanted};
use crate::{
    refused::refused,
    store::{
        Rows, judgement,
        law_tables::kind_judgement::{Column, Entity},
    },
};

/// A page of judgements, the newest first; only of one agreement when that is given.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    only: Option<Id<Engagement>>,
    page: &Page,
) -> Result<Part<crews::Judgement>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Some(only) = only {
        query = query.filter(Column::EngagementId.eq(only.uuid()));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.lt(after));
    }
    let found = query.order_by_desc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let mut views = Vec::with_capacity(found.len());
    for row in found {
        let answers = judgement::to_answers(&row.answers)?;
        let judged = judge(&answers).map_err(refused)?;
        views.push(crews::Judgement {
            judgement_id: row.id.to_string(),
            engagement_id: row.engagement_id.to_string(),
            on: from_column(row.judged_on).to_string(),
            answers: answers.into_iter().map(answer_view).collect(),
            outcome: outcome_view(judged.outcome).into(),
            decided_by: question_view(judged.by).into(),
        });
    }
    Ok((views, token))
}

fn answer_view((question, is_yes): (KindQuestion, bool)) -> crews::KindAnswer {
    crews::KindAnswer { question: question_view(question).into(), is_yes }
}

/// An outcome as the contract says it.
pub(crate) const fn outcome_view(outcome: KindOutcome) -> crews::KindOutcome {
    match outcome {
        KindOutcome::Of(EngagementKind::Enclave) => crews::KindOutcome::Enclave,
        KindOutcome::Of(EngagementKind::ServiceContract) => crews::KindOutcome::ServiceContract,
        KindOutcome::Of(EngagementKind::DepartmentWork) => crews::KindOutcome::DepartmentWork,
        KindOutcome::NotAllowed => crews::KindOutcome::NotAllowed,
    }
}

const fn question_view(question: KindQuestion) -> crews::KindQuestion {
    match question {
        KindQuestion::AtHost => crews::KindQuestion::AtHost,
        KindQuestion::SeparateEntity => crews::KindQuestion::SeparateEntity,
        KindQuestion::CoachInstructs => crews::KindQuestion::CoachInstructs,
        KindQuestion::CoreActivity => crews::KindQuestion::CoreActivity,
        KindQuestion::CoachPresent => crews::KindQuestion::CoachPresent,
    }
}
