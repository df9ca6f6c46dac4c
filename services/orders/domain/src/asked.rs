//! A request for a quote: it is open until it is answered, once.

use crate::refusal::Refusal;

/// Why no quote follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declined {
    /// It is no work for this workshop.
    NotOurWork,
    /// There is no room for it.
    NoCapacity,
    /// The series is too small.
    TooFewPieces,
    /// Too little is known of it.
    TooLittleKnown,
}

impl Declined {
    /// Every reason once.
    pub const ALL: [Self; 4] = [Self::NotOurWork, Self::NoCapacity, Self::TooFewPieces, Self::TooLittleKnown];

    /// The word for it in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotOurWork => "not_our_work",
            Self::NoCapacity => "no_capacity",
            Self::TooFewPieces => "too_few_pieces",
            Self::TooLittleKnown => "too_little_known",
        }
    }

    /// The reason with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody answered yet.
    Open,
    /// A quote was made of it.
    Quoted,
    /// No quote follows.
    Declined(Declined),
}

impl Stage {
    /// Whether it may be answered.
    pub fn check_open(self) -> Result<(), Refusal> {
        match self {
            Self::Open => Ok(()),
            Self::Quoted | Self::Declined(_) => Err(Refusal::AlreadyAnswered),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_answered_once() {
        let table = [
            (Stage::Open, Ok(())),
            (Stage::Quoted, Err(Refusal::AlreadyAnswered)),
            (Stage::Declined(Declined::NoCapacity), Err(Refusal::AlreadyAnswered)),
        ];
        for (stage, expected) in table {
            assert_eq!(stage.check_open(), expected, "{stage:?}");
        }
        assert!(Declined::ALL.into_iter().all(|reason| Declined::of(reason.as_str()) == Some(reason)));
        assert_eq!(Declined::of(""), None);
    }
}
