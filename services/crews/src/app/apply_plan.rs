//! A plan becomes people on shifts, all of it or nothing: what it was made from must still be so, and the planner's
//! checker judges it again on what is known now.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{policy::Action, stage::Change};
use werkbrug_pipeline::{
    columns::from_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};
use werkbrug_planner::checker;

use crate::{
    permit::scope,
    planning::{
        facts::{Facts, OnRoster},
        mapping::{Problem, problem},
        outcome::{Difference, PlannedShift, differences, plan_of, wish_of},
        worker::period,
    },
    publish,
    store::{
        coach, moment, pair,
        plan_job::{self, APPLIED, DONE, STOPPED},
        plan_rows::plan_job::Model,
        publication::{self, PLAN_APPLIED},
        roster, seats,
        shift::{self, Stored},
        within,
    },
};

/// Which plan, as it was looked at.
#[derive(Clone, Debug)]
pub(crate) struct ApplyPlan {
    /// The job.
    pub(crate) plan: Uuid,
    /// Its version.
    pub(crate) etag: String,
}

#[async_trait]
impl UseCase for ApplyPlan {
    fn name(&self) -> &'static str {
        "apply_plan"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let job = plan_job::lock(tx, self.plan).await?;
        self.must_be_ready(&job)?;
        let plan = plan_job::plan(&job)?;
        let shifts: Vec<Uuid> = plan.iter().map(|own| own.shift).collect();
        seats::hold_shifts(tx, shifts.clone()).await?;
        let of = period(&job)?;
        pair::hold_places(tx, &shifts, (of.from(), of.to())).await?;
        // Held before the week is read: whoever promises one of these coaches meanwhile is seen, or waits.
        let coaches: BTreeSet<Uuid> = plan.iter().flat_map(|own| own.coaches.iter().copied()).collect();
        coach::hold(tx, &coaches).await?;
        let facts = Box::pin(roster::facts(&within(tx), of)).await?;
        let posed = problem(&facts, &wish_of(&facts, (job.keep_assigned, &plan), moment(tx)?));
        must_still_hold(&facts, &posed, &plan)?;
        let found = differences(&posed, &plan);
        let event = Box::pin(write(tx, &facts, &found)).await?;
        let (shifts, changes) = (found.len(), found.values().map(Difference::size).sum::<usize>());
        publication::version(tx, (from_column(job.monday), PLAN_APPLIED), job.id, changes).await?;
        let saved = plan_job::save(tx.db(), Model { state: APPLIED.to_owned(), ..job }).await?;
        let receipt = Receipt::new(saved.id, saved.version.to_string())
            .with_fact("shifts_changed", shifts.to_string())
            .with_fact("changes", changes.to_string());
        Ok(match event {
            Some(event) => receipt.with_event(event),
            None => receipt,
        })
    }
}

impl ApplyPlan {
    fn must_be_ready(&self, job: &Model) -> Result<(), Refusal> {
        match job.state.as_str() {
            DONE | STOPPED if job.plan.is_empty() => {
                Err(Refusal::new(Kind::Precondition, "PLAN_EMPTY", "the search stopped before there was a plan"))
            }
            DONE | STOPPED if job.version.to_string() == self.etag => Ok(()),
            DONE | STOPPED => {
                let text = "the plan is not the one that was looked at; look again";
                Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag"))
            }
            APPLIED => Err(Refusal::new(Kind::Precondition, "PLAN_APPLIED", "the plan was applied already")),
            _ => Err(Refusal::new(Kind::Precondition, "PLAN_NOT_READY", "the plan is still being searched, or failed")),
        }
    }
}

/// Nothing that the plan was made from changed, and the checker finds nothing.
fn must_still_hold(facts: &Facts, posed: &Problem, plan: &[PlannedShift]) -> Result<(), Refusal> {
    let now: BTreeMap<Uuid, &OnRoster> = facts.shifts.iter().map(|own| (own.shift.id.uuid(), own)).collect();
    let is_open = |shift: Uuid| posed.instance.shifts.iter().any(|own| own.id == shift.to_string());
    for own in plan {
        let there = now.get(&own.shift);
        if there.is_none_or(|there| there.version != own.version) || !is_open(own.shift) {
            return Err(changed(own.shift, there.copied(), "CHANGED"));
        }
    }
    let Some(found) = checker::violations(&posed.instance, &plan_of(posed, plan)).into_iter().next() else {
        return Ok(());
    };
    let shift = Uuid::try_parse(&found.shift).unwrap_or_default();
    Err(changed(shift, now.get(&shift).copied(), found.rule.id()))
}

/// The answer names the shift and what is the matter, never a person.
fn changed(shift: Uuid, there: Option<&OnRoster>, rule: &'static str) -> Refusal {
    let text = "something that the plan was made from has changed since; plan again";
    let refusal = Refusal::new(Kind::Conflict, "PLAN_BASE_CHANGED", text)
        .with_fact("shift_id", shift.to_string())
        .with_fact("rule", rule);
    let Some(there) = there else { return refusal };
    let window = &there.shift.window;
    refusal
        .with_fact("place_name", there.place.name.clone())
        .with_fact("day", window.day().to_string())
        .with_fact("start_minute", window.start_minute().to_string())
        .with_fact("end_minute", window.end_minute().to_string())
}

/// Everybody leaves first and comes then, each in one order, so that two plans at once wait for each other and not for
/// ever; the last event.
async fn write(tx: &Tx<'_>, facts: &Facts, found: &BTreeMap<Uuid, Difference>) -> Result<Option<Uuid>, Stop> {
    let mut shifts: BTreeMap<Uuid, Stored> = BTreeMap::new();
    for own in facts.shifts.iter().filter(|own| found.contains_key(&own.shift.id.uuid())) {
        shifts.insert(own.shift.id.uuid(), Stored::new(own.shift.clone(), own.version));
    }
    seats::leave(tx, &mut shifts, found).await?;
    seats::come(tx, &mut shifts, found).await?;
    let mut event = None;
    for (id, stored) in &mut shifts {
        shift::save(tx, stored).await?;
        let is_fuller = found.get(id).is_some_and(|own| !own.joins.is_empty() || !own.coach_joins.is_empty());
        let change = if is_fuller { Change::Assigned } else { Change::Released };
        event = Some(publish::shift_changed(tx, &stored.shift, change));
    }
    Ok(event)
}
