//! Values kept in memory for a while: at most so many, each until its own end.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::Timestamp;

use crate::secret::Fingerprint;

/// A bounded store of values that end.
pub(crate) struct Kept<V> {
    most: usize,
    values: Mutex<HashMap<Fingerprint, Until<V>>>,
}

/// A value and the instant from which it is no longer there.
pub(crate) struct Until<V> {
    /// The value.
    pub(crate) value: V,
    /// Its end.
    pub(crate) ends: Timestamp,
}

impl<V> Kept<V> {
    /// Keeps at most this many.
    pub(crate) fn at_most(most: usize) -> Self {
        Self { most, values: Mutex::default() }
    }

    /// Keeps a value until its end. When there is no room, the one that would end first goes.
    pub(crate) fn put(&self, key: Fingerprint, value: V, now: Timestamp, ends: Timestamp) {
        let mut values = self.lock();
        values.retain(|_, kept| kept.ends > now);
        if values.len() >= self.most {
            let first = values.iter().min_by_key(|(_, kept)| kept.ends).map(|(key, _)| *key);
            first.map(|key| values.remove(&key));
        }
        values.insert(key, Until { value, ends });
    }

    /// Looks at a value, and may change it or its end.
    pub(crate) fn with<R>(
        &self,
        key: &Fingerprint,
        now: Timestamp,
        look: impl FnOnce(&mut Until<V>) -> R,
    ) -> Option<R> {
        self.lock().get_mut(key).filter(|kept| kept.ends > now).map(look)
    }

    /// Takes a value out: a second time it is not there.
    pub(crate) fn take(&self, key: &Fingerprint, now: Timestamp) -> Option<V> {
        self.lock().remove(key).filter(|kept| kept.ends > now).map(|kept| kept.value)
    }

    /// Takes out every value like this; the answer is how many there were.
    pub(crate) fn remove_where(&self, like: impl Fn(&V) -> bool) -> usize {
        let mut values = self.lock();
        let before = values.len();
        values.retain(|_, kept| !like(&kept.value));
        before.saturating_sub(values.len())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Fingerprint, Until<V>>> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_value_is_there_until_just_before_its_end_and_taken_once() {
        let kept = Kept::at_most(2);
        kept.put([1; 32], "een", at(0), at(60));
        assert_eq!(kept.with(&[1; 32], at(59), |until| until.value), Some("een"));
        assert_eq!(kept.with(&[1; 32], at(60), |until| until.value), None);
        assert_eq!(kept.take(&[1; 32], at(59)), Some("een"));
        assert_eq!(kept.take(&[1; 32], at(59)), None);
    }

    #[test]
    fn when_there_is_no_room_the_one_that_would_end_first_goes() {
        let kept = Kept::at_most(2);
        kept.put([1; 32], 1, at(0), at(50));
        kept.put([2; 32], 2, at(0), at(40));
        kept.put([3; 32], 3, at(0), at(60));
        let there = [1_u8, 2, 3].map(|key| kept.with(&[key; 32], at(1), |_| ()).is_some());
        assert_eq!(there, [true, false, true]);
    }
}
