//! I5, I6, I7 and I9: marks without holes, copies that a rebuild does not change, whole chains, and an end to waiting.

use std::collections::BTreeMap;

use super::BACKLOG;
use crate::rows::Stretch;
use crate::seen::{Pipe, Seen};

pub(super) fn broken(seen: &Seen) -> Vec<String> {
    let mut heads: BTreeMap<String, u64> = BTreeMap::new();
    for pipe in &seen.pipes {
        for topic in &pipe.state.topics {
            heads.insert(format!("{}/{}/{}", pipe.service, topic.topic, topic.partition), topic.seq);
        }
    }
    let mut found: Vec<String> = seen.pipes.iter().flat_map(|pipe| of_service(pipe, &heads)).collect();
    if seen.backlog > BACKLOG {
        found.push(format!("I9: the last event was applied after {:?}, not within {BACKLOG:?}", seen.backlog));
    }
    found
}

fn of_service(pipe: &Pipe, heads: &BTreeMap<String, u64>) -> Vec<String> {
    let service = &pipe.service;
    let mut found: Vec<String> = pipe.chain_faults.iter().map(|fault| format!("I7: {service}: {fault}")).collect();
    if pipe.copies_that_differed > 0 {
        found.push(format!("I6: a rebuild changed {} copies of {service}", pipe.copies_that_differed));
    }
    for said in &pipe.said {
        let head = heads.get(&format!("{service}/{}", said.name)).copied().unwrap_or(0);
        found.extend(hole(said, head).map(|what| format!("I5: the log of {service}: {what}")));
    }
    for mark in &pipe.state.marks {
        let name = format!("{}/{}/{}", mark.source, mark.topic, mark.partition);
        let head = heads.get(&name).copied().unwrap_or(0);
        if mark.stopped || mark.seq != head {
            found.push(format!("I5: {service} stands at {} of {name}, which ends at {head}: {}", mark.seq, mark.why));
        }
        let nothing = Stretch { name: name.clone(), ..Stretch::default() };
        let heard = pipe.heard.iter().find(|heard| heard.name == name).unwrap_or(&nothing);
        found.extend(hole(heard, mark.seq).map(|what| format!("I5: what {service} heard: {what}")));
    }
    let state = &pipe.state;
    if state.parked > 0 || state.unnumbered > 0 {
        found.push(format!("I9: {} parked and {} unnumbered in {service}", state.parked, state.unnumbered));
    }
    for topic in state.topics.iter().filter(|topic| topic.topic != "audit" && topic.relayed != topic.seq) {
        found.push(format!("I9: {service} published {} of {} of {}", topic.relayed, topic.seq, topic.topic));
    }
    found
}

/// What is wrong with a list that must run from 1 to its end, each event once.
fn hole(stretch: &Stretch, end: u64) -> Option<String> {
    let last = i64::try_from(end).unwrap_or(i64::MAX);
    let whole = if last == 0 { (0, 0, 0, 0) } else { (last, last, 1, last) };
    let is_whole = (stretch.rows, stretch.events, stretch.first, stretch.last) == whole;
    let Stretch { name, rows, events, first, last } = stretch;
    (!is_whole).then(|| format!("{name} has {rows} numbers and {events} events from {first} to {last}, not 1 to {end}"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::planted::expect;

    #[test]
    fn a_hole_in_what_was_heard_is_named() {
        expect("I5: what all heard: all/orders/0 has 6 numbers", |_, seen| {
            seen.pipes[0].heard[0].rows = 6;
            seen.pipes[0].heard[0].events = 6;
        });
    }

    #[test]
    fn an_event_that_was_heard_under_two_numbers_is_named() {
        expect("7 numbers and 6 events", |_, seen| seen.pipes[0].heard[0].events = 6);
    }

    #[test]
    fn a_mark_that_lags_or_waits_for_a_person_is_named() {
        expect("I5: all stands at 6 of all/orders/0, which ends at 7", |_, seen| seen.pipes[0].state.marks[0].seq = 6);
        expect("I5: all stands at 7", |_, seen| seen.pipes[0].state.marks[0].stopped = true);
    }

    #[test]
    fn a_copy_that_a_rebuild_changes_is_named() {
        expect("I6: a rebuild changed 1 copies of all", |_, seen| seen.pipes[0].copies_that_differed = 1);
    }

    #[test]
    fn a_broken_chain_is_named() {
        let fault = "orders number 3: the chain does not hold";
        expect("I7: all: orders number 3", |_, seen| seen.pipes[0].chain_faults.push(fault.into()));
    }

    #[test]
    fn an_event_that_stands_aside_or_waits_is_named() {
        expect("I9: 1 parked", |_, seen| seen.pipes[0].state.parked = 1);
        expect("I9: all published 6 of 7 of orders", |_, seen| seen.pipes[0].state.topics[0].relayed = 6);
        expect("I9: the last event", |_, seen| seen.backlog = Duration::from_secs(61));
    }
}
