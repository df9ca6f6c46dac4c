//! Orders: rows to aggregates and back.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU32,
};

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::{id::Id, money::Cents};
use werkbrug_orders_domain::{
    capacity::Claims,
    ending::{CancelReason, LossReason},
    offer::{Hold as Held, Offer},
    order::{Agreement, Order, Stage},
    promise, risk,
    work::{Line, SubTask},
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    database::portions,
    tx::Tx,
    use_case::Stop,
};

use super::{
    counted, lines,
    risk::{AT_ONCE, forget},
    steps,
    tables::{customer_order, order_line, sub_task},
    work::{self, Hold, Row},
};

/// An order as it is stored, with its version.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// The order.
    pub(crate) order: Order,
    /// Counts the changes; the etag.
    pub(crate) version: i64,
    /// When it is looked at again whether it is late; nothing yet when it was just promised a day.
    pub(crate) look_on: Option<Date>,
}

impl Stored {
    /// The version as a caller sees it.
    pub(crate) fn etag(&self) -> String {
        self.version.to_string()
    }

    /// The minutes that the order holds: what was promised.
    pub(crate) fn held(&self) -> Claims {
        self.order.agreement().map(|agreement| promise::claims_of(&agreement.steps)).unwrap_or_default()
    }

    /// Refuses a change by somebody who saw an older version; an empty etag saw none.
    pub(crate) fn check_etag(&self, etag: &str) -> Result<(), Refusal> {
        if etag.is_empty() || etag == self.etag() {
            return Ok(());
        }
        let text = "somebody changed the order meanwhile; read it again";
        Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag"))
    }
}

/// The order, held until the transaction ends; refused when the workshop has none with that id.
pub(crate) async fn lock(tx: &Tx<'_>, id: Id<Order>) -> Result<Stored, Stop> {
    let found = load(tx.db(), tx.tenant().uuid(), &[id.uuid()], Hold::Locked).await?;
    let found = found.into_iter().next();
    found.ok_or_else(|| Stop::Refused(unknown()))
}

/// These orders by id, held until the transaction ends; those that the workshop does not have are left out.
pub(crate) async fn lock_all(tx: &Tx<'_>, ids: BTreeSet<Uuid>) -> Result<BTreeMap<Uuid, Stored>, Stop> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let found = load(tx.db(), tx.tenant().uuid(), &ids, Hold::Locked).await?;
    Ok(found.into_iter().map(|stored| (stored.order.id.uuid(), stored)).collect())
}

/// The answer about an order that is not there, or not for this viewer.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "ORDER_UNKNOWN", "there is no such order").with_field("order_id")
}

/// These orders, by id; those that are not there are left out.
pub(crate) async fn load<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    ids: &[Uuid],
    hold: Hold,
) -> Result<Vec<Stored>, Stop> {
    let mut found: Vec<Stored> = Vec::with_capacity(ids.len());
    let mut last_line: Option<(Uuid, i32)> = None;
    for row in work::rows(db, tenant, ids, hold).await? {
        let Row { order, line, sub_task } = row;
        let this_line = (line.order_id, line.line_no);
        if found.last().map(|last| last.order.id.uuid()) != Some(order.id) {
            found.push(from_row(order)?);
        }
        let Some(stored) = found.last_mut() else {
            continue; // just pushed
        };
        if last_line != Some(this_line) {
            stored.order.lines.push(from_line(line)?);
            last_line = Some(this_line);
        }
        if let Some(line) = stored.order.lines.last_mut() {
            line.sub_tasks.push(from_sub_task(sub_task)?);
        }
    }
    Ok(found)
}

fn from_row(row: customer_order::Model) -> Result<Stored, Fault> {
    let hold = match (row.held_until_us, row.promise_steps.as_deref()) {
        (Some(until_us), Some(text)) => Some(Held { until_us, offer: steps::to_offer(text, None)? }),
        (Some(_) | None, _) => None,
    };
    let order = Order {
        hold,
        id: Id::from_uuid(row.id),
        company: Id::from_uuid(row.company_id),
        stage: stage_of(&row)?,
        reference: row.order_reference,
        lines: Vec::new(),
        valid_until: from_column(row.valid_until),
        material_on: row.material_on.map(from_column),
    };
    Ok(Stored { order, version: row.version, look_on: row.look_on.map(from_column) })
}

fn stage_of(row: &customer_order::Model) -> Result<Stage, Fault> {
    let ended = row.ended_on.map(from_column).zip(row.ended_why.as_deref());
    if let (LOST, Some((on, why))) = (row.stage.as_str(), ended) {
        let why = LossReason::of(why).ok_or_else(|| Fault::bug("a lost quote has no reason"))?;
        return Ok(Stage::Lost(on, why));
    }
    let (Some(accepted_on), Some(promised_on), Some(text)) =
        (row.accepted_on, row.promised_on, row.promise_steps.as_deref())
    else {
        return Ok(Stage::Quoted);
    };
    let Offer { on, steps, basis } = steps::to_offer(text, Some(from_column(promised_on)))?;
    let agreement = Agreement { accepted_on: from_column(accepted_on), promised_on: on, steps, basis };
    match (row.stage.as_str(), row.delivered_on, ended) {
        (ACCEPTED, None, None) => Ok(Stage::Accepted(agreement)),
        (IN_PROGRESS, None, None) => Ok(Stage::InProgress(agreement)),
        (DELIVERED, Some(on), None) => Ok(Stage::Delivered(agreement, from_column(on))),
        (CANCELLED, None, Some((on, why))) => {
            let why = CancelReason::of(why).ok_or_else(|| Fault::bug("a cancelled order has no reason"))?;
            Ok(Stage::Cancelled(agreement, on, why))
        }
        _ => Err(Fault::bug("a stored order has no stage")),
    }
}

/// An order that was not accepted yet.
pub(crate) const QUOTED: &str = "quoted";
/// An order on which nothing was finished yet.
pub(crate) const ACCEPTED: &str = "accepted";
/// An order on which pieces were finished.
pub(crate) const IN_PROGRESS: &str = "in_progress";
/// An order whose goods left.
pub(crate) const DELIVERED: &str = "delivered";
/// An order that ended before its goods left.
pub(crate) const CANCELLED: &str = "cancelled";
/// A quote that came to nothing.
pub(crate) const LOST: &str = "lost";

fn stage_column(stage: &Stage) -> &'static str {
    match stage {
        Stage::Quoted => QUOTED,
        Stage::Accepted(_) => ACCEPTED,
        Stage::InProgress(_) => IN_PROGRESS,
        Stage::Delivered(..) => DELIVERED,
        Stage::Cancelled(..) => CANCELLED,
        Stage::Lost(..) => LOST,
    }
}

fn delivered_on(stage: &Stage) -> Option<Date> {
    match stage {
        Stage::Delivered(_, on) => Some(*on),
        Stage::Quoted | Stage::Accepted(_) | Stage::InProgress(_) | Stage::Cancelled(..) | Stage::Lost(..) => None,
    }
}

/// When it is looked at whether an open order is late. One that was just promised a day keeps it for a while by itself.
fn look_on(stored: &Stored) -> Option<Date> {
    match &stored.order.stage {
        Stage::Quoted => stored.look_on,
        Stage::Accepted(_) | Stage::InProgress(_) => {
            stored.look_on.or_else(|| risk::first_look(&stored.order, &stored.held()))
        }
        Stage::Delivered(..) | Stage::Cancelled(..) | Stage::Lost(..) => None,
    }
}

fn from_line(row: order_line::Model) -> Result<Line, Fault> {
    Ok(Line {
        id: Id::from_uuid(row.id),
        description: row.line_description,
        pieces: positive(row.pieces)?,
        price_per_hundred: Cents::new(row.cents_per_hundred),
        sub_tasks: Vec::new(),
    })
}

fn from_sub_task(row: sub_task::Model) -> Result<SubTask, Fault> {
    Ok(SubTask {
        id: Id::from_uuid(row.id),
        description: row.task_description,
        department: steps::department(&row.department)?,
        minutes_per_hundred: positive(row.minutes_per_hundred)?,
        done_pieces: counted(row.done_pieces)?,
    })
}

fn positive(column: i64) -> Result<NonZeroU32, Fault> {
    NonZeroU32::new(counted(column)?).ok_or_else(|| Fault::bug("a stored count is zero"))
}

/// Writes a new quote with all its work.
pub(crate) async fn insert(tx: &Tx<'_>, quote: &Order) -> Result<Stored, Stop> {
    let stored = Stored { order: quote.clone(), version: 1, look_on: None };
    insert_all(tx, std::slice::from_ref(&stored)).await?;
    Ok(stored)
}

/// Writes new quotes and orders with all their work.
pub(crate) async fn insert_all(tx: &Tx<'_>, orders: &[Stored]) -> Result<(), Stop> {
    for some in orders.chunks(lines::ROWS) {
        let rows = some.iter().map(|stored| to_row(tx.tenant().uuid(), stored));
        let insert = customer_order::Entity::insert_many(rows.collect::<Result<Vec<_>, Fault>>()?);
        insert.exec_without_returning(tx.db()).await?;
    }
    lines::insert(tx, orders.iter().map(|stored| (stored.order.id.uuid(), 1, stored.order.lines.as_slice()))).await
}

/// Writes how far a locked order is now, and counts the change.
pub(crate) async fn save(tx: &Tx<'_>, stored: &mut Stored) -> Result<(), Stop> {
    let tenant = tx.tenant().uuid();
    stored.version += 1;
    if stored.order.open_agreement().is_ok() {
        stored.look_on = Some(AT_ONCE);
    } else if stored.order.agreement().is_some() {
        forget(tx.db(), tenant, &[stored.order.id.uuid()]).await?;
    }
    write(tx.db(), tenant, std::iter::once(&*stored)).await
}

/// Writes how far locked orders are now, in a few statements however many there are; their changes are counted already.
pub(crate) async fn write<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    orders: impl Iterator<Item = &Stored>,
) -> Result<(), Stop> {
    use customer_order::Column;
    let rows = orders.map(|stored| to_row(tenant, stored));
    for portion in portions(rows.collect::<Result<Vec<_>, Fault>>()?) {
        let changing = [
            Column::Stage,
            Column::MaterialOn,
            Column::AcceptedOn,
            Column::PromisedOn,
            Column::DeliveredOn,
            Column::EndedOn,
            Column::EndedWhy,
            Column::PromiseSteps,
            Column::HeldUntilUs,
            Column::LookOn,
            Column::Version,
        ];
        let replace = OnConflict::columns([Column::Tenant, Column::Id]).update_columns(changing).to_owned();
        let insert = customer_order::Entity::insert_many(portion).on_conflict(replace);
        insert.exec_without_returning(db).await?;
    }
    Ok(())
}

fn to_row(tenant: Uuid, stored: &Stored) -> Result<customer_order::ActiveModel, Fault> {
    let (order, agreement) = (&stored.order, stored.order.agreement());
    let (held, ended) = (order.hold.as_ref(), order.ended());
    let said = match (agreement, held) {
        (Some(own), _) => Some(steps::from_offer(own.promised_on, &own.steps, &own.basis)?),
        (None, Some(held)) => Some(steps::from_offer(held.offer.on, &held.offer.steps, &held.offer.basis)?),
        (None, None) => None,
    };
    Ok(customer_order::ActiveModel {
        tenant: Set(tenant),
        id: Set(order.id.uuid()),
        company_id: Set(order.company.uuid()),
        order_reference: Set(order.reference.clone()),
        stage: Set(stage_column(&order.stage).to_owned()),
        valid_until: Set(to_column(order.valid_until)),
        material_on: Set(order.material_on.map(to_column)),
        accepted_on: Set(agreement.map(|agreement| to_column(agreement.accepted_on))),
        promised_on: Set(agreement.map(|agreement| to_column(agreement.promised_on))),
        delivered_on: Set(delivered_on(&order.stage).map(to_column)),
        ended_on: Set(ended.map(|(on, _)| to_column(on))),
        ended_why: Set(ended.map(|(_, why)| why.to_owned())),
        promise_steps: Set(said),
        held_until_us: Set(held.map(|held| held.until_us)),
        look_on: Set(look_on(stored).map(to_column)),
        version: Set(stored.version),
    })
}

/// Writes how many pieces of a sub-task are finished.
pub(crate) async fn save_pieces(
    tx: &Tx<'_>,
    order: Id<Order>,
    sub_task: Id<SubTask>,
    done_pieces: u32,
) -> Result<(), Stop> {
    use sub_task::Column;
    sub_task::Entity::update_many()
        .col_expr(Column::DonePieces, Expr::value(i64::from(done_pieces)))
        .filter(Column::Tenant.eq(tx.tenant().uuid()))
        .filter(Column::OrderId.eq(order.uuid()))
        .filter(Column::Id.eq(sub_task.uuid()))
        .exec(tx.db())
        .await?;
    Ok(())
}
