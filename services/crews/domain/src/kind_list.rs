//! The short list of questions that decides what kind of collaboration work is.
//!
//! Sources: enclave rules 1, 3, 4 and 5 (herwin.be, "wat zijn de voorwaarden voor enclavewerking") and the ban on lending out
//! people (law of 24 July 1987, article 31). A host that leads is forbidden whatever the work; one's own legal entity is no
//! host; outside the core activity it is a contract for services, which the law on enclaves leaves alone.

use crate::{engagement::EngagementKind, refusal::Refusal};

/// What is asked, in the order in which it decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindQuestion {
    /// Is the work done at a place of another undertaking?
    AtHost,
    /// Is that undertaking another legal entity?
    SeparateEntity,
    /// Do instructions come from the workshop's coach only?
    CoachInstructs,
    /// Is the work a core activity of that undertaking?
    CoreActivity,
    /// Is a coach of the workshop there all the time?
    CoachPresent,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindOutcome {
    /// One of the kinds of the law.
    Of(EngagementKind),
    /// It may not be done so.
    NotAllowed,
}

/// What was decided, and by which question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// What it is.
    pub outcome: KindOutcome,
    /// The question that settled it.
    pub by: KindQuestion,
}

impl KindQuestion {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::AtHost, Self::SeparateEntity, Self::CoachInstructs, Self::CoreActivity, Self::CoachPresent];
}

/// What the answers make of the work. A question after the one that settles it may stay open.
pub fn judge(answers: &[(KindQuestion, bool)]) -> Result<Judged, Refusal> {
    for by in KindQuestion::ALL {
        let is_yes = answer(answers, by)?;
        let settled = match (by, is_yes) {
            (KindQuestion::AtHost, false) => Some(KindOutcome::Of(EngagementKind::DepartmentWork)),
            (KindQuestion::SeparateEntity | KindQuestion::CoachInstructs | KindQuestion::CoachPresent, false) => {
                Some(KindOutcome::NotAllowed)
            }
            (KindQuestion::CoreActivity, false) => Some(KindOutcome::Of(EngagementKind::ServiceContract)),
            (KindQuestion::CoachPresent, true) => Some(KindOutcome::Of(EngagementKind::Enclave)),
            (
                KindQuestion::AtHost
                | KindQuestion::SeparateEntity
                | KindQuestion::CoachInstructs
                | KindQuestion::CoreActivity,
                true,
            ) => None,
        };
        if let Some(outcome) = settled {
            return Ok(Judged { outcome, by });
        }
    }
    Err(Refusal::KindUndecided)
}

/// The one answer to a question.
fn answer(answers: &[(KindQuestion, bool)], to: KindQuestion) -> Result<bool, Refusal> {
    let mut given = answers.iter().filter(|(question, _)| *question == to).map(|(_, is_yes)| *is_yes);
    match (given.next(), given.next()) {
        (Some(is_yes), None) => Ok(is_yes),
        (None, _) | (Some(_), Some(_)) => Err(Refusal::KindUndecided),
    }
}

#[cfg(test)]
mod tests {
    use super::{EngagementKind, Judged, KindOutcome, KindQuestion, Refusal, judge};

    fn said(answers: &str) -> Vec<(KindQuestion, bool)> {
        let given = KindQuestion::ALL.into_iter().zip(answers.chars());
        given.filter(|(_, letter)| *letter != '.').map(|(question, letter)| (question, letter == 'y')).collect()
    }

    #[test]
    fn five_questions_decide_what_kind_of_work_it_is() {
        use KindOutcome::{NotAllowed, Of};
        use KindQuestion::{AtHost, CoachInstructs, CoachPresent, CoreActivity, SeparateEntity};
        // At a host, another entity, led by the coach, core activity, coach always there.
        let table = [
            // Definition, rule 1: guided placement in the core activity of another company.
            ("yyyyy", Of(EngagementKind::Enclave), CoachPresent),
            // Rule 4: the coach is permanently there.
            ("yyyyn", NotAllowed, CoachPresent),
            // Rule 1: outside the core activity it is a contract for services, still allowed.
            ("yyyny", Of(EngagementKind::ServiceContract), CoreActivity),
            ("yyyn.", Of(EngagementKind::ServiceContract), CoreActivity),
            // Rule 3 and the law of 24 July 1987, article 31: no authority of the host, whatever the work.
            ("yynyy", NotAllowed, CoachInstructs),
            ("yynn.", NotAllowed, CoachInstructs),
            // Rule 5: two legal entities.
            ("ynyyy", NotAllowed, SeparateEntity),
            // No host, no enclave.
            ("n....", Of(EngagementKind::DepartmentWork), AtHost),
        ];
        for (answers, outcome, by) in table {
            assert_eq!(judge(&said(answers)), Ok(Judged { outcome, by }), "{answers}");
        }
    }

    #[test]
    fn what_decides_has_one_answer() {
        for answers in ["", "yy...", "yyyy."] {
            assert_eq!(judge(&said(answers)), Err(Refusal::KindUndecided), "{answers:?}");
        }
        let twice = [(KindQuestion::AtHost, true), (KindQuestion::AtHost, false)];
        assert_eq!(judge(&twice), Err(Refusal::KindUndecided));
    }
}
