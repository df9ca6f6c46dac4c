//! The cheapest week of one person when every shift has a price: at most one shift a day, hours and rest kept. Exact, day by
//! day: what matters of the days before is only the minutes spent and when the last shift ended.
#![allow(
    clippy::indexing_slicing,
    reason = "indices are dense numbers that this crate made itself from a checked instance"
)]

use crate::week::{NONE, Week};

/// Nobody gets there.
const NEVER: i64 = i64::MAX / 2;

/// What every week of a person is reckoned with.
pub(crate) struct Calendar {
    /// The distinct times of the week's shifts as start and end, and which of them each shift has.
    times: Vec<(i32, i32)>,
    time_of: Vec<usize>,
    /// Whether rest is kept from one time to another on the next day.
    rests: Vec<bool>,
    /// Every shift lasts a multiple of so many minutes.
    unit: i32,
    /// The cheapest shift of each day and time.
    offers: Vec<(i64, u16)>,
    /// The least cost by day, time of the last day's shift and units spent, and from which time it came.
    least: Vec<i64>,
    came: Vec<u16>,
    /// The shifts of the cheapest week.
    pub(crate) chosen: Vec<u16>,
}

impl Calendar {
    pub(crate) fn of(week: &Week) -> Self {
        let mut times: Vec<(i32, i32)> = week.shifts.iter().map(|shift| (shift.start, shift.end)).collect();
        times.sort_unstable();
        times.dedup();
        let time_of = week.shifts.iter().map(|shift| times.binary_search(&(shift.start, shift.end)).unwrap_or(0));
        let rests =
            |before: &(i32, i32), after: &(i32, i32)| crate::rule::DAY_MINUTES + after.0 - before.1 >= week.min_rest;
        Self {
            time_of: time_of.collect(),
            rests: times.iter().flat_map(|before| times.iter().map(move |after| rests(before, after))).collect(),
            unit: week.shifts.iter().map(|shift| shift.minutes).fold(0, common).max(1),
            offers: vec![(0, NONE); times.len() * week.days],
            least: Vec::new(),
            came: Vec::new(),
            chosen: Vec::new(),
            times,
        }
    }

    /// The least cost of a week in which each shift of `options`, by day, costs its price; never above 0, for nobody must
    /// work.
    pub(crate) fn cheapest<'a>(
        &mut self,
        options: impl Iterator<Item = &'a Vec<u16>>,
        week_minutes: i32,
        price: impl Fn(usize) -> i64,
    ) -> i64 {
        let times = self.times.len();
        self.offers.fill((0, NONE));
        let mut days = 0;
        for own in options {
            for shift in own {
                let cost = price(usize::from(*shift));
                let offer = &mut self.offers[days * times + self.time_of[usize::from(*shift)]];
                if cost < offer.0 {
                    *offer = (cost, *shift);
                }
            }
            days += 1;
        }
        self.chosen.clear();
        if self.offers.iter().all(|offer| offer.1 == NONE) {
            return 0;
        }
        self.reckon(days, usize::try_from(week_minutes / self.unit).unwrap_or(0))
    }

    /// Fills the table day by day and reads the cheapest week from it.
    fn reckon(&mut self, days: usize, most: usize) -> i64 {
        let (times, spent) = (self.times.len(), most + 1);
        let row = (times + 1) * spent;
        self.least.clear();
        self.least.resize(row * (days + 1), NEVER);
        self.came.clear();
        self.came.resize(row * (days + 1), NONE);
        self.least[times * spent] = 0;
        for day in 0..days {
            for last in 0..=times {
                for units in 0..spent {
                    let cost = self.least[day * row + last * spent + units];
                    if cost < NEVER {
                        self.go_on(day, (last, units), (cost, spent));
                    }
                }
            }
        }
        let end = days * row;
        let best = (end..end + row).min_by_key(|cell| self.least[*cell]).unwrap_or(end);
        self.trace(days, best - end, spent);
        self.least[best]
    }

    /// What may follow on a day.
    fn go_on(&mut self, day: usize, (last, units): (usize, usize), (cost, spent): (i64, usize)) {
        let times = self.times.len();
        let next = (day + 1) * (times + 1) * spent;
        let came = crate::week::small(last);
        let mut offer = |cell: usize, cost: i64| {
            if cost < self.least[cell] {
                self.least[cell] = cost;
                self.came[cell] = came;
            }
        };
        offer(next + times * spent + units, cost);
        for time in 0..times {
            let (price, shift) = self.offers[day * times + time];
            let (start, end) = self.times[time];
            let after = units + usize::try_from((end - start) / self.unit).unwrap_or(0);
            if shift != NONE && after < spent && (last == times || self.rests[last * times + time]) {
                offer(next + time * spent + after, cost + price);
            }
        }
    }

    fn trace(&mut self, days: usize, best: usize, spent: usize) {
        let times = self.times.len();
        let (mut time, mut units) = (best / spent, best % spent);
        for day in (0..days).rev() {
            let came = self.came[(day + 1) * (times + 1) * spent + time * spent + units];
            if time < times {
                self.chosen.push(self.offers[day * times + time].1);
                let (start, end) = self.times[time];
                units -= usize::try_from((end - start) / self.unit).unwrap_or(0);
            }
            time = usize::from(came);
        }
    }
}

/// The greatest common divisor.
fn common(one: i32, other: i32) -> i32 {
    if other == 0 { one } else { common(other, one % other) }
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use crate::{
        instance::read,
        invented::{SMALL, instance},
        random::Random,
        week::{NONE, Week},
    };

    /// The cheapest week by trying every one.
    fn tried(week: &Week, worker: usize, row: &mut Vec<u16>, prices: &[i64]) -> i64 {
        let day = row.len();
        if day == week.days {
            return 0;
        }
        let mut least = i64::MAX;
        for shift in std::iter::once(&NONE).chain(&week.options[worker * week.days + day]) {
            let of = |shift: &u16| week.shifts[usize::from(*shift)].minutes;
            let minutes: i32 = row.iter().chain([shift]).filter(|own| **own != NONE).map(of).sum();
            if minutes > week.worker[worker].week_minutes || day > 0 && !week.rests(row[day - 1], *shift) {
                continue;
            }
            let price = prices.get(usize::from(*shift)).copied().unwrap_or(0);
            row.push(*shift);
            least = least.min(price + tried(week, worker, row, prices));
            row.pop();
        }
        least
    }

    #[test]
    fn the_cheapest_week_is_the_cheapest_of_all() {
        for seed in 0..12 {
            let instance = read::instance(&instance(SMALL, seed).to_string()).unwrap();
            let week = Week::of(&instance, 0);
            let mut random = Random::new(seed);
            let prices: Vec<i64> =
                week.shifts.iter().map(|_| i64::try_from(random.below(2_000)).unwrap() - 1_500).collect();
            let mut calendar = Calendar::of(&week);
            for worker in 0..week.workers {
                let options = week.options[worker * week.days..(worker + 1) * week.days].iter();
                let cost = calendar.cheapest(options, week.worker[worker].week_minutes, |shift| prices[shift]);
                assert_eq!(cost, tried(&week, worker, &mut Vec::new(), &prices), "seed {seed}, worker {worker}");
                assert_eq!(cost, calendar.chosen.iter().map(|shift| prices[usize::from(*shift)]).sum::<i64>());
            }
        }
    }
}
