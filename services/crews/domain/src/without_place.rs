//! Who is available at hours of their contract and has no place there: a roster is made known when nobody is, or when
//! somebody said why not.

use jiff::civil::Date;
use werkbrug_kernel::minutes::Minutes;

use crate::{
    contract::Hours,
    refusal::Refusal,
    window::{Span, Window},
};

/// Less than this without a place is the way between two places, not a place that is missing (decided 2026-11-23).
pub const LEAST_MINUTES: u32 = 60;

/// The minutes of a contract's hours on a day in which nothing is given, and no more than somebody may still work that day when a
/// limit says so (partial resumption); none when they come to less than an hour.
#[must_use]
pub fn minutes_without(hours: Hours, day: Date, taken: &[Span], left: Option<Minutes>) -> Minutes {
    let Ok(window) = Window::new(day, hours.start_minute, hours.end_minute) else { return Minutes::ZERO };
    let Span { from, to } = window.span();
    let mut taken: Vec<&Span> = taken.iter().filter(|span| span.overlaps(&window.span())).collect();
    taken.sort_by_key(|span| span.from);
    let (mut free, mut at) = (0_u32, from);
    let between = |from, to| werkbrug_kernel::brussels::minutes_between(from, to).map_or(0, Minutes::value);
    for span in taken {
        if span.from > at {
            free = free.saturating_add(between(at, span.from));
        }
        at = at.max(span.to);
    }
    if to > at {
        free = free.saturating_add(between(at, to));
    }
    let free = left.map_or(free, |left| free.min(left.value()));
    if free < LEAST_MINUTES { Minutes::ZERO } else { Minutes::new(free) }
}

/// A roster is made known when everybody has a place, or when somebody said why not.
pub fn must_be_nobody(people: u32, minutes: u32, on: Date) -> Result<(), Refusal> {
    if people == 0 { Ok(()) } else { Err(Refusal::PeopleWithoutPlace { people, minutes, on }) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const MONDAY: Date = date(2026, 11, 23);

    fn span(start: u32, end: u32) -> Span {
        Window::new(MONDAY, start, end).unwrap().span()
    }

    #[test]
    fn an_hour_of_the_contract_without_a_place_counts_and_less_does_not() {
        let day = Hours { start_minute: 480, end_minute: 960 };
        let table: [(&[(u32, u32)], u32); 9] = [
            (&[], 480),
            (&[(480, 960)], 0),
            (&[(360, 1_020)], 0),
            (&[(480, 901)], 0),
            (&[(480, 900)], 60),
            (&[(480, 720)], 240),
            (&[(480, 660), (720, 960)], 60),
            (&[(660, 960), (480, 700)], 0),
            (&[(1_000, 1_100)], 480),
        ];
        for (taken, expected) in table {
            let spans: Vec<Span> = taken.iter().map(|(start, end)| span(*start, *end)).collect();
            assert_eq!(minutes_without(day, MONDAY, &spans, None), Minutes::new(expected), "{taken:?}");
        }
    }

    #[test]
    fn hours_beyond_a_limit_of_the_day_are_nobodys() {
        let day = Hours { start_minute: 480, end_minute: 960 };
        for (until, left, expected) in
            [(480, 240, 240), (480, 60, 60), (480, 59, 0), (720, 0, 0), (720, 120, 120), (930, 240, 0)]
        {
            let taken: Vec<Span> = (until > 480).then(|| span(480, until)).into_iter().collect();
            let found = minutes_without(day, MONDAY, &taken, Some(Minutes::new(left)));
            assert_eq!(found, Minutes::new(expected), "given until {until}, {left} left");
        }
    }

    #[test]
    fn one_person_without_a_place_is_enough_to_wait() {
        assert_eq!(must_be_nobody(0, 0, MONDAY), Ok(()));
        let refused = Refusal::PeopleWithoutPlace { people: 1, minutes: 480, on: MONDAY };
        assert_eq!(must_be_nobody(1, 480, MONDAY), Err(refused));
    }
}
