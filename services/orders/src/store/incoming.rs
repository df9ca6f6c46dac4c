//! Orders that came in as files, and the answers to them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::tables::{
    customer_order,
    incoming_order::{ActiveModel, Column, Entity, Model as Kept},
    order_answer::{self, Model as Given},
    order_line,
};

/// Orders of a customer whose lines are looked through for work that is known.
const LOOKED_THROUGH: u64 = 500;

/// Refuses a change by somebody who saw an older version; an empty etag saw none.
pub(crate) fn check_etag(kept: &Kept, etag: &str) -> Result<(), Refusal> {
    if etag.is_empty() || etag == kept.version.to_string() {
        return Ok(());
    }
    Err(changed())
}

/// The answer to somebody who saw an older version.
pub(crate) fn changed() -> Refusal {
    let text = "somebody changed this order meanwhile; read it again";
    Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag")
}

/// The answer about an order file that is not there.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "INCOMING_ORDER_UNKNOWN", "no such order came in").with_field("incoming_order_id")
}

/// Writes a new one; false when the customer's order of that number is there already.
pub(crate) async fn insert(tx: &Tx<'_>, kept: Kept) -> Result<bool, Stop> {
    let row = ActiveModel {
        tenant: Set(kept.tenant),
        id: Set(kept.id),
        company_id: Set(kept.company_id),
        order_number: Set(kept.order_number),
        taken_in_at_us: Set(kept.taken_in_at_us),
        digest: Set(kept.digest),
        content: Set(kept.content),
        order_id: Set(kept.order_id),
        refusal: Set(kept.refusal),
        version: Set(kept.version),
    };
    let once = OnConflict::columns([Column::Tenant, Column::CompanyId, Column::OrderNumber]).do_nothing().to_owned();
    Ok(Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await? == 1)
}

/// The customer's order of this number.
pub(crate) async fn of_number<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
    number: &str,
) -> Result<Option<Kept>, Stop> {
    let found = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::CompanyId.eq(company))
        .filter(Column::OrderNumber.eq(number));
    Ok(found.one(db).await?)
}

/// One, held until the transaction ends. Who locks its quote as well locks that first.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Kept, Stop> {
    let found = Entity::find_by_id((tx.tenant().uuid(), id)).lock_exclusive().one(tx.db()).await?;
    Ok(found.ok_or_else(unknown)?)
}

/// One.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, tenant: Uuid, id: Uuid) -> Result<Kept, Stop> {
    Ok(Entity::find_by_id((tenant, id)).one(db).await?.ok_or_else(unknown)?)
}

/// The newest first, after `after`, and how many there are.
pub(crate) async fn list<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    after: Option<Uuid>,
    count: u64,
) -> Result<(Vec<Kept>, u32), Stop> {
    let all = Entity::find().filter(Column::Tenant.eq(tenant));
    let total = all.clone().select_only().column(Column::Id).count(db).await?;
    let page = match after {
        Some(after) => all.filter(Column::Id.lt(after)),
        None => all,
    };
    let rows = page.order_by_desc(Column::Id).limit(count).all(db).await?;
    Ok((rows, u32::try_from(total).unwrap_or(u32::MAX)))
}

/// Writes what became of a locked one, and counts the change; answers its version.
pub(crate) async fn save(tx: &Tx<'_>, kept: &Kept) -> Result<i64, Stop> {
    let version = kept.version + 1;
    Entity::update_many()
        .col_expr(Column::OrderId, Expr::value(kept.order_id))
        .col_expr(Column::Refusal, Expr::value(kept.refusal.clone()))
        .col_expr(Column::Version, Expr::value(version))
        .filter(Column::Tenant.eq(kept.tenant))
        .filter(Column::Id.eq(kept.id))
        .exec(tx.db())
        .await?;
    Ok(version)
}

/// Enters that a quote takes the place of a locked one that was made of a file; the change is counted.
pub(crate) async fn follow(tx: &Tx<'_>, former: Uuid, order: Uuid) -> Result<(), Stop> {
    Entity::update_many()
        .col_expr(Column::OrderId, Expr::value(order))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Tenant.eq(tx.tenant().uuid()))
        .filter(Column::OrderId.eq(former))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// How far the orders are that were made of some files: stage and promised day, by id.
pub(crate) async fn stages<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    orders: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, (String, Option<time::Date>)>, Stop> {
    use customer_order::Column;
    let rows: Vec<(Uuid, String, Option<time::Date>)> = customer_order::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Stage, Column::PromisedOn])
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Id.is_in(orders))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, stage, promised_on)| (id, (stage, promised_on))).collect())
}

/// The last order of a customer with a line of each of these descriptions: by description, the order and the line's id.
pub(crate) async fn earlier_lines<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
    descriptions: &[String],
) -> Result<BTreeMap<String, (Uuid, Uuid)>, Stop> {
    let newest: Vec<Uuid> = customer_order::Entity::find()
        .select_only()
        .column(customer_order::Column::Id)
        .filter(customer_order::Column::Tenant.eq(tenant))
        .filter(customer_order::Column::CompanyId.eq(company))
        .order_by_desc(customer_order::Column::Id)
        .limit(LOOKED_THROUGH)
        .into_tuple()
        .all(db)
        .await?;
    let lines: Vec<(String, Uuid, Uuid)> = order_line::Entity::find()
        .select_only()
        .columns([order_line::Column::LineDescription, order_line::Column::OrderId, order_line::Column::Id])
        .filter(order_line::Column::Tenant.eq(tenant))
        .filter(order_line::Column::OrderId.is_in(newest))
        .filter(order_line::Column::LineDescription.is_in(descriptions))
        .order_by_asc(order_line::Column::OrderId)
        .into_tuple()
        .all(db)
        .await?;
    // Ids grow: the newest comes last and stays.
    Ok(lines.into_iter().map(|(description, order, line)| (description, (order, line))).collect())
}

/// The answers to an order, the last one first.
pub(crate) async fn answers<C: ConnectionTrait>(db: &C, tenant: Uuid, id: Uuid) -> Result<Vec<Given>, Stop> {
    let answers = order_answer::Entity::find()
        .filter(order_answer::Column::Tenant.eq(tenant))
        .filter(order_answer::Column::IncomingOrderId.eq(id))
        .order_by_desc(order_answer::Column::Number);
    Ok(answers.all(db).await?)
}

/// Writes an answer: its number, code, promised day and text.
pub(crate) async fn write_answer(
    tx: &Tx<'_>,
    id: Uuid,
    (number, code, promised_on): (i32, &str, Option<Date>),
    document: String,
) -> Result<(), Stop> {
    let row = order_answer::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        incoming_order_id: Set(id),
        number: Set(number),
        code: Set(code.to_owned()),
        promised_on: Set(promised_on.map(to_column)),
        answered_at_us: Set(tx.now_us()),
        document: Set(document),
    };
    order_answer::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}
