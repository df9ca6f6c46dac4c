//! What coaches said in a closed word.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;
use werkbrug_crews_domain::{
    shift::Shift,
    signal::{SignalAnswer, SignalKind},
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    Rows,
    floor_tables::signal::{ActiveModel, Column, Entity, Model},
    floor_words, not_found, within,
};

/// A word that is being said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    /// On which shift.
    pub(crate) shift: Id<Shift>,
    /// About whom, when about one person.
    pub(crate) worker: Option<Id<Worker>>,
    /// What.
    pub(crate) kind: SignalKind,
    /// When, in microseconds since 1970.
    pub(crate) made_at_us: i64,
}

/// Writes a word.
pub(crate) async fn insert(tx: &Tx<'_>, said: Said) -> Result<Uuid, Stop> {
    let id = tx.fresh::<Said>().uuid();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(id),
        shift_id: Set(said.shift.uuid()),
        worker_id: Set(said.worker.map(Id::uuid)),
        kind: Set(floor_words::of_signal_kind(said.kind).to_owned()),
        made_by: Set(tx.viewer().actor.clone()),
        made_at_us: Set(said.made_at_us),
        is_open: Set(said.kind.waits_for_answer()),
        answer: Set(String::new()),
        answered_by: Set(String::new()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// The word, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Model, Stop> {
    let found = Entity::find_by_id((within(tx).tenant, id)).lock_exclusive().one(tx.db()).await?;
    Ok(found.ok_or_else(|| not_found("signal"))?)
}

/// How many incidents were reported of these shifts; one without is not among them.
pub(crate) async fn incidents_of<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shifts: &[Uuid],
) -> Result<BTreeMap<Uuid, u32>, Stop> {
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::ShiftId.is_in(shifts.iter().copied()))
        .filter(Column::Kind.eq(floor_words::of_signal_kind(SignalKind::Incident)));
    let mut found: BTreeMap<Uuid, u32> = BTreeMap::new();
    for row in query.all(rows.db).await? {
        let count = found.entry(row.shift_id).or_default();
        *count = count.saturating_add(1);
    }
    Ok(found)
}

/// Writes what a person did about it.
pub(crate) async fn answer(tx: &Tx<'_>, id: Uuid, given: SignalAnswer, is_open: bool) -> Result<(), Stop> {
    Entity::update_many()
        .col_expr(Column::IsOpen, Expr::value(is_open))
        .col_expr(Column::Answer, Expr::value(floor_words::of_signal_answer(given)))
        .col_expr(Column::AnsweredBy, Expr::value(tx.viewer().actor.clone()))
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::Id.eq(id))
        .exec(tx.db())
        .await?;
    Ok(())
}
