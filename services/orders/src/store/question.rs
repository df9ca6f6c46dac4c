//! What customers asked and when they were answered first: requests for quotes, and orders that came as files.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan, civil::Date};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::{brussels, period::Period};
use werkbrug_orders_domain::reaction::Question;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};

use super::tables::{incoming_order, order_answer, requested::asked_quote};

/// Questions of a kind that are looked at, the newest.
const MOST: u64 = 20_000;

/// A question and whose it is.
pub(crate) struct Asked {
    /// The company.
    pub(crate) company: Uuid,
    /// What was asked, by its days.
    pub(crate) question: Question,
}

/// Which questions.
pub(crate) struct Which<'a> {
    /// Of which workshop.
    pub(crate) tenant: Uuid,
    /// Asked in this period.
    pub(crate) period: &'a Period,
    /// Only of this company.
    pub(crate) company: Option<Uuid>,
}

/// Requests for quotes. Those that were answered before the day of an answer was kept are left out.
pub(crate) async fn requests<C: ConnectionTrait>(db: &C, which: &Which<'_>) -> Result<Vec<Asked>, Stop> {
    use asked_quote::Column;
    let (from, to) = (to_column(which.period.from()), to_column(which.period.to()));
    let mut found =
        asked_quote::Entity::find().filter(Column::Tenant.eq(which.tenant)).filter(Column::AskedOn.between(from, to));
    if let Some(company) = which.company {
        found = found.filter(Column::CompanyId.eq(company));
    }
    let rows = found.order_by_desc(Column::Id).limit(MOST).all(db).await?;
    let asked = rows.into_iter().filter_map(|row| {
        let is_open = row.order_id.is_none() && row.declined.is_none();
        let answered_on = row.answered_on.map(from_column);
        (is_open || answered_on.is_some()).then(|| Asked {
            company: row.company_id,
            question: Question { asked_on: from_column(row.asked_on), answered_on },
        })
    });
    Ok(asked.collect())
}

/// Orders that came as files, with the first answer to each.
pub(crate) async fn files<C: ConnectionTrait>(db: &C, which: &Which<'_>) -> Result<Vec<Asked>, Stop> {
    use incoming_order::Column;
    let midnight = |day: Date| brussels::instant(day.at(0, 0, 0, 0)).as_microsecond();
    let after = which.period.to().saturating_add(1.day());
    let mut found = incoming_order::Entity::find()
        .filter(Column::Tenant.eq(which.tenant))
        .filter(Column::TakenInAtUs.gte(midnight(which.period.from())))
        .filter(Column::TakenInAtUs.lt(midnight(after)));
    if let Some(company) = which.company {
        found = found.filter(Column::CompanyId.eq(company));
    }
    let rows: Vec<(Uuid, Uuid, i64)> = found
        .select_only()
        .columns([Column::Id, Column::CompanyId, Column::TakenInAtUs])
        .order_by_desc(Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    let first = first_answers(db, which.tenant).await?;
    let asked = rows.into_iter().map(|(id, company, taken_in_at_us)| {
        let answered_on = first.get(&id).map(|at_us| day_of(*at_us)).transpose()?;
        Ok(Asked { company, question: Question { asked_on: day_of(taken_in_at_us)?, answered_on } })
    });
    Ok(asked.collect::<Result<_, Fault>>()?)
}

/// When each order file was answered first, microseconds since 1970.
async fn first_answers<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<BTreeMap<Uuid, i64>, Stop> {
    use order_answer::Column;
    let first: Vec<(Uuid, i64)> = order_answer::Entity::find()
        .select_only()
        .columns([Column::IncomingOrderId, Column::AnsweredAtUs])
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Number.eq(1))
        .order_by_desc(Column::IncomingOrderId)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    Ok(first.into_iter().collect())
}

/// The day on which clocks here showed that moment.
fn day_of(at_us: i64) -> Result<Date, Fault> {
    let moment = Timestamp::from_microsecond(at_us).map_err(Fault::during("reading a moment"))?;
    Ok(brussels::civil(moment).date())
}
