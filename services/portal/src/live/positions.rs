//! How far somebody has heard each topic; as text it is the id of a server-sent event.

use std::{collections::BTreeMap, fmt};

/// Longest text that is read; twelve topics take less than half of it.
const LONGEST: usize = 1_000;

/// The last number of each topic, by `source.topic`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Positions(BTreeMap<String, u64>);

impl Positions {
    /// Reads `orders.orders=12,crews.shifts=40`; nothing when it is not such a text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let parts = text.split(',').filter(|part| !part.is_empty());
        parts.map(|part| Some((part.split_once('=')?.0.to_owned(), part.split_once('=')?.1.parse().ok()?))).collect()
    }

    /// The last number of a topic.
    pub(crate) fn of(&self, source: &str, topic: &str) -> Option<u64> {
        self.0.get(&key(source, topic)).copied()
    }

    /// Moves a topic to a number.
    pub(crate) fn put(&mut self, source: &str, topic: &str, seq: u64) {
        self.0.insert(key(source, topic), seq);
    }

    /// Every topic with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(topic, seq)| (topic.as_str(), *seq))
    }

    /// The number of a topic by its full name.
    pub(crate) fn at(&self, topic: &str) -> Option<u64> {
        self.0.get(topic).copied()
    }
}

fn key(source: &str, topic: &str) -> String {
    format!("{source}.{topic}")
}

impl FromIterator<(String, u64)> for Positions {
    fn from_iter<I: IntoIterator<Item = (String, u64)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl fmt::Display for Positions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (topic, seq)) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            write!(f, "{comma}{topic}={seq}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_id_reads_back_as_the_same_positions() {
        let mut positions = Positions::default();
        assert_eq!(Positions::parse(""), Some(positions.clone()));
        positions.put("orders", "orders", 12);
        positions.put("crews", "shifts", 40);
        assert_eq!(positions.to_string(), "crews.shifts=40,orders.orders=12");
        assert_eq!(Positions::parse(&positions.to_string()), Some(positions));
    }

    #[test]
    fn anything_else_is_no_position() {
        for text in ["orders.orders", "orders.orders=", "orders.orders=-1", "=,x", &"a=1,".repeat(LONGEST)] {
            assert_eq!(Positions::parse(text), None, "{text:.20}");
        }
    }
}
