//! Judges a plan rule by rule, from the ids up. Slow on purpose: it shares nothing with the search but the instance.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{
    instance::{Coach, Host, Instance, Shift, Worker},
    plan::{Assignment, Plan},
    rule::{COACH_TRAVEL_MINUTES, DAY_MINUTES, EARLY_MINUTE, LATE_MINUTE, Rule},
};

/// One broken hard rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which.
    pub rule: Rule,
    /// On which shift.
    pub shift: String,
    /// By whom; empty when by the shift as a whole.
    pub person: String,
    /// What would have been right.
    pub limit: String,
    /// What is.
    pub actual: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, shift, person, limit, actual } = self;
        write!(f, "{}: {shift} {person} (limit {limit}, actual {actual})", rule.id())
    }
}

/// Everything that is wrong with a plan; nobody unknown may stand in it.
pub fn violations(instance: &Instance, plan: &Plan) -> Vec<Violation> {
    let mut judge = Judge { instance, shifts: BTreeMap::new(), found: Vec::new() };
    judge.shifts = instance.shifts.iter().map(|shift| (shift.id.as_str(), shift)).collect();
    let workers: BTreeMap<&str, &Worker> = instance.workers.iter().map(|own| (own.id.as_str(), own)).collect();
    let coaches: BTreeMap<&str, &Coach> = instance.coaches.iter().map(|own| (own.id.as_str(), own)).collect();
    let mut by_person: BTreeMap<&str, Vec<&Shift>> = BTreeMap::new();
    let mut named = BTreeSet::new();
    for assignment in &plan.assignments {
        let Some(shift) = judge.shifts.get(assignment.shift.as_str()).copied() else {
            judge.note(Rule::HeadsMax, (&assignment.shift, ""), ("a shift of the instance", "unknown"));
            continue;
        };
        if !named.insert(&assignment.shift) {
            judge.note(Rule::HeadsMax, (&shift.id, ""), ("named once", "named twice"));
        }
        let Some(host) = instance.hosts.get(shift.host) else { continue };
        let crew: Vec<&Worker> = assignment.workers.iter().filter_map(|id| workers.get(id.as_str()).copied()).collect();
        let guides: Vec<&Coach> =
            assignment.coaches.iter().filter_map(|id| coaches.get(id.as_str()).copied()).collect();
        if crew.len() != assignment.workers.len() || guides.len() != assignment.coaches.len() {
            judge.note(Rule::HeadsMax, (&shift.id, ""), ("people of the instance", "somebody unknown"));
        }
        for worker in &crew {
            judge.worker_on_shift(worker, shift, host);
            by_person.entry(&worker.id).or_default().push(shift);
        }
        for coach in &guides {
            judge.coach_on_shift(coach, shift, host);
            by_person.entry(&coach.id).or_default().push(shift);
        }
        judge.crew(shift, &crew, &guides);
    }
    judge.apart(&by_person);
    for (id, shifts) in by_person {
        match (workers.get(id), coaches.get(id)) {
            (Some(worker), _) => judge.calendar(id, worker.max_minutes_per_week, &shifts, true),
            (None, Some(coach)) => judge.calendar(id, coach.max_minutes_per_week, &shifts, false),
            (None, None) => {}
        }
    }
    judge.found
}

/// What the assignments of a plan say about one shift.
pub fn assignment<'a>(plan: &'a Plan, shift: &str) -> Option<&'a Assignment> {
    plan.assignments.iter().find(|own| own.shift == shift)
}

struct Judge<'a> {
    instance: &'a Instance,
    shifts: BTreeMap<&'a str, &'a Shift>,
    found: Vec<Violation>,
}

impl Judge<'_> {
    fn note(&mut self, rule: Rule, (shift, person): (&str, &str), (limit, actual): (&str, &str)) {
        self.found.push(Violation {
            rule,
            shift: shift.to_owned(),
            person: person.to_owned(),
            limit: limit.to_owned(),
            actual: actual.to_owned(),
        });
    }

    /// Notes when `actual` is more than `limit`.
    fn most(&mut self, rule: Rule, on: (&str, &str), limit: i32, actual: i32) {
        if actual > limit {
            self.note(rule, on, (&limit.to_string(), &actual.to_string()));
        }
    }

    fn bears(&mut self, rule: Rule, on: (&str, &str), is_asked: bool, is_refused: bool) {
        if is_asked && is_refused {
            self.note(rule, on, ("no", "yes"));
        }
    }

    /// Hard rule 1.
    fn worker_on_shift(&mut self, worker: &Worker, shift: &Shift, host: &Host) {
        let on = (shift.id.as_str(), worker.id.as_str());
        if worker.available.get(shift.day) != Some(&true) {
            self.note(Rule::WorkerAbsent, on, ("available", "absent"));
        }
        self.most(Rule::WorkerHoursDay, on, worker.max_minutes_per_day, shift.minutes());
        self.most(Rule::WorkerLift, on, worker.limits.lift_kg, host.demands.lift_kg);
        self.bears(Rule::WorkerStanding, on, host.demands.is_standing, worker.limits.is_seated_only);
        self.bears(Rule::WorkerNoise, on, host.demands.is_noisy, worker.limits.is_low_noise);
        self.bears(Rule::WorkerCrowd, on, host.demands.is_crowded, worker.limits.is_no_crowd);
        let travel = worker.travel_minutes.get(shift.host).copied().unwrap_or(i32::MAX);
        self.most(Rule::WorkerTravel, on, worker.max_travel_minutes, travel);
        if shift.start_minute < EARLY_MINUTE && !worker.is_early_ok {
            self.note(Rule::WorkerEarly, on, (&EARLY_MINUTE.to_string(), &shift.start_minute.to_string()));
        }
        if !worker.is_late_ok {
            self.most(Rule::WorkerLate, on, LATE_MINUTE, shift.end_minute);
        }
        if self.is_barred(&worker.barred, shift) {
            self.note(Rule::WorkerBarred, on, ("open", "barred"));
        }
    }

    /// Hard rule 2.
    fn coach_on_shift(&mut self, coach: &Coach, shift: &Shift, host: &Host) {
        let on = (shift.id.as_str(), coach.id.as_str());
        if coach.available.get(shift.day) != Some(&true) {
            self.note(Rule::CoachAbsent, on, ("available", "absent"));
        }
        if !coach.sectors.contains(&host.sector) {
            self.note(Rule::CoachSector, on, (&coach.sectors.join(" "), &host.sector));
        }
        let travel = coach.travel_minutes.get(shift.host).copied().unwrap_or(i32::MAX);
        self.most(Rule::CoachTravel, on, COACH_TRAVEL_MINUTES, travel);
        if self.is_barred(&coach.barred, shift) {
            self.note(Rule::CoachBarred, on, ("open", "barred"));
        }
    }

    /// Whether a shift is among those that somebody is kept from.
    fn is_barred(&self, barred: &BTreeSet<usize>, shift: &Shift) -> bool {
        barred.iter().any(|place| self.instance.shifts.get(*place).is_some_and(|own| own.id == shift.id))
    }

    /// Hard rule 3, for one person.
    fn calendar(&mut self, id: &str, most_minutes: i32, shifts: &[&Shift], is_worker: bool) {
        let (booked, hours) = if is_worker {
            (Rule::WorkerBooked, Rule::WorkerHoursWeek)
        } else {
            (Rule::CoachBooked, Rule::CoachHoursWeek)
        };
        let mut minutes: BTreeMap<usize, (i32, &str)> = BTreeMap::new();
        for (place, one) in shifts.iter().enumerate() {
            let week = minutes.entry(self.instance.week(one.day)).or_insert((0, &one.id));
            *week = (week.0 + one.minutes(), &one.id);
            for other in shifts.iter().skip(place + 1) {
                if one.day == other.day {
                    self.note(booked, (&other.id, id), ("one shift a day", &one.id));
                }
                self.rest(id, one, other);
                self.rest(id, other, one);
            }
        }
        for (actual, shift) in minutes.into_values() {
            self.most(hours, (shift, id), most_minutes, actual);
        }
    }

    /// Seats that are not taken together.
    fn apart(&mut self, by_person: &BTreeMap<&str, Vec<&Shift>>) {
        let instance = self.instance;
        let taken = |(worker, shift): (usize, usize)| {
            let (worker, shift) = (instance.workers.get(worker)?, instance.shifts.get(shift)?);
            let is_there = by_person.get(worker.id.as_str())?.iter().any(|own| own.id == shift.id);
            is_there.then_some((shift.id.as_str(), worker.id.as_str()))
        };
        for seats in &instance.apart {
            if let (Some(_), Some(on)) = (taken(seats.one), taken(seats.other)) {
                self.note(Rule::WorkerBarred, on, ("open", "barred"));
            }
        }
    }

    /// Rest between a shift and one of the next day of the same week.
    fn rest(&mut self, id: &str, before: &Shift, after: &Shift) {
        let is_next = before.day + 1 == after.day && self.instance.week(before.day) == self.instance.week(after.day);
        let rest = DAY_MINUTES + after.start_minute - before.end_minute;
        if is_next && rest < self.instance.min_rest_minutes {
            let limit = self.instance.min_rest_minutes.to_string();
            self.note(Rule::Rest, (&after.id, id), (&limit, &rest.to_string()));
        }
    }

    /// Hard rule 4.
    fn crew(&mut self, shift: &Shift, crew: &[&Worker], guides: &[&Coach]) {
        let on = (shift.id.as_str(), "");
        let count = |length: usize| i32::try_from(length).unwrap_or(i32::MAX);
        let (heads, coaches) = (count(crew.len()), count(guides.len()));
        self.most(Rule::CoachTooMany, on, shift.max_coaches, coaches);
        if heads == 0 {
            return;
        }
        if coaches == 0 {
            self.note(Rule::CoachMissing, on, ("1", "0"));
        }
        let load: i32 = crew.iter().map(|worker| worker.guidance_load).sum();
        self.most(Rule::GuidanceLoad, on, guides.iter().map(|coach| coach.guidance_capacity).sum(), load);
        self.most(Rule::GroupSize, on, guides.iter().map(|coach| coach.max_group).sum(), heads);
        self.most(Rule::HeadsMax, on, shift.heads_wanted, heads);
        if heads < shift.heads_min {
            self.note(Rule::HeadsMin, on, (&shift.heads_min.to_string(), &heads.to_string()));
        }
        let able = crew.iter().filter(|worker| shift.skill.as_ref().is_some_and(|skill| worker.skills.contains(skill)));
        let able = count(able.count());
        if able < shift.skill_min {
            self.note(Rule::Skill, on, (&shift.skill_min.to_string(), &able.to_string()));
        }
    }
}
