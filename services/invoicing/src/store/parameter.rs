//! Dated figures of the law: append-only, the newest recording of a day counts.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{catalogue::DatedValue, parameters::Status};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::tables::premiums::parameter as table;

/// Writes a figure and gives its identity; the same as what counts already changes nothing.
pub(crate) async fn put(tx: &Tx<'_>, value: &DatedValue) -> Result<Uuid, Stop> {
    let recorded = recorded(tx.tenant().uuid())
        .filter(table::Column::Name.eq(value.name.as_str()))
        .filter(table::Column::ValidFrom.eq(to_column(value.valid_from)));
    if let Some(counting) = recorded.all(tx.db()).await?.pop() {
        let id = counting.parameter_id;
        if from_row(counting)? == *value {
            return Ok(id);
        }
    }
    let id = tx.fresh::<DatedValue>().uuid();
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        parameter_id: Set(id),
        name: Set(value.name.clone()),
        value: Set(value.value.clone()),
        valid_from: Set(to_column(value.valid_from)),
        source: Set(value.source.clone()),
        status: Set(value.status.as_str().to_owned()),
        recorded_at_us: Set(tx.now_us()),
    };
    table::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Every figure, in the order of recording.
pub(crate) async fn all(tx: &Tx<'_>) -> Result<Vec<DatedValue>, Stop> {
    of_workshop(tx.db(), tx.tenant().uuid()).await
}

/// Every figure of a workshop, in the order of recording.
pub(crate) async fn of_workshop<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<Vec<DatedValue>, Stop> {
    let rows = recorded(tenant).all(db).await?;
    let values: Result<Vec<DatedValue>, Fault> = rows.into_iter().map(from_row).collect();
    Ok(values?)
}

/// Every figure of a workshop that was known at a moment, in the order of recording.
pub(crate) async fn known_at<C: ConnectionTrait>(db: &C, tenant: Uuid, at_us: i64) -> Result<Vec<DatedValue>, Stop> {
    let rows = recorded(tenant).filter(table::Column::RecordedAtUs.lte(at_us)).all(db).await?;
    let values: Result<Vec<DatedValue>, Fault> = rows.into_iter().map(from_row).collect();
    Ok(values?)
}

fn recorded(tenant: Uuid) -> Select<table::Entity> {
    table::Entity::find().filter(table::Column::Tenant.eq(tenant)).order_by_asc(table::Column::ParameterId)
}

fn from_row(row: table::Model) -> Result<DatedValue, Fault> {
    Ok(DatedValue {
        name: row.name,
        value: row.value,
        valid_from: from_column(row.valid_from),
        source: row.source,
        status: Status::parse(&row.status).ok_or(Fault::bug("a stored parameter has no status"))?,
    })
}
