//! People at companies whom the desk calls or writes to; one who is removed is gone.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::requested::company_contact::{ActiveModel, Column, Entity, Model};

/// Most contacts of a company.
pub(crate) const MOST: u64 = 100;

/// The answer about a contact who is not there.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "CONTACT_UNKNOWN", "there is no such contact").with_field("contact_id")
}

/// One contact, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Model, Stop> {
    let row = Entity::find_by_id((tx.tenant().uuid(), id)).lock_exclusive().one(tx.db()).await?;
    Ok(row.ok_or_else(unknown)?)
}

/// Writes a contact, new or changed.
pub(crate) async fn write(tx: &Tx<'_>, own: Model) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(own.tenant),
        id: Set(own.id),
        company_id: Set(own.company_id),
        contact_name: Set(own.contact_name),
        job: Set(own.job),
        language: Set(own.language),
        email: Set(own.email),
        telephone: Set(own.telephone),
    };
    let changing = [Column::ContactName, Column::Job, Column::Language, Column::Email, Column::Telephone];
    let replace = OnConflict::columns([Column::Tenant, Column::Id]).update_columns(changing).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Removes a locked contact.
pub(crate) async fn remove(tx: &Tx<'_>, id: Uuid) -> Result<(), Stop> {
    Entity::delete_by_id((tx.tenant().uuid(), id)).exec(tx.db()).await?;
    Ok(())
}

/// The contacts of a company, by name.
pub(crate) async fn of_company<C: ConnectionTrait>(db: &C, tenant: Uuid, company: Uuid) -> Result<Vec<Model>, Stop> {
    let own = Entity::find().filter(Column::Tenant.eq(tenant)).filter(Column::CompanyId.eq(company));
    Ok(own.order_by_asc(Column::ContactName).order_by_asc(Column::Id).limit(MOST).all(db).await?)
}
