//! What companies pay.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::invoicing::{ListTariffsResponse, Tariff};

use super::{Look, after_id, cut, one_more};
use crate::store::tables::invoices::tariff as table;

/// Every tariff, in the order in which they were set.
pub(crate) async fn list(look: Look<'_>, page: &Page) -> Result<ListTariffsResponse, Stop> {
    let mut rows = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(after) = after_id(page)? {
        rows = rows.filter(table::Column::TariffId.gt(after));
    }
    let rows = rows.order_by_asc(table::Column::TariffId).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.tariff_id.to_string());
    Ok(ListTariffsResponse { tariffs: rows.into_iter().map(tariff).collect(), next_page_token })
}

fn tariff(row: table::Model) -> Tariff {
    Tariff {
        tariff_id: row.tariff_id.to_string(),
        company_id: row.company_id.to_string(),
        tariff_class: row.tariff_class,
        cents_per_hour: row.cents_per_hour,
        valid_from: from_column(row.valid_from).to_string(),
        vat_category: row.vat_category,
        vat_rate: row.vat_rate,
        etag: row.version.to_string(),
    }
}
