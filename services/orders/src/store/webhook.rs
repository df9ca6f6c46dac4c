//! Webhooks and their messages. Messages are made of the log of events, in one transaction with the mark that says how
//! far: what was said is told, however often this service is killed in between.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_pipeline::{database::portions, tx::Tx, use_case::Stop};

use super::tables::{
    customer_order, event_log,
    webhook::{ActiveModel, Column, Entity, Model},
    webhook_delivery, webhook_mark,
};

/// How far a message is.
pub(crate) const WAITING: &str = "waiting";
/// It arrived.
pub(crate) const DELIVERED: &str = "delivered";
/// It was tried often enough.
pub(crate) const PARKED: &str = "parked";
/// Its webhook was ended before.
pub(crate) const ENDED: &str = "ended";
/// The topic that is told.
const TOPIC: &str = "orders";
/// Events that are looked at in one transaction.
pub(crate) const STRETCH: u64 = 256;

/// The answer about a webhook that is not there.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "WEBHOOK_UNKNOWN", "there is no such webhook").with_field("webhook_id")
}

/// The answer about a message that is not there.
pub(crate) fn unknown_delivery() -> Refusal {
    Refusal::new(Kind::NotFound, "DELIVERY_UNKNOWN", "there is no such message").with_field("delivery_id")
}

/// Writes a new webhook; answers its id.
pub(crate) async fn insert(tx: &Tx<'_>, company: Uuid, url: &str) -> Result<Uuid, Stop> {
    let id = tx.fresh::<()>().uuid();
    let row = ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        id: Set(id),
        company_id: Set(company),
        url: Set(url.to_owned()),
        started_at_us: Set(tx.now_us()),
        ended_at_us: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Webhooks that go on, of a workshop.
pub(crate) async fn count<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<u64, Stop> {
    let live = Entity::find().filter(Column::Tenant.eq(tenant)).filter(Column::EndedAtUs.is_null());
    Ok(live.select_only().column(Column::Id).count(db).await?)
}

/// Every webhook of a workshop, the newest first.
pub(crate) async fn list<C: ConnectionTrait>(db: &C, tenant: Uuid, most: u64) -> Result<Vec<Model>, Stop> {
    let all = Entity::find().filter(Column::Tenant.eq(tenant)).order_by_desc(Column::Id).limit(most);
    Ok(all.all(db).await?)
}

/// How many messages of each webhook are in each state that somebody waits for.
pub(crate) async fn waiting<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<BTreeMap<(Uuid, String), i64>, Stop> {
    use webhook_delivery::Column;
    let counts: Vec<(Uuid, String, i64)> = webhook_delivery::Entity::find()
        .select_only()
        .columns([Column::WebhookId, Column::State])
        .column_as(Column::Id.count(), "messages")
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::State.is_in([WAITING, PARKED]))
        .group_by(Column::WebhookId)
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().map(|(webhook, state, count)| ((webhook, state), count)).collect())
}

/// Ends a webhook and what still waits for it.
pub(crate) async fn end(tx: &Tx<'_>, id: Uuid) -> Result<(), Stop> {
    let tenant = tx.tenant().uuid();
    let ended = Entity::update_many()
        .col_expr(Column::EndedAtUs, Expr::value(tx.now_us()))
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Id.eq(id))
        .filter(Column::EndedAtUs.is_null())
        .exec(tx.db())
        .await?;
    if ended.rows_affected == 0 {
        return Err(unknown().into());
    }
    use webhook_delivery::Column as Own;
    webhook_delivery::Entity::update_many()
        .col_expr(Own::State, Expr::value(ENDED))
        .filter(Own::Tenant.eq(tenant))
        .filter(Own::WebhookId.eq(id))
        .filter(Own::State.is_in([WAITING, PARKED]))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// A page of messages, the newest first, and how many there are.
pub(crate) async fn deliveries<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    state: Option<&str>,
    (after, count): (Option<Uuid>, u64),
) -> Result<(Vec<webhook_delivery::Model>, u32), Stop> {
    use webhook_delivery::Column;
    let mut all = webhook_delivery::Entity::find().filter(Column::Tenant.eq(tenant));
    if let Some(state) = state {
        all = all.filter(Column::State.eq(state));
    }
    let total = all.clone().select_only().column(Column::Id).count(db).await?;
    if let Some(after) = after {
        all = all.filter(Column::Id.lt(after));
    }
    let rows = all.order_by_desc(Column::Id).limit(count).all(db).await?;
    Ok((rows, u32::try_from(total).unwrap_or(u32::MAX)))
}

/// Lets a message that stands aside be sent again from the start; false when it does not stand aside.
pub(crate) async fn retry(tx: &Tx<'_>, id: Uuid) -> Result<bool, Stop> {
    use webhook_delivery::Column;
    let changed = webhook_delivery::Entity::update_many()
        .col_expr(Column::State, Expr::value(WAITING))
        .col_expr(Column::Attempts, Expr::value(0_i64))
        .col_expr(Column::NextTryUs, Expr::value(0_i64))
        .filter(Column::Tenant.eq(tx.tenant().uuid()))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(PARKED))
        .exec(tx.db())
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Whether a message is there at all.
pub(crate) async fn has_delivery<C: ConnectionTrait>(db: &C, tenant: Uuid, id: Uuid) -> Result<bool, Stop> {
    Ok(webhook_delivery::Entity::find_by_id((tenant, id)).one(db).await?.is_some())
}

/// The last event of a partition.
pub(crate) async fn head<C: ConnectionTrait>(db: &C, partition: i32) -> Result<i64, Stop> {
    use event_log::Column;
    let last: Option<i64> = event_log::Entity::find()
        .select_only()
        .column(Column::Seq)
        .filter(Column::Topic.eq(TOPIC))
        .filter(Column::Partition.eq(partition))
        .order_by_desc(Column::Seq)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.unwrap_or(0))
}

/// How far a partition was looked at.
pub(crate) async fn mark<C: ConnectionTrait>(db: &C, partition: i32) -> Result<i64, Stop> {
    let mark = webhook_mark::Entity::find_by_id(partition).one(db).await?;
    Ok(mark.map_or(0, |mark| mark.seq))
}

/// Whether anybody wants to be told anything.
pub(crate) async fn is_wanted<C: ConnectionTrait>(db: &C) -> Result<bool, Stop> {
    Ok(Entity::find().filter(Column::EndedAtUs.is_null()).one(db).await?.is_some())
}

/// Moves the mark to there; never back.
pub(crate) async fn move_mark<C: ConnectionTrait>(db: &C, partition: i32, seq: i64) -> Result<(), Stop> {
    let row = webhook_mark::ActiveModel { partition: Set(partition), seq: Set(seq) };
    let further = OnConflict::column(webhook_mark::Column::Partition)
        .update_column(webhook_mark::Column::Seq)
        .action_and_where(ExprTrait::lt(Expr::col((webhook_mark::Entity, webhook_mark::Column::Seq)), seq))
        .to_owned();
    webhook_mark::Entity::insert(row).on_conflict(further).exec_without_returning(db).await?;
    Ok(())
}

/// The events that follow on a mark.
pub(crate) async fn events<C: ConnectionTrait>(
    db: &C,
    partition: i32,
    mark: i64,
) -> Result<Vec<event_log::Model>, Stop> {
    use event_log::Column;
    let events = event_log::Entity::find()
        .filter(Column::Topic.eq(TOPIC))
        .filter(Column::Partition.eq(partition))
        .filter(Column::Seq.gt(mark));
    Ok(events.order_by_asc(Column::Seq).limit(STRETCH).all(db).await?)
}

/// An order as it is told, and whose it is.
pub(crate) async fn order<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    order: Uuid,
) -> Result<Option<customer_order::Model>, Stop> {
    Ok(customer_order::Entity::find_by_id((tenant, order)).one(db).await?)
}

/// Who wants to be told of this company's orders, and wanted so at that moment.
pub(crate) async fn listeners<C: ConnectionTrait>(
    db: &C,
    (tenant, company): (Uuid, Uuid),
    at_us: i64,
) -> Result<Vec<Model>, Stop> {
    let live = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::CompanyId.eq(company))
        .filter(Column::EndedAtUs.is_null())
        .filter(Column::StartedAtUs.lte(at_us));
    Ok(live.all(db).await?)
}

/// Writes a message, unless it is there already.
pub(crate) async fn write_delivery<C: ConnectionTrait>(db: &C, own: webhook_delivery::Model) -> Result<(), Stop> {
    use webhook_delivery::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        tenant: Set(own.tenant),
        id: Set(own.id),
        webhook_id: Set(own.webhook_id),
        event_id: Set(own.event_id),
        order_id: Set(own.order_id),
        order_reference: Set(own.order_reference),
        what: Set(own.what),
        body: Set(own.body),
        state: Set(own.state),
        attempts: Set(own.attempts),
        last_answer: Set(own.last_answer),
        happened_at_us: Set(own.happened_at_us),
        next_try_us: Set(own.next_try_us),
    };
    let once = OnConflict::columns([Column::Tenant, Column::WebhookId, Column::EventId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}

/// Messages whose time has come, the first one first, each with where it goes.
pub(crate) async fn due<C: ConnectionTrait>(
    db: &C,
    now_us: i64,
    most: u64,
) -> Result<Vec<(webhook_delivery::Model, String)>, Stop> {
    use webhook_delivery::Column as Own;
    let rows = webhook_delivery::Entity::find()
        .filter(Own::State.eq(WAITING))
        .filter(Own::NextTryUs.lte(now_us))
        .order_by_asc(Own::NextTryUs)
        .order_by_asc(Own::Id)
        .limit(most)
        .all(db)
        .await?;
    let ids = rows.iter().map(|row| row.webhook_id);
    let urls: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Url])
        .filter(Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let urls: BTreeMap<Uuid, String> = urls.into_iter().collect();
    let with_url = |row: webhook_delivery::Model| urls.get(&row.webhook_id).cloned().map(|url| (row, url));
    Ok(rows.into_iter().filter_map(with_url).collect())
}

/// Takes a message for this long, so that no other replica sends it meanwhile; false when another one did.
pub(crate) async fn take<C: ConnectionTrait>(
    db: &C,
    seen: &webhook_delivery::Model,
    until_us: i64,
) -> Result<bool, Stop> {
    use webhook_delivery::Column;
    let taken = webhook_delivery::Entity::update_many()
        .col_expr(Column::NextTryUs, Expr::value(until_us))
        .col_expr(Column::Attempts, Expr::value(seen.attempts + 1))
        .filter(Column::Tenant.eq(seen.tenant))
        .filter(Column::Id.eq(seen.id))
        .filter(Column::State.eq(WAITING))
        .filter(Column::NextTryUs.eq(seen.next_try_us))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Writes what came of a try.
pub(crate) async fn tried<C: ConnectionTrait>(
    db: &C,
    (tenant, id): (Uuid, Uuid),
    (state, answer): (&str, &str),
    next_try_us: i64,
) -> Result<(), Stop> {
    use webhook_delivery::Column;
    webhook_delivery::Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::LastAnswer, Expr::value(answer))
        .col_expr(Column::NextTryUs, Expr::value(next_try_us))
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(WAITING))
        .exec(db)
        .await?;
    Ok(())
}

/// Puts off all that waits for a webhook, so that a receiver that does not answer keeps nobody else waiting. The rows are held
/// in the order of their ids first: two replicas that both failed at this webhook wait for each other and never in a circle.
pub(crate) async fn put_off<C: ConnectionTrait>(
    db: &C,
    (tenant, webhook): (Uuid, Uuid),
    next_try_us: i64,
) -> Result<(), Stop> {
    use webhook_delivery::Column;
    let waiting: Vec<Uuid> = webhook_delivery::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::WebhookId.eq(webhook))
        .filter(Column::State.eq(WAITING))
        .filter(Column::NextTryUs.lt(next_try_us))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(db)
        .await?;
    for some in portions(waiting) {
        webhook_delivery::Entity::update_many()
            .col_expr(Column::NextTryUs, Expr::value(next_try_us))
            .filter(Column::Tenant.eq(tenant))
            .filter(Column::Id.is_in(some))
            .exec(db)
            .await?;
    }
    Ok(())
}
