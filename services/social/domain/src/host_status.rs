//! Whether the workshop sends people of a legal status to hosts: its own decision, with what it rests on, from the day on
//! which it is taken. Where nobody decided, what is usual holds.

use jiff::civil::Date;

use crate::worker::LegalStatus;

/// What was decided about a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// About which status.
    pub status: LegalStatus,
    /// The day on which it was taken, the first on which it holds.
    pub from: Date,
    /// Whether the workshop sends them.
    pub is_allowed: bool,
    /// What it rests on, in the words of who decided.
    pub source: String,
    /// Whether somebody compared it with that source.
    pub is_confirmed: bool,
    /// Who decided: an account, never a name.
    pub decided_by: String,
}

/// What holds for a status: the newest decision, which comes first, or else what is usual.
pub fn holds(status: LegalStatus, newest_first: &[Decision]) -> bool {
    let own = newest_first.iter().find(|decision| decision.status == status);
    own.map_or(status.is_usually_at_hosts(), |decision| decision.is_allowed)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn decided(status: LegalStatus, is_allowed: bool) -> Decision {
        Decision {
            status,
            from: date(2026, 11, 23),
            is_allowed,
            source: "overleg van 20 november".to_owned(),
            is_confirmed: true,
            decided_by: "sofie".to_owned(),
        }
    }

    #[test]
    fn the_newest_decision_about_a_status_holds_and_else_what_is_usual() {
        let table = [
            (LegalStatus::Ama, vec![], false),
            (LegalStatus::TargetWorker, vec![], true),
            (LegalStatus::Ama, vec![decided(LegalStatus::Ama, true)], true),
            (LegalStatus::Ama, vec![decided(LegalStatus::Article60, true)], false),
            (LegalStatus::Ama, vec![decided(LegalStatus::Ama, false), decided(LegalStatus::Ama, true)], false),
            (LegalStatus::TargetWorker, vec![decided(LegalStatus::TargetWorker, false)], false),
        ];
        for (status, decisions, expected) in table {
            assert_eq!(holds(status, &decisions), expected, "{status:?} {decisions:?}");
        }
    }
}
