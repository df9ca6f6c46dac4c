//! Guaranteed wage by days alone: how many days of an illness the employer pays, and at which percentage.
//!
//! Nothing but dates comes in; why somebody was ill is known to the social service only. Percentages, lengths and the
//! relapse window are dated data (regulation 5.1, abvvmetaal-btb.be; 5.2 for the window since 2026).

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::period::Period;

/// A stretch of an illness with one percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Through this calendar day of the illness; the first band starts at day 1.
    pub last_day: u32,
    /// Hundredths of a percent that the employer pays.
    pub percent_hundredths: u32,
}

/// The rule as it holds for illnesses that start on some day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// By day of the illness, in order; afterwards nothing is paid.
    pub bands: Vec<Band>,
    /// An illness that starts within so many days after another goes on counting where that one stopped.
    pub relapse_days: u32,
}

/// Days of an illness at one percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Hundredths of a percent; 0 beyond the last band.
    pub percent_hundredths: u32,
    /// How many calendar days.
    pub days: u32,
}

impl Rule {
    /// The percentage of a day of the illness; day 1 is the first.
    pub fn percent_on(&self, day: u32) -> u32 {
        let band = self.bands.iter().find(|band| day <= band.last_day);
        band.filter(|_| day > 0).map_or(0, |band| band.percent_hundredths)
    }

    /// The days of an illness by percentage, when so many days were used up before.
    pub fn days(&self, illness: &Period, used_days: u32) -> Vec<Days> {
        let mut found: Vec<Days> = Vec::new();
        let last = used_days.saturating_add(illness.days());
        let mut from = used_days;
        let ends = self.bands.iter().map(|band| (band.last_day, band.percent_hundredths)).chain([(u32::MAX, 0)]);
        for (end, percent_hundredths) in ends {
            let through = end.min(last);
            if through > from {
                found.push(Days { percent_hundredths, days: through.saturating_sub(from) });
                from = through;
            }
        }
        found
    }

    /// Whether an illness that starts on this day goes on with the one that ended on that day.
    pub fn is_relapse(&self, ended_on: Date, starts_on: Date) -> bool {
        let last = ended_on.checked_add(i64::from(self.relapse_days).days());
        starts_on > ended_on && last.is_ok_and(|last| starts_on <= last)
    }

    /// The days of every illness by percentage, in order; a relapse goes on with what is left.
    pub fn days_of_all(&self, illnesses: &[Period]) -> Vec<Vec<Days>> {
        let mut used_days = 0_u32;
        let mut before: Option<Date> = None;
        let mut found = Vec::new();
        for illness in illnesses {
            if !before.is_some_and(|ended_on| self.is_relapse(ended_on, illness.from())) {
                used_days = 0;
            }
            found.push(self.days(illness, used_days));
            used_days = used_days.saturating_add(illness.days());
            before = Some(illness.to());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Band, Date, Days, Period, Rule};

    fn rule(relapse_days: u32) -> Rule {
        let bands = [(7, 10_000), (14, 8_588), (30, 2_588)];
        let band = |(last_day, percent_hundredths)| Band { last_day, percent_hundredths };
        Rule { bands: bands.map(band).to_vec(), relapse_days }
    }

    fn illness(from: Date, to: Date) -> Period {
        Period::new(from, to).unwrap()
    }

    #[test]
    fn the_percentage_follows_the_calendar_day() {
        // Regulation 6.1 A14: abvvmetaal-btb.be.
        let rows = [(1, 10_000), (7, 10_000), (8, 8_588), (14, 8_588), (15, 2_588), (30, 2_588), (31, 0), (0, 0)];
        for (day, percent) in rows {
            assert_eq!(rule(56).percent_on(day), percent, "day {day}");
        }
    }

    #[test]
    fn an_illness_is_split_at_the_boundaries() {
        let rows = [
            (date(2026, 3, 7), vec![(10_000, 7)]),
            (date(2026, 3, 8), vec![(10_000, 7), (8_588, 1)]),
            (date(2026, 3, 30), vec![(10_000, 7), (8_588, 7), (2_588, 16)]),
            (date(2026, 3, 31), vec![(10_000, 7), (8_588, 7), (2_588, 16), (0, 1)]),
        ];
        for (to, expected) in rows {
            let found = rule(56).days(&illness(date(2026, 3, 1), to), 0);
            let expected: Vec<Days> =
                expected.into_iter().map(|(percent_hundredths, days)| Days { percent_hundredths, days }).collect();
            assert_eq!(found, expected, "{to}");
        }
    }

    #[test]
    fn a_relapse_goes_on_with_what_is_left() {
        // Regulation 5.2: eight weeks since 2026-01-01, counted from the day after; 14 days before.
        let first = illness(date(2026, 3, 1), date(2026, 3, 10));
        let rows = [
            (56, date(2026, 5, 5), true),
            (56, date(2026, 5, 6), false),
            (14, date(2026, 3, 24), true),
            (14, date(2026, 3, 25), false),
        ];
        for (window, again, is_relapse) in rows {
            let found = rule(window).days_of_all(&[first, illness(again, again)]);
            let percent = if is_relapse { 8_588 } else { 10_000 };
            assert_eq!(found[1], [Days { percent_hundredths: percent, days: 1 }], "{window} {again}");
        }
    }
}
