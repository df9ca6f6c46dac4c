//! I4: nobody is in two places at once.

use std::collections::BTreeMap;

use crate::seen::Seen;

/// From and to, in minutes after midnight, and on which shift.
type Booking<'a> = (u32, u32, &'a str);

pub(super) fn broken(seen: &Seen) -> Vec<String> {
    // Every assignment of a worker on a day; the shifts of these runs do not cross midnight.
    let mut days: BTreeMap<(&str, &str), Vec<Booking<'_>>> = BTreeMap::new();
    for shift in &seen.shifts {
        for member in &shift.crew {
            let day = days.entry((&member.worker_id, &shift.day)).or_default();
            day.push((shift.start_minute, shift.end_minute, &shift.shift_id));
        }
    }
    let mut found = Vec::new();
    for ((worker, day), mut booked) in days {
        booked.sort_unstable();
        for pair in booked.windows(2) {
            if let [(_, end, one), (start, _, other)] = pair
                && start < end
            {
                found.push(format!("I4: {worker} is on shifts {one} and {other} at once on {day}"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::planted::expect;

    #[test]
    fn overlapping_assignments_are_named() {
        expect("I4: an is on shifts early and late at once", |_, seen| seen.shifts[1].start_minute = 599);
    }

    #[test]
    fn the_same_person_twice_on_a_shift_is_named() {
        expect("I4: an is on shifts early and early at once", |_, seen| {
            let again = seen.shifts[0].crew[0].clone();
            seen.shifts[0].crew.push(again);
        });
    }
}
