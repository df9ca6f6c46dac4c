//! Who could fill an empty seat, and why not the others.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    fit::{self, Obstacle, Post},
    place::Place,
    replacement::{Candidate, Proposal, propose},
    shift::Shift,
};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::contract::answer_view;
use crate::store::{
    Rows, call_line, contract, engagement, host_work,
    hours::presence_entry::{Column, Entity},
    pair, place, shift,
    tables::shift as shift_table,
    worker,
};

/// How far back working at a place still counts as knowing it, in days.
const KNOWS_THE_PLACE_DAYS: i64 = 90;

/// Proposals for a shift, at most so many of each sort.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (id, today): (Id<Shift>, Date),
    most: usize,
) -> Result<crews::ListReplacementsResponse, Stop> {
    let stored = shift::find(rows, id).await?;
    let shift = &stored.shift;
    let place = place::find(rows, shift.place).await?;
    let post = Post { demands: &place.demands, window: &shift.window, work: shift.work() };
    let (days, on) = (shift.window.days(), shift.window.day());
    let times = times_there(rows, shift.place, on).await?;
    let book = contract::book(rows, None, &[id.uuid()]).await?;
    let kind = engagement::find(rows, shift.engagement).await?.kind;
    let hosts = host_work::book(rows, None, Some(place.id.uuid())).await?;
    let (pairs, beside) = pair::around(rows, shift).await?;
    let of = Period::new(on, on).map_err(|cause| Fault::new("look at a day", cause))?;
    let said_no = call_line::said_no(rows, &of, &[id.uuid()]).await?;
    let mut candidates = Vec::new();
    for known in worker::load(rows, None, &shift.window).await? {
        let worker = known.worker;
        if !worker.is_employed(&days) || shift.crew.iter().any(|seat| seat.worker == worker.id) {
            continue;
        }
        let mut obstacles = fit::obstacles(&worker, &post);
        obstacles.extend(book.asks(worker.id, shift, today));
        obstacles.extend(hosts.asks(worker.id, (&place, kind), &days));
        obstacles.extend(pairs.asks(worker.id, &beside, &days));
        obstacles.extend(said_no.contains(&(worker.id.uuid(), id.uuid())).then_some(Obstacle::SaidNo));
        candidates.push(Candidate {
            obstacles,
            unmet_wishes: fit::unmet_wishes(&worker, &post),
            is_glad_there: pairs.is_glad_beside(worker.id, &beside, &days),
            times_there: times.get(&worker.id.uuid()).copied().unwrap_or(0),
            worker: worker.id,
            name: known.name,
        });
    }
    let found = propose(candidates, on, most);
    let view = |proposal: Proposal| {
        let answer = answer_view(book.answers.get(&(proposal.worker, id))).into();
        let Proposal { worker, name, reasons, needs_yes } = proposal;
        crews::Replacement { worker_id: worker.to_string(), display_name: name, reasons, needs_yes, answer }
    };
    Ok(crews::ListReplacementsResponse {
        fits: found.fits.into_iter().map(view).collect(),
        refused: found.refused.into_iter().map(view).collect(),
    })
}

/// On how many shifts of the place each worker was really present, lately.
async fn times_there<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    at: Id<Place>,
    before: Date,
) -> Result<BTreeMap<Uuid, u32>, Stop> {
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::ShiftId.in_subquery(recent_shifts(rows.tenant, at, before)))
        .filter(Column::Minutes.gt(0));
    let mut shifts: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for row in query.all(rows.db).await? {
        shifts.entry(row.worker_id).or_default().insert(row.shift_id);
    }
    Ok(shifts.into_iter().map(|(worker, shifts)| (worker, u32::try_from(shifts.len()).unwrap_or(u32::MAX))).collect())
}

fn recent_shifts(tenant: Uuid, at: Id<Place>, before: Date) -> SelectStatement {
    use shift_table::Column;
    let since = before.saturating_sub(KNOWS_THE_PLACE_DAYS.days());
    let mut query = Query::select();
    query
        .column(Column::Id)
        .from(shift_table::Entity)
        .and_where(Column::Tenant.eq(tenant))
        .and_where(Column::PlaceId.eq(at.uuid()))
        .and_where(Column::Day.between(to_column(since), to_column(before)));
    query
}
