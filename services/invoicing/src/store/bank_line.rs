//! Lines of the bank: what came in, once each, with what it was matched with or why it was not.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Func, OnConflict},
};
use uuid::Uuid;
use werkbrug_invoicing_domain::bank::WhyNot;
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::tables::files::bank_line as table;

/// What came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Incoming {
    /// By which it is known when a file is read again.
    pub(crate) fingerprint: String,
    /// The day on the account.
    pub(crate) booked_on: Date,
    /// Above 0.
    pub(crate) amount: Cents,
    /// What the payer wrote.
    pub(crate) communication: String,
    /// The quarter that the line itself names.
    pub(crate) quarter: Option<Quarter>,
}

/// With what a line can be matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum With {
    /// An invoice, by its structured communication.
    Invoice,
    /// A payment statement.
    Statement,
    /// An advance.
    Advance,
    /// A payment for the organisation.
    Organisation,
}

impl With {
    /// The name in the contract.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Statement => "statement",
            Self::Advance => "advance",
            Self::Organisation => "organisation",
        }
    }
}

/// Writes a line; false when it was read before. One that is still open learns its quarter from a file that names it.
pub(crate) async fn put(tx: &Tx<'_>, line: &Incoming) -> Result<bool, Stop> {
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        bank_line_id: Set(tx.fresh::<Incoming>().uuid()),
        fingerprint: Set(line.fingerprint.clone()),
        booked_on: Set(to_column(line.booked_on)),
        amount_cents: Set(line.amount.value()),
        communication: Set(line.communication.clone()),
        quarter: Set(line.quarter.map(|quarter| quarter.to_string()).unwrap_or_default()),
        matched_with: Set(String::new()),
        matched_id: Set(None),
        reference: Set(String::new()),
        why_not: Set(WhyNot::NothingFits.as_str().to_owned()),
        recorded_at_us: Set(tx.now_us()),
    };
    let once = OnConflict::columns([table::Column::Tenant, table::Column::Fingerprint]).do_nothing().to_owned();
    if table::Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await? == 1 {
        return Ok(true);
    }
    if let Some(quarter) = line.quarter {
        table::Entity::update_many()
            .col_expr(table::Column::Quarter, Expr::value(quarter.to_string()))
            .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
            .filter(table::Column::Fingerprint.eq(line.fingerprint.as_str()))
            .filter(table::Column::MatchedWith.eq(""))
            .filter(table::Column::Quarter.eq(""))
            .exec(tx.db())
            .await?;
    }
    Ok(false)
}

/// The lines that are matched with nothing, the oldest first.
pub(crate) async fn unmatched(tx: &Tx<'_>) -> Result<Vec<table::Model>, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::MatchedWith.eq(""))
        .order_by_asc(table::Column::BookedOn)
        .order_by_asc(table::Column::BankLineId);
    Ok(rows.all(tx.db()).await?)
}

/// Writes with what a line is matched.
pub(crate) async fn set_matched(
    tx: &Tx<'_>,
    line: Uuid,
    (with, id): (With, Option<Uuid>),
    reference: &str,
) -> Result<(), Stop> {
    table::Entity::update_many()
        .col_expr(table::Column::MatchedWith, Expr::value(with.as_str()))
        .col_expr(table::Column::MatchedId, Expr::value(id))
        .col_expr(table::Column::Reference, Expr::value(reference))
        .col_expr(table::Column::WhyNot, Expr::value(""))
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::BankLineId.eq(line))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Writes why a line is matched with nothing.
pub(crate) async fn set_why_not(tx: &Tx<'_>, line: Uuid, why: WhyNot) -> Result<(), Stop> {
    table::Entity::update_many()
        .col_expr(table::Column::WhyNot, Expr::value(why.as_str()))
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::BankLineId.eq(line))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// What came in for each thing of a kind, by its id and reference.
pub(crate) async fn seen<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    with: With,
) -> Result<BTreeMap<(Option<Uuid>, String), Cents>, Stop> {
    let sum = Expr::expr(Func::sum(Expr::col(table::Column::AmountCents))).cast_as(Alias::new("BIGINT"));
    let rows: Vec<(Option<Uuid>, String, i64)> = table::Entity::find()
        .select_only()
        .columns([table::Column::MatchedId, table::Column::Reference])
        .expr(sum)
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::MatchedWith.eq(with.as_str()))
        .group_by(table::Column::MatchedId)
        .group_by(table::Column::Reference)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, reference, cents)| ((id, reference), Cents::new(cents))).collect())
}
