//! Advances by month, each once, and how much of them no payment used up yet.

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    payment::{self, Put},
    tables::files::advance as table,
};

/// What was paid beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Advance {
    /// The first day of the month.
    pub(crate) month: Date,
    /// The payment's own reference.
    pub(crate) statement: String,
    /// The amount, above 0.
    pub(crate) amount: Cents,
}

/// Writes an advance; the same again changes nothing, another amount is refused.
pub(crate) async fn put(tx: &Tx<'_>, advance: &Advance) -> Result<Put, Stop> {
    let id = tx.fresh::<Advance>().uuid();
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        advance_id: Set(id),
        month: Set(to_column(advance.month)),
        statement: Set(advance.statement.clone()),
        amount_cents: Set(advance.amount.value()),
        open_cents: Set(advance.amount.value()),
        recorded_at_us: Set(tx.now_us()),
    };
    let key = [table::Column::Tenant, table::Column::Statement, table::Column::Month];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    if table::Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await? == 1 {
        return Ok(Put::New(id));
    }
    let known = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Statement.eq(advance.statement.as_str()))
        .filter(table::Column::Month.eq(to_column(advance.month)))
        .one(tx.db())
        .await?;
    let known = known.ok_or(Fault::bug("an advance that is there cannot be found"))?;
    if known.amount_cents == advance.amount.value() {
        return Ok(Put::Known(known.advance_id));
    }
    let text = "this month of the statement was recorded before with another amount";
    let refusal = Refusal::new(Kind::Conflict, "PAYMENT_DIFFERS", text);
    Err(refusal.with_fact("recorded_cents", known.amount_cents.to_string()).into())
}

/// Takes what is open of the advances up to the last day of a quarter off a payment for it, the oldest first, and gives how
/// much: what a settlement left of them comes off the next.
pub(crate) async fn use_up(tx: &Tx<'_>, quarter: Quarter, paid: Cents) -> Result<Cents, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Month.lte(to_column(quarter.last_day())))
        .filter(table::Column::OpenCents.gt(0))
        .order_by_asc(table::Column::Month)
        .order_by_asc(table::Column::AdvanceId)
        .lock_exclusive();
    let mut left = paid.max(Cents::ZERO);
    for row in rows.all(tx.db()).await? {
        let taken = left.min(Cents::new(row.open_cents));
        if taken == Cents::ZERO {
            break;
        }
        left = left.checked_sub(taken).unwrap_or_default();
        table::Entity::update_many()
            .col_expr(table::Column::OpenCents, Expr::value(row.open_cents.saturating_sub(taken.value())))
            .filter(table::Column::Tenant.eq(row.tenant))
            .filter(table::Column::AdvanceId.eq(row.advance_id))
            .exec(tx.db())
            .await?;
    }
    Ok(paid.max(Cents::ZERO).checked_sub(left).unwrap_or_default())
}

/// What was paid from a quarter on and came off no advance yet. What was used beyond all payments before the quarter came
/// off payments since, whichever advance it was of.
pub(crate) async fn uncovered(tx: &Tx<'_>, quarter: Quarter) -> Result<Cents, Stop> {
    let tenant = tx.tenant().uuid();
    let rows = table::Entity::find().filter(table::Column::Tenant.eq(tenant)).all(tx.db()).await?;
    let used = |row: &table::Model| Cents::new(row.amount_cents.saturating_sub(row.open_cents));
    let since = rows.iter().filter(|row| from_column(row.month) >= quarter.first_day());
    let (all, since) = (Cents::sum(rows.iter().map(used)), Cents::sum(since.map(used)));
    let (before, paid) = payment::paid_before_and_since(tx, quarter).await?;
    let covered = all.zip(since).and_then(|(all, since)| Some(all.checked_sub(before)?.max(since)));
    let covered = covered.ok_or(Fault::bug("advances do not fit"))?;
    Ok(paid.checked_sub(covered).unwrap_or_default().max(Cents::ZERO))
}

/// What was paid beforehand for the months of a quarter: first day of the month and amount.
pub(crate) async fn of_quarter<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    quarter: Quarter,
) -> Result<Vec<(Date, Cents)>, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::Month.gte(to_column(quarter.first_day())))
        .filter(table::Column::Month.lte(to_column(quarter.last_day())))
        .order_by_asc(table::Column::AdvanceId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (from_column(row.month), Cents::new(row.amount_cents))).collect())
}
