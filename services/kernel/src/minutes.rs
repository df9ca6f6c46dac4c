//! Time worked, in whole minutes.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A length of time in whole minutes. Serialized as a bare integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(u32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Takes a number of minutes.
    pub const fn new(minutes: u32) -> Self {
        Self(minutes)
    }

    /// The number of minutes.
    pub const fn value(self) -> u32 {
        self.0
    }

    /// The sum, or nothing when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or nothing when the other is longer.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all, or nothing when it does not fit.
    pub fn sum(times: impl IntoIterator<Item = Self>) -> Option<Self> {
        times.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Hours without rounding to a law's step (a third of an hour has 28 decimals).
    pub fn to_hours(self) -> Decimal {
        Decimal::from(self.0) / Decimal::from(60)
    }

    /// Hours for people who read Dutch: `7u30`.
    pub fn to_hours_nl(self) -> String {
        format!("{}u{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_read_as_hours() {
        let rows = [
            (0, "0", "0u00"),
            (59, "0.9833333333333333333333333333", "0u59"),
            (60, "1", "1u00"),
            (450, "7.5", "7u30"),
            (456, "7.6", "7u36"),
        ];
        for (minutes, hours, dutch) in rows {
            assert_eq!(Minutes::new(minutes).to_hours(), hours.parse().unwrap());
            assert_eq!(Minutes::new(minutes).to_hours_nl(), dutch);
        }
    }

    #[test]
    fn arithmetic_refuses_what_does_not_fit() {
        let (most, one) = (Minutes::new(u32::MAX), Minutes::new(1));
        assert_eq!(most.checked_add(one), None);
        assert_eq!(Minutes::ZERO.checked_sub(one), None);
        assert_eq!(Minutes::sum([most, one]), None);
        assert_eq!(Minutes::sum([one, one]), Some(Minutes::new(2)));
        assert_eq!(serde_json::from_str::<Minutes>("90").unwrap(), Minutes::new(90));
    }
}
