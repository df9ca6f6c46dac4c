//! Approved minutes that stand on no invoice yet.

use jiff::civil::Date;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{
    page::Page,
    refusal::{Fault, Refusal},
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::invoicing::{ApprovedMinutes, ListUninvoicedResponse};

use super::{Look, cut, one_more};
use crate::{
    fields,
    store::{approval::uninvoiced, tables::invoices::approved_minutes as table},
};

/// The oldest first; of one company when it is given.
pub(crate) async fn list(look: Look<'_>, company: Option<Uuid>, page: &Page) -> Result<ListUninvoicedResponse, Stop> {
    let mut rows = uninvoiced(look.tenant);
    if let Some(company) = company {
        rows = rows.filter(table::Column::CompanyId.eq(company));
    }
    if let Some((day, approval)) = page.after.as_deref().map(parse_key).transpose()? {
        let same_day =
            Condition::all().add(table::Column::Day.eq(to_column(day))).add(table::Column::ApprovalId.gt(approval));
        rows = rows.filter(Condition::any().add(table::Column::Day.gt(to_column(day))).add(same_day));
    }
    let rows = rows
        .order_by_asc(table::Column::Day)
        .order_by_asc(table::Column::ApprovalId)
        .limit(one_more(page))
        .all(look.db)
        .await?;
    let (rows, next_page_token) = cut(rows, page, key);
    let minutes: Result<Vec<ApprovedMinutes>, Fault> = rows.into_iter().map(approved).collect();
    Ok(ListUninvoicedResponse { minutes: minutes?, next_page_token })
}

fn key(row: &table::Model) -> String {
    format!("{} {}", from_column(row.day), row.approval_id)
}

fn parse_key(key: &str) -> Result<(Date, Uuid), Refusal> {
    let (day, approval) = key.split_once(' ').unwrap_or_default();
    Ok((fields::day("page_token", day)?, fields::id("page_token", approval)?))
}

fn approved(row: table::Model) -> Result<ApprovedMinutes, Fault> {
    Ok(ApprovedMinutes {
        approval_id: row.approval_id.to_string(),
        company_id: row.company_id.to_string(),
        shift_id: row.shift_id.to_string(),
        tariff_class: row.tariff_class,
        day: from_column(row.day).to_string(),
        minutes: u32::try_from(row.minutes).map_err(Fault::during("reading minutes"))?,
    })
}
