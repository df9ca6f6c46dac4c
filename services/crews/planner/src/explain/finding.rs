//! Each hard rule for a person and a shift: what the limit is, what would be, and whether it fits.

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    explain::view::View,
    instance::{Coach, Host, Shift, Worker},
    rule::{COACH_TRAVEL_MINUTES, DAY_MINUTES, EARLY_MINUTE, LATE_MINUTE, Rule},
};

/// One rule, looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The rule's stable id.
    pub rule: &'static str,
    /// What the rule allows.
    pub limit: Value,
    /// What would be.
    pub actual: Value,
    /// Whether the rule allows it.
    pub fits: bool,
}

/// The findings of one person and one shift, while they are gathered.
struct Findings(Vec<Finding>);

impl Findings {
    fn note(&mut self, rule: Rule, limit: Value, actual: Value, fits: bool) {
        self.0.push(Finding { rule: rule.id(), limit, actual, fits });
    }

    fn most(&mut self, rule: Rule, limit: i32, actual: i32) {
        self.note(rule, json!(limit), json!(actual), actual <= limit);
    }

    fn least(&mut self, rule: Rule, limit: i32, actual: i32) {
        self.note(rule, json!(limit), json!(actual), actual >= limit);
    }

    /// Something the work may ask of those who can bear it.
    fn bears(&mut self, rule: Rule, can_bear: bool, is_asked: bool) {
        self.note(rule, json!(can_bear), json!(is_asked), can_bear || !is_asked);
    }
}

/// Every rule for a worker who joins a shift, or who is on it already.
pub fn of_worker(view: &View<'_>, worker: &Worker, shift: &Shift, host: &Host) -> Vec<Finding> {
    let mut found = Findings(Vec::new());
    let limits = worker.limits;
    let is_there = worker.available.get(shift.day) == Some(&true);
    found.note(Rule::WorkerAbsent, json!(true), json!(is_there), is_there);
    found.most(Rule::WorkerHoursDay, worker.max_minutes_per_day, shift.minutes());
    found.most(Rule::WorkerLift, limits.lift_kg, host.demands.lift_kg);
    found.bears(Rule::WorkerStanding, !limits.is_seated_only, host.demands.is_standing);
    found.bears(Rule::WorkerNoise, !limits.is_low_noise, host.demands.is_noisy);
    found.bears(Rule::WorkerCrowd, !limits.is_no_crowd, host.demands.is_crowded);
    let travel = worker.travel_minutes.get(shift.host).copied().unwrap_or(i32::MAX);
    found.most(Rule::WorkerTravel, worker.max_travel_minutes, travel);
    found.least(Rule::WorkerEarly, if worker.is_early_ok { 0 } else { EARLY_MINUTE }, shift.start_minute);
    let latest = if worker.is_late_ok { 2 * DAY_MINUTES } else { LATE_MINUTE };
    found.most(Rule::WorkerLate, latest, shift.end_minute);
    calendar(&mut found, view, (&worker.id, worker.max_minutes_per_week), shift, true);
    crew(&mut found, view, worker, shift);
    found.0
}

/// Every rule for a coach who joins a shift, or who is on it already.
pub fn of_coach(view: &View<'_>, coach: &Coach, shift: &Shift, host: &Host) -> Vec<Finding> {
    let mut found = Findings(Vec::new());
    let is_there = coach.available.get(shift.day) == Some(&true);
    found.note(Rule::CoachAbsent, json!(true), json!(is_there), is_there);
    found.note(Rule::CoachSector, json!(coach.sectors), json!(host.sector), coach.sectors.contains(&host.sector));
    let travel = coach.travel_minutes.get(shift.host).copied().unwrap_or(i32::MAX);
    found.most(Rule::CoachTravel, COACH_TRAVEL_MINUTES, travel);
    calendar(&mut found, view, (&coach.id, coach.max_minutes_per_week), shift, false);
    let others = view.coaches(shift).iter().filter(|id| **id != coach.id).count();
    found.most(Rule::CoachTooMany, shift.max_coaches, count(others) + 1);
    found.0
}

/// One shift a day, hours a week, rest.
fn calendar(found: &mut Findings, view: &View<'_>, (id, week_minutes): (&str, i32), shift: &Shift, is_worker: bool) {
    let (booked, hours) =
        if is_worker { (Rule::WorkerBooked, Rule::WorkerHoursWeek) } else { (Rule::CoachBooked, Rule::CoachHoursWeek) };
    let others: Vec<&Shift> = view.shifts_of(id).filter(|own| own.id != shift.id).collect();
    let same_day = others.iter().find(|own| own.day == shift.day);
    found.note(booked, Value::Null, json!(same_day.map(|own| &own.id)), same_day.is_none());
    let week = view.instance.week(shift.day);
    let in_week = others.iter().filter(|own| view.instance.week(own.day) == week && own.day != shift.day);
    found.most(hours, week_minutes, in_week.clone().map(|own| own.minutes()).sum::<i32>() + shift.minutes());
    let rest = |own: &&&Shift| match (own.day + 1 == shift.day, shift.day + 1 == own.day) {
        (true, _) => Some(DAY_MINUTES + shift.start_minute - own.end_minute),
        (_, true) => Some(DAY_MINUTES + own.start_minute - shift.end_minute),
        (false, false) => None,
    };
    let shortest = in_week.filter_map(|own| rest(&own)).min();
    let least = view.instance.min_rest_minutes;
    found.note(Rule::Rest, json!(least), json!(shortest), shortest.is_none_or(|rest| rest >= least));
}

/// The shift's own rules with this worker on it.
fn crew(found: &mut Findings, view: &View<'_>, worker: &Worker, shift: &Shift) {
    let coaches: Vec<&Coach> = view.coaches_of(shift).collect();
    found.least(Rule::CoachMissing, 1, count(coaches.len()));
    found.most(Rule::CoachTooMany, shift.max_coaches, count(coaches.len()));
    let others: Vec<&Worker> = view.workers_of(shift).filter(|own| own.id != worker.id).collect();
    let load: i32 = others.iter().map(|own| own.guidance_load).sum();
    let capacity = coaches.iter().map(|coach| coach.guidance_capacity).sum();
    found.most(Rule::GuidanceLoad, capacity, load + worker.guidance_load);
    let heads = count(others.len()) + 1;
    found.most(Rule::GroupSize, coaches.iter().map(|coach| coach.max_group).sum(), heads);
    found.least(Rule::HeadsMin, shift.heads_min, heads);
    found.most(Rule::HeadsMax, shift.heads_wanted, heads);
    let is_able = |own: &Worker| shift.skill.as_ref().is_some_and(|skill| own.skills.contains(skill));
    let able = others.iter().filter(|own| is_able(own)).count() + usize::from(is_able(worker));
    found.least(Rule::Skill, shift.skill_min, count(able));
}

fn count(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
