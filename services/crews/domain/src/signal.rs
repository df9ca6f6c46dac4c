//! What a coach says from the floor in one closed word; some of it waits for a person to answer.

use crate::refusal::Refusal;

/// The longest that a word may have waited for a connection, in seconds: half a day after a shift of a day.
pub const MOST_SECONDS_AGO: u32 = 36 * 3_600;

/// A closed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignalKind {
    /// Somebody must come or call.
    Help,
    /// Something happened.
    Incident,
    /// The host told a worker what to do (ENC-03, ENC-08).
    HostInstructed,
    /// The coach saw the worker.
    Seen,
    /// The coach told the worker how it goes.
    FeedbackGiven,
}

/// What a person did about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignalAnswer {
    /// Somebody is on the way.
    Coming,
    /// They talked on the telephone.
    Called,
    /// It is settled.
    Settled,
}

impl SignalKind {
    /// Whether a person must answer: what was only seen or said waits for nobody.
    #[must_use]
    pub const fn waits_for_answer(self) -> bool {
        match self {
            Self::Help | Self::Incident | Self::HostInstructed => true,
            Self::Seen | Self::FeedbackGiven => false,
        }
    }

    /// Whether it is about one person: what was seen or said was seen of or said to somebody.
    #[must_use]
    pub const fn is_about_somebody(self) -> bool {
        !self.waits_for_answer()
    }
}

/// A word about somebody names them.
pub const fn must_name_somebody(kind: SignalKind, names_somebody: bool) -> Result<(), Refusal> {
    if kind.is_about_somebody() && !names_somebody { Err(Refusal::SignalOfNobody) } else { Ok(()) }
}

/// When it was said, in microseconds since 1970: what waited for a connection was said before it came in.
pub fn made_at(now_us: i64, seconds_ago: u32) -> Result<i64, Refusal> {
    if seconds_ago > MOST_SECONDS_AGO {
        return Err(Refusal::MadeTooLongAgo { seconds: seconds_ago, most: MOST_SECONDS_AGO });
    }
    Ok(now_us.saturating_sub(i64::from(seconds_ago).saturating_mul(1_000_000)))
}

/// A signal is answered once, and only when it waits for it; on the way is not the end of it.
pub const fn answer(is_open: bool, given: SignalAnswer) -> Result<bool, Refusal> {
    if !is_open {
        return Err(Refusal::SignalAnswered);
    }
    Ok(matches!(given, SignalAnswer::Coming))
}

#[cfg(test)]
mod tests {
    use super::{MOST_SECONDS_AGO, Refusal, SignalAnswer, SignalKind, answer, made_at, must_name_somebody};

    #[test]
    fn help_incidents_and_a_host_who_leads_wait_for_a_person() {
        let table = [
            (SignalKind::Help, true),
            (SignalKind::Incident, true),
            (SignalKind::HostInstructed, true),
            (SignalKind::Seen, false),
            (SignalKind::FeedbackGiven, false),
        ];
        for (kind, expected) in table {
            assert_eq!(kind.waits_for_answer(), expected, "{kind:?}");
            assert_eq!(must_name_somebody(kind, false).is_ok(), expected, "{kind:?} of nobody");
            assert_eq!(must_name_somebody(kind, true), Ok(()), "{kind:?} of somebody");
        }
    }

    #[test]
    fn what_waited_for_a_connection_was_said_before_it_came_in() {
        let too_long = MOST_SECONDS_AGO + 1;
        let table = [
            (0, Ok(7_000_000)),
            (3, Ok(4_000_000)),
            (too_long, Err(Refusal::MadeTooLongAgo { seconds: too_long, most: MOST_SECONDS_AGO })),
        ];
        for (seconds, expected) in table {
            assert_eq!(made_at(7_000_000, seconds), expected, "{seconds}");
        }
        assert!(made_at(7_000_000, MOST_SECONDS_AGO).is_ok());
    }

    #[test]
    fn who_is_on_the_way_has_not_settled_it_and_what_is_settled_stays_so() {
        let table = [
            (true, SignalAnswer::Coming, Ok(true)),
            (true, SignalAnswer::Called, Ok(false)),
            (true, SignalAnswer::Settled, Ok(false)),
            (false, SignalAnswer::Settled, Err(Refusal::SignalAnswered)),
        ];
        for (is_open, given, expected) in table {
            assert_eq!(answer(is_open, given), expected, "{is_open} {given:?}");
        }
    }
}
