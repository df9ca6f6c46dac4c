//! Companies that this viewer may see.

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    page::{self, Page},
    refusal::Refusal,
};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::use_case::Stop;

use super::order::Listed;
use crate::{
    permit,
    store::company::{self, Key, Stored},
};

/// One company.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, key: &Key) -> Result<Stored, Stop> {
    let scope = permit::scope(viewer, Action::ReadCompanies)?;
    let found = company::find(db, viewer.tenant.uuid(), key).await?;
    let found = found.filter(|stored| scope.holds(stored.company.id.uuid()));
    found.ok_or_else(|| Stop::Refused(company::unknown()))
}

/// Which companies are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// Whose name, number or city holds every word of this.
    pub(crate) contains: &'a str,
    /// Only the workshop itself.
    pub(crate) is_own_only: bool,
}

/// A page of companies, oldest first.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    asked: Asked<'_>,
    page: &Page,
) -> Result<Listed<Stored>, Stop> {
    let scope = permit::scope(viewer, Action::ReadCompanies)?;
    let mut wanted = company::wanted(viewer.tenant.uuid(), scope.company(), asked.contains);
    if asked.is_own_only {
        wanted = company::of_workshop(wanted);
    }
    let total = company::count(db, &wanted).await?;
    let rows = company::list(db, wanted, after(page)?, page.size).await?;
    let next = next_token(page, rows.len(), rows.last().map(|last| last.company.id.uuid()));
    Ok(Listed { rows, next, total })
}

/// The id after which a page starts.
pub(super) fn after(page: &Page) -> Result<Option<Uuid>, Refusal> {
    let id = page.after.as_deref().map(Uuid::parse_str).transpose();
    id.map_err(|_| {
        let text = "this page token was not given out here";
        Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", text)
    })
}

/// The token after the last id of a full page; empty when nothing can follow.
pub(super) fn next_token(page: &Page, count: usize, last: Option<Uuid>) -> String {
    match last {
        Some(last) if u64::try_from(count).is_ok_and(|count| count >= page.size) => page::token(&last.to_string()),
        Some(_) | None => String::new(),
    }
}
