//! Jobs of the planner, for who plans: how far they are, and what they would change.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::page::Page;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews::{self, PlanMove, PlanState};

use super::{Part, after_id, cut, engagement::gate_view, wanted};
use crate::{
    planning::{
        facts::{Facts, OnRoster},
        mapping::{Problem, problem},
        outcome::{Difference, PlannedShift, differences, wish_of},
        worker::period,
    },
    store::{
        Rows, plan_job,
        plan_rows::plan_job::{Column, Entity, Model},
        roster,
    },
};

/// A job with the best plan so far, against who is where now.
pub(crate) async fn get<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    id: Uuid,
    now: DateTime,
) -> Result<crews::PlanJob, Stop> {
    let job = plan_job::find(rows, id).await?;
    let facts = Box::pin(roster::facts(rows, period(&job)?)).await?;
    let plan = plan_job::plan(&job)?;
    let posed = problem(&facts, &wish_of(&facts, (job.keep_assigned, &plan), now));
    let shifts = shifts(&facts, &posed, &plan);
    Ok(crews::PlanJob { shifts, blocked: blocked(&facts), ..view(&job) })
}

/// A page of jobs, the newest first.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    monday: Option<Date>,
    page: &Page,
) -> Result<Part<crews::PlanJob>, Stop> {
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Some(monday) = monday {
        query = query.filter(Column::Monday.eq(to_column(monday)));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.lt(after));
    }
    let found = query.order_by_desc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    Ok((found.iter().map(view).collect(), token))
}

fn view(job: &Model) -> crews::PlanJob {
    crews::PlanJob {
        plan_id: job.id.to_string(),
        monday: from_column(job.monday).to_string(),
        days: u32::try_from(job.days).unwrap_or(0),
        progress: Some(progress(job)),
        keep_assigned: job.keep_assigned,
        submitted_at_us: job.submitted_at_us,
        failure: job.failure.clone(),
        failure_shift_id: job.failure_shift.map(|shift| shift.to_string()).unwrap_or_default(),
        ..crews::PlanJob::default()
    }
}

/// How far a job is.
pub(crate) fn progress(job: &Model) -> crews::PlanProgress {
    let count = |column: i64| u32::try_from(column).unwrap_or(u32::MAX);
    let score = |medium: Option<i64>, soft: Option<i64>| {
        medium.zip(soft).map(|(medium, soft)| crews::PlanScore { hard: 0, medium, soft })
    };
    crews::PlanProgress {
        state: state(&job.state).into(),
        elapsed_ms: count(job.elapsed_ms),
        wanted_ms: count(job.wanted_ms),
        best: score(job.medium, job.soft),
        bound: score(job.bound_medium, job.bound_soft),
        seats_empty: count(job.seats_empty),
        seats_wanted: count(job.seats_wanted),
        people_idle: count(job.people_idle),
        etag: job.version.to_string(),
    }
}

/// A word as a state; a word of a later version is none that is known here.
pub(crate) fn state(word: &str) -> PlanState {
    match word {
        plan_job::WAITING => PlanState::Waiting,
        plan_job::SEARCHING => PlanState::Searching,
        plan_job::DONE => PlanState::Done,
        plan_job::STOPPED => PlanState::Stopped,
        plan_job::APPLIED => PlanState::Applied,
        plan_job::FAILED => PlanState::Failed,
        _ => PlanState::Unspecified,
    }
}

/// Names by id, of workers and coaches together.
pub(crate) fn names(facts: &Facts) -> BTreeMap<Uuid, (String, bool)> {
    let workers = facts.people.iter().map(|person| (person.id(), (person.name.clone(), false)));
    let coaches = facts.coaches.iter().map(|guide| (guide.id(), (guide.coach.name.clone(), true)));
    workers.chain(coaches).collect()
}

fn shifts(facts: &Facts, posed: &Problem, plan: &[PlannedShift]) -> Vec<crews::PlanShift> {
    let (changes, names) = (differences(posed, plan), names(facts));
    let planned: BTreeSet<Uuid> = plan.iter().map(|own| own.shift).collect();
    let of_plan = facts.shifts.iter().filter(|own| planned.contains(&own.shift.id.uuid()));
    of_plan.map(|own| shift(own, changes.get(&own.shift.id.uuid()), &names)).collect()
}

/// A shift with who stays, comes and goes.
pub(crate) fn shift(
    own: &OnRoster,
    difference: Option<&Difference>,
    names: &BTreeMap<Uuid, (String, bool)>,
) -> crews::PlanShift {
    let nothing = Difference::default();
    let changes = difference.unwrap_or(&nothing);
    let now = own.shift.crew.iter().filter(|seat| !seat.is_absent).map(|seat| seat.worker.uuid());
    let now = now.chain(own.shift.coaches.iter().map(|coach| coach.uuid()));
    let leaves = |id: &Uuid| changes.leaves.contains(id) || changes.coach_leaves.contains(id);
    let mut people: Vec<crews::PlanPerson> = Vec::new();
    let mut add = |id: Uuid, step: PlanMove| {
        let (display_name, is_coach) = names.get(&id).cloned().unwrap_or_default();
        people.push(crews::PlanPerson { person_id: id.to_string(), display_name, is_coach, r#move: step.into() });
    };
    let joins = changes.joins.iter().chain(&changes.coach_joins);
    let leaving = changes.leaves.iter().chain(&changes.coach_leaves);
    let is_changing = |id: &Uuid| leaves(id) || changes.joins.contains(id) || changes.coach_joins.contains(id);
    now.filter(|id| !is_changing(id)).for_each(|id| add(id, PlanMove::Stays));
    joins.for_each(|id| add(*id, PlanMove::Joins));
    leaving.for_each(|id| add(*id, PlanMove::Leaves));
    people.sort_by(|one, other| (!one.is_coach, &one.display_name).cmp(&(!other.is_coach, &other.display_name)));
    let window = &own.shift.window;
    crews::PlanShift {
        shift_id: own.shift.id.to_string(),
        place_id: own.place.id.to_string(),
        place_name: own.place.name.clone(),
        day: window.day().to_string(),
        start_minute: window.start_minute(),
        end_minute: window.end_minute(),
        heads_wanted: own.shift.heads_wanted,
        people,
    }
}

/// Shifts of these days that a red gate or a closure keeps out of every plan.
fn blocked(facts: &Facts) -> Vec<crews::PlanBlocked> {
    let is_kept_out = |own: &&OnRoster| !own.red.is_empty() || own.closed.is_some();
    let kept_out = facts.shifts.iter().filter(is_kept_out).filter(|own| facts.of.contains(own.shift.window.day()));
    let view = |own: &OnRoster| crews::PlanBlocked {
        shift_id: own.shift.id.to_string(),
        place_name: own.place.name.clone(),
        day: own.shift.window.day().to_string(),
        start_minute: own.shift.window.start_minute(),
        end_minute: own.shift.window.end_minute(),
        sentences: own.red.iter().map(|gate| gate.sentence.clone()).collect(),
        gates: own.red.iter().cloned().map(gate_view).collect(),
        closed_word: own.closed.as_ref().map(|closure| closure.word.clone()).unwrap_or_default(),
    };
    kept_out.map(view).collect()
}
