//! The times that a time clock proposes for who was not ticked off yet; a coach reads those of the own crews.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait};
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_crews_domain::{
    clock::{Stay, propose},
    policy::Action,
};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{around::Around, week::presence_view};
use crate::{
    permit::scope,
    store::{Rows, clock, presence, shift, tables::shift::Column},
};

/// Proposals of a day, by shift and person.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    on: Date,
) -> Result<Vec<crews::ProposedTime>, Stop> {
    let within_reach = scope(viewer, Action::ReadProposedTimes)?.shifts(rows.tenant);
    let mut stays: BTreeMap<Uuid, Vec<Stay>> = BTreeMap::new();
    for (worker, stay) in clock::of_day(rows, on).await? {
        stays.entry(worker).or_default().push(stay);
    }
    if stays.is_empty() {
        return Ok(Vec::new());
    }
    let shifts = shift::load(rows, within_reach.add(Column::Day.eq(to_column(on)))).await?;
    let ids: Vec<Uuid> = shifts.iter().map(|stored| stored.shift.id.uuid()).collect();
    let people: Vec<Uuid> = stays.keys().copied().collect();
    let (ledgers, around) = (presence::of_shifts(rows, &ids).await?, Around::load(rows, &[], &people).await?);
    let mut lines = Vec::new();
    for stored in &shifts {
        let (shift, id) = (&stored.shift, stored.shift.id.uuid());
        let is_to_take = |worker: &Uuid| {
            shift.crew.iter().any(|seat| seat.worker.uuid() == *worker) && !ledgers.contains_key(&(id, *worker))
        };
        for (worker, own) in stays.iter().filter(|(worker, _)| is_to_take(worker)) {
            let Some(found) = propose(&shift.window, shift.break_minutes.value(), own) else { continue };
            lines.push(crews::ProposedTime {
                shift_id: id.to_string(),
                worker_id: worker.to_string(),
                display_name: around.name(*worker),
                in_minute: found.stay.from,
                out_minute: found.stay.to,
                kind: presence_view(found.kind).into(),
                minutes: found.minutes,
            });
        }
    }
    Ok(lines)
}
