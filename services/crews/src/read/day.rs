//! A day in head counts, without names: also for a host, who sees its own.

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait};
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_crews_domain::{approval::Standing, policy::Action, presence::minutes_of};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::profile;
use crate::{
    permit::{Scope, scope},
    refused::refused,
    store::{Rows, approval, breach, presence, shift, tables::shift::Column},
};

/// The counts of a day within the viewer's reach. Who is free and what was breached is the workshop's alone.
pub(crate) async fn summary<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    day: Date,
) -> Result<crews::DaySummary, Stop> {
    let scope = scope(viewer, Action::ReadDaySummary)?;
    let of_day = scope.shifts(rows.tenant).add(Column::Day.eq(to_column(day)));
    let shifts = shift::load(rows, of_day).await?;
    let ids: Vec<Uuid> = shifts.iter().map(|stored| stored.shift.id.uuid()).collect();
    let ledgers = presence::of_shifts(rows, &ids).await?;
    let approvals = approval::of_shifts(rows, &ids).await?;
    let counted = approvals.iter().filter(|one| one.standing != Standing::Dropped);
    let sum = |of: fn(&shift::Stored) -> u32| shifts.iter().map(of).fold(0, u32::saturating_add);
    let empty = |stored: &shift::Stored| stored.shift.seats_empty(presence::stand_ins(&ledgers, &stored.shift));
    let seats_empty = shifts.iter().map(empty).fold(0, u32::saturating_add);
    let (mut workers, mut open_breaches) = (profile::Heads::default(), 0);
    if scope == Scope::All {
        workers = profile::heads(rows, day).await?;
        open_breaches = breach::open_among(rows, &ids).await?;
    }
    Ok(crews::DaySummary {
        day: day.to_string(),
        shifts: u32::try_from(shifts.len()).unwrap_or(u32::MAX),
        heads_wanted: sum(|stored| stored.shift.heads_wanted),
        heads_assigned: sum(|stored| stored.shift.heads_assigned()),
        heads_absent: sum(|stored| stored.shift.heads_absent()),
        workers_available: workers.available,
        workers_absent: workers.absent,
        minutes_present: u64::from(minutes_of(ledgers.values().flatten()).map_err(refused)?.value()),
        minutes_approved: counted.map(|one| u64::from(one.left().value())).sum(),
        open_breaches: u32::try_from(open_breaches).unwrap_or(u32::MAX),
        seats_empty,
    })
}
