//! Workers and coaches, as the planner has them: who may be on which shift, and for how long in a week.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use uuid::Uuid;
use werkbrug_crews_domain::norm::COACH_CARRIES;
use werkbrug_planner::instance::{Coach, Limits, Worker};

use super::{
    Draft, FULL_WEEK_MINUTES, STAND_IN, is_too_near, monday_of,
    places::{FREE, GUIDED},
    whole,
};
use crate::planning::facts::{Guide, OnRoster, Person};

/// Guidance where nobody must guide, and heads: enough for any crew.
const PLENTY: i32 = 91_000;
/// Longer than any shift.
const LONGEST_MINUTES: i32 = 2_880;
/// How often somebody was at a place before it is theirs, and before they mind another much.
const KNOWS_THE_PLACE: u32 = 3;
const AT_HOME_THERE: u32 = 10;
/// How much each of these minds another place.
const MINDS: i32 = 1;
const MINDS_MUCH: i32 = 2;
/// The worst that somebody can think of a place.
const AVERSION: i32 = -2;

/// A coach who stands for guidance: the shift, the id and the day.
pub(super) type StandIn = (String, String, usize);

impl Draft<'_> {
    /// Whether somebody is planned: employed on some of these days or on one of the shifts, and not one who guides.
    pub(super) fn is_planned(&self, person: &Person) -> bool {
        let employed = |day: Date| person.worker.is_employed(&[day]);
        let is_there = self.facts.of.iter_days().any(employed);
        let is_on = || self.open.iter().any(|own| own.expects(person.id()));
        !person.is_support_staff() && (is_there || is_on())
    }

    /// Whether the planner may ask a coach: qualified by the last day.
    pub(super) fn may_guide(&self, guide: &Guide) -> bool {
        guide.is_qualified(self.facts.of.to())
    }

    /// A worker. What they can bear is judged by the rules of the service, shift by shift.
    pub(super) fn worker(&self, person: &Person) -> Worker {
        let id = person.id();
        let (fixed, moving) = self.work_of(|own| own.expects(id), |own| self.moves(id, own));
        let home = self.home(person);
        Worker {
            id: id.to_string(),
            limits: Limits { lift_kg: i32::MAX, is_seated_only: false, is_low_noise: false, is_no_crowd: false },
            max_minutes_per_day: i32::MAX,
            max_minutes_per_week: self.week_minutes(contract_minutes(person), &fixed, &moving),
            guidance_load: whole(person.load()),
            skills: Vec::new(),
            learning: None,
            max_travel_minutes: 0,
            travel_minutes: vec![0; self.hosts.len()],
            is_early_ok: true,
            is_late_ok: true,
            home_host: home.map(|(host, _)| host),
            stability: home.map_or(0, |(_, minds)| minds),
            preference: self.preference(person),
            available: self.days_of(|day| !fixed.iter().any(|own| own.shift.window.days().contains(&day))),
            barred: self.barred(|own| self.is_barred(person, own, &fixed)),
        }
    }

    /// What somebody has that the planner leaves alone, and what it may give to another.
    fn work_of(
        &self,
        is_on: impl Fn(&OnRoster) -> bool,
        moves: impl Fn(&OnRoster) -> bool,
    ) -> (Vec<&OnRoster>, Vec<&OnRoster>) {
        let open = self.open.iter().copied().filter(|own| is_on(own));
        let (moving, stuck): (Vec<&OnRoster>, Vec<&OnRoster>) = open.partition(|own| moves(own));
        let closed = self.closed.iter().copied().filter(|own| is_on(own));
        (closed.chain(stuck).collect(), moving)
    }

    fn is_barred(&self, person: &Person, own: &OnRoster, fixed: &[&OnRoster]) -> bool {
        let pair = (person.id(), own.shift.id.uuid());
        if self.wish.refused.contains(&pair) {
            return true;
        }
        if self.stays(own) && own.expects(person.id()) {
            return false;
        }
        let is_near = |other: &&OnRoster| is_too_near(&other.shift.window, &own.shift.window);
        let is_missing =
            || !self.facts.hosts.asks(person.worker.id, (&own.place, own.kind), &own.shift.window.days()).is_empty();
        let is_unfit = fixed.iter().any(is_near) || !person.obstacles(own).is_empty();
        is_unfit || self.needs_yes(person, own) || is_missing() || self.is_kept_from(person, own)
    }

    /// Whether somebody would have to say yes first, or said no, and is not there already.
    fn needs_yes(&self, person: &Person, own: &OnRoster) -> bool {
        let today = self.wish.today.unwrap_or_else(|| own.shift.window.day());
        let is_asked = || !self.facts.book.asks(person.worker.id, &own.shift, today).is_empty();
        !own.expects(person.id()) && (self.said_no(person.id(), own) || is_asked())
    }

    fn said_no(&self, person: Uuid, own: &OnRoster) -> bool {
        self.facts.said_no.contains(&(person, own.shift.id.uuid()))
    }

    /// The coaches whom the planner moves, and those who stand for guidance that is not asked or already given.
    pub(super) fn coaches(&self, guides: &[&Guide]) -> (Vec<Coach>, Vec<StandIn>) {
        let mut coaches: Vec<Coach> = guides.iter().map(|guide| self.coach(guide)).collect();
        let mut stand_ins = Vec::new();
        for (number, own) in self.open.iter().enumerate() {
            let outsiders = self.outsiders(own);
            let given = outsiders.coaches * whole(COACH_CARRIES) - outsiders.load;
            let capacity = if own.is_guided() { given } else { PLENTY };
            if capacity <= 0 {
                continue;
            }
            let day = self.day(own);
            let others = self.open.iter().enumerate().filter(|(other, _)| *other != number);
            let (shift, id) = (own.shift.id.to_string(), format!("{STAND_IN}{}", own.shift.id));
            coaches.push(Coach {
                id: id.clone(),
                sectors: vec![if own.is_guided() { GUIDED } else { FREE }.to_owned()],
                max_minutes_per_week: LONGEST_MINUTES,
                guidance_capacity: capacity,
                max_group: PLENTY,
                available: self.facts.of.iter_days().enumerate().map(|(place, _)| place == day).collect(),
                travel_minutes: vec![0; self.hosts.len()],
                barred: others.filter(|(_, other)| self.day(other) == day).map(|(other, _)| other).collect(),
            });
            stand_ins.push((shift, id, day));
        }
        (coaches, stand_ins)
    }

    fn coach(&self, guide: &Guide) -> Coach {
        let guides = |own: &OnRoster| own.shift.is_guided_by(guide.coach.id);
        let (fixed, moving) = self.work_of(guides, |own| self.moves_coach(guide, own));
        let is_near = |own: &OnRoster| fixed.iter().any(|other| is_too_near(&other.shift.window, &own.shift.window));
        let is_refused = |own: &OnRoster| {
            let said_no = !guides(own) && self.said_no(guide.id(), own);
            said_no || self.wish.refused.contains(&(guide.id(), own.shift.id.uuid()))
        };
        let is_unfit = |own: &OnRoster| !guide.is_qualified(own.shift.window.day());
        let is_free = |day: Date| {
            let is_busy = fixed.iter().any(|own| own.shift.window.days().contains(&day));
            !guide.away.contains(&day) && !is_busy
        };
        Coach {
            id: guide.id().to_string(),
            sectors: vec![GUIDED.to_owned()],
            max_minutes_per_week: self.week_minutes(FULL_WEEK_MINUTES, &fixed, &moving),
            guidance_capacity: whole(COACH_CARRIES),
            max_group: PLENTY,
            available: self.days_of(is_free),
            travel_minutes: vec![0; self.hosts.len()],
            barred: self.barred(|own| is_unfit(own) || is_near(own) || is_refused(own)),
        }
    }

    fn days_of(&self, is_there: impl Fn(Date) -> bool) -> Vec<bool> {
        self.facts.of.iter_days().map(is_there).collect()
    }

    fn barred(&self, is_barred: impl Fn(&OnRoster) -> bool) -> BTreeSet<usize> {
        let open = self.open.iter().enumerate();
        open.filter(|(_, own)| is_barred(own)).map(|(number, _)| number).collect()
    }

    /// What is left of a week's minutes beside work that is not planned; never less than what somebody already has where
    /// people stay.
    fn week_minutes(&self, most: i32, fixed: &[&OnRoster], moving: &[&OnRoster]) -> i32 {
        let week = monday_of(self.facts.of.from());
        let sum = |of: &[&OnRoster]| -> i32 {
            let of_week = of.iter().filter(|own| monday_of(own.shift.window.day()) == week);
            of_week.map(|own| whole(own.shift.work().value())).sum()
        };
        let kept: Vec<&OnRoster> = moving.iter().copied().filter(|own| self.stays(own)).collect();
        (most - sum(fixed)).max(sum(&kept)).max(0)
    }

    /// Where somebody usually is, and how much they mind another place.
    fn home(&self, person: &Person) -> Option<(usize, i32)> {
        let known = self.hosts.iter().enumerate();
        let times = known.filter_map(|(host, (place, _))| Some((*person.times_at.get(place)?, host)));
        let (times, host) = times.max_by_key(|(times, host)| (*times, std::cmp::Reverse(*host)))?;
        let minds = match times {
            0..KNOWS_THE_PLACE => return None,
            KNOWS_THE_PLACE..AT_HOME_THERE => MINDS,
            AT_HOME_THERE.. => MINDS_MUCH,
        };
        Some((host, minds))
    }

    /// A place that asks what somebody would rather not do is less liked, by each such wish.
    fn preference(&self, person: &Person) -> Vec<i32> {
        let wishes = |host: &(Uuid, bool)| {
            let there = self.open.iter().filter(|own| super::host_of(own) == *host);
            let unmet = |own: &&OnRoster| werkbrug_crews_domain::fit::unmet_wishes(&person.worker, &own.post()).len();
            let most = there.map(unmet).max().unwrap_or(0);
            (-i32::try_from(most).unwrap_or(0)).max(AVERSION)
        };
        self.hosts.iter().map(wishes).collect()
    }
}

/// What somebody's contract holds in a week; a full week when it is not known.
fn contract_minutes(person: &Person) -> i32 {
    let fraction = person.guidance.map_or(Decimal::ONE, |guidance| guidance.fraction);
    (Decimal::from(FULL_WEEK_MINUTES).saturating_mul(fraction)).floor().to_i32().unwrap_or(FULL_WEEK_MINUTES)
}
