//! Companies: rows to aggregates and back.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::{iban::Iban, id::Id, kbo::Kbo, vat::Vat};
use werkbrug_orders_domain::company::{Address, Company, Details, Roles};
use werkbrug_pipeline::{text, tx::Tx, use_case::Stop};

use super::tables::company;

/// A company as it is stored, with its version.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// The company.
    pub(crate) company: Company,
    /// Counts the changes; the etag.
    pub(crate) version: i64,
}

/// Which companies are meant.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// The one with this id.
    Id(Uuid),
    /// The one with this number.
    Kbo(Kbo),
}

/// The answer about a company that is not there, or not for this viewer.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "COMPANY_UNKNOWN", "there is no such company").with_field("company_id")
}

/// One company.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, tenant: Uuid, key: &Key) -> Result<Option<Stored>, Stop> {
    let companies = company::Entity::find().filter(company::Column::Tenant.eq(tenant));
    let companies = match key {
        Key::Id(id) => companies.filter(company::Column::Id.eq(*id)),
        Key::Kbo(kbo) => companies.filter(company::Column::Kbo.eq(kbo.as_str())),
    };
    let found = companies.one(db).await?;
    Ok(found.map(from_row).transpose()?)
}

/// The company with this number, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, kbo: &Kbo) -> Result<Option<Stored>, Stop> {
    let found = company::Entity::find()
        .filter(company::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(company::Column::Kbo.eq(kbo.as_str()))
        .lock_exclusive()
        .one(tx.db())
        .await?;
    Ok(found.map(from_row).transpose()?)
}

/// The companies of a workshop whose name, number or city holds every word; only `only` when that is given.
pub(crate) fn wanted(tenant: Uuid, only: Option<Uuid>, contains: &str) -> Select<company::Entity> {
    use company::Column;
    let searched = [Column::CompanyName, Column::Kbo, Column::City].map(Expr::col);
    let companies = company::Entity::find().filter(Column::Tenant.eq(tenant)).filter(text::holds(&searched, contains));
    match only {
        Some(only) => companies.filter(Column::Id.eq(only)),
        None => companies,
    }
}

/// Of these, only the workshop itself.
pub(crate) fn of_workshop(companies: Select<company::Entity>) -> Select<company::Entity> {
    companies.filter(company::Column::IsOwn.eq(true))
}

/// How many they are.
pub(crate) async fn count<C: ConnectionTrait>(db: &C, companies: &Select<company::Entity>) -> Result<u32, Stop> {
    let found = companies.clone().select_only().column(company::Column::Id).count(db).await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

/// Those after `after` by id, at most `count`.
pub(crate) async fn list<C: ConnectionTrait>(
    db: &C,
    companies: Select<company::Entity>,
    after: Option<Uuid>,
    count: u64,
) -> Result<Vec<Stored>, Stop> {
    let companies = match after {
        Some(after) => companies.filter(company::Column::Id.gt(after)),
        None => companies,
    };
    let rows = companies.order_by_asc(company::Column::Id).limit(count).all(db).await?;
    let companies: Result<Vec<_>, Fault> = rows.into_iter().map(from_row).collect();
    Ok(companies?)
}

/// The companies with these numbers.
pub(crate) async fn by_number<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    numbers: &BTreeSet<Kbo>,
) -> Result<BTreeMap<Kbo, Uuid>, Stop> {
    let found: Vec<(String, Uuid)> = company::Entity::find()
        .select_only()
        .columns([company::Column::Kbo, company::Column::Id])
        .filter(company::Column::Tenant.eq(tenant))
        .filter(company::Column::Kbo.is_in(numbers.iter().map(Kbo::as_str)))
        .into_tuple()
        .all(db)
        .await?;
    let found: BTreeMap<String, Uuid> = found.into_iter().collect();
    let known = numbers.iter().filter_map(|own| found.get(own.as_str()).map(|id| (own.clone(), *id)));
    Ok(known.collect())
}

/// The names of these companies, by id.
pub(crate) async fn names<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, Stop> {
    let names: Vec<(Uuid, String)> = company::Entity::find()
        .select_only()
        .columns([company::Column::Id, company::Column::CompanyName])
        .filter(company::Column::Tenant.eq(tenant))
        .filter(company::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(names.into_iter().collect())
}

/// Writes a new company; false when its number is known already.
pub(crate) async fn insert(tx: &Tx<'_>, company: &Company) -> Result<bool, Stop> {
    let mut row = to_row(&company.details);
    row.tenant = Set(tx.tenant().uuid());
    row.id = Set(company.id.uuid());
    row.version = Set(1);
    let one_each = OnConflict::columns([company::Column::Tenant, company::Column::Kbo]).do_nothing().to_owned();
    let insert = company::Entity::insert(row).on_conflict(one_each);
    let inserted = insert.exec_without_returning(tx.db()).await?;
    Ok(inserted == 1)
}

/// Writes what is known of a locked company now, and counts the change.
pub(crate) async fn save(tx: &Tx<'_>, stored: &mut Stored) -> Result<(), Stop> {
    company::Entity::update_many()
        .set(to_row(&stored.company.details))
        .col_expr(company::Column::Version, Expr::value(stored.version + 1))
        .filter(company::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(company::Column::Id.eq(stored.company.id.uuid()))
        .exec(tx.db())
        .await?;
    stored.version += 1;
    Ok(())
}

fn to_row(details: &Details) -> company::ActiveModel {
    company::ActiveModel {
        kbo: Set(details.kbo.as_str().to_owned()),
        company_name: Set(details.name.clone()),
        is_customer: Set(details.roles.is_customer),
        is_supplier: Set(details.roles.is_supplier),
        is_own: Set(details.roles.is_own),
        province: Set(details.province.clone()),
        sector: Set(details.sector.clone()),
        street: Set(details.address.street.clone()),
        postcode: Set(details.address.postcode.clone()),
        city: Set(details.address.city.clone()),
        country: Set(details.address.country.clone()),
        vat: Set(details.vat.as_ref().map(|vat| vat.as_str().to_owned())),
        iban: Set(details.iban.as_ref().map(|iban| iban.as_str().to_owned())),
        email: Set(details.email.clone()),
        ..Default::default()
    }
}

fn from_row(row: company::Model) -> Result<Stored, Fault> {
    let wrong = || Fault::during("reading a company");
    let vat = row.vat.as_deref().map(Vat::parse).transpose();
    let iban = row.iban.as_deref().map(Iban::parse).transpose();
    let details = Details {
        kbo: Kbo::parse(&row.kbo).map_err(wrong())?,
        name: row.company_name,
        roles: Roles { is_customer: row.is_customer, is_supplier: row.is_supplier, is_own: row.is_own },
        province: row.province,
        sector: row.sector,
        address: Address { street: row.street, postcode: row.postcode, city: row.city, country: row.country },
        vat: vat.map_err(wrong())?,
        iban: iban.map_err(wrong())?,
        email: row.email,
    };
    let id = Id::from_uuid(row.id);
    Ok(Stored { company: Company { id, details }, version: row.version })
}
