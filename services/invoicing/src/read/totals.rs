//! Sums of everything, for the day page and the cross-check.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Alias, Expr, ExprTrait, Func},
};
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::Totals;

use super::{Look, difference::compare};
use crate::store::{
    approval::still_held,
    tables::{
        invoices::{approved_minutes, invoice, invoice_line, ledger_posting},
        premiums::{payment, premium_run},
    },
};

/// Everything of a workshop.
pub(crate) async fn totals(look: Look<'_>) -> Result<Totals, Stop> {
    let approved = approved_minutes::Entity::find().filter(approved_minutes::Column::Tenant.eq(look.tenant));
    let lines = invoice_line::Entity::find().filter(invoice_line::Column::Tenant.eq(look.tenant));
    let invoices = invoice::Entity::find().filter(invoice::Column::Tenant.eq(look.tenant));
    let payments = payment::Entity::find().filter(payment::Column::Tenant.eq(look.tenant));
    let postings = ledger_posting::Entity::find().filter(ledger_posting::Column::Tenant.eq(look.tenant));
    let moved = sum(look, postings, ledger_posting::Column::AmountCents).await?;
    let paid_wage = sum(look, payments.clone(), payment::Column::WagePremiumCents).await?;
    let paid_guidance = sum(look, payments, payment::Column::GuidanceCents).await?;
    let quarters = expected_by_quarter(look).await?;
    let mut differences = 0_usize;
    for quarter in quarters.keys() {
        let found = compare(look, *quarter).await?.map(|comparison| comparison.differences().len());
        differences = differences.saturating_add(found.unwrap_or_default());
    }
    Ok(Totals {
        approvals: approved.clone().count(look.db).await?,
        approved_minutes: unsigned(sum(look, approved, approved_minutes::Column::Minutes).await?)?,
        invoiced_minutes: unsigned(sum(look, lines, invoice_line::Column::Minutes).await?)?,
        invoices: count(invoices.clone().count(look.db).await?)?,
        invoiced_net_cents: sum(look, invoices.clone(), invoice::Column::NetCents).await?,
        invoiced_payable_cents: sum(look, invoices, invoice::Column::PayableCents).await?,
        premium_expected_cents: quarters.values().fold(0, |total, cents| i64::saturating_add(total, *cents)),
        premium_paid_cents: paid_wage.saturating_add(paid_guidance),
        // A posting debits and credits one amount, so the two sides cannot drift apart.
        ledger_debit_cents: moved,
        ledger_credit_cents: moved,
        differences: u32::try_from(differences).map_err(Fault::during("counting differences"))?,
        held_approvals: count(still_held(look.tenant).count(look.db).await?)?,
    })
}

/// What the last run of each quarter came to.
async fn expected_by_quarter(look: Look<'_>) -> Result<BTreeMap<Quarter, i64>, Stop> {
    let runs: Vec<(String, i64)> = premium_run::Entity::find()
        .select_only()
        .columns([premium_run::Column::Quarter, premium_run::Column::TotalCents])
        .filter(premium_run::Column::Tenant.eq(look.tenant))
        .order_by_asc(premium_run::Column::RunNumber)
        .into_tuple()
        .all(look.db)
        .await?;
    let mut last = BTreeMap::new();
    for (quarter, total) in runs {
        last.insert(Quarter::parse(&quarter).map_err(Fault::during("reading a quarter"))?, total);
    }
    Ok(last)
}

/// The sum of a column; PostgreSQL would answer with a decimal number.
async fn sum<E: EntityTrait>(look: Look<'_>, rows: Select<E>, column: E::Column) -> Result<i64, Stop> {
    let total = Expr::expr(Func::sum(Expr::col(column.as_column_ref()))).cast_as(Alias::new("BIGINT"));
    let total: Option<Option<i64>> = rows.select_only().expr(total).into_tuple().one(look.db).await?;
    Ok(total.flatten().unwrap_or_default())
}

fn unsigned(total: i64) -> Result<u64, Fault> {
    u64::try_from(total).map_err(Fault::during("summing minutes"))
}

fn count(rows: u64) -> Result<u32, Fault> {
    u32::try_from(rows).map_err(Fault::during("counting rows"))
}
