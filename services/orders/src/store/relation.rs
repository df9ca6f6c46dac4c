//! Moments and evaluations of relations, the anchoring register, and what orders of a company count for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::{money::Cents, period::Period};
use werkbrug_orders_domain::relation::Counted;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    database::portions,
    tx::Tx,
    use_case::Stop,
};

use super::{
    order::CANCELLED,
    tables::{anchoring, customer_order, order_line, relation_evaluation, relation_moment, sub_task},
};

/// Most moments and evaluations of a relation that are read, the newest.
const MOST: u64 = 200;
/// Most entries of the register in a year.
pub(crate) const MOST_ENTRIES: u64 = 2_000;
/// Orders of a company that count, the newest.
const ORDERS: u64 = 5_000;
/// Pieces that minutes and prices are told for.
const HUNDRED: i64 = 100;

/// Writes a moment.
pub(crate) async fn write_moment(tx: &Tx<'_>, own: relation_moment::Model) -> Result<(), Stop> {
    let row = relation_moment::ActiveModel {
        tenant: Set(own.tenant),
        id: Set(own.id),
        company_id: Set(own.company_id),
        kind: Set(own.kind),
        channel: Set(own.channel),
        on_day: Set(own.on_day),
        work_description: Set(own.work_description),
    };
    relation_moment::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The moments of a relation, the newest first.
pub(crate) async fn moments<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
) -> Result<Vec<relation_moment::Model>, Stop> {
    use relation_moment::{Column, Entity};
    let own = Entity::find().filter(Column::Tenant.eq(tenant)).filter(Column::CompanyId.eq(company));
    Ok(own.order_by_desc(Column::OnDay).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// Writes an evaluation.
pub(crate) async fn write_evaluation(tx: &Tx<'_>, own: relation_evaluation::Model) -> Result<(), Stop> {
    let row = relation_evaluation::ActiveModel {
        tenant: Set(own.tenant),
        id: Set(own.id),
        company_id: Set(own.company_id),
        on_day: Set(own.on_day),
        answers: Set(own.answers),
    };
    relation_evaluation::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The evaluations of a relation, the newest first.
pub(crate) async fn evaluations<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
) -> Result<Vec<relation_evaluation::Model>, Stop> {
    use relation_evaluation::{Column, Entity};
    let own = Entity::find().filter(Column::Tenant.eq(tenant)).filter(Column::CompanyId.eq(company));
    Ok(own.order_by_desc(Column::OnDay).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// Writes an entry of the register.
pub(crate) async fn write_anchoring(tx: &Tx<'_>, own: anchoring::Model) -> Result<(), Stop> {
    let row = anchoring::ActiveModel {
        tenant: Set(own.tenant),
        id: Set(own.id),
        company_id: Set(own.company_id),
        kind: Set(own.kind),
        on_day: Set(own.on_day),
        work_description: Set(own.work_description),
        place: Set(own.place),
        reason: Set(own.reason),
        hours_per_year: Set(own.hours_per_year),
        job_tenths: Set(own.job_tenths),
    };
    anchoring::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The register of a period, the oldest first.
pub(crate) async fn anchoring<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    period: &Period,
) -> Result<Vec<anchoring::Model>, Stop> {
    use anchoring::{Column, Entity};
    let own = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::OnDay.between(to_column(period.from()), to_column(period.to())));
    Ok(own.order_by_asc(Column::OnDay).order_by_asc(Column::Id).limit(MOST_ENTRIES).all(db).await?)
}

/// What the register says of a company, the newest first.
pub(crate) async fn anchoring_of<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
) -> Result<Vec<anchoring::Model>, Stop> {
    use anchoring::{Column, Entity};
    let own = Entity::find().filter(Column::Tenant.eq(tenant)).filter(Column::CompanyId.eq(company));
    Ok(own.order_by_desc(Column::OnDay).order_by_desc(Column::Id).limit(MOST).all(db).await?)
}

/// An order that was accepted, as it counts for a relation.
pub(crate) struct Row {
    /// The order.
    pub(crate) order: Uuid,
    /// How it is called.
    pub(crate) reference: String,
    /// When it was accepted.
    pub(crate) accepted_on: Date,
    /// What it counts for.
    pub(crate) counted: Counted,
}

/// The accepted orders of a company, the newest first; cancelled ones brought nothing.
pub(crate) async fn orders<C: ConnectionTrait>(db: &C, tenant: Uuid, company: Uuid) -> Result<Vec<Row>, Stop> {
    use customer_order::{Column, Entity, Model};
    let rows: Vec<Model> = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::CompanyId.eq(company))
        .filter(Column::PromisedOn.is_not_null())
        .filter(Column::Stage.ne(CANCELLED))
        .order_by_desc(Column::Id)
        .limit(ORDERS)
        .all(db)
        .await?;
    let work = work(db, tenant, rows.iter().map(|row| row.id).collect()).await?;
    let row = |row: Model| {
        let (minutes, cents) = work.get(&row.id).copied().unwrap_or_default();
        Some(Row {
            accepted_on: from_column(row.accepted_on?),
            counted: Counted {
                promised_on: from_column(row.promised_on?),
                delivered_on: row.delivered_on.map(from_column),
                planned_minutes: u64::try_from(minutes).unwrap_or(0),
                worth: Cents::new(cents),
            },
            order: row.id,
            reference: row.order_reference,
        })
    };
    Ok(rows.into_iter().filter_map(row).collect())
}

/// Planned minutes and worth of each of these orders.
async fn work<C: ConnectionTrait>(db: &C, tenant: Uuid, orders: Vec<Uuid>) -> Result<BTreeMap<Uuid, (i64, i64)>, Stop> {
    let mut sums: BTreeMap<Uuid, (i64, i64)> = BTreeMap::new();
    let mut pieces: BTreeMap<(Uuid, i32), i64> = BTreeMap::new();
    for portion in portions(orders) {
        let lines = order_line::Entity::find()
            .filter(order_line::Column::Tenant.eq(tenant))
            .filter(order_line::Column::OrderId.is_in(portion.clone()));
        for line in lines.all(db).await? {
            pieces.insert((line.order_id, line.line_no), line.pieces);
            let worth = sums.entry(line.order_id).or_default();
            worth.1 = worth.1.checked_add(share(line.pieces, line.cents_per_hundred)?).ok_or_else(too_large)?;
        }
        let tasks = sub_task::Entity::find()
            .filter(sub_task::Column::Tenant.eq(tenant))
            .filter(sub_task::Column::OrderId.is_in(portion));
        for task in tasks.all(db).await? {
            let count = pieces.get(&(task.order_id, task.line_no)).copied().unwrap_or(0);
            let planned = sums.entry(task.order_id).or_default();
            planned.0 = planned.0.checked_add(share(count, task.minutes_per_hundred)?).ok_or_else(too_large)?;
        }
    }
    Ok(sums)
}

/// What pieces come to at so much a hundred, rounded half up as a line is.
fn share(pieces: i64, for_hundred: i64) -> Result<i64, Fault> {
    let exact = pieces.checked_mul(for_hundred).and_then(|exact| exact.checked_add(HUNDRED / 2));
    exact.map(|exact| exact.div_euclid(HUNDRED)).ok_or_else(too_large)
}

fn too_large() -> Fault {
    Fault::bug("orders of a company come to more than can be counted")
}
