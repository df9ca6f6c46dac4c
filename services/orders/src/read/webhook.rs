//! Webhooks and what became of their messages. Who looks after the machinery sees neither customers nor orders by name.

use std::collections::BTreeMap;

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::use_case::Stop;

use super::{
    company::{after, next_token},
    order::Listed,
};
use crate::{
    permit,
    store::{
        self,
        tables::{webhook, webhook_delivery},
    },
};

/// Most webhooks that are shown, ended ones among them.
const MOST: u64 = 500;

/// A webhook.
pub(crate) struct Row {
    /// What is kept.
    pub(crate) webhook: webhook::Model,
    /// Whose it is; empty for who may not know.
    pub(crate) company_name: String,
    /// Messages that wait.
    pub(crate) waiting: i64,
    /// Messages that stand aside.
    pub(crate) parked: i64,
}

/// The webhooks, the newest first.
pub(crate) async fn list(db: &DatabaseConnection, viewer: &Viewer) -> Result<Vec<Row>, Stop> {
    permit::check(viewer, Action::LookAfterMessages)?;
    let tenant = viewer.tenant.uuid();
    let webhooks = store::webhook::list(db, tenant, MOST).await?;
    let counts = store::webhook::waiting(db, tenant).await?;
    let mut names = BTreeMap::new();
    if sees_names(viewer) {
        names = store::company::names(db, tenant, webhooks.iter().map(|own| own.company_id)).await?;
    }
    let count = |id: Uuid, state: &str| counts.get(&(id, state.to_owned())).copied().unwrap_or(0);
    let row = |webhook: webhook::Model| Row {
        company_name: names.get(&webhook.company_id).cloned().unwrap_or_default(),
        waiting: count(webhook.id, store::webhook::WAITING),
        parked: count(webhook.id, store::webhook::PARKED),
        webhook,
    };
    Ok(webhooks.into_iter().map(row).collect())
}

/// A message and where it goes.
pub(crate) struct Told {
    /// What is kept; without the order's reference for who may not know.
    pub(crate) delivery: webhook_delivery::Model,
    /// Where it goes.
    pub(crate) url: String,
}

/// A page of messages, the newest first.
pub(crate) async fn deliveries(
    db: &DatabaseConnection,
    viewer: &Viewer,
    state: Option<&str>,
    page: &Page,
) -> Result<Listed<Told>, Stop> {
    permit::check(viewer, Action::LookAfterMessages)?;
    let tenant = viewer.tenant.uuid();
    let (rows, total) = store::webhook::deliveries(db, tenant, state, (after(page)?, page.size)).await?;
    let next = next_token(page, rows.len(), rows.last().map(|last| last.id));
    let urls = store::webhook::list(db, tenant, MOST).await?;
    let urls: BTreeMap<Uuid, String> = urls.into_iter().map(|own| (own.id, own.url)).collect();
    let told = |mut delivery: webhook_delivery::Model| {
        if !sees_names(viewer) {
            delivery.order_reference.clear();
        }
        Told { url: urls.get(&delivery.webhook_id).cloned().unwrap_or_default(), delivery }
    };
    Ok(Listed { rows: rows.into_iter().map(told).collect(), next, total })
}

fn sees_names(viewer: &Viewer) -> bool {
    permit::check(viewer, Action::ReadCompanies).is_ok()
}
