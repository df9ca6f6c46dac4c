//! The service's facts as an instance of the planner: values in, values out.
//!
//! One shift a person a day is planned. Whatever is not open (made known, approved, over, blocked by the law) stays as it
//! is: who is on it is not there for the planner that day, and its hours and the rest around it count.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Weekday},
};
use uuid::Uuid;
use werkbrug_crews_domain::{norm::COACH_CARRIES, stage::Stage, window::Window};
use werkbrug_planner::{
    instance::Instance,
    plan::{Assignment, Plan},
};

use super::facts::{Facts, Guide, OnRoster, Person};

mod pairs;
mod people;
mod places;
#[cfg(test)]
mod tests;

/// Hours between two days of work (law of 16 March 1971, article 38ter).
pub(crate) const REST_HOURS: i32 = 11;
/// A full week of work, in minutes: 38 hours.
pub(crate) const FULL_WEEK_MINUTES: i32 = 2_280;
/// How the ids of the coaches begin that stand for guidance nobody has to give, or that others give already.
const STAND_IN: char = '~';

/// Which shifts are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Planning: what was not made known yet and has not begun.
    Plan {
        /// What begins later is open.
        now: DateTime,
    },
    /// Going on with a day: what was made known as well.
    Mend,
}

/// What is asked of the mapping beside the facts.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    /// Which shifts are open.
    pub(crate) reach: Reach,
    /// Whoever is on an open shift stays there.
    pub(crate) keep_assigned: bool,
    /// Shifts that are not open after all.
    pub(crate) left_out: BTreeSet<Uuid>,
    /// People who stay where they are: told, on the way or at work.
    pub(crate) held: BTreeSet<Uuid>,
    /// Who is not asked for which shift: they said no.
    pub(crate) refused: BTreeSet<(Uuid, Uuid)>,
    /// The day on which people hear of it, when it matters.
    pub(crate) today: Option<Date>,
}

impl Wish {
    /// Nothing but which shifts are open.
    pub(crate) fn of(reach: Reach) -> Self {
        let today = match reach {
            Reach::Plan { now } => Some(now.date()),
            Reach::Mend => None,
        };
        let (left_out, held, refused) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { reach, keep_assigned: false, left_out, held, refused, today }
    }
}

/// The planner's problem.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// The instance; ids of shifts, workers and coaches are ours.
    pub(crate) instance: Instance,
    /// Who is where now, as far as the planner moves them.
    pub(crate) start: Plan,
    /// Who stays, by id and day of the instance.
    pub(crate) told: Vec<(String, usize)>,
}

/// The facts with what follows from them, while an instance is made.
struct Draft<'a> {
    facts: &'a Facts,
    wish: &'a Wish,
    /// The open shifts, in the order of the instance.
    open: Vec<&'a OnRoster>,
    /// The others around.
    closed: Vec<&'a OnRoster>,
    /// The places of the open shifts with whether a coach must be there: the hosts of the instance.
    hosts: Vec<(Uuid, bool)>,
}

/// The problem that the facts pose.
pub(crate) fn problem(facts: &Facts, wish: &Wish) -> Problem {
    let (open, closed): (Vec<_>, Vec<_>) = facts.shifts.iter().partition(|own| is_open(facts, wish, own));
    let mut hosts: Vec<(Uuid, bool)> = open.iter().map(|own| host_of(own)).collect();
    hosts.sort_unstable();
    hosts.dedup();
    let draft = Draft { facts, wish, open, closed, hosts };
    let people: Vec<&Person> = facts.people.iter().filter(|person| draft.is_planned(person)).collect();
    let guides: Vec<&Guide> = facts.coaches.iter().filter(|guide| draft.may_guide(guide)).collect();
    let (instance_coaches, stand_ins) = draft.coaches(&guides);
    let instance = Instance {
        name: facts.of.from().to_string(),
        days: usize::try_from(facts.of.days()).unwrap_or(0),
        days_per_week: 7,
        min_rest_minutes: REST_HOURS * 60,
        hosts: draft.hosts(&guides),
        workers: people.iter().map(|person| draft.worker(person)).collect(),
        shifts: draft.open.iter().map(|own| draft.shift(own)).collect(),
        coaches: instance_coaches,
        apart: draft.apart(&people),
        glad: draft.glad(&people),
    };
    let mut start = draft.start(&people, &guides);
    let mut told = draft.told(&start);
    for (shift, stand_in, day) in stand_ins {
        match start.assignments.iter_mut().find(|own| own.shift == shift) {
            Some(own) => own.coaches.push(stand_in.clone()),
            None => start.assignments.push(Assignment { shift, coaches: vec![stand_in.clone()], workers: vec![] }),
        }
        told.push((stand_in, day));
    }
    Problem { instance, start, told }
}

fn is_open(facts: &Facts, wish: &Wish, own: &OnRoster) -> bool {
    let (day, stage) = (own.shift.window.day(), own.shift.stage);
    let is_within_reach = match wish.reach {
        Reach::Plan { now } => own.shift.window.span().from > now && stage == Stage::Requested,
        Reach::Mend => matches!(stage, Stage::Requested | Stage::Published),
    };
    let is_kept_out = wish.left_out.contains(&own.shift.id.uuid()) || !own.red.is_empty() || own.closed.is_some();
    facts.of.contains(day) && is_within_reach && !is_kept_out
}

fn host_of(own: &OnRoster) -> (Uuid, bool) {
    (own.place.id.uuid(), own.is_guided())
}

/// Whether an id stands for guidance and for nobody.
pub(crate) fn is_stand_in(id: &str) -> bool {
    id.starts_with(STAND_IN)
}

/// Whether two shifts leave a person no rest, or overlap.
pub(crate) fn is_too_near(one: &Window, other: &Window) -> bool {
    let (one, other) = (one.span(), other.span());
    let rest = REST_HOURS.hours();
    one.from < other.to.saturating_add(rest) && other.from < one.to.saturating_add(rest)
}

/// The Monday of the week of a day.
pub(crate) fn monday_of(day: Date) -> Date {
    let back = i64::from(day.weekday().since(Weekday::Monday));
    day.saturating_sub(back.days())
}

/// Minutes as the planner counts them.
pub(crate) fn whole(minutes: u32) -> i32 {
    i32::try_from(minutes).unwrap_or(i32::MAX)
}

impl Draft<'_> {
    fn day(&self, own: &OnRoster) -> usize {
        self.facts.of.iter_days().position(|day| day == own.shift.window.day()).unwrap_or(0)
    }

    /// What others than the planner's people give and take on an open shift: heads that come, their load, coaches.
    fn outsiders(&self, own: &OnRoster) -> Outsiders {
        let mut found = Outsiders::default();
        for seat in own.shift.crew.iter().filter(|seat| !seat.is_absent) {
            let person = self.facts.people.iter().find(|person| person.worker.id == seat.worker);
            if !person.is_some_and(|person| self.is_planned(person) && self.moves(person.id(), own)) {
                found.heads += 1;
                found.load += whole(person.map_or(COACH_CARRIES / 7, Person::load));
            }
        }
        let day = own.shift.window.day();
        for guide in self.facts.coaches.iter().filter(|guide| own.shift.is_guided_by(guide.coach.id)) {
            let is_there = guide.is_qualified(day) && !guide.away.contains(&day);
            if is_there && !(self.may_guide(guide) && self.moves_coach(guide, own)) {
                found.coaches += 1;
            }
        }
        found
    }

    /// Whether the planner may move somebody on the day of a shift: they are on one open shift at most, on no other, and were
    /// not ticked as being there.
    fn moves(&self, worker: Uuid, own: &OnRoster) -> bool {
        let day = own.shift.window.day();
        let on_day = |other: &&&OnRoster| other.expects(worker) && other.shift.window.day() == day;
        let has_come = self.facts.came.contains(&(worker, own.shift.id.uuid()));
        !has_come && self.open.iter().filter(on_day).count() < 2 && !self.is_taken(worker, day)
    }

    /// Whether somebody is on a shift that is not open, that day.
    fn is_taken(&self, worker: Uuid, day: Date) -> bool {
        self.closed.iter().any(|other| other.expects(worker) && other.shift.window.days().contains(&day))
    }

    /// The same for a coach; one who stands where no coach must be is not asked away.
    fn moves_coach(&self, guide: &Guide, own: &OnRoster) -> bool {
        let day = own.shift.window.day();
        let guides = |other: &&&OnRoster| other.shift.is_guided_by(guide.coach.id);
        let is_busy = |other: &OnRoster| !other.is_guided() && other.shift.window.day() == day;
        let on_day = self.open.iter().filter(guides).filter(|other| other.shift.window.day() == day).count();
        on_day < 2
            && !self.open.iter().filter(guides).any(|other| is_busy(other))
            && !self.closed.iter().filter(guides).any(|other| other.shift.window.days().contains(&day))
    }

    /// Who is where now, as far as the planner moves them.
    fn start(&self, people: &[&Person], guides: &[&Guide]) -> Plan {
        let mut plan = Plan::default();
        for own in &self.open {
            let workers = people.iter().filter(|person| own.expects(person.id()) && self.moves(person.id(), own));
            let coaches = guides.iter().filter(|guide| {
                own.is_guided() && own.shift.is_guided_by(guide.coach.id) && self.moves_coach(guide, own)
            });
            plan.assignments.push(Assignment {
                shift: own.shift.id.to_string(),
                coaches: coaches.map(|guide| guide.id().to_string()).collect(),
                workers: workers.map(|person| person.id().to_string()).collect(),
            });
        }
        plan
    }

    /// Who stays where the start has them.
    fn told(&self, start: &Plan) -> Vec<(String, usize)> {
        let days: BTreeMap<String, usize> =
            self.open.iter().map(|own| (own.shift.id.to_string(), self.day(own))).collect();
        let held: BTreeSet<String> = self.wish.held.iter().map(Uuid::to_string).collect();
        let mut told = Vec::new();
        for own in &start.assignments {
            for person in own.workers.iter().chain(&own.coaches) {
                if self.wish.keep_assigned || held.contains(person) {
                    told.extend(days.get(&own.shift).map(|day| (person.clone(), *day)));
                }
            }
        }
        told
    }
}

/// What others than the planner's people are on a shift.
#[derive(Clone, Copy, Debug, Default)]
struct Outsiders {
    heads: i32,
    load: i32,
    coaches: i32,
}
