//! What was booked: the journal, what stands on each account, and what a quarter's premiums come to.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Alias, Expr, ExprTrait, Func},
};
use uuid::Uuid;
use werkbrug_chassis::{
    page::{Page, token},
    refusal::{Fault, Refusal},
};
use werkbrug_invoicing_domain::ledger::Account;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{AccountBalance, Balances, ListPostingsResponse, Posting, QuarterBalance};

use super::{Look, one_more};
use crate::store::{ledger::Occasion, tables::invoices::ledger_posting as table};

/// Which postings are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Only of this quarter.
    pub(crate) quarter: Option<Quarter>,
    /// Only what debits or credits this account.
    pub(crate) account: Option<Account>,
    /// Only of this occasion.
    pub(crate) occasion: Option<Occasion>,
}

/// Where a posting stands in the journal.
type Place = (i64, Uuid, i32);

/// A page of the journal, the last first.
pub(crate) async fn list(look: Look<'_>, wanted: &Wanted, page: &Page) -> Result<ListPostingsResponse, Stop> {
    let rows = of(look, wanted);
    let total = rows.clone().count(look.db).await?;
    let own = |column: table::Column| Expr::col((table::Entity, column));
    let place = [table::Column::RecordedAtUs, table::Column::About, table::Column::Line];
    let rows = match page.after.as_deref().map(place_of).transpose()? {
        None => rows,
        Some((at, about, line)) => {
            let here = Expr::tuple([Expr::value(at), Expr::value(about), Expr::value(line)]);
            rows.filter(Expr::tuple(place.map(own)).lt(here))
        }
    };
    let rows = place.into_iter().fold(rows, |rows, column| rows.order_by_desc(column));
    let mut rows = rows.limit(one_more(page)).all(look.db).await?;
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = rows.len() > size;
    rows.truncate(size);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|row| token(&format!("{} {} {}", row.recorded_at_us, row.about, row.line)));
    let postings: Result<Vec<Posting>, Fault> = rows.into_iter().map(posting).collect();
    let total_size = u32::try_from(total).unwrap_or(u32::MAX);
    Ok(ListPostingsResponse { postings: postings?, next_page_token: next.unwrap_or_default(), total_size })
}

fn of(look: Look<'_>, wanted: &Wanted) -> Select<table::Entity> {
    let mut rows = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(quarter) = wanted.quarter {
        rows = rows.filter(table::Column::Quarter.eq(quarter.to_string()));
    }
    if let Some(account) = wanted.account {
        let (debit, credit) = (table::Column::DebitAccount, table::Column::CreditAccount);
        rows = rows.filter(Condition::any().add(debit.eq(account.code())).add(credit.eq(account.code())));
    }
    if let Some(occasion) = wanted.occasion {
        rows = rows.filter(table::Column::Occasion.eq(occasion.as_str()));
    }
    rows
}

fn place_of(token: &str) -> Result<Place, Refusal> {
    let mut parts = token.split(' ');
    let mut next = || parts.next().unwrap_or_default();
    let read = (next().parse().ok(), Uuid::parse_str(next()).ok(), next().parse().ok());
    let (Some(at), Some(about), Some(line)) = read else {
        return Err(Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", "this page token was not given out here"));
    };
    Ok((at, about, line))
}

fn posting(row: table::Model) -> Result<Posting, Fault> {
    Ok(Posting {
        about_id: row.about.to_string(),
        line: u32::try_from(row.line).map_err(Fault::during("reading a posting"))?,
        recorded_at_us: row.recorded_at_us,
        quarter: row.quarter,
        occasion: row.occasion,
        debit_account: row.debit_account,
        credit_account: row.credit_account,
        amount_cents: row.amount_cents,
        reference: row.reference,
    })
}

/// What moved between two accounts for one occasion in one quarter.
struct Moved {
    quarter: String,
    occasion: String,
    debit: String,
    credit: String,
    cents: i64,
}

impl Moved {
    /// What it adds to an account: debit less credit.
    fn on(&self, account: Account) -> i64 {
        let side = |code: &str| if code == account.code() { self.cents } else { 0 };
        side(&self.debit).saturating_sub(side(&self.credit))
    }
}

/// What stands on each account, and what each quarter's premiums come to.
pub(crate) async fn balances(look: Look<'_>, quarter: Option<Quarter>) -> Result<Balances, Stop> {
    let moved = moved(look, &Wanted { quarter, ..Wanted::default() }).await?;
    let total = moved.iter().fold(0_i64, |sum, one| sum.saturating_add(one.cents));
    let side = |code: &str, of: fn(&Moved) -> &str| {
        moved.iter().filter(|one| of(one) == code).fold(0_i64, |sum, one| sum.saturating_add(one.cents))
    };
    let accounts = Account::ALL.map(|account| AccountBalance {
        account: account.code().to_owned(),
        debit_cents: side(account.code(), |one| &one.debit),
        credit_cents: side(account.code(), |one| &one.credit),
    });
    let quarters = quarters(&moved);
    Ok(Balances { accounts: accounts.to_vec(), quarters, debit_cents: total, credit_cents: total })
}

async fn moved(look: Look<'_>, wanted: &Wanted) -> Result<Vec<Moved>, Stop> {
    let sum = Expr::expr(Func::sum(Expr::col(table::Column::AmountCents))).cast_as(Alias::new("BIGINT"));
    let by = [table::Column::Quarter, table::Column::Occasion, table::Column::DebitAccount];
    let rows = of(look, wanted).select_only().columns(by).column(table::Column::CreditAccount).expr(sum);
    let rows = by.into_iter().fold(rows, |rows, column| rows.group_by(column));
    let rows: Vec<(String, String, String, String, i64)> =
        rows.group_by(table::Column::CreditAccount).into_tuple().all(look.db).await?;
    let read = |(quarter, occasion, debit, credit, cents)| Moved { quarter, occasion, debit, credit, cents };
    Ok(rows.into_iter().map(read).collect())
}

/// The premiums of each quarter that was reckoned, the last one first: each figure from its own postings, and what is open
/// from what stands on the accounts.
fn quarters(moved: &[Moved]) -> Vec<QuarterBalance> {
    let mut found: BTreeMap<&str, QuarterBalance> = BTreeMap::new();
    for one in moved {
        let (owed, claimed) = (one.on(Account::PremiumReceivable), one.on(Account::PremiumClaimed));
        let given_up = one.on(Account::PremiumGivenUp);
        if owed == 0 && claimed == 0 && given_up == 0 {
            continue;
        }
        let of = found.entry(&one.quarter).or_default();
        let occasion = Occasion::parse(&one.occasion);
        if occasion == Some(Occasion::PremiumRun) {
            of.expected_cents = of.expected_cents.saturating_add(owed);
        }
        if occasion == Some(Occasion::Payment) {
            of.paid_cents = of.paid_cents.saturating_sub(owed);
        }
        of.accepted_cents = of.accepted_cents.saturating_add(given_up);
        of.claimed_cents = of.claimed_cents.saturating_add(claimed);
        of.open_cents = of.open_cents.saturating_add(owed).saturating_add(claimed);
    }
    let named = |(quarter, of): (&str, QuarterBalance)| QuarterBalance { quarter: quarter.to_owned(), ..of };
    found.into_iter().rev().map(named).collect()
}
