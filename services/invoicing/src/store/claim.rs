//! Claims: letters that keep what they said.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    ROWS_AT_ONCE, list_column,
    tables::claims::{claim as table, claim_line as lines},
};

/// A line of a letter.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The workshop's own code of the worker.
    pub(crate) worker_code: String,
    /// What was expected.
    pub(crate) expected: Cents,
    /// What was paid.
    pub(crate) paid: Cents,
    /// The code of the explanation.
    pub(crate) explanation: String,
    /// The explanation in plain Dutch.
    pub(crate) sentence: String,
}

/// What a letter claims, and what it rests on.
pub(crate) struct Letter {
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// All lines together.
    pub(crate) claimed: Cents,
    /// The parameters behind it that nobody confirmed.
    pub(crate) unconfirmed: Vec<String>,
}

/// Writes a letter with its lines.
pub(crate) async fn insert(tx: &Tx<'_>, id: Uuid, letter: &Letter, written: &[Line]) -> Result<(), Stop> {
    let tenant = tx.tenant().uuid();
    let row = table::ActiveModel {
        tenant: Set(tenant),
        claim_id: Set(id),
        quarter: Set(letter.quarter.to_string()),
        made_by: Set(tx.viewer().actor.clone()),
        made_at_us: Set(tx.now_us()),
        signed_by: Set(None),
        signed_at_us: Set(None),
        claimed_cents: Set(letter.claimed.value()),
        unconfirmed: Set(list_column(&letter.unconfirmed)?),
    };
    table::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let rows = (1_i32..).zip(written).map(|(number, line)| lines::ActiveModel {
        tenant: Set(tenant),
        claim_id: Set(id),
        line: Set(number),
        worker_code: Set(line.worker_code.clone()),
        expected_cents: Set(line.expected.value()),
        paid_cents: Set(line.paid.value()),
        explanation: Set(line.explanation.clone()),
        sentence: Set(line.sentence.clone()),
    });
    for part in rows.collect::<Vec<_>>().chunks(ROWS_AT_ONCE) {
        lines::Entity::insert_many(part.to_vec()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// A letter for its second signature; another one waits here.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<table::Model, Stop> {
    let found = table::Entity::find_by_id((tx.tenant().uuid(), id)).lock_exclusive().one(tx.db()).await?;
    found.ok_or_else(|| unknown().into())
}

/// What a letter says was expected and paid, by the worker's code.
pub(crate) async fn amounts(tx: &Tx<'_>, id: Uuid) -> Result<Vec<(String, (Cents, Cents))>, Stop> {
    let rows = lines::Entity::find()
        .filter(lines::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(lines::Column::ClaimId.eq(id))
        .all(tx.db())
        .await?;
    let amounts = |row: lines::Model| (row.worker_code, (Cents::new(row.expected_cents), Cents::new(row.paid_cents)));
    Ok(rows.into_iter().map(amounts).collect())
}

/// There is no such claim in this workshop.
pub(crate) fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "CLAIM_UNKNOWN", "there is no such claim").with_field("claim_id")
}

/// Writes the second signature.
pub(crate) async fn sign(tx: &Tx<'_>, id: Uuid) -> Result<(), Stop> {
    let signed = table::Entity::update_many()
        .col_expr(table::Column::SignedBy, Expr::value(tx.viewer().actor.clone()))
        .col_expr(table::Column::SignedAtUs, Expr::value(tx.now_us()))
        .filter(table::Column::Tenant.eq(tx.tenant().uuid()))
        .filter(table::Column::ClaimId.eq(id))
        .exec(tx.db())
        .await?;
    if signed.rows_affected == 1 { Ok(()) } else { Err(Fault::bug("a claim went away while it was signed").into()) }
}
