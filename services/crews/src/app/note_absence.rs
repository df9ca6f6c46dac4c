//! Somebody is not available any more, or again: where a host counts on them by now, what changed is written down.

use jiff::ToSpan;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;
use werkbrug_crews_domain::stage::Stage;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::social::WorkerUnavailable;

use crate::{
    parse,
    store::{
        head_count, seats,
        shift::{self, Stored},
        tables::shift::Column,
        within, words, worker,
    },
};

/// Days back: who is said to have been away longer ago changes no count that a host still looks at.
const DAYS_BACK: i64 = 7;

/// The shifts of somebody that may change by what is said of them, held; none of hours that were approved.
pub(crate) async fn touched(tx: &Tx<'_>, said: &WorkerUnavailable) -> Result<Vec<Stored>, Stop> {
    let (rows, today) = (within(tx), tx.today());
    let of = parse::id::<Uuid>("worker_id", &said.worker_id)?.uuid();
    let days = (today.saturating_sub(DAYS_BACK.days()), today);
    let wanted = Condition::all()
        .add(Column::Id.in_subquery(worker::shifts_between(rows.tenant, of, days)))
        .add(Column::Stage.ne(words::of_stage(Stage::Approved)));
    let ids: Vec<Uuid> = shift::load(&rows, wanted).await?.iter().map(|stored| stored.shift.id.uuid()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    seats::hold_shifts(tx, ids.clone()).await?;
    shift::load(&rows, Condition::all().add(Column::Id.is_in(ids))).await
}

/// Writes down what changed of the counts of these shifts, as they were before.
pub(crate) async fn note_absence(tx: &Tx<'_>, before: &[Stored]) -> Result<(), Stop> {
    for Stored { shift: was, .. } in before {
        let is = shift::find(&within(tx), Id::from_uuid(was.id.uuid())).await?;
        head_count::note_availability(tx, was, &is.shift).await?;
    }
    Ok(())
}
