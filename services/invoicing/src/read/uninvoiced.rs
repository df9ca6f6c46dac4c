//! Approved minutes that stand on no invoice yet.

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Func},
};
use uuid::Uuid;
use werkbrug_chassis::{page::Page, refusal::Fault};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    sorted::{Keys, Sort},
    text,
    use_case::Stop,
};
use werkbrug_proto::invoicing::{ApprovedMinutes, ListUninvoicedResponse};

use super::{Look, after_id, cut, one_more, total};
use crate::store::{approval::uninvoiced, company, tables::invoices::approved_minutes as table};

/// By what approved minutes can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The day of the work.
    Day,
    /// The company's name.
    Company,
    /// The class of the tariff.
    TariffClass,
    /// How many minutes.
    Minutes,
}

/// The names of the keys in the contract.
pub(crate) const KEYS: &[(&str, Key)] =
    &[("day", Key::Day), ("company_name", Key::Company), ("tariff_class", Key::TariffClass), ("minutes", Key::Minutes)];

/// Which approved minutes are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Only of this company.
    pub(crate) company: Option<Uuid>,
    /// Only of companies whose name holds every word of this.
    pub(crate) contains: String,
    /// Only through this day.
    pub(crate) up_to: Option<Date>,
    /// In which order; the oldest first when nothing is asked.
    pub(crate) sort: Option<Sort<Key>>,
}

/// A page of approved minutes, the oldest first when nothing else is asked.
pub(crate) async fn list(look: Look<'_>, wanted: &Wanted, page: &Page) -> Result<ListUninvoicedResponse, Stop> {
    use table::Column;
    let mut rows = uninvoiced(look.tenant).filter(text::holds(&[company_name()], &wanted.contains));
    if let Some(company) = wanted.company {
        rows = rows.filter(Column::CompanyId.eq(company));
    }
    if let Some(day) = wanted.up_to {
        rows = rows.filter(Column::Day.lte(to_column(day)));
    }
    let total_size = total(look, &rows, Column::ApprovalId).await?;
    let sort = wanted.sort.unwrap_or(Sort { by: Key::Day, is_descending: false });
    let rows = keys(look, sort).in_order(rows, after_id(page)?).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.approval_id.to_string());
    let names = company::names(look.db, look.tenant, rows.iter().map(|row| row.company_id)).await?;
    let minutes = rows.into_iter().map(|row| {
        let company_name = names.get(&row.company_id).cloned().unwrap_or_default();
        Ok(ApprovedMinutes { company_name, ..approved(row)? })
    });
    let minutes: Result<Vec<ApprovedMinutes>, Fault> = minutes.collect();
    Ok(ListUninvoicedResponse { minutes: minutes?, next_page_token, total_size })
}

fn keys(look: Look<'_>, Sort { by, is_descending }: Sort<Key>) -> Keys<table::Entity> {
    use table::Column;
    let own = |column: Column| Expr::col((table::Entity, column));
    let by = match by {
        Key::Day => own(Column::Day),
        Key::Company => Func::coalesce([text::folded_column(company_name()), Expr::val("")]).into(),
        Key::TariffClass => own(Column::TariffClass),
        Key::Minutes => own(Column::Minutes),
    };
    Keys { tenant: (Column::Tenant, look.tenant), id: Column::ApprovalId, by, is_descending }
}

/// The name of the company for which the work was done.
fn company_name() -> Expr {
    let own = |column: table::Column| Expr::col((table::Entity, column));
    company::name_beside(own(table::Column::Tenant), own(table::Column::CompanyId))
}

fn approved(row: table::Model) -> Result<ApprovedMinutes, Fault> {
    Ok(ApprovedMinutes {
        approval_id: row.approval_id.to_string(),
        company_id: row.company_id.to_string(),
        shift_id: row.shift_id.to_string(),
        tariff_class: row.tariff_class,
        day: from_column(row.day).to_string(),
        minutes: u32::try_from(row.minutes).map_err(Fault::during("reading minutes"))?,
        ..ApprovedMinutes::default()
    })
}
