//! Calendars that hosts opened. Who holds the secret address is known by its fingerprint alone.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows,
    floor_tables::calendar::{ActiveModel, Column, Entity, Model},
    not_found, within,
};

/// How many calendars a company has open at once.
const MOST_OPEN: usize = 20;

/// The open calendars of a company, oldest first.
pub(crate) async fn of_company<C: ConnectionTrait>(rows: &Rows<'_, C>, company: Uuid) -> Result<Vec<Model>, Stop> {
    let open = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::CompanyId.eq(company))
        .filter(Column::IsRevoked.eq(false));
    Ok(open.order_by_asc(Column::Id).all(rows.db).await?)
}

/// Opens one.
pub(crate) async fn insert(tx: &Tx<'_>, company: Uuid, fingerprint: &str) -> Result<Uuid, Stop> {
    let rows = within(tx);
    if of_company(&rows, company).await?.len() >= MOST_OPEN {
        let text = format!("at most {MOST_OPEN} calendars are open at once; revoke one first");
        return Err(Refusal::new(Kind::Precondition, "TOO_MANY_CALENDARS", text).into());
    }
    let id = tx.fresh::<Model>().uuid();
    let row = ActiveModel {
        tenant: Set(rows.tenant),
        id: Set(id),
        company_id: Set(company),
        fingerprint: Set(fingerprint.to_owned()),
        is_revoked: Set(false),
        opened_by: Set(tx.viewer().actor.clone()),
        opened_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Closes one of a company for good.
pub(crate) async fn revoke(tx: &Tx<'_>, company: Uuid, id: Uuid) -> Result<(), Stop> {
    let revoked = Entity::update_many()
        .col_expr(Column::IsRevoked, Expr::value(true))
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::CompanyId.eq(company))
        .filter(Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    if revoked.rows_affected == 0 { Err(not_found("calendar").into()) } else { Ok(()) }
}

/// The open calendar with this fingerprint, of any workshop: whoever holds the address has no other name.
pub(crate) async fn by_fingerprint<C: ConnectionTrait>(db: &C, fingerprint: &str) -> Result<Option<Model>, Stop> {
    let open = Entity::find().filter(Column::Fingerprint.eq(fingerprint)).filter(Column::IsRevoked.eq(false));
    Ok(open.one(db).await?)
}
