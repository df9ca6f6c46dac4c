//! A planning problem without names, as `werkbrug-plan-instance/1` tells it.

use std::collections::BTreeSet;

pub mod read;

/// Name and version of the format.
pub const FORMAT: &str = "werkbrug-plan-instance/1";

/// What has to be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Any text.
    pub name: String,
    /// Working days, counted from 0.
    pub days: usize,
    /// Days that make a week.
    pub days_per_week: usize,
    /// Between two shifts of one person on consecutive days of a week.
    pub min_rest_minutes: i32,
    /// Where people work.
    pub hosts: Vec<Host>,
    /// Who guides them.
    pub coaches: Vec<Coach>,
    /// Who works.
    pub workers: Vec<Worker>,
    /// What has to be manned.
    pub shifts: Vec<Shift>,
    /// Seats that are never taken together; a file knows of none.
    pub apart: Vec<Apart>,
    /// Who works gladly together; a file knows of nobody.
    pub glad: Vec<Glad>,
}

/// Two seats of which at most one is taken: two people who are not to be at one place at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// A worker and a shift, by their places in the instance.
    pub one: (usize, usize),
    /// Another worker, and the same shift or one beside it.
    pub other: (usize, usize),
}

/// Two people who would rather be on the same shift on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glad {
    /// The two, by their places in the instance.
    pub workers: [usize; 2],
    /// The day.
    pub day: usize,
}

/// A place of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Its id.
    pub id: String,
    /// The trade.
    pub sector: String,
    /// 1 to 3; an empty seat weighs this much.
    pub priority: i32,
    /// What the work asks.
    pub demands: Demands,
    /// Whether people would rather not be there often.
    pub is_unpopular: bool,
    /// The coach who is usually there.
    pub regular_coach: Option<usize>,
}

/// What the work at a host asks of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demands {
    /// Kilograms to lift.
    pub lift_kg: i32,
    /// Standing all day.
    pub is_standing: bool,
    /// A noisy place.
    pub is_noisy: bool,
    /// A crowded place.
    pub is_crowded: bool,
}

/// A coach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coach {
    /// The id.
    pub id: String,
    /// Trades this coach may guide in.
    pub sectors: Vec<String>,
    /// Most minutes in a week.
    pub max_minutes_per_week: i32,
    /// Guidance this coach can give.
    pub guidance_capacity: i32,
    /// Most heads this coach can look after.
    pub max_group: i32,
    /// Whether there, for each day.
    pub available: Vec<bool>,
    /// Minutes of travel to each host.
    pub travel_minutes: Vec<i32>,
    /// Shifts that are not for this coach, whatever else fits; a file never bars anybody.
    pub barred: BTreeSet<usize>,
}

/// A worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// The id.
    pub id: String,
    /// What the worker can bear.
    pub limits: Limits,
    /// Longest shift.
    pub max_minutes_per_day: i32,
    /// Most minutes in a week.
    pub max_minutes_per_week: i32,
    /// Guidance the worker needs.
    pub guidance_load: i32,
    /// What the worker can do.
    pub skills: Vec<String>,
    /// What the worker wants to learn.
    pub learning: Option<String>,
    /// Longest travel.
    pub max_travel_minutes: i32,
    /// Minutes of travel to each host.
    pub travel_minutes: Vec<i32>,
    /// May start before seven.
    pub is_early_ok: bool,
    /// May end after eight in the evening.
    pub is_late_ok: bool,
    /// Where the worker usually works.
    pub home_host: Option<usize>,
    /// How much the worker minds another place, 0 to 3.
    pub stability: i32,
    /// How gladly the worker is at each host, -2 to 2.
    pub preference: Vec<i32>,
    /// Whether there, for each day.
    pub available: Vec<bool>,
    /// Shifts that are not for this worker, whatever else fits; a file never bars anybody.
    pub barred: BTreeSet<usize>,
}

/// What a worker can bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Kilograms to lift.
    pub lift_kg: i32,
    /// Must sit.
    pub is_seated_only: bool,
    /// Cannot stand noise.
    pub is_low_noise: bool,
    /// Cannot stand a crowd.
    pub is_no_crowd: bool,
}

/// Work of some people at a host on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its id.
    pub id: String,
    /// Where.
    pub host: usize,
    /// When.
    pub day: usize,
    /// From, in minutes after midnight.
    pub start_minute: i32,
    /// Until.
    pub end_minute: i32,
    /// Of that not worked; nothing in a file.
    pub break_minutes: i32,
    /// Seats.
    pub heads_wanted: i32,
    /// Fewest people it can run with.
    pub heads_min: i32,
    /// What some of them must be able to do.
    pub skill: Option<String>,
    /// How many of them.
    pub skill_min: i32,
    /// Most coaches.
    pub max_coaches: i32,
}

impl Shift {
    /// How long people work on it.
    pub fn minutes(&self) -> i32 {
        self.end_minute - self.start_minute - self.break_minutes
    }
}

impl Instance {
    /// The week of a day.
    pub fn week(&self, day: usize) -> usize {
        day.checked_div(self.days_per_week).unwrap_or(0)
    }

    /// How many weeks there are, the last one perhaps not whole.
    pub fn weeks(&self) -> usize {
        self.days.div_ceil(self.days_per_week.max(1))
    }
}
