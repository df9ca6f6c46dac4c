//! Who is not there, as numbers: never who, never why.

use maud::Markup;
use werkbrug_proto::crews::DaySummary;

use crate::{
    pages::{
        day::ways::Ways,
        parts::{
            badge::Tone,
            stat::{Stat, stats},
        },
    },
    words::{Words, key},
};

/// The block's content.
pub(super) fn show(words: &Words, seen: &DaySummary, ways: &Ways) -> Markup {
    let number = |number: u32| words.number(number.into());
    let tone = if seen.seats_empty > 0 { Tone::Bad } else { Tone::Calm };
    // Who sees the own crews only is told how many of those fell out, and nothing of the workshop.
    let is_all = seen.workers_available > 0 || seen.workers_absent > 0;
    let absent = if is_all { seen.workers_absent } else { seen.heads_absent };
    let (absent, available, empty) = (number(absent), number(seen.workers_available), number(seen.seats_empty));
    let titles = [key("day-absent"), key("day-available"), key("day-seats-empty")].map(|title| words.say(title));
    let [of_absent, of_available, of_empty] = &titles;
    let (people, seats) = (ways.people.as_deref(), ways.seats.as_deref());
    let mut all = vec![Stat::calm(of_absent, &absent).explained_by(people)];
    if is_all {
        all.push(Stat::calm(of_available, &available).explained_by(people));
    }
    all.push(Stat::calm(of_empty, &empty).toned(tone).explained_by(seats));
    stats(&all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn absences_are_head_counts_and_an_empty_seat_stands_out() {
        for (seats_empty, class) in [(2, "stat bad"), (0, "stat calm")] {
            let seen = DaySummary {
                heads_absent: 1,
                workers_absent: 3,
                workers_available: 52,
                heads_wanted: 40,
                heads_assigned: 45,
                seats_empty,
                ..DaySummary::default()
            };
            let text = show(&dutch(), &seen, &Ways::default()).into_string();
            assert!(text.contains("<dd>3</dd>") && text.contains("<dd>52</dd>"), "{text}");
            assert!(text.rsplit("<div").next().unwrap().contains(class), "{text}");
        }
    }

    #[test]
    fn a_host_is_told_of_its_own_crews_and_nothing_of_the_workshop() {
        let seen = DaySummary { heads_absent: 1, seats_empty: 2, ..DaySummary::default() };
        let text = show(&dutch(), &seen, &Ways::default()).into_string();
        assert!(text.contains("<dd>1</dd>") && !text.contains("Beschikbaar"), "{text}");
    }
}
