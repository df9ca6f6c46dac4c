//! The one place where hints come together: it remembers the last ones, so that a page that was
//! away for a moment hears exactly what it missed, or that it must read everything again.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::broadcast;
use werkbrug_proto::pipeline::Hint;

use crate::live::{
    effects::{self, Effect},
    positions::Positions,
};

/// How many hints are remembered, and how far a slow page may fall behind.
const REMEMBERED: usize = 1_024;

/// Something that pages should know.
#[derive(Clone, Debug)]
pub(crate) struct Signal {
    /// How far a page has come that heard this.
    pub(crate) after: Arc<str>,
    /// What it is.
    pub(crate) what: What,
}

/// What a page should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Something changed.
    Changed(Change),
    /// A service answers again: read everything of it again, whoever you are.
    Back(&'static str),
}

/// Something changed for one workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The workshop, as its id.
    pub(crate) tenant: String,
    /// `source.topic`.
    pub(crate) topic: String,
    /// Its number in the topic.
    pub(crate) seq: u64,
    /// The kind of event; empty when it may not be told.
    pub(crate) kind: String,
    /// What it happened to; empty when it may not be told.
    pub(crate) subject: String,
    /// Who may know of it, and how much.
    pub(crate) effect: &'static Effect,
}

/// What a page that comes back must do first.
#[derive(Clone, Debug)]
pub(crate) enum Missed {
    /// Nothing more than this.
    Signals(Vec<Signal>),
    /// We no longer know what it missed: read everything again.
    Everything,
}

/// All hints of this process.
pub(crate) struct Hub {
    known: Mutex<Known>,
    sender: broadcast::Sender<Signal>,
}

#[derive(Default)]
struct Known {
    positions: Positions,
    /// Up to this number of a topic, hints are forgotten.
    forgotten: BTreeMap<String, u64>,
    recent: VecDeque<Signal>,
}

impl Hub {
    /// A hub that has heard nothing yet.
    pub(crate) fn new() -> Self {
        Self { known: Mutex::default(), sender: broadcast::Sender::new(REMEMBERED) }
    }

    /// How far we have heard; a page that is made now has seen at least this.
    pub(crate) fn position(&self) -> String {
        self.lock().positions.to_string()
    }

    /// A page comes, having heard this much: what it missed, and everything from here on.
    pub(crate) fn join(&self, after: &Positions) -> (Missed, broadcast::Receiver<Signal>, Arc<str>) {
        let known = self.lock();
        let here = known.positions.to_string().into();
        (known.missed(after), self.sender.subscribe(), here)
    }

    /// A service answers, and its topics stand at these numbers. The answer says after which
    /// numbers to follow it. A number below ours means that its database was restored.
    pub(crate) fn meet(&self, source: &'static str, heads: &[(&str, u64)]) -> Vec<(String, u64)> {
        let mut known = self.lock();
        let mut follow = Vec::new();
        for (topic, head) in heads {
            let after = known.positions.of(source, topic).filter(|ours| ours <= head);
            if after.is_none() {
                known.positions.put(source, topic, *head);
                known.forget(format!("{source}.{topic}"), *head);
            }
            follow.push(((*topic).to_owned(), after.unwrap_or(*head)));
        }
        self.tell(&mut known, What::Back(source));
        follow
    }

    /// We missed something of a service: forget where it stood, so that [`Hub::meet`] starts anew.
    pub(crate) fn lose(&self, source: &str) {
        let mut known = self.lock();
        let own = format!("{source}.");
        known.positions = known
            .positions
            .iter()
            .filter(|(topic, _)| !topic.starts_with(&own))
            .map(|(topic, seq)| (topic.to_owned(), seq))
            .collect();
    }

    /// A hint came in. It may come twice; pages do not mind.
    pub(crate) fn hear(&self, source: &'static str, hint: Hint) {
        let Some(effect) = effects::of(source, &hint.topic) else {
            return;
        };
        let mut known = self.lock();
        let ours = known.positions.of(source, &hint.topic).unwrap_or(0);
        known.positions.put(source, &hint.topic, ours.max(hint.seq));
        let told = |text: String| if effect.tells_subject { text } else { String::new() };
        let change = Change {
            tenant: hint.tenant,
            topic: format!("{source}.{}", hint.topic),
            seq: hint.seq,
            kind: told(hint.event_type),
            subject: told(hint.subject),
            effect,
        };
        self.tell(&mut known, What::Changed(change));
    }

    fn tell(&self, known: &mut Known, what: What) {
        let signal = Signal { after: known.positions.to_string().into(), what };
        known.remember(signal.clone());
        // Nobody listening is no reason to worry.
        self.sender.send(signal).ok();
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// A topic starts anew after this number; what it said before counts no more.
    fn forget(&mut self, topic: String, up_to: u64) {
        self.recent.retain(|signal| !matches!(&signal.what, What::Changed(change) if change.topic == topic));
        self.forgotten.insert(topic, up_to);
    }

    fn remember(&mut self, signal: Signal) {
        self.recent.push_back(signal);
        if self.recent.len() > REMEMBERED
            && let Some(Signal { what: What::Changed(change), .. }) = self.recent.pop_front()
        {
            let forgotten = self.forgotten.entry(change.topic).or_default();
            *forgotten = change.seq.max(*forgotten);
        }
    }

    fn missed(&self, after: &Positions) -> Missed {
        let is_known = |topic: &str, ours: u64| {
            let forgotten = self.forgotten.get(topic).copied().unwrap_or(0);
            after.at(topic).is_some_and(|theirs| theirs <= ours && theirs >= forgotten)
        };
        if !self.positions.iter().all(|(topic, ours)| is_known(topic, ours)) {
            return Missed::Everything;
        }
        let is_new = |signal: &&Signal| match &signal.what {
            What::Changed(change) => after.at(&change.topic).is_some_and(|theirs| change.seq > theirs),
            What::Back(_) => false,
        };
        Missed::Signals(self.recent.iter().filter(is_new).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(topic: &str, seq: u64) -> Hint {
        let (event_type, subject) = ("OrderAccepted".into(), "order-1".into());
        Hint { topic: topic.into(), seq, tenant: "t".into(), event_type, subject, gap: false }
    }

    fn at(text: &str) -> Positions {
        Positions::parse(text).unwrap()
    }

    fn numbers(missed: Missed) -> Option<Vec<u64>> {
        let seq = |signal: Signal| match signal.what {
            What::Changed(change) => Some(change.seq),
            What::Back(_) => None,
        };
        match missed {
            Missed::Signals(signals) => Some(signals.into_iter().filter_map(seq).collect()),
            Missed::Everything => None,
        }
    }

    fn heard(up_to: u64) -> Hub {
        let hub = Hub::new();
        assert_eq!(hub.meet("orders", &[("orders", 10)]), [("orders".to_owned(), 10)]);
        (11..=up_to).for_each(|seq| hub.hear("orders", hint("orders", seq)));
        hub
    }

    #[test]
    fn a_page_that_comes_back_hears_what_it_missed_and_nothing_twice() {
        let hub = heard(13);
        let table = [
            ("orders.orders=13", Some(vec![])),
            ("orders.orders=11", Some(vec![12, 13])),
            ("orders.orders=10", Some(vec![11, 12, 13])),
            ("orders.orders=9", None),
            ("orders.orders=14", None),
            ("", None),
        ];
        for (after, expected) in table {
            assert_eq!(numbers(hub.join(&at(after)).0), expected, "{after:?}");
        }
    }

    #[test]
    fn a_page_that_was_away_too_long_reads_everything_again() {
        let remembered = u64::try_from(REMEMBERED).unwrap();
        let hub = heard(10 + remembered + 5);
        assert_eq!(numbers(hub.join(&at("orders.orders=14")).0), None);
        let first = numbers(hub.join(&at("orders.orders=17")).0).unwrap();
        assert_eq!(first.first(), Some(&18));
    }

    #[test]
    fn a_service_that_comes_back_is_followed_from_where_we_were() {
        let hub = heard(13);
        assert_eq!(hub.meet("orders", &[("orders", 15)]), [("orders".to_owned(), 13)]);
        hub.lose("orders");
        assert_eq!(hub.meet("orders", &[("orders", 15)]), [("orders".to_owned(), 15)]);
    }

    #[test]
    fn a_service_that_was_restored_makes_every_page_read_again() {
        let hub = heard(13);
        assert_eq!(hub.meet("orders", &[("orders", 12)]), [("orders".to_owned(), 12)]);
        assert_eq!(numbers(hub.join(&at("orders.orders=13")).0), None);
        assert_eq!(numbers(hub.join(&at("orders.orders=12")).0), Some(vec![]));
    }

    #[tokio::test]
    async fn whom_an_absence_is_about_is_not_told() {
        let hub = Hub::new();
        hub.meet("social", &[("availability", 0)]);
        let mut pages = hub.join(&at("social.availability=0")).1;
        hub.hear("social", hint("availability", 1));
        let What::Changed(change) = pages.recv().await.unwrap().what else { panic!("a change") };
        assert_eq!((change.kind.as_str(), change.subject.as_str()), ("", ""));
        assert_eq!(change.topic, "social.availability");
    }
}
