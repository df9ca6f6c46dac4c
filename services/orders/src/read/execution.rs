//! What became of an order: its deliveries, the versions of its quote, and the customer's material.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_kernel::{id::Id, money::Cents};
use werkbrug_orders_domain::{
    delivery::{self, Delivery},
    order::Stage,
    policy::Action,
    work::Line,
};
use werkbrug_pipeline::use_case::Stop;

use crate::{
    permit,
    store::{self, material::Kept, order::unknown, work::Hold},
};

/// What became of an order.
pub(crate) struct Execution {
    /// The order.
    pub(crate) order: Uuid,
    /// The promised day, once one was promised.
    pub(crate) promised_on: Option<Date>,
    /// Its deliveries, the first first.
    pub(crate) deliveries: Vec<Delivery>,
    /// The versions of its quote, the first first; none when there is only one.
    pub(crate) versions: Vec<Version>,
    /// The customer's material.
    pub(crate) materials: Vec<Kept>,
    /// Of each line, what left and what could leave.
    pub(crate) lines: Vec<(Id<Line>, u32, u32)>,
}

/// A version of a quote.
pub(crate) struct Version {
    /// The quote.
    pub(crate) order: Uuid,
    /// Its number.
    pub(crate) number: u32,
    /// What became of it.
    pub(crate) stage: Stage,
    /// What it costs.
    pub(crate) total: Cents,
    /// Its last day.
    pub(crate) valid_until: Date,
}

/// What became of one order.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, id: Uuid) -> Result<Execution, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let tenant = viewer.tenant.uuid();
    let found = store::order::load(db, tenant, &[id], Hold::Read).await?;
    let stored = found.into_iter().find(|stored| scope.holds(stored.order.company.uuid())).ok_or_else(unknown)?;
    let deliveries = store::delivery::of_order(db, tenant, id).await?;
    let delivered = delivery::delivered(&deliveries);
    let lines = stored.order.lines.iter().map(|line| {
        let own = delivered.get(&line.id).copied().unwrap_or_default();
        (line.id, own, delivery::ready(line, &delivered))
    });
    Ok(Execution {
        order: id,
        promised_on: stored.order.agreement().map(|agreement| agreement.promised_on),
        lines: lines.collect(),
        deliveries,
        versions: versions(db, tenant, id).await?,
        materials: store::material::of_order(db, tenant, id).await?.into_values().collect(),
    })
}

async fn versions(db: &DatabaseConnection, tenant: Uuid, id: Uuid) -> Result<Vec<Version>, Stop> {
    let known = store::version::of_order(db, tenant, id).await?;
    let ids: Vec<Uuid> = known.iter().map(|version| version.order).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::order::load(db, tenant, &ids, Hold::Read).await?;
    let mut found: BTreeMap<Uuid, _> = found.into_iter().map(|stored| (stored.order.id.uuid(), stored.order)).collect();
    let versions = known.into_iter().filter_map(|version| {
        let order = found.remove(&version.order)?;
        Some((version, order))
    });
    let versions = versions.map(|(version, order)| {
        let total =
            Cents::sum(order.lines.iter().map(Line::worth)).ok_or_else(|| Fault::bug("a quote is worth too much"))?;
        let number = u32::try_from(version.number).map_err(Fault::during("reading a version"))?;
        let (stage, valid_until) = (order.stage, order.valid_until);
        Ok(Version { order: version.order, number, stage, total, valid_until })
    });
    versions.collect()
}
