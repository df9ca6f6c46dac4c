//! One week of an instance in dense numbers, as the search wants it. Weeks have nothing to do with each other: hours, rest and
//! every cost end with the week, so each is a problem of its own.
#![allow(
    clippy::indexing_slicing,
    reason = "every index here was counted by this file over lists that it measured itself"
)]

use std::collections::BTreeMap;

use crate::{
    instance::{Coach, Host, Instance, Shift, Worker},
    rule::{COACH_TRAVEL_MINUTES, EARLY_MINUTE, LATE_MINUTE},
    score::{NEUTRAL_COST, STABILITY_COST, TRAVEL_MINUTES_A_POINT},
};

/// No shift: nobody is anywhere.
pub(crate) const NONE: u16 = u16::MAX;

/// A week.
#[derive(Clone, Debug)]
pub(crate) struct Week {
    /// Days in it.
    pub(crate) days: usize,
    /// The first of them in the instance.
    pub(crate) first_day: usize,
    pub(crate) workers: usize,
    pub(crate) coaches: usize,
    pub(crate) hosts: usize,
    pub(crate) min_rest: i32,
    /// Its shifts.
    pub(crate) shifts: Vec<Facts>,
    /// The shifts of each day.
    pub(crate) day_shifts: Vec<Vec<u16>>,
    /// The shifts of each host on each day, by host and day.
    pub(crate) host_shifts: Vec<Vec<u16>>,
    /// Facts of each worker and of each coach.
    pub(crate) worker: Vec<WorkerFacts>,
    pub(crate) coach: Vec<CoachFacts>,
    /// What a seat at a host costs a worker, by worker and host.
    pub(crate) seat_cost: Vec<i16>,
    /// Who fits a shift on their own, who has its skill, who would learn there: bits by worker and shift.
    pub(crate) fits: Bits,
    pub(crate) able: Bits,
    pub(crate) learns: Bits,
    /// Which coaches fit which shift: bits by coach and shift.
    pub(crate) coach_fits: Bits,
    /// Workers who fit a shift, shifts that a worker fits on a day (by worker and day), and the same for coaches.
    pub(crate) candidates: Vec<Vec<u16>>,
    pub(crate) options: Vec<Vec<u16>>,
    pub(crate) coach_candidates: Vec<Vec<u16>>,
    pub(crate) coach_options: Vec<Vec<u16>>,
    /// By worker and in the order of the shifts, which seats others must not have beside theirs, and with whom they are gladly on
    /// a day. Both are empty, and cost nothing, when nobody is asked for.
    pub(crate) rivals: Vec<Vec<Rival>>,
    pub(crate) friends: Vec<Vec<Friend>>,
}

/// A worker who comes to a shift finds another not on that one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rival {
    pub(crate) shift: u16,
    pub(crate) other: u16,
    pub(crate) other_shift: u16,
}

/// With whom a worker is gladly on a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Friend {
    pub(crate) day: u16,
    pub(crate) other: u16,
}

/// What the search must know of a shift.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// Its place in the instance.
    pub(crate) place: usize,
    pub(crate) host: usize,
    /// Day of the week.
    pub(crate) day: usize,
    pub(crate) start: i32,
    pub(crate) end: i32,
    pub(crate) minutes: i32,
    pub(crate) wanted: i32,
    pub(crate) least: i32,
    pub(crate) able_least: i32,
    pub(crate) coaches_most: i32,
    pub(crate) priority: i32,
    pub(crate) is_unpopular: bool,
    pub(crate) regular_coach: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct WorkerFacts {
    pub(crate) week_minutes: i32,
    pub(crate) load: i32,
    /// The home host; no host's number when there is none.
    pub(crate) home: usize,
    /// What a strange host costs.
    pub(crate) strange_cost: i32,
    pub(crate) is_learning: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct CoachFacts {
    pub(crate) week_minutes: i32,
    pub(crate) capacity: i32,
    pub(crate) group: i32,
}

/// Yes or no for each row and column.
#[derive(Clone, Debug)]
pub(crate) struct Bits {
    words: Vec<u64>,
    stride: usize,
}

impl Bits {
    fn new(rows: usize, columns: usize) -> Self {
        let stride = columns.div_ceil(64).max(1);
        Self { words: vec![0; rows * stride], stride }
    }

    fn set(&mut self, row: usize, column: usize) {
        self.words[row * self.stride + column / 64] |= 1 << (column % 64);
    }

    fn clear(&mut self, rows: usize, column: usize) {
        for row in 0..rows {
            self.words[row * self.stride + column / 64] &= !(1 << (column % 64));
        }
    }

    #[inline]
    pub(crate) fn has(&self, row: usize, column: usize) -> bool {
        self.words[row * self.stride + column / 64] >> (column % 64) & 1 == 1
    }
}

impl Week {
    /// The week of an instance by its number.
    pub(crate) fn of(instance: &Instance, number: usize) -> Self {
        let first_day = number * instance.days_per_week;
        let days = instance.days_per_week.min(instance.days - first_day);
        let inside = |shift: &&(usize, &Shift)| instance.week(shift.1.day) == number;
        let listed: Vec<(usize, &Shift)> = instance.shifts.iter().enumerate().collect();
        let shifts: Vec<Facts> =
            listed.iter().filter(inside).map(|(place, shift)| facts(instance, *place, shift, first_day)).collect();
        let (workers, coaches) = (instance.workers.len(), instance.coaches.len());
        let mut week = Self {
            days,
            first_day,
            workers,
            coaches,
            hosts: instance.hosts.len(),
            min_rest: instance.min_rest_minutes,
            day_shifts: vec![Vec::new(); days],
            host_shifts: vec![Vec::new(); instance.hosts.len() * days],
            worker: instance.workers.iter().map(|worker| worker_facts(worker, instance.hosts.len())).collect(),
            coach: instance.coaches.iter().map(coach_facts).collect(),
            seat_cost: seat_costs(instance),
            fits: Bits::new(workers, shifts.len()),
            able: Bits::new(workers, shifts.len()),
            learns: Bits::new(workers, shifts.len()),
            coach_fits: Bits::new(coaches, shifts.len()),
            candidates: vec![Vec::new(); shifts.len()],
            options: vec![Vec::new(); workers * days],
            coach_candidates: vec![Vec::new(); shifts.len()],
            coach_options: vec![Vec::new(); coaches * days],
            rivals: rivals(instance, &shifts),
            friends: friends(instance, (first_day, days)),
            shifts,
        };
        for shift in 0..week.shifts.len() {
            week.enter(instance, shift);
        }
        week
    }

    /// Nobody can go to other hosts than these.
    pub(crate) fn keep_only(&mut self, hosts: &[usize]) {
        let is_kept: Vec<bool> = self.shifts.iter().map(|shift| hosts.contains(&shift.host)).collect();
        for (shift, _) in is_kept.iter().enumerate().filter(|(_, is_kept)| !**is_kept) {
            self.candidates[shift].clear();
            self.coach_candidates[shift].clear();
            self.fits.clear(self.workers, shift);
            self.coach_fits.clear(self.coaches, shift);
        }
        for options in self.options.iter_mut().chain(&mut self.coach_options) {
            options.retain(|shift| is_kept[usize::from(*shift)]);
        }
    }

    /// Notes who fits a shift.
    fn enter(&mut self, instance: &Instance, shift: usize) {
        let day = self.shifts[shift].day;
        let told = &instance.shifts[self.shifts[shift].place];
        let host = &instance.hosts[told.host];
        let number = small(shift);
        self.day_shifts[day].push(number);
        self.host_shifts[told.host * self.days + day].push(number);
        for (place, worker) in instance.workers.iter().enumerate() {
            if told.skill.as_ref().is_some_and(|skill| worker.skills.contains(skill)) {
                self.able.set(place, shift);
            }
            if told.skill.is_some() && told.skill == worker.learning {
                self.learns.set(place, shift);
            }
            if worker_fits(worker, told, host) && !worker.barred.contains(&self.shifts[shift].place) {
                self.fits.set(place, shift);
                self.candidates[shift].push(small(place));
                self.options[place * self.days + day].push(number);
            }
        }
        for (place, coach) in instance.coaches.iter().enumerate() {
            if coach_fits(coach, told, host) && !coach.barred.contains(&self.shifts[shift].place) {
                self.coach_fits.set(place, shift);
                self.coach_candidates[shift].push(small(place));
                self.coach_options[place * self.days + day].push(number);
            }
        }
    }

    /// Whether two shifts on consecutive days leave enough rest.
    #[inline]
    pub(crate) fn rests(&self, before: u16, after: u16) -> bool {
        before == NONE
            || after == NONE
            || crate::rule::DAY_MINUTES + self.shifts[usize::from(after)].start - self.shifts[usize::from(before)].end
                >= self.min_rest
    }

    /// Whether a shift leaves rest to those of the day before and after in a row of a week.
    #[inline]
    pub(crate) fn rests_between(&self, row: &[u16], day: usize, shift: u16) -> bool {
        (day == 0 || self.rests(row[day - 1], shift)) && (day + 1 >= row.len() || self.rests(shift, row[day + 1]))
    }
}

/// A number that the reader of the instance already kept small.
pub(crate) fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(NONE - 1)
}

fn facts(instance: &Instance, place: usize, shift: &Shift, first_day: usize) -> Facts {
    let host = &instance.hosts[shift.host];
    Facts {
        place,
        host: shift.host,
        day: shift.day - first_day,
        start: shift.start_minute,
        end: shift.end_minute,
        minutes: shift.minutes(),
        wanted: shift.heads_wanted,
        least: shift.heads_min,
        able_least: shift.skill_min,
        coaches_most: shift.max_coaches,
        priority: host.priority,
        is_unpopular: host.is_unpopular,
        regular_coach: host.regular_coach.unwrap_or(usize::MAX),
    }
}

/// Seats that are not taken together, by worker, both ways.
fn rivals(instance: &Instance, shifts: &[Facts]) -> Vec<Vec<Rival>> {
    if instance.apart.is_empty() {
        return Vec::new();
    }
    let local: BTreeMap<usize, u16> = shifts.iter().enumerate().map(|(own, facts)| (facts.place, small(own))).collect();
    let mut found = vec![Vec::new(); instance.workers.len()];
    for seats in &instance.apart {
        let (Some(one), Some(other)) = (local.get(&seats.one.1), local.get(&seats.other.1)) else { continue };
        found[seats.one.0].push(Rival { shift: *one, other: small(seats.other.0), other_shift: *other });
        found[seats.other.0].push(Rival { shift: *other, other: small(seats.one.0), other_shift: *one });
    }
    for own in &mut found {
        own.sort_unstable_by_key(|rival: &Rival| rival.shift);
    }
    found
}

/// With whom each worker is gladly on a day of the week.
fn friends(instance: &Instance, (first_day, days): (usize, usize)) -> Vec<Vec<Friend>> {
    if instance.glad.is_empty() {
        return Vec::new();
    }
    let mut found = vec![Vec::new(); instance.workers.len()];
    for glad in &instance.glad {
        let Some(day) = glad.day.checked_sub(first_day).filter(|day| *day < days) else { continue };
        let [one, other] = glad.workers;
        found[one].push(Friend { day: small(day), other: small(other) });
        found[other].push(Friend { day: small(day), other: small(one) });
    }
    found
}

fn worker_facts(worker: &Worker, hosts: usize) -> WorkerFacts {
    WorkerFacts {
        week_minutes: worker.max_minutes_per_week,
        load: worker.guidance_load,
        home: worker.home_host.unwrap_or(hosts),
        strange_cost: worker.stability * STABILITY_COST,
        is_learning: worker.learning.is_some(),
    }
}

fn coach_facts(coach: &Coach) -> CoachFacts {
    CoachFacts { week_minutes: coach.max_minutes_per_week, capacity: coach.guidance_capacity, group: coach.max_group }
}

fn seat_costs(instance: &Instance) -> Vec<i16> {
    let cost = |worker: &Worker, host: usize| {
        let cost = NEUTRAL_COST - worker.preference[host] + worker.travel_minutes[host] / TRAVEL_MINUTES_A_POINT;
        i16::try_from(cost).unwrap_or(i16::MAX)
    };
    let hosts = instance.hosts.len();
    instance.workers.iter().flat_map(|worker| (0..hosts).map(move |host| cost(worker, host))).collect()
}

fn worker_fits(worker: &Worker, shift: &Shift, host: &Host) -> bool {
    worker.available[shift.day]
        && shift.minutes() <= worker.max_minutes_per_day
        && shift.minutes() <= worker.max_minutes_per_week
        && host.demands.lift_kg <= worker.limits.lift_kg
        && !(host.demands.is_standing && worker.limits.is_seated_only)
        && !(host.demands.is_noisy && worker.limits.is_low_noise)
        && !(host.demands.is_crowded && worker.limits.is_no_crowd)
        && worker.travel_minutes[shift.host] <= worker.max_travel_minutes
        && (shift.start_minute >= EARLY_MINUTE || worker.is_early_ok)
        && (shift.end_minute <= LATE_MINUTE || worker.is_late_ok)
}

fn coach_fits(coach: &Coach, shift: &Shift, host: &Host) -> bool {
    coach.available[shift.day]
        && shift.minutes() <= coach.max_minutes_per_week
        && coach.sectors.contains(&host.sector)
        && coach.travel_minutes[shift.host] <= COACH_TRAVEL_MINUTES
}
