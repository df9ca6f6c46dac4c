//! Copies of companies: who sells and who buys.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use uuid::Uuid;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::copies::copy_company as table;

/// A company as orders last said.
pub(crate) type Company = table::Model;

/// Writes what was said; the newest counts.
pub(crate) async fn copy(tx: &Tx<'_>, company: Company) -> Result<(), Stop> {
    let row = table::ActiveModel {
        tenant: Set(company.tenant),
        company_id: Set(company.company_id),
        kbo: Set(company.kbo),
        company_name: Set(company.company_name),
        is_own: Set(company.is_own),
        street: Set(company.street),
        postcode: Set(company.postcode),
        city: Set(company.city),
        country: Set(company.country),
        vat: Set(company.vat),
        iban: Set(company.iban),
        email: Set(company.email),
    };
    let newest = OnConflict::columns([table::Column::Tenant, table::Column::CompanyId])
        .update_columns([
            table::Column::Kbo,
            table::Column::CompanyName,
            table::Column::IsOwn,
            table::Column::Street,
            table::Column::Postcode,
            table::Column::City,
            table::Column::Country,
            table::Column::Vat,
            table::Column::Iban,
            table::Column::Email,
        ])
        .to_owned();
    table::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The workshop's own company; the first one known when there are several.
pub(crate) async fn own<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<Option<Company>, Stop> {
    let own = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::IsOwn.eq(true))
        .order_by_asc(table::Column::CompanyId);
    Ok(own.one(db).await?)
}

/// One company.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, tenant: Uuid, company: Uuid) -> Result<Option<Company>, Stop> {
    Ok(table::Entity::find_by_id((tenant, company)).one(db).await?)
}

/// The name of the company of a row, by the row's workshop and company; as part of another query.
pub(crate) fn name_beside(tenant: Expr, company: Expr) -> Expr {
    let of = |column: table::Column| Expr::col((table::Entity, column));
    let name = Query::select()
        .expr(of(table::Column::CompanyName))
        .from(table::Entity)
        .and_where(of(table::Column::Tenant).eq(tenant))
        .and_where(of(table::Column::CompanyId).eq(company))
        .to_owned();
    name.into()
}

/// The names of these companies, by id.
pub(crate) async fn names<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    companies: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, Stop> {
    let names: Vec<(Uuid, String)> = table::Entity::find()
        .select_only()
        .columns([table::Column::CompanyId, table::Column::CompanyName])
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::CompanyId.is_in(companies))
        .into_tuple()
        .all(db)
        .await?;
    Ok(names.into_iter().collect())
}
