//! What came in at the bank, matched or not.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Func},
};
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::{columns::from_column, sorted::Keys, use_case::Stop};
use werkbrug_proto::invoicing::{BankLine, ListBankLinesResponse};

use super::{Look, after_id, cut, one_more, total};
use crate::store::{bank_line::With, tables::files::bank_line as table};

/// Which lines are wanted: both kinds, or the matched or unmatched ones alone.
pub(crate) type IsMatched = Option<bool>;

/// A page of lines, the last day first.
pub(crate) async fn list(look: Look<'_>, is_matched: IsMatched, page: &Page) -> Result<ListBankLinesResponse, Stop> {
    use table::Column;
    let all = table::Entity::find().filter(Column::Tenant.eq(look.tenant));
    let rows = match is_matched {
        None => all.clone(),
        Some(true) => all.clone().filter(Column::MatchedWith.ne("")),
        Some(false) => all.clone().filter(Column::MatchedWith.eq("")),
    };
    let total_size = total(look, &rows, Column::BankLineId).await?;
    let sum = Expr::expr(Func::sum(Expr::col(Column::AmountCents))).cast_as(Alias::new("BIGINT"));
    let unmatched: Option<Option<i64>> =
        all.filter(Column::MatchedWith.eq("")).select_only().expr(sum).into_tuple().one(look.db).await?;
    let by = Expr::col((table::Entity, Column::BookedOn));
    let keys = Keys { tenant: (Column::Tenant, look.tenant), id: Column::BankLineId, by, is_descending: true };
    let rows = keys.in_order(rows, after_id(page)?).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.bank_line_id.to_string());
    let lines = rows.into_iter().map(line).collect();
    let unmatched_cents = unmatched.flatten().unwrap_or_default();
    Ok(ListBankLinesResponse { lines, next_page_token, total_size, unmatched_cents })
}

fn line(row: table::Model) -> BankLine {
    let invoice = row.matched_id.filter(|_| row.matched_with == With::Invoice.as_str());
    BankLine {
        bank_line_id: row.bank_line_id.to_string(),
        booked_on: from_column(row.booked_on).to_string(),
        amount_cents: row.amount_cents,
        communication: row.communication,
        matched_with: row.matched_with,
        reference: row.reference,
        invoice_id: invoice.map(|id| id.to_string()).unwrap_or_default(),
        why_not: row.why_not,
    }
}
