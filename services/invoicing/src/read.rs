//! What a viewer may see.

pub(crate) mod advance;
pub(crate) mod bank_line;
pub(crate) mod claim;
pub(crate) mod contingent;
pub(crate) mod difference;
pub(crate) mod dmfa_import;
pub(crate) mod dossier;
pub(crate) mod explained;
pub(crate) mod file_columns;
pub(crate) mod guidance_norm;
pub(crate) mod invoice;
pub(crate) mod invoice_draft;
pub(crate) mod ledger;
pub(crate) mod organisation;
pub(crate) mod parameter;
pub(crate) mod parameter_effect;
pub(crate) mod premium_change;
pub(crate) mod premium_run;
pub(crate) mod rerun;
pub(crate) mod statement;
pub(crate) mod tariff;
pub(crate) mod totals;
pub(crate) mod uninvoiced;
pub(crate) mod what_if;
pub(crate) mod worker_premium;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, EntityTrait, QuerySelect, QueryTrait, Select,
    sea_query::{Alias, Asterisk, Expr, Func, Query},
};
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    page::{Page, token},
    refusal::Refusal,
};
use werkbrug_invoicing_domain::policy::Action;
use werkbrug_pipeline::use_case::Stop;

use crate::{parse, permit};

/// A viewer's look at the database.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    /// Where.
    pub(crate) db: &'a DatabaseConnection,
    /// Whose workshop.
    pub(crate) tenant: Uuid,
}

impl<'a> Look<'a> {
    /// Lets a viewer look who may.
    pub(crate) fn of(db: &'a DatabaseConnection, viewer: &Viewer, action: Action) -> Result<Self, Refusal> {
        permit::check(viewer, action)?;
        Ok(Self { db, tenant: viewer.tenant.uuid() })
    }
}

/// One more row than the page holds tells whether another page follows.
fn one_more(page: &Page) -> u64 {
    page.size.saturating_add(1)
}

/// How many rows a list has.
async fn total<E>(look: Look<'_>, rows: &Select<E>, id: E::Column) -> Result<u32, Stop>
where
    E: EntityTrait,
{
    let query = rows.clone().select_only().column(id).into_query();
    let count =
        Query::select().expr(Func::count(Expr::col(Asterisk))).from_subquery(query, Alias::new("rows")).to_owned();
    let found = look.db.query_one(&count).await?;
    let found: i64 = found.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

/// Cuts a list to its page, with the token of the next.
fn cut<T>(mut rows: Vec<T>, page: &Page, key: impl Fn(&T) -> String) -> (Vec<T>, String) {
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| has_more).map(|last| token(&key(last)));
    (rows, next.unwrap_or_default())
}

/// The identity after which a page starts.
fn after_id(page: &Page) -> Result<Option<Uuid>, Refusal> {
    page.after.as_deref().map(|key| parse::id("page_token", key)).transpose()
}
