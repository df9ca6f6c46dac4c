//! Sites of companies, and where the goods of quotes and orders go.

use std::collections::BTreeSet;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::site::Site;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    lines::ROWS,
    tables::site::{
        company_site::{ActiveModel, Column, Entity, Model},
        order_site,
    },
};

/// Most sites of a company.
pub(crate) const MOST: u64 = 200;

/// The answer about a site that is not there.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "SITE_UNKNOWN", "there is no such site").with_field("site_id")
}

/// Refuses a change by somebody who saw an older version of a site; an empty etag saw none.
pub(crate) fn check_etag(known: &Model, etag: &str) -> Result<(), Refusal> {
    if etag.is_empty() || etag == known.version.to_string() {
        return Ok(());
    }
    let text = "somebody changed this site meanwhile; read it again";
    Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag"))
}

/// What the rules know of a site.
pub(crate) fn site(row: &Model) -> Site {
    Site { company: Id::from_uuid(row.company_id), is_closed: row.is_closed }
}

/// One site, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Model, Stop> {
    let row = Entity::find_by_id((tx.tenant().uuid(), id)).lock_exclusive().one(tx.db()).await?;
    Ok(row.ok_or_else(unknown)?)
}

/// Writes a site, new or changed.
pub(crate) async fn write(tx: &Tx<'_>, own: Model) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(own.tenant),
        id: Set(own.id),
        company_id: Set(own.company_id),
        site_name: Set(own.site_name),
        establishment: Set(own.establishment),
        street: Set(own.street),
        postcode: Set(own.postcode),
        city: Set(own.city),
        country: Set(own.country),
        contact_id: Set(own.contact_id),
        is_closed: Set(own.is_closed),
        version: Set(own.version),
    };
    let changing = [
        Column::SiteName,
        Column::Establishment,
        Column::Street,
        Column::Postcode,
        Column::City,
        Column::Country,
        Column::ContactId,
        Column::IsClosed,
        Column::Version,
    ];
    let replace = OnConflict::columns([Column::Tenant, Column::Id]).update_columns(changing).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The sites of a company, by name.
pub(crate) async fn of_company<C: ConnectionTrait>(db: &C, tenant: Uuid, company: Uuid) -> Result<Vec<Model>, Stop> {
    let own = Entity::find().filter(Column::Tenant.eq(tenant)).filter(Column::CompanyId.eq(company));
    Ok(own.order_by_asc(Column::SiteName).order_by_asc(Column::Id).limit(MOST).all(db).await?)
}

/// The sites with these numbers, of whatever company.
pub(crate) async fn by_number<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    numbers: &BTreeSet<&str>,
) -> Result<Vec<Model>, Stop> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let own = Entity::find().filter(Column::Tenant.eq(tenant));
    Ok(own.filter(Column::Establishment.is_in(numbers.iter().copied())).all(db).await?)
}

/// Nobody asks for this contact anywhere any more.
pub(crate) async fn forget_contact(tx: &Tx<'_>, contact: Uuid) -> Result<(), Stop> {
    Entity::update_many()
        .col_expr(Column::ContactId, Expr::value(None::<Uuid>))
        .filter(Column::Tenant.eq(tx.tenant().uuid()))
        .filter(Column::ContactId.eq(contact))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Where the goods of an order go; nothing when nobody said.
pub(crate) async fn of_order<C: ConnectionTrait>(db: &C, tenant: Uuid, order: Uuid) -> Result<Option<Model>, Stop> {
    let Some(named) = order_site::Entity::find_by_id((tenant, order)).one(db).await? else { return Ok(None) };
    Ok(Entity::find_by_id((tenant, named.site_id)).one(db).await?)
}

/// The goods of a locked order go there from now on; nothing stands for no site in particular.
pub(crate) async fn name(tx: &Tx<'_>, order: Uuid, site: Option<Uuid>) -> Result<(), Stop> {
    order_site::Entity::delete_by_id((tx.tenant().uuid(), order)).exec(tx.db()).await?;
    insert_all(tx, &site.map(|site| (order, site)).into_iter().collect::<Vec<_>>()).await
}

/// Writes where the goods of new orders go, each order beside its site.
pub(crate) async fn insert_all(tx: &Tx<'_>, orders: &[(Uuid, Uuid)]) -> Result<(), Stop> {
    for some in orders.chunks(ROWS) {
        let rows = some.iter().map(|(order, site)| order_site::ActiveModel {
            tenant: Set(tx.tenant().uuid()),
            order_id: Set(*order),
            site_id: Set(*site),
        });
        order_site::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// The goods of a quote that takes the place of another, or repeats it, go where those went, unless that site is closed.
pub(crate) async fn follow(tx: &Tx<'_>, former: Uuid, order: Uuid) -> Result<(), Stop> {
    let site = of_order(tx.db(), tx.tenant().uuid(), former).await?.filter(|site| !site.is_closed);
    name(tx, order, site.map(|site| site.id)).await
}
