//! Tariffs: rows to rules and back.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::invoice::{
    tariff::{HourPrice, Tariff},
    vat::{VatCategory, VatRate},
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::tables::invoices::tariff as table;
use crate::parse::decimal;

/// A tariff's identity and how often it was changed.
pub(crate) struct Written {
    /// The tariff.
    pub(crate) id: Uuid,
    /// Its version.
    pub(crate) version: i64,
}

/// Writes what a company pays for a class from a day on; the same again changes nothing.
pub(crate) async fn put(tx: &Tx<'_>, company: Uuid, tariff: &Tariff) -> Result<Written, Stop> {
    let id = tx.fresh::<Tariff>().uuid();
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        tariff_id: Set(id),
        company_id: Set(company),
        tariff_class: Set(tariff.tariff_class.clone()),
        valid_from: Set(to_column(tariff.valid_from)),
        version: Set(1),
        ..priced(tariff)
    };
    let key = [table::Column::Tenant, table::Column::CompanyId, table::Column::TariffClass, table::Column::ValidFrom];
    let once = OnConflict::columns(key).do_nothing().to_owned();
    if table::Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await? == 1 {
        return Ok(Written { id, version: 1 });
    }
    change(tx, company, tariff).await
}

async fn change(tx: &Tx<'_>, company: Uuid, tariff: &Tariff) -> Result<Written, Stop> {
    let known = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::CompanyId.eq(company))
        .filter(table::Column::TariffClass.eq(tariff.tariff_class.as_str()))
        .filter(table::Column::ValidFrom.eq(to_column(tariff.valid_from)))
        .lock_exclusive()
        .one(tx.db())
        .await?;
    let known = known.ok_or(Fault::bug("a tariff that is there cannot be found"))?;
    let written = Written { id: known.tariff_id, version: known.version };
    if from_row(known)? == *tariff {
        return Ok(written);
    }
    let version = written.version.saturating_add(1);
    table::Entity::update_many()
        .set(priced(tariff))
        .col_expr(table::Column::Version, Expr::value(version))
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::TariffId.eq(written.id))
        .exec(tx.db())
        .await?;
    Ok(Written { version, ..written })
}

/// Everything a company pays.
pub(crate) async fn of_company<C: ConnectionTrait>(db: &C, tenant: Uuid, company: Uuid) -> Result<Vec<Tariff>, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::CompanyId.eq(company))
        .all(db)
        .await?;
    let tariffs: Result<Vec<Tariff>, Fault> = rows.into_iter().map(from_row).collect();
    Ok(tariffs?)
}

fn priced(tariff: &Tariff) -> table::ActiveModel {
    table::ActiveModel {
        cents_per_hour: Set(tariff.price.cents().value()),
        vat_category: Set(tariff.vat.category().code().to_owned()),
        vat_rate: Set(tariff.vat.percent().to_string()),
        ..Default::default()
    }
}

fn from_row(row: table::Model) -> Result<Tariff, Fault> {
    let category = VatCategory::parse(&row.vat_category).ok_or(Fault::bug("a stored tariff has no VAT category"))?;
    let percent = decimal(&row.vat_rate).ok_or(Fault::bug("a stored tariff has no VAT rate"))?;
    Ok(Tariff {
        tariff_class: row.tariff_class,
        valid_from: from_column(row.valid_from),
        price: HourPrice::new(row.cents_per_hour).map_err(Fault::during("reading a tariff"))?,
        vat: VatRate::new(category, percent).map_err(Fault::during("reading a tariff"))?,
    })
}
