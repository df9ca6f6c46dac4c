//! Requests for quotes that this viewer may see, and what the work of quotes asks.

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_orders_domain::{asked::Stage, policy::Action};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::orders::{AskedQuote, QuotedWork};

use super::{
    company::{after, next_token},
    order::Listed,
};
use crate::{
    permit,
    store::{self, tables::requested::asked_quote::Model, work::Hold},
};

/// A request.
#[derive(Debug)]
pub(crate) struct Row {
    /// What is kept.
    pub(crate) kept: Model,
    /// What was said.
    pub(crate) said: AskedQuote,
    /// How far it is.
    pub(crate) stage: Stage,
    /// Who asks.
    pub(crate) company_name: String,
}

/// One request.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, id: Uuid) -> Result<Row, Stop> {
    let scope = permit::scope(viewer, Action::AskQuote)?;
    let kept = store::asked::find(db, viewer.tenant.uuid(), id).await?;
    let kept = kept.filter(|kept| scope.holds(kept.company_id)).ok_or_else(store::asked::unknown)?;
    let row = rows(db, viewer, vec![kept]).await?.pop();
    Ok(row.ok_or_else(store::asked::unknown)?)
}

/// A page of them, the newest first.
pub(crate) async fn list(db: &DatabaseConnection, viewer: &Viewer, page: &Page) -> Result<Listed<Row>, Stop> {
    let scope = permit::scope(viewer, Action::AskQuote)?;
    let kept = store::asked::list(db, viewer.tenant.uuid(), scope.company(), (after(page)?, page.size)).await?;
    let next = next_token(page, kept.len(), kept.last().map(|last| last.id));
    Ok(Listed { rows: rows(db, viewer, kept).await?, next, total: 0 })
}

async fn rows(db: &DatabaseConnection, viewer: &Viewer, kept: Vec<Model>) -> Result<Vec<Row>, Stop> {
    let names = store::company::names(db, viewer.tenant.uuid(), kept.iter().map(|own| own.company_id)).await?;
    let mut rows = Vec::with_capacity(kept.len());
    for kept in kept {
        let (said, stage) = (store::asked::content(&kept)?, store::asked::stage(&kept)?);
        let company_name = names.get(&kept.company_id).cloned().unwrap_or_default();
        rows.push(Row { kept, said, stage, company_name });
    }
    Ok(rows)
}

/// What the work of an order asks; empty when nothing was said.
pub(crate) async fn work(db: &DatabaseConnection, viewer: &Viewer, order: Uuid) -> Result<QuotedWork, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let tenant = viewer.tenant.uuid();
    let found = store::order::load(db, tenant, &[order], Hold::Read).await?;
    let seen = found.iter().any(|stored| scope.holds(stored.order.company.uuid()));
    if !seen {
        return Err(store::order::unknown().into());
    }
    Ok(store::quoted_work::find(db, tenant, order).await?.unwrap_or_default())
}
