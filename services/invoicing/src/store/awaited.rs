//! What is still to be seen at the bank: invoices that are not paid whole, and what statements told.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Func},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::{bank::Awaited, ledger::Account};
use werkbrug_kernel::{money::Cents, ogm::Ogm, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    bank_line::{With, seen},
    ledger::Occasion,
    tables::invoices::{invoice, ledger_posting as posting},
};

/// Something that is awaited, and what stands for it here.
pub(crate) struct Open {
    /// What the rule looks at.
    pub(crate) awaited: Awaited,
    /// Its kind.
    pub(crate) with: With,
    /// The invoice, advance or payment; a statement has none.
    pub(crate) id: Option<Uuid>,
    /// The number or reference.
    pub(crate) reference: String,
    /// The quarter to which it belongs.
    pub(crate) quarter: Option<Quarter>,
}

/// Everything that is awaited.
pub(crate) async fn all(tx: &Tx<'_>) -> Result<Vec<Open>, Stop> {
    let mut found = invoices(tx).await?;
    found.extend(statements(tx).await?);
    found.extend(alone(tx, Occasion::Advance, With::Advance).await?);
    found.extend(alone(tx, Occasion::Organisation, With::Organisation).await?);
    Ok(found)
}

async fn invoices(tx: &Tx<'_>) -> Result<Vec<Open>, Stop> {
    let rows: Vec<(Uuid, String, String, i64)> = invoice::Entity::find()
        .select_only()
        .columns([invoice::Column::InvoiceId, invoice::Column::Number, invoice::Column::Ogm])
        .column(invoice::Column::PayableCents)
        .filter(invoice::Column::Tenant.eq(tx.tenant().uuid()))
        .order_by_asc(invoice::Column::Number)
        .into_tuple()
        .all(tx.db())
        .await?;
    let seen = seen(tx.db(), tx.tenant().uuid(), With::Invoice).await?;
    let mut found = Vec::new();
    for (id, number, ogm, payable) in rows {
        let paid = seen.get(&(Some(id), number.clone())).copied().unwrap_or_default();
        let open = Cents::new(payable).checked_sub(paid).unwrap_or_default();
        if open > Cents::ZERO {
            let ogm = Ogm::parse(&ogm).map_err(Fault::during("reading an invoice"))?;
            let awaited = Awaited::Invoice { ogm, open };
            found.push(Open { awaited, with: With::Invoice, id: Some(id), reference: number, quarter: None });
        }
    }
    Ok(found)
}

/// What each statement told for premiums, less the advances that came off it and what the bank showed.
async fn statements(tx: &Tx<'_>) -> Result<Vec<Open>, Stop> {
    let sum = Expr::expr(Func::sum(Expr::col(posting::Column::AmountCents))).cast_as(Alias::new("BIGINT"));
    let occasions = [Occasion::Payment.as_str(), Occasion::AdvanceUsed.as_str()];
    let rows: Vec<(String, String, String, i64)> = posting::Entity::find()
        .select_only()
        .columns([posting::Column::Reference, posting::Column::Quarter, posting::Column::DebitAccount])
        .expr(sum)
        .filter(posting::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(posting::Column::Occasion.is_in(occasions))
        .filter(posting::Column::Reference.ne(""))
        .filter(on_its_way())
        .group_by(posting::Column::Reference)
        .group_by(posting::Column::Quarter)
        .group_by(posting::Column::DebitAccount)
        .into_tuple()
        .all(tx.db())
        .await?;
    let mut told: BTreeMap<String, (Cents, BTreeSet<Quarter>)> = BTreeMap::new();
    for (reference, quarter, debit, cents) in rows {
        let (open, quarters) = told.entry(reference).or_default();
        quarters.insert(read(&quarter)?);
        *open = moved(*open, &debit, cents)?;
    }
    let seen = seen(tx.db(), tx.tenant().uuid(), With::Statement).await?;
    let mut found = Vec::new();
    for (reference, (told, quarters)) in told {
        let shown = seen.get(&(None, reference.clone())).copied().unwrap_or_default();
        let open = told.checked_sub(shown).unwrap_or_default();
        if open > Cents::ZERO {
            let quarter = quarters.first().copied();
            let awaited = Awaited::Told { reference: reference.clone(), open, quarters, is_advance: false };
            found.push(Open { awaited, with: With::Statement, id: None, reference, quarter });
        }
    }
    Ok(found)
}

/// What was told by itself and the bank did not show.
async fn alone(tx: &Tx<'_>, occasion: Occasion, with: With) -> Result<Vec<Open>, Stop> {
    let rows = posting::Entity::find()
        .filter(posting::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(posting::Column::Occasion.eq(occasion.as_str()))
        .filter(posting::Column::DebitAccount.eq(Account::OnItsWay.code()))
        .order_by_asc(posting::Column::About)
        .all(tx.db())
        .await?;
    let seen = seen(tx.db(), tx.tenant().uuid(), with).await?;
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|row| !seen.contains_key(&(Some(row.about), row.reference.clone()))) {
        let quarter = read(&row.quarter)?;
        let (open, quarters) = (Cents::new(row.amount_cents), [quarter].into());
        let is_advance = with == With::Advance;
        let awaited = Awaited::Told { reference: row.reference.clone(), open, quarters, is_advance };
        found.push(Open { awaited, with, id: Some(row.about), reference: row.reference, quarter: Some(quarter) });
    }
    Ok(found)
}

fn on_its_way() -> Condition {
    let code = Account::OnItsWay.code();
    Condition::any().add(posting::Column::DebitAccount.eq(code)).add(posting::Column::CreditAccount.eq(code))
}

/// More when the account is debited, less when another is.
fn moved(open: Cents, debit: &str, cents: i64) -> Result<Cents, Fault> {
    let cents = Cents::new(cents);
    let sum = if debit == Account::OnItsWay.code() { open.checked_add(cents) } else { open.checked_sub(cents) };
    sum.ok_or(Fault::bug("what is on its way does not fit"))
}

fn read(quarter: &str) -> Result<Quarter, Fault> {
    Quarter::parse(quarter).map_err(Fault::during("reading a posting"))
}
