//! Lines of payment statements, each once.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_invoicing_domain::reconciliation::explain::Stated;
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{stated, tables::premiums::payment as table};

/// One line of what the state says it paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Payment {
    /// The statement's own reference.
    pub(crate) statement: String,
    /// The quarter it is for.
    pub(crate) quarter: Quarter,
    /// The worker it is for.
    pub(crate) worker_code: String,
    /// Wage premium; negative when taken back.
    pub(crate) wage_premium: Cents,
    /// Guidance premiums; negative when taken back.
    pub(crate) guidance: Cents,
    /// What the statement says beside the amounts.
    pub(crate) stated: Stated,
}

/// Whether a line is new.
pub(crate) enum Put {
    /// It was not known yet.
    New(Uuid),
    /// It was recorded before.
    Known(Uuid),
}

/// Writes a line of a statement; the same again changes nothing, other amounts are refused.
pub(crate) async fn put(tx: &Tx<'_>, payment: &Payment) -> Result<Put, Stop> {
    let id = tx.fresh::<Payment>().uuid();
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        payment_id: Set(id),
        statement: Set(payment.statement.clone()),
        quarter: Set(payment.quarter.to_string()),
        worker_code: Set(payment.worker_code.clone()),
        wage_premium_cents: Set(payment.wage_premium.value()),
        guidance_cents: Set(payment.guidance.value()),
        recorded_at_us: Set(tx.now_us()),
        stated: Set(stated::column(&payment.stated)?),
    };
    let key = [table::Column::Tenant, table::Column::Statement, table::Column::Quarter, table::Column::WorkerCode];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    if table::Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await? == 1 {
        return Ok(Put::New(id));
    }
    let known = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Statement.eq(payment.statement.as_str()))
        .filter(table::Column::Quarter.eq(payment.quarter.to_string()))
        .filter(table::Column::WorkerCode.eq(payment.worker_code.as_str()))
        .one(tx.db())
        .await?;
    let known = known.ok_or(Fault::bug("a payment that is there cannot be found"))?;
    let amounts = (known.wage_premium_cents, known.guidance_cents);
    if amounts == (payment.wage_premium.value(), payment.guidance.value()) {
        return Ok(Put::Known(known.payment_id));
    }
    let text = "this line of the statement was recorded before with other amounts";
    let refusal = Refusal::new(Kind::Conflict, "PAYMENT_DIFFERS", text)
        .with_fact("recorded_wage_premium_cents", amounts.0.to_string())
        .with_fact("recorded_guidance_cents", amounts.1.to_string());
    Err(refusal.into())
}

/// What was paid for a quarter, by the worker's code.
pub(crate) async fn paid(tx: &Tx<'_>, quarter: Quarter) -> Result<BTreeMap<String, Cents>, Stop> {
    let rows: Vec<(String, i64, i64)> = table::Entity::find()
        .select_only()
        .columns([table::Column::WorkerCode, table::Column::WagePremiumCents, table::Column::GuidanceCents])
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Quarter.eq(quarter.to_string()))
        .into_tuple()
        .all(tx.db())
        .await?;
    let mut found: BTreeMap<String, Cents> = BTreeMap::new();
    for (code, wage_premium, guidance) in rows {
        let sum = found.entry(code).or_default();
        let parts = [*sum, Cents::new(wage_premium), Cents::new(guidance)];
        *sum = Cents::sum(parts).ok_or(Fault::bug("payments do not fit"))?;
    }
    Ok(found)
}

/// The quarter and statement of the last payment for a quarter, or for the first one after it that has any.
pub(crate) async fn newest_since(tx: &Tx<'_>, quarter: Quarter) -> Result<Option<(Quarter, String)>, Stop> {
    let newest = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Quarter.gte(quarter.to_string()))
        .order_by_asc(table::Column::Quarter)
        .order_by_desc(table::Column::RecordedAtUs)
        .order_by_desc(table::Column::PaymentId)
        .one(tx.db())
        .await?;
    let Some(newest) = newest else { return Ok(None) };
    let quarter = Quarter::parse(&newest.quarter).map_err(Fault::during("reading a payment"))?;
    Ok(Some((quarter, newest.statement)))
}

/// What was paid for the quarters before this one, and from it on; what was taken back is left out, as advances cover none of it.
pub(crate) async fn paid_before_and_since(tx: &Tx<'_>, quarter: Quarter) -> Result<(Cents, Cents), Stop> {
    let rows: Vec<(String, i64, i64)> = table::Entity::find()
        .select_only()
        .columns([table::Column::Quarter, table::Column::WagePremiumCents, table::Column::GuidanceCents])
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .into_tuple()
        .all(tx.db())
        .await?;
    let (mut before, mut since) = (Cents::ZERO, Cents::ZERO);
    for (of, wage_premium, guidance) in rows {
        let of = Quarter::parse(&of).map_err(Fault::during("reading a payment"))?;
        let paid = Cents::new(wage_premium.saturating_add(guidance)).max(Cents::ZERO);
        let sum = if of < quarter { &mut before } else { &mut since };
        *sum = sum.checked_add(paid).ok_or(Fault::bug("payments do not fit"))?;
    }
    Ok((before, since))
}
