//! Two clocks: the business clock, which may run ahead or stand still, and the wall clock.

use jiff::{SignedDuration, Timestamp, civil::Date};
use werkbrug_kernel::brussels;

/// Tells business time and wall time. Tokens, sessions, leases and traces use the wall.
#[derive(Clone, Debug)]
pub struct Clock {
    ahead: SignedDuration,
    fixed: Option<Timestamp>,
}

impl Clock {
    /// Business time runs this many seconds ahead of the wall (behind it when negative).
    pub fn new(offset_seconds: i64) -> Self {
        let ahead = SignedDuration::from_secs(offset_seconds);
        Self { ahead, fixed: None }
    }

    /// Business time stands still at this instant; the wall goes on. For tests.
    pub fn fixed(instant: Timestamp) -> Self {
        let ahead = SignedDuration::ZERO;
        Self { ahead, fixed: Some(instant) }
    }

    /// The business date in Europe/Brussels.
    pub fn today(&self) -> Date {
        brussels::civil(self.now()).date()
    }

    /// The business instant. An offset past the end of time stops there.
    pub fn now(&self) -> Timestamp {
        let end = if self.ahead.is_negative() { Timestamp::MIN } else { Timestamp::MAX };
        let running = || self.wall().checked_add(self.ahead).unwrap_or(end);
        self.fixed.unwrap_or_else(running)
    }

    /// The business instant in microseconds since 1970.
    pub fn now_us(&self) -> i64 {
        self.now().as_microsecond()
    }

    /// The wall instant.
    pub fn wall(&self) -> Timestamp {
        Timestamp::now()
    }

    /// The wall instant in microseconds since 1970.
    pub fn wall_us(&self) -> i64 {
        self.wall().as_microsecond()
    }
}
