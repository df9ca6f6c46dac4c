//! What agreements say about notice and silence.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{engagement::Engagement, terms::Terms};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows, counted,
    floor_tables::engagement_terms::{Column, Entity, Model},
    within,
};

/// Writes the terms of an agreement, or writes them anew.
pub(crate) async fn keep(tx: &Tx<'_>, of: Id<Engagement>, terms: Terms) -> Result<(), Stop> {
    let row = Model {
        tenant: within(tx).tenant,
        engagement_id: of.uuid(),
        definitive_minute: i64::from(terms.definitive_minute),
        notice_days: i64::from(terms.notice_days),
        late_percent: i64::from(terms.late_percent),
        tacit_days: i64::from(terms.tacit_days),
    };
    let anew = OnConflict::columns([Column::Tenant, Column::EngagementId])
        .update_columns([Column::DefinitiveMinute, Column::NoticeDays, Column::LatePercent, Column::TacitDays])
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The terms of these agreements; one that says nothing is not among them.
pub(crate) async fn of<C: ConnectionTrait>(rows: &Rows<'_, C>, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Terms>, Stop> {
    let of_ids = Column::EngagementId.is_in(ids.iter().copied());
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_ids);
    let mut found = BTreeMap::new();
    for row in query.all(rows.db).await? {
        found.insert(row.engagement_id, read(&row)?);
    }
    Ok(found)
}

/// The terms of an agreement, the usual ones where it says nothing.
pub(crate) async fn of_one<C: ConnectionTrait>(rows: &Rows<'_, C>, id: Id<Engagement>) -> Result<Terms, Stop> {
    Ok(of(rows, &[id.uuid()]).await?.remove(&id.uuid()).unwrap_or_default())
}

fn read(row: &Model) -> Result<Terms, Fault> {
    Ok(Terms {
        definitive_minute: counted(row.definitive_minute)?,
        notice_days: counted(row.notice_days)?,
        late_percent: counted(row.late_percent)?,
        tacit_days: counted(row.tacit_days)?,
    })
}
