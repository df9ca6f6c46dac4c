//! How much of the contingent is filled, by the two counting rules, and what the quarter will come to.
//!
//! Regulation 1.1: recognition counts the contractual fraction over all days of the quarter, partial resumption too.
//! Regulation 1.4: the fill rate counts whoever resumes partially by what was performed (herwin.be, FAQ on VTE).

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use werkbrug_kernel::{period::Period, quarter::Quarter};

use crate::premium::worker::Fraction;

/// A stretch of days in which a worker's contract stays the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The days; beyond the quarter they do not count.
    pub period: Period,
    /// The fraction of full time in the contract.
    pub contract_fraction: Fraction,
    /// During partial resumption, the fraction performed. NL: progressieve tewerkstelling.
    pub resumed_fraction: Option<Fraction>,
}

/// By which rule full-time equivalents are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// For recognition: the contract, whatever is performed.
    Recognition,
    /// For the fill rate: partial resumption by what is performed.
    FillRate,
}

/// A quarter's places, filled and to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Full-time equivalents through the day asked for, over the whole quarter.
    pub so_far: Decimal,
    /// Full-time equivalents at the end, as the contracts stand.
    pub at_end: Decimal,
    /// The fill rate at the end.
    pub rate: Rate,
    /// Places that would have to be filled from the next day to the end to reach the least rate; 0 when it is reached.
    pub missing_fte: Decimal,
}

/// A part of the contingent, in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u32);

impl Rate {
    /// Takes hundredths of a percent: 9,000 is 90 %.
    pub const fn of_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// Hundredths of a percent.
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// A part of one, rounded half-up to hundredths of a percent.
    pub fn of(part: Decimal) -> Option<Self> {
        let hundredths = part.checked_mul(Decimal::from(10_000_u32))?;
        let rounded = hundredths.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        u32::try_from(rounded).ok().map(Self)
    }

    fn part(self) -> Decimal {
        Decimal::new(i64::from(self.0), 4)
    }
}

/// The full-time equivalents of a quarter through a day: every day weighs the same, the division comes last.
pub fn fte(stretches: &[Stretch], quarter: Quarter, through: Date, counting: Counting) -> Option<Decimal> {
    let mut days = Decimal::ZERO;
    let Ok(counted) = Period::new(quarter.first_day(), through.min(quarter.last_day())) else {
        return Some(days);
    };
    for stretch in stretches {
        let Some(part) = stretch.period.intersect(&counted) else { continue };
        let worth = stretch.fraction(counting).value().checked_mul(Decimal::from(part.days()))?;
        days = days.checked_add(worth)?;
    }
    days.checked_div(Decimal::from(quarter.period().days()))
}

/// A worker's equivalents for the fill rate. The declared fraction holds the contract's days of the quarter already; of these
/// count the days on which a package holds (regulation 1.1 and 1.4: contractual Q/S, of who has an active package). A contract
/// ends by itself, and so does a package: neither tells when the other ends. Nothing when the contract has no day of the quarter.
pub fn with_package(fraction: Fraction, contract: Period, held: &[Period], quarter: Quarter) -> Option<Decimal> {
    let days_of = |periods: Vec<Period>| {
        let full = |period| Stretch { period, contract_fraction: Fraction::FULL, resumed_fraction: None };
        let stretches: Vec<Stretch> = periods.into_iter().map(full).collect();
        fte(&stretches, quarter, quarter.last_day(), Counting::FillRate)
    };
    let both = held.iter().filter_map(|package| package.intersect(&contract)).collect();
    let share = days_of(merged(both))?.checked_div(days_of(vec![contract])?)?;
    fraction.value().checked_mul(share)
}

/// The same days, each in one period: what overlaps or touches is one.
fn merged(mut periods: Vec<Period>) -> Vec<Period> {
    periods.sort();
    let mut apart: Vec<Period> = Vec::new();
    for period in periods {
        let touches = |last: &&mut Period| last.to().tomorrow().is_ok_and(|next| period.from() <= next);
        match apart.last_mut().filter(touches) {
            Some(last) => *last = Period::new(last.from(), last.to().max(period.to())).unwrap_or(*last),
            None => apart.push(period),
        }
    }
    apart
}

/// The days of a quarter on which a contract runs. While nobody said its first day, it begins with its first package, so that
/// who is hired with one does not count its days twice; while nobody said its last, it goes on.
pub fn contract_days((from, until): (Option<Date>, Option<Date>), held: &[Period], quarter: Quarter) -> Period {
    let whole = until.and_then(|last| Period::new(quarter.first_day(), last.min(quarter.last_day())).ok());
    let whole = whole.unwrap_or_else(|| quarter.period());
    let packages = held.iter().filter_map(|package| package.intersect(&whole));
    let begin = from.or_else(|| packages.map(|package| package.from()).min());
    let days = begin.and_then(|first| Period::new(first, whole.to()).ok()?.intersect(&whole));
    days.unwrap_or(whole)
}

/// A quarter's part of the year's rate: the equivalents over the contingent over four.
pub fn rate_of_quarter(fte: Decimal, contingent: Decimal) -> Option<Decimal> {
    fte.checked_div(contingent)?.checked_div(Decimal::from(4_u32))
}

/// The rate of a year: the sum of its quarters, rounded once.
pub fn rate_of_year(quarters: &[(Decimal, Decimal)]) -> Option<Rate> {
    let mut sum = Decimal::ZERO;
    for (fte, contingent) in quarters {
        sum = sum.checked_add(rate_of_quarter(*fte, *contingent)?)?;
    }
    Rate::of(sum)
}

/// What the quarter will come to as contracts stand, and what is missing for the least rate.
pub fn forecast(
    stretches: &[Stretch],
    quarter: Quarter,
    today: Date,
    (contingent, least): (Decimal, Rate),
) -> Option<Forecast> {
    let so_far = fte(stretches, quarter, today, Counting::FillRate)?;
    let at_end = fte(stretches, quarter, quarter.last_day(), Counting::FillRate)?;
    let rate = Rate::of(at_end.checked_div(contingent)?)?;
    let short = least.part().checked_mul(contingent)?.checked_sub(at_end)?;
    Some(Forecast { so_far, at_end, rate, missing_fte: missing(short, quarter, today)? })
}

/// The equivalents short, spread over the days that are left; all of them once the quarter is over.
fn missing(short: Decimal, quarter: Quarter, today: Date) -> Option<Decimal> {
    if short <= Decimal::ZERO {
        return Some(Decimal::ZERO);
    }
    let left =
        today.tomorrow().ok().and_then(|from| Period::new(from.max(quarter.first_day()), quarter.last_day()).ok());
    let Some(left) = left else { return Some(short) };
    short.checked_mul(Decimal::from(quarter.period().days()))?.checked_div(Decimal::from(left.days()))
}

impl Stretch {
    const fn fraction(&self, counting: Counting) -> Fraction {
        match (counting, self.resumed_fraction) {
            (Counting::FillRate, Some(resumed)) => resumed,
            (Counting::FillRate, None) | (Counting::Recognition, _) => self.contract_fraction,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{
        Counting, Date, Decimal, Fraction, Period, Quarter, Rate, Stretch, contract_days, forecast, fte, rate_of_year,
        with_package,
    };

    fn stretch(from: Date, to: Date, contract: &str, resumed: Option<&str>) -> Stretch {
        let fraction = |text: &str| Fraction::new(text.parse().unwrap()).unwrap();
        Stretch {
            period: Period::new(from, to).unwrap(),
            contract_fraction: fraction(contract),
            resumed_fraction: resumed.map(fraction),
        }
    }

    /// From and until.
    type Days = (Date, Date);
    /// From and until, each when it was said.
    type Said = (Option<Date>, Option<Date>);

    #[test]
    fn the_year_is_the_sum_of_its_quarters() {
        // Regulation 6.2 B8 (derived): contingent 100; 98, 101, 96 and 99 make 98.5 %.
        let quarters = [98, 101, 96, 99].map(|fte| (Decimal::from(fte), Decimal::from(100)));
        assert_eq!(rate_of_year(&quarters), Some(Rate::of_hundredths(9_850)));
        assert_eq!(rate_of_year(&[(Decimal::ONE, Decimal::ZERO)]), None);
    }

    #[test]
    fn partial_resumption_counts_by_contract_for_recognition_and_by_performance_for_the_rate() {
        // Regulation 1.1 and 1.4: herwin.be, FAQ on counting target-group workers. 91 days in 2025Q2.
        let quarter = Quarter::new(2025, 2).unwrap();
        let (first, last) = (quarter.first_day(), quarter.last_day());
        let rows = [
            (stretch(first, last, "1", None), "1", "1"),
            (stretch(first, last, "0.8", Some("0.4")), "0.8", "0.4"),
            (stretch(date(2025, 1, 1), date(2025, 12, 31), "0.5", None), "0.5", "0.5"),
            (stretch(first, date(2025, 4, 7), "1", Some("0")), "0.0769", "0"),
            (stretch(date(2025, 7, 1), date(2025, 7, 31), "1", None), "0", "0"),
        ];
        for (stretch, recognition, rate) in rows {
            let counted = |counting| fte(std::slice::from_ref(&stretch), quarter, last, counting).unwrap();
            assert_eq!(counted(Counting::Recognition).round_dp(4).normalize().to_string(), recognition, "{stretch:?}");
            assert_eq!(counted(Counting::FillRate).round_dp(4).normalize().to_string(), rate, "{stretch:?}");
        }
    }

    #[test]
    fn of_a_contract_count_the_days_that_have_a_package() {
        // Regulation 1.1 and 1.4: herwin.be, FAQ on counting target-group workers. 91 days in 2025Q2, 45 through 15 May.
        let quarter = Quarter::new(2025, 2).unwrap();
        let (before, first, last) = (date(2024, 1, 1), quarter.first_day(), quarter.last_day());
        let (middle, after, june) = (date(2025, 5, 15), date(2025, 5, 16), date(2025, 6, 15));
        let rows: [(&str, Days, &[Days], &str); 12] = [
            ("1", (first, last), &[(before, last)], "1"),
            ("1", (first, last), &[(before, middle)], "0.4945"),
            // A half-timer who stays without a package counts half of these days, and not all of them.
            ("0.5", (first, last), &[(before, middle)], "0.2473"),
            ("0.5", (first, last), &[(before, june)], "0.4176"),
            // A contract that ends with its package, and one that ends before it.
            ("0.494505", (first, middle), &[(before, middle)], "0.4945"),
            ("0.247253", (first, middle), &[(before, last)], "0.2473"),
            // Hired with a package: its days stand in the fraction already.
            ("0.505495", (after, last), &[(after, last)], "0.5055"),
            // Another package follows on the next day; two that overlap hold no day twice.
            ("0.5", (first, last), &[(before, middle), (after, last)], "0.5"),
            ("0.5", (first, last), &[(before, june), (after, last)], "0.5"),
            ("0.5", (first, last), &[(before, middle), (date(2025, 5, 1), date(2025, 5, 31))], "0.3352"),
            ("0.5", (first, last), &[(before, date(2025, 3, 31))], "0"),
            ("0.5", (first, last), &[], "0"),
        ];
        for (declared, (from, until), packages, expected) in rows {
            let fraction = Fraction::new(declared.parse().unwrap()).unwrap();
            let contract = Period::new(from, until).unwrap();
            let held: Vec<Period> = packages.iter().map(|(from, to)| Period::new(*from, *to).unwrap()).collect();
            let counted = with_package(fraction, contract, &held, quarter).unwrap();
            assert_eq!(counted.round_dp(4).normalize().to_string(), expected, "{declared} {from} {until} {packages:?}");
        }
        let past = Period::new(before, date(2025, 3, 31)).unwrap();
        assert_eq!(with_package(Fraction::FULL, past, &[past], quarter), None);
    }

    #[test]
    fn a_contract_begins_when_it_is_said_and_else_with_its_first_package() {
        let quarter = Quarter::new(2025, 2).unwrap();
        let (before, first, last) = (date(2024, 1, 1), quarter.first_day(), quarter.last_day());
        let (middle, after) = (date(2025, 5, 15), date(2025, 5, 16));
        let rows: [(Said, &[Days], Days); 9] = [
            ((None, None), &[], (first, last)),
            ((None, None), &[(before, middle)], (first, last)),
            ((None, None), &[(after, last)], (after, last)),
            // A package of years ago says nothing about who comes back.
            ((None, None), &[(before, date(2024, 12, 31)), (after, last)], (after, last)),
            ((Some(first), None), &[(after, last)], (first, last)),
            ((Some(before), None), &[(after, last)], (first, last)),
            ((Some(after), None), &[(before, last)], (after, last)),
            ((None, Some(middle)), &[(before, last)], (first, middle)),
            // Its package comes after its end.
            ((None, Some(middle)), &[(after, last)], (first, middle)),
        ];
        for (said, packages, (from, to)) in rows {
            let held: Vec<Period> = packages.iter().map(|(from, to)| Period::new(*from, *to).unwrap()).collect();
            assert_eq!(contract_days(said, &held, quarter), Period::new(from, to).unwrap(), "{said:?} {packages:?}");
        }
    }

    #[test]
    fn the_end_of_the_quarter_is_foreseen_and_what_is_missing_named() {
        // Contingent 10, nine full-timers all quarter: exactly 90 %, so nothing is missing; eight miss one place all quarter.
        let quarter = Quarter::new(2025, 2).unwrap();
        let least = Rate::of_hundredths(9_000);
        let rows = [
            (9, quarter.first_day(), 9_000, "0"),
            (8, date(2025, 3, 31), 8_000, "1"),
            (8, date(2025, 5, 31), 8_000, "3.0333"),
            (8, quarter.last_day(), 8_000, "1"),
        ];
        for (heads, today, rate, missing) in rows {
            let stretches = vec![stretch(quarter.first_day(), quarter.last_day(), "1", None); heads];
            let found = forecast(&stretches, quarter, today, (Decimal::TEN, least)).unwrap();
            assert_eq!(found.rate, Rate::of_hundredths(rate), "{heads} {today}");
            assert_eq!(found.missing_fte.round_dp(4).normalize().to_string(), missing, "{heads} {today}");
            assert_eq!(found.rate < least, heads < 9);
        }
    }
}
