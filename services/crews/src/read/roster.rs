//! What was done to a week's roster, and what changed on its shifts since they were made known.

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_crews_domain::stage::Stage;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews::{self, RosterStep};

use super::plan::{names, shift};
use crate::{
    planning::outcome::Difference,
    store::{
        Rows,
        publication::{self, Crew, PLAN_APPLIED, PUBLISHED, REPAIRED},
        roster,
    },
};

/// The versions of a week's roster, the newest first.
pub(crate) async fn versions<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    monday: Date,
) -> Result<Vec<crews::RosterVersion>, Stop> {
    let mut found = Vec::new();
    for (number, row) in publication::versions(rows, monday).await? {
        let step = match row.step.as_str() {
            PLAN_APPLIED => RosterStep::PlanApplied,
            PUBLISHED => RosterStep::Published,
            REPAIRED => RosterStep::Repaired,
            _ => RosterStep::Unspecified,
        };
        found.push(crews::RosterVersion {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            step: step.into(),
            subject_id: row.subject_id.to_string(),
            made_at_us: row.made_at_us,
            changes: u32::try_from(row.changes).unwrap_or(u32::MAX),
        });
    }
    Ok(found)
}

/// Shifts of these days on which somebody came or went since they were made known; who became absent is still on theirs.
pub(crate) async fn changes<C: ConnectionTrait>(rows: &Rows<'_, C>, of: Period) -> Result<Vec<crews::PlanShift>, Stop> {
    let facts = Box::pin(roster::facts(rows, of)).await?;
    let is_told = |own: &&crate::planning::facts::OnRoster| {
        own.shift.stage == Stage::Published && of.contains(own.shift.window.day())
    };
    let told: Vec<_> = facts.shifts.iter().filter(is_told).collect();
    let ids: Vec<Uuid> = told.iter().map(|own| own.shift.id.uuid()).collect();
    let (before, names) = (publication::of_shifts(rows, &ids).await?, names(&facts));
    let mut found = Vec::new();
    for own in told {
        let Some(before) = before.get(&own.shift.id.uuid()) else { continue };
        let now = Crew::of(&own.shift);
        let difference = Difference {
            joins: now.workers.difference(&before.workers).copied().collect(),
            leaves: before.workers.difference(&now.workers).copied().collect(),
            coach_joins: now.coaches.difference(&before.coaches).copied().collect(),
            coach_leaves: before.coaches.difference(&now.coaches).copied().collect(),
        };
        if difference.size() > 0 {
            found.push(shift(own, Some(&difference), &names));
        }
    }
    Ok(found)
}
