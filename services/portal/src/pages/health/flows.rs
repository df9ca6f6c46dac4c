//! What each service says and reads, as tables that go along as a file: topics, numbers and ages.

use super::{Seen, seconds};
use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::parts::badge::Tone,
    words::{Words, key},
};

/// The topics of their own, with how far each was handed on.
pub(super) fn topics(words: &Words, all: &[Seen]) -> Sheet {
    let heads =
        [key("health-topic"), key("health-service"), key("health-head"), key("health-relayed"), key("health-wait")];
    let rows = all.iter().flat_map(|seen| seen.flow.iter().map(|flow| (seen.name, flow))).flat_map(|(name, flow)| {
        flow.topics.iter().map(move |one| {
            let part = if one.partition > 0 { format!("/{}", one.partition) } else { String::new() };
            vec![
                Cell::text(format!("{}{part}", one.topic)),
                Cell::text(name),
                number(one.seq),
                number(one.relayed),
                Cell::Number(seconds(one.oldest_age_us)),
            ]
        })
    });
    Sheet::of(words, ("onderwerpen", key("health-own-topics")), &heads, rows)
}

/// What they read of each other, with how far behind they are.
pub(super) fn marks(words: &Words, all: &[Seen]) -> Sheet {
    let heads =
        [key("health-reads"), key("health-service"), key("health-applied"), key("health-lag"), key("health-state")];
    let [good, stopped] = [key("health-state-good"), key("health-state-stopped")].map(|state| words.say(state));
    let rows = all.iter().flat_map(|seen| seen.flow.iter().map(|flow| (seen.name, flow))).flat_map(|(name, flow)| {
        let (good, stopped) = (&good, &stopped);
        flow.marks.iter().map(move |one| {
            let (tone, state) = if one.stopped { (Tone::Bad, stopped) } else { (Tone::Calm, good) };
            vec![
                Cell::text(format!("{}.{}", one.source, one.topic)),
                Cell::text(name),
                number(one.seq),
                number(one.lag),
                Cell::State(tone, state.to_string()),
            ]
        })
    });
    Sheet::of(words, ("lezers", key("health-reads")), &heads, rows)
}

fn number(count: u64) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
