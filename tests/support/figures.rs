//! Rates and latencies, and how they are printed.

#![allow(clippy::float_arithmetic, reason = "rates and percentiles are for reading")]

use std::time::Duration;

/// Latencies of one measurement.
#[derive(Default)]
pub struct Latencies(Vec<Duration>);

impl Latencies {
    /// One more.
    pub fn add(&mut self, one: Duration) {
        self.0.push(one);
    }

    /// Those of another measurement as well.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The latency that `percent` of a hundred stay under, in milliseconds.
    #[must_use]
    pub fn percentile_ms(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = sorted.len().saturating_sub(1).saturating_mul(percent) / 100;
        sorted.get(place).map_or(0.0, |latency| latency.as_secs_f64() * 1_000.0)
    }
}

/// How many a second.
#[must_use]
pub fn rate(count: usize, took: Duration) -> f64 {
    let count = u32::try_from(count).map_or(f64::MAX, f64::from);
    count / took.as_secs_f64()
}
