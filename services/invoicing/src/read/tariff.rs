//! What companies pay.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Func},
};
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::{
    columns::from_column,
    sorted::{Keys, Sort},
    text,
    use_case::Stop,
};
use werkbrug_proto::invoicing::{ListTariffsResponse, Tariff};

use super::{Look, after_id, cut, one_more, total};
use crate::store::{company, tables::invoices::tariff as table};

/// By what tariffs can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The order in which they were set.
    Set,
    /// The company's name.
    Company,
    /// The class of work.
    Class,
    /// The first day.
    From,
    /// The price an hour.
    Price,
}

/// The names of the keys in the contract.
pub(crate) const KEYS: &[(&str, Key)] = &[
    ("company_name", Key::Company),
    ("tariff_class", Key::Class),
    ("valid_from", Key::From),
    ("cents_per_hour", Key::Price),
];

/// Which tariffs are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Only those whose company or class holds every word of this.
    pub(crate) contains: String,
    /// In which order; as they were set when nothing is asked.
    pub(crate) sort: Option<Sort<Key>>,
}

/// A page of tariffs.
pub(crate) async fn list(look: Look<'_>, wanted: &Wanted, page: &Page) -> Result<ListTariffsResponse, Stop> {
    let searched = [company_name(), Expr::col((table::Entity, table::Column::TariffClass))];
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(look.tenant))
        .filter(text::holds(&searched, &wanted.contains));
    let total_size = total(look, &rows, table::Column::TariffId).await?;
    let sort = wanted.sort.unwrap_or(Sort { by: Key::Set, is_descending: false });
    let rows = keys(look, sort).in_order(rows, after_id(page)?).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.tariff_id.to_string());
    let names = company::names(look.db, look.tenant, rows.iter().map(|row| row.company_id)).await?;
    let tariffs = rows.into_iter().map(|row| {
        let company_name = names.get(&row.company_id).cloned().unwrap_or_default();
        Tariff { company_name, ..tariff(row) }
    });
    Ok(ListTariffsResponse { tariffs: tariffs.collect(), next_page_token, total_size })
}

fn keys(look: Look<'_>, Sort { by, is_descending }: Sort<Key>) -> Keys<table::Entity> {
    use table::Column;
    let own = |column: Column| Expr::col((table::Entity, column));
    let by = match by {
        Key::Set => own(Column::TariffId),
        Key::Company => Func::coalesce([text::folded_column(company_name()), Expr::val("")]).into(),
        Key::Class => text::folded_column(own(Column::TariffClass)),
        Key::From => own(Column::ValidFrom),
        Key::Price => own(Column::CentsPerHour),
    };
    Keys { tenant: (Column::Tenant, look.tenant), id: Column::TariffId, by, is_descending }
}

/// The name of the company that pays.
fn company_name() -> Expr {
    let own = |column: table::Column| Expr::col((table::Entity, column));
    company::name_beside(own(table::Column::Tenant), own(table::Column::CompanyId))
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
        company_name: String::new(),
    }
}
