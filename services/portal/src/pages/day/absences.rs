//! Who is not there, as numbers: never who, never why.

use maud::Markup;
use werkbrug_proto::crews::DaySummary;

use crate::{
    pages::parts::{
        badge::Tone,
        stat::{Stat, stats},
    },
    words::Words,
};

/// The block's content.
pub(super) fn show(words: &Words, seen: &DaySummary) -> Markup {
    let missing = seen.seats_empty;
    let number = |number: u32| words.number(number.into());
    let tone = if missing > 0 { Tone::Bad } else { Tone::Calm };
    stats(&[
        Stat::calm(&words.say("day-absent"), &number(seen.heads_absent)),
        Stat::calm(&words.say("day-available"), &number(seen.workers_available)),
        Stat::calm(&words.say("day-seats-empty"), &number(missing)).toned(tone),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn absences_are_head_counts_and_an_empty_seat_stands_out() {
        for (seats_empty, class) in [(2, "stat bad"), (0, "stat calm")] {
            let seen = DaySummary {
                heads_absent: 3,
                workers_available: 52,
                heads_wanted: 40,
                heads_assigned: 45,
                seats_empty,
                ..DaySummary::default()
            };
            let text = show(&dutch(), &seen).into_string();
            assert!(text.contains("<dd>3</dd>") && text.contains("<dd>52</dd>"), "{text}");
            assert!(text.rsplit("<div").next().unwrap().contains(class), "{text}");
        }
    }
}
