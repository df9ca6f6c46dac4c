//! Requests for quotes; what was asked stands as it was said.

use prost::Message;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_orders_domain::asked::{Declined, Stage};
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};
use werkbrug_proto::orders::AskedQuote;

use super::tables::requested::asked_quote::{ActiveModel, Column, Entity, Model};

/// The answer about a request that is not there, or not for this viewer.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "ASKED_QUOTE_UNKNOWN", "there is no such request").with_field("asked_quote_id")
}

/// How far a request is.
pub(crate) fn stage(row: &Model) -> Result<Stage, Fault> {
    match (row.order_id, row.declined.as_deref()) {
        (Some(_), None) => Ok(Stage::Quoted),
        (None, None) => Ok(Stage::Open),
        (_, Some(word)) => {
            let why = Declined::of(word).ok_or_else(|| Fault::bug("a declined request has no reason"))?;
            Ok(Stage::Declined(why))
        }
    }
}

/// What was asked.
pub(crate) fn content(row: &Model) -> Result<AskedQuote, Fault> {
    AskedQuote::decode(row.content.as_slice()).map_err(Fault::during("reading a request"))
}

/// Writes a new request.
pub(crate) async fn insert(tx: &Tx<'_>, id: Uuid, company: Uuid, said: &AskedQuote) -> Result<(), Stop> {
    let row = ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        id: Set(id),
        company_id: Set(company),
        asked_on: Set(to_column(tx.today())),
        content: Set(said.encode_to_vec()),
        order_id: Set(None),
        declined: Set(None),
        answered_on: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Requests of a company that wait for an answer.
pub(crate) async fn open<C: ConnectionTrait>(db: &C, tenant: Uuid, company: Uuid) -> Result<u64, Stop> {
    let open = Entity::find()
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::CompanyId.eq(company))
        .filter(Column::OrderId.is_null())
        .filter(Column::Declined.is_null());
    Ok(open.count(db).await?)
}

/// One request, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Model, Stop> {
    let row = Entity::find_by_id((tx.tenant().uuid(), id)).lock_exclusive().one(tx.db()).await?;
    Ok(row.ok_or_else(unknown)?)
}

/// One request.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, tenant: Uuid, id: Uuid) -> Result<Option<Model>, Stop> {
    Ok(Entity::find_by_id((tenant, id)).one(db).await?)
}

/// Requests before this one, the newest first; of one company when one is named.
pub(crate) async fn list<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Option<Uuid>,
    (before, size): (Option<Uuid>, u64),
) -> Result<Vec<Model>, Stop> {
    let mut found = Entity::find().filter(Column::Tenant.eq(tenant));
    if let Some(company) = company {
        found = found.filter(Column::CompanyId.eq(company));
    }
    if let Some(before) = before {
        found = found.filter(Column::Id.lt(before));
    }
    Ok(found.order_by_desc(Column::Id).limit(size).all(db).await?)
}

/// Writes how a locked request was answered: the quote, or why there is none.
pub(crate) async fn answer(tx: &Tx<'_>, id: Uuid, quote: Option<Uuid>, declined: Option<Declined>) -> Result<(), Stop> {
    Entity::update_many()
        .col_expr(Column::OrderId, Expr::value(quote))
        .col_expr(Column::Declined, Expr::value(declined.map(Declined::as_str)))
        .col_expr(Column::AnsweredOn, Expr::value(to_column(tx.today())))
        .filter(Column::Tenant.eq(tx.tenant().uuid()))
        .filter(Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    Ok(())
}
