//! Which day of a forecast is promised: one rule, wherever a day is said to a customer. It is the safe day, unless the order
//! desk knowingly chose the likely one, or no safe day is in sight.

use jiff::civil::Date;

/// What the order desk wants to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The day that holds in nine of ten cases.
    #[default]
    Safe,
    /// The day that holds as likely as not.
    Likely,
}

/// Which day was said, and why that one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The safe day.
    Safe,
    /// The likely day, which the desk chose.
    Likely,
    /// The likely day, since no safe one was in sight.
    NoneSafe,
}

impl Said {
    /// The word for it where it is kept.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Likely => "likely",
            Self::NoneSafe => "none_safe",
        }
    }

    /// What has this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Safe, Self::Likely, Self::NoneSafe].into_iter().find(|own| own.as_str() == word)
    }
}

/// The day to say.
#[must_use]
pub const fn said(likely_on: Date, safe_on: Option<Date>, choice: Choice) -> (Date, Said) {
    match (choice, safe_on) {
        (Choice::Likely, _) => (likely_on, Said::Likely),
        (Choice::Safe, Some(safe_on)) => (safe_on, Said::Safe),
        (Choice::Safe, None) => (likely_on, Said::NoneSafe),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_safe_day_is_said_unless_the_desk_chose_otherwise_or_there_is_none() {
        let (tuesday, thursday) = (date(2026, 12, 1), date(2026, 12, 3));
        let table = [
            // likely, safe, choice, what is said
            (tuesday, Some(thursday), Choice::Safe, (thursday, Said::Safe)),
            (tuesday, Some(thursday), Choice::Likely, (tuesday, Said::Likely)),
            (tuesday, Some(tuesday), Choice::Safe, (tuesday, Said::Safe)),
            (tuesday, Some(tuesday), Choice::Likely, (tuesday, Said::Likely)),
            (tuesday, None, Choice::Safe, (tuesday, Said::NoneSafe)),
            (tuesday, None, Choice::Likely, (tuesday, Said::Likely)),
        ];
        for (likely_on, safe_on, choice, expected) in table {
            assert_eq!(said(likely_on, safe_on, choice), expected, "{safe_on:?} {choice:?}");
        }
        assert_eq!(Choice::default(), Choice::Safe);
    }

    #[test]
    fn what_was_said_is_kept_as_a_word() {
        for own in [Said::Safe, Said::Likely, Said::NoneSafe] {
            assert_eq!(Said::of(own.as_str()), Some(own));
        }
        assert_eq!(Said::of("perhaps"), None);
    }
}
