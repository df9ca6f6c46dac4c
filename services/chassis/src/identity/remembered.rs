//! What was signed or checked a moment ago need not be signed or checked again.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// Most entries; a full memory starts over, which costs a signature each and nothing else.
const MOST: usize = 4_096;

/// Values that stay good until a second of wall time.
pub(super) struct Remembered<K, V>(Mutex<BTreeMap<K, (i64, V)>>);

impl<K: Ord, V: Clone> Remembered<K, V> {
    pub(super) fn new() -> Self {
        Self(Mutex::default())
    }

    /// The value, while it is good.
    pub(super) fn get(&self, key: &K, now: i64) -> Option<V> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).filter(|(until, _)| now < *until).map(|(_, value)| value.clone())
    }

    /// Keep a value until a moment.
    pub(super) fn keep(&self, key: K, value: V, until: i64) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, (until, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_forgotten_at_its_second_and_a_full_memory_starts_over() {
        let kept = Remembered::new();
        kept.keep(1, "a", 10);
        assert_eq!(kept.get(&1, 9), Some("a"), "the last good second");
        assert_eq!(kept.get(&1, 10), None, "the first bad one");
        for key in 2..=MOST {
            kept.keep(key, "b", 10);
        }
        kept.keep(MOST + 1, "c", 10);
        assert_eq!((kept.get(&1, 0), kept.get(&(MOST + 1), 0)), (None, Some("c")));
    }
}
