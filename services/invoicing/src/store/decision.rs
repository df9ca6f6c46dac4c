//! What was decided about differences, one decision a worker and quarter.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::reconciliation::claim::{Decision, Standing, State};
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

/// Writes a decision in the place of the one before; what that one keeps in the books stays until they are aligned.
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
        booked_accepted_cents: Set(0),
        booked_claimed_cents: Set(0),
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
        let decided = Decided { decision: decision(&row)?, claim: row.claim_id };
        found.insert(row.worker_code, decided);
    }
    Ok(found)
}

/// The quarters with decisions that keep nothing in the books, though they may have to.
pub(crate) async fn not_booked(tx: &Tx<'_>) -> Result<BTreeSet<Quarter>, Stop> {
    let rows: Vec<String> = table::Entity::find()
        .select_only()
        .column(table::Column::Quarter)
        .distinct()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::BookedAcceptedCents.eq(0))
        .filter(table::Column::BookedClaimedCents.eq(0))
        .filter(table::Column::State.is_in([State::Accepted.as_str(), State::Claimed.as_str()]))
        .into_tuple()
        .all(tx.db())
        .await?;
    let quarter = |text: String| Quarter::parse(&text).map_err(Fault::during("reading a decision"));
    Ok(rows.into_iter().map(quarter).collect::<Result<_, Fault>>()?)
}

/// A decision with what it keeps in the books.
pub(crate) struct Booked {
    /// The worker's code.
    pub(crate) worker_code: String,
    /// What was decided, about which amounts.
    pub(crate) decision: Decision,
    /// What it keeps.
    pub(crate) booked: Standing,
}

/// The decisions about a quarter with what they keep in the books, by the worker's code.
pub(crate) async fn booked(tx: &Tx<'_>, quarter: Quarter) -> Result<Vec<Booked>, Stop> {
    let rows = table::Entity::find()
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Quarter.eq(quarter.to_string()))
        .order_by_asc(table::Column::WorkerCode);
    let mut found = Vec::new();
    for row in rows.all(tx.db()).await? {
        let (accepted, claimed) = (Cents::new(row.booked_accepted_cents), Cents::new(row.booked_claimed_cents));
        let (decision, booked) = (decision(&row)?, Standing { accepted, claimed });
        found.push(Booked { worker_code: row.worker_code, decision, booked });
    }
    Ok(found)
}

/// Writes what a decision keeps in the books.
pub(crate) async fn set_booked(tx: &Tx<'_>, quarter: Quarter, worker_code: &str, kept: Standing) -> Result<(), Stop> {
    table::Entity::update_many()
        .col_expr(table::Column::BookedAcceptedCents, Expr::value(kept.accepted.value()))
        .col_expr(table::Column::BookedClaimedCents, Expr::value(kept.claimed.value()))
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::Quarter.eq(quarter.to_string()))
        .filter(table::Column::WorkerCode.eq(worker_code))
        .exec(tx.db())
        .await?;
    Ok(())
}

fn decision(row: &table::Model) -> Result<Decision, Fault> {
    let state = State::parse(&row.state).ok_or(Fault::bug("a stored decision has no state"))?;
    Ok(Decision { state, expected: Cents::new(row.expected_cents), paid: Cents::new(row.paid_cents) })
}
