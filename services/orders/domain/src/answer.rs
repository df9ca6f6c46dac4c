//! What is answered to an order that came in as a file: received, accepted, accepted otherwise, or refused.

use jiff::civil::Date;

/// How an order that came in stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is promised yet.
    Open,
    /// The desk refused it.
    Refused,
    /// A day is promised.
    Promised {
        /// The day.
        on: Date,
        /// Whether what is made is what was ordered.
        is_as_ordered: bool,
    },
}

/// What is answered, as Peppol BIS Ordering 3 has it (a subset of UNCL4343).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was received and is looked at.
    Received,
    /// It is accepted as it was ordered.
    Accepted,
    /// It is accepted on another day, or otherwise.
    Otherwise,
    /// It is not accepted.
    Refused,
}

impl Answer {
    /// The code on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "AB",
            Self::Accepted => "AP",
            Self::Otherwise => "CA",
            Self::Refused => "RE",
        }
    }
}

/// What is answered as things stand. A day before the one that was wanted is as ordered: the goods are there.
pub fn answer(standing: Standing, wanted_until: Option<Date>) -> Answer {
    match standing {
        Standing::Open => Answer::Received,
        Standing::Refused => Answer::Refused,
        Standing::Promised { on, is_as_ordered } => {
            let is_in_time = wanted_until.is_none_or(|wanted_until| on <= wanted_until);
            if is_in_time && is_as_ordered { Answer::Accepted } else { Answer::Otherwise }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_answer_accepts_as_ordered_through_the_last_day_that_was_wanted() {
        let last = date(2026, 12, 4);
        let promised = |on, is_as_ordered| Standing::Promised { on, is_as_ordered };
        let table = [
            (Standing::Open, Some(last), "AB"),
            (Standing::Refused, Some(last), "RE"),
            (promised(last, true), Some(last), "AP"),
            (promised(date(2026, 12, 5), true), Some(last), "CA"),
            (promised(date(2026, 11, 30), true), Some(last), "AP"),
            (promised(last, false), Some(last), "CA"),
            (promised(date(2027, 3, 1), true), None, "AP"),
        ];
        for (standing, wanted_until, code) in table {
            assert_eq!(answer(standing, wanted_until).code(), code, "{standing:?} {wanted_until:?}");
        }
    }
}
