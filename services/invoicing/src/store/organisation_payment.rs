//! What was paid for the organisation, each line of a statement once.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{payment::Put, tables::files::organisation_payment as table};

/// A payment for the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OrganisationPayment {
    /// The quarter it is for.
    pub(crate) quarter: Quarter,
    /// The statement's own reference.
    pub(crate) statement: String,
    /// The amount; negative when taken back.
    pub(crate) amount: Cents,
}

/// Writes a payment; the same again changes nothing, another amount is refused.
pub(crate) async fn put(tx: &Tx<'_>, payment: &OrganisationPayment) -> Result<Put, Stop> {
    let id = tx.fresh::<OrganisationPayment>().uuid();
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        payment_id: Set(id),
        quarter: Set(payment.quarter.to_string()),
        statement: Set(payment.statement.clone()),
        amount_cents: Set(payment.amount.value()),
        recorded_at_us: Set(tx.now_us()),
    };
    let key = [table::Column::Tenant, table::Column::Statement, table::Column::Quarter];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    if table::Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await? == 1 {
        return Ok(Put::New(id));
    }
    let known = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Statement.eq(payment.statement.as_str()))
        .filter(table::Column::Quarter.eq(payment.quarter.to_string()))
        .one(tx.db())
        .await?;
    let known = known.ok_or(Fault::bug("a payment that is there cannot be found"))?;
    if known.amount_cents == payment.amount.value() {
        return Ok(Put::Known(known.payment_id));
    }
    let text = "this quarter of the statement was recorded before with another amount";
    let refusal = Refusal::new(Kind::Conflict, "PAYMENT_DIFFERS", text);
    Err(refusal.with_fact("recorded_cents", known.amount_cents.to_string()).into())
}

/// What was paid for a quarter.
pub(crate) async fn paid<C: ConnectionTrait>(db: &C, tenant: Uuid, quarter: Quarter) -> Result<Cents, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::Quarter.eq(quarter.to_string()))
        .all(db)
        .await?;
    let sum = Cents::sum(rows.into_iter().map(|row| Cents::new(row.amount_cents)));
    Ok(sum.ok_or(Fault::bug("payments do not fit"))?)
}
