//! What the workshop decided about each status at hosts.

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use werkbrug_chassis::identity::Viewer;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{
    host_status::{Decision, holds},
    policy::Action,
    worker::LegalStatus,
};

use crate::{permit::asker, refused::refused, store, words};

/// Every status once.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    today: Date,
) -> Result<contract::ListHostStatusesResponse, Stop> {
    asker(viewer).may(Action::DecideHostStatus, None).map_err(refused)?;
    let mut statuses = Vec::new();
    for status in LegalStatus::ALL {
        let decisions = store::host_status::decisions(db, viewer.tenant, status).await?;
        statuses.push(contract::HostStatus {
            status: words::status_number(status),
            is_allowed: holds(status, &decisions),
            decisions: decisions.iter().map(message).collect(),
            people: store::worker::employed(db, viewer.tenant, (status, today)).await?,
        });
    }
    Ok(contract::ListHostStatusesResponse { statuses })
}

/// As the contract says it.
fn message(decision: &Decision) -> contract::HostDecision {
    contract::HostDecision {
        from: decision.from.to_string(),
        is_allowed: decision.is_allowed,
        source: decision.source.clone(),
        is_confirmed: decision.is_confirmed,
        decided_by: decision.decided_by.clone(),
    }
}
