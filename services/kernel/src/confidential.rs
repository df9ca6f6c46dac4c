//! Values that must not end up in a log or a message by accident.

use std::fmt;

/// A value that prints as `[confidential]` and cannot be serialized.
pub struct Confidential<T>(T);

impl<T> Confidential<T> {
    /// Hides the value from printing.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Shows the value to code that has reason to see it.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// Gives the value up to code that has reason to keep it.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Confidential<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T> fmt::Display for Confidential<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[confidential]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidential_value_shows_only_when_it_is_asked_for() {
        let limit = Confidential::new("lifts nothing");
        assert_eq!(format!("{limit} {limit:?} {:#?}", Some(&limit)).matches("lifts").count(), 0);
        assert_eq!(limit.to_string(), "[confidential]");
        assert_eq!(*limit.reveal(), "lifts nothing");
        assert_eq!(limit.into_inner(), "lifts nothing");
    }
}
