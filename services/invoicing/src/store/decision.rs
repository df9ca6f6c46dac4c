//! What was decided about differences, one decision a worker and quarter.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::reconciliation::claim::{Decision, State};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::claims::decision as table;

/// A decision, with the claim that it came with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decided {
    /// What was decided, about which amounts.
    pub(crate) decision: Decision,
    /// The claim.
    pub(crate) claim: Option<Uuid>,
}

/// Writes a decision in the place of the one before.
pub(crate) async fn put(tx: &Tx<'_>, quarter: Quarter, worker_code: &str, decided: Decided) -> Result<(), Stop> {
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        quarter: Set(quarter.to_string()),
        worker_code: Set(worker_code.to_owned()),
        state: Set(decided.decision.state.as_str().to_owned()),
        expected_cents: Set(decided.decision.expected.value()),
        paid_cents: Set(decided.decision.paid.value()),
        claim_id: Set(decided.claim),
        decided_by: Set(tx.viewer().actor.clone()),
        decided_at_us: Set(tx.now_us()),
    };
    let key = [table::Column::Tenant, table::Column::Quarter, table::Column::WorkerCode];
    let columns = [
        table::Column::State,
        table::Column::ExpectedCents,
        table::Column::PaidCents,
        table::Column::ClaimId,
        table::Column::DecidedBy,
        table::Column::DecidedAtUs,
    ];
    let newest = OnConflict::columns(key).update_columns(columns).to_owned();
    table::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// The decisions about a quarter, by the worker's code.
pub(crate) async fn of_quarter<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    quarter: Quarter,
) -> Result<BTreeMap<String, Decided>, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::Quarter.eq(quarter.to_string()));
    let mut found = BTreeMap::new();
    for row in rows.all(db).await? {
        let state = State::parse(&row.state).ok_or(Fault::bug("a stored decision has no state"))?;
        let (expected, paid) = (Cents::new(row.expected_cents), Cents::new(row.paid_cents));
        let decided = Decided { decision: Decision { state, expected, paid }, claim: row.claim_id };
        found.insert(row.worker_code, decided);
    }
    Ok(found)
}
