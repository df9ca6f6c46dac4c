//! The figures of the law, as they were entered.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::invoicing::{ListParametersResponse, Parameter};

use super::{Look, after_id, cut, one_more};
use crate::store::tables::premiums::parameter as table;

/// Every figure, in the order of recording.
pub(crate) async fn list(look: Look<'_>, page: &Page) -> Result<ListParametersResponse, Stop> {
    let mut rows = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(after) = after_id(page)? {
        rows = rows.filter(table::Column::ParameterId.gt(after));
    }
    let rows = rows.order_by_asc(table::Column::ParameterId).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.parameter_id.to_string());
    Ok(ListParametersResponse { parameters: rows.into_iter().map(parameter).collect(), next_page_token })
}

fn parameter(row: table::Model) -> Parameter {
    Parameter {
        parameter_id: row.parameter_id.to_string(),
        name: row.name,
        value: row.value,
        valid_from: from_column(row.valid_from).to_string(),
        source: row.source,
        status: row.status,
        recorded_at_us: row.recorded_at_us,
    }
}
