//! Places and shifts, as the planner has them.

use std::collections::BTreeMap;

use werkbrug_crews_domain::engagement::EngagementKind;
use werkbrug_planner::instance::{Demands, Host, Shift};

use super::{Draft, whole};
use crate::planning::facts::{Guide, OnRoster};

/// The trade of places where a coach must be, and of those where none must be.
pub(super) const GUIDED: &str = "guided";
pub(super) const FREE: &str = "free";
/// Most coaches on one shift that the planner puts there.
const MOST_COACHES: i32 = 6;
/// Minutes in a day.
const DAY_MINUTES: i32 = 1_440;
/// A customer's empty seat weighs more than one of a department, which works for stock and for orders with other dates.
const HOST_PRIORITY: i32 = 2;
const DEPARTMENT_PRIORITY: i32 = 1;

impl Draft<'_> {
    /// The hosts: what people can bear is judged shift by shift, so a host asks nothing here.
    pub(super) fn hosts(&self, guides: &[&Guide]) -> Vec<Host> {
        let mut weights: BTreeMap<_, i32> = BTreeMap::new();
        for own in &self.open {
            let weight = match own.kind {
                EngagementKind::Enclave | EngagementKind::ServiceContract => HOST_PRIORITY,
                EngagementKind::DepartmentWork => DEPARTMENT_PRIORITY,
            };
            weights.insert(super::host_of(own), weight);
        }
        let host = |(place, is_guided): &(uuid::Uuid, bool)| {
            let known = guides.iter().enumerate().filter_map(|(at, guide)| Some((*guide.times_at.get(place)?, at)));
            let regular = known.max_by_key(|(times, at)| (*times, std::cmp::Reverse(*at))).map(|(_, at)| at);
            Host {
                id: format!("{place} {is_guided}"),
                sector: if *is_guided { GUIDED } else { FREE }.to_owned(),
                priority: weights.get(&(*place, *is_guided)).copied().unwrap_or(DEPARTMENT_PRIORITY),
                demands: Demands { lift_kg: 0, is_standing: false, is_noisy: false, is_crowded: false },
                is_unpopular: false,
                regular_coach: regular.filter(|_| *is_guided),
            }
        };
        self.hosts.iter().map(host).collect()
    }

    /// A shift: a night ends past midnight, and seats of whom the planner does not move are taken.
    pub(super) fn shift(&self, own: &OnRoster) -> Shift {
        let window = &own.shift.window;
        let (start, end) = (whole(window.start_minute()), whole(window.end_minute()));
        let heads_wanted = (whole(own.shift.heads_wanted) - self.outsiders(own).heads).max(self.heads_now(own));
        Shift {
            id: own.shift.id.to_string(),
            host: self.hosts.iter().position(|host| *host == super::host_of(own)).unwrap_or(0),
            day: self.day(own),
            start_minute: start,
            end_minute: if end <= start { end + DAY_MINUTES } else { end },
            break_minutes: whole(own.shift.break_minutes.value()),
            heads_wanted,
            heads_min: heads_wanted.min(1),
            skill: None,
            skill_min: 0,
            max_coaches: MOST_COACHES,
        }
    }

    /// Who already comes on it of those whom the planner moves: nobody is sent away because too many were asked.
    fn heads_now(&self, own: &OnRoster) -> i32 {
        let planned = self.facts.people.iter().filter(|person| self.is_planned(person));
        let there = planned.filter(|person| own.expects(person.id()) && self.moves(person.id(), own));
        if self.stays(own) { i32::try_from(there.count()).unwrap_or(0) } else { 0 }
    }

    /// Whether who is on an open shift is there for good, as far as nobody asks otherwise.
    pub(super) fn stays(&self, _own: &OnRoster) -> bool {
        self.wish.keep_assigned || self.wish.reach == super::Reach::Mend
    }
}
