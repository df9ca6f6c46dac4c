//! How hosts find the collaboration: a host reads what it said itself, the planner everything.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_crews_domain::{
    evaluation::{Answer, Question},
    policy::Action,
};
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, after_id, cut, wanted};
use crate::{
    permit::{Scope, scope},
    store::{
        Rows, engagement,
        floor_tables::evaluation::{Column, Entity},
        floor_words, place,
        tables::engagement as engagement_table,
    },
};

/// A page of evaluations, the newest first.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    page: &Page,
) -> Result<Part<crews::Evaluation>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Scope::Company(company) = scope(viewer, Action::ReadEvaluations)? {
        let mut own = Query::select();
        own.column(engagement_table::Column::Id)
            .from(engagement_table::Entity)
            .and_where(engagement_table::Column::Tenant.eq(rows.tenant))
            .and_where(engagement_table::Column::PlaceId.in_subquery(place::ids_of_company(rows.tenant, company)));
        query = query.filter(Column::EngagementId.in_subquery(own));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.lt(after));
    }
    let found = query.order_by_desc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let ids: Vec<Uuid> = found.iter().map(|row| row.engagement_id).collect();
    let agreed: BTreeMap<Uuid, _> = engagement::load(rows, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let place_ids: Vec<Uuid> = agreed.values().map(|row| row.place_id).collect();
    let places: BTreeMap<Uuid, _> = place::load(rows, &place_ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut views = Vec::with_capacity(found.len());
    for row in found {
        let of = agreed.get(&row.engagement_id);
        let place = of.and_then(|of| places.get(&of.place_id));
        let answers = floor_words::to_answers(&row.answers)?;
        views.push(crews::Evaluation {
            evaluation_id: row.id.to_string(),
            engagement_id: row.engagement_id.to_string(),
            engagement_code: of.map(|of| of.engagement_code.clone()).unwrap_or_default(),
            place_name: place.map(|place| place.place_name.clone()).unwrap_or_default(),
            month: from_column(row.month).to_string(),
            answers: answers.into_iter().map(view).collect(),
        });
    }
    Ok((views, token))
}

fn view((question, answer): (Question, Answer)) -> crews::Evaluated {
    let question = match question {
        Question::Heads => crews::EvaluationQuestion::Heads,
        Question::CoachReachable => crews::EvaluationQuestion::CoachReachable,
        Question::Work => crews::EvaluationQuestion::Work,
        Question::Notice => crews::EvaluationQuestion::Notice,
        Question::Safety => crews::EvaluationQuestion::Safety,
    };
    let answer = match answer {
        Answer::Yes => crews::EvaluationAnswer::Yes,
        Answer::Mostly => crews::EvaluationAnswer::Mostly,
        Answer::No => crews::EvaluationAnswer::No,
    };
    crews::Evaluated { question: question.into(), answer: answer.into() }
}
