//! How hosts find the collaboration.

use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{
    engagement::Engagement,
    evaluation::{Answer, Question},
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    floor_tables::evaluation::{ActiveModel, Entity},
    floor_words, within,
};

/// Writes the answers about a month; the database refuses a second time.
pub(crate) async fn insert(
    tx: &Tx<'_>,
    of: Id<Engagement>,
    month: Date,
    answers: &[(Question, Answer)],
) -> Result<Uuid, Stop> {
    let id = tx.fresh::<Question>().uuid();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(id),
        engagement_id: Set(of.uuid()),
        month: Set(to_column(month)),
        answers: Set(floor_words::of_answers(answers)),
        given_by: Set(tx.viewer().actor.clone()),
        given_at_us: Set(tx.now_us()),
    };
    let unless_there = OnConflict::new().do_nothing().to_owned();
    if Entity::insert(row).on_conflict(unless_there).exec_without_returning(tx.db()).await? == 1 {
        return Ok(id);
    }
    Err(Refusal::new(Kind::Precondition, "MONTH_EVALUATED", "that month was evaluated before").into())
}
