//! How a host finds the collaboration: closed questions with closed answers, about the work together and never about a person.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::refusal::Refusal;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Did as many people come as agreed?
    Heads,
    /// Could the coach be reached?
    CoachReachable,
    /// Was the work as agreed?
    Work,
    /// Were changes told in time?
    Notice,
    /// Are reception and safety in order?
    Safety,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 5] = [Self::Heads, Self::CoachReachable, Self::Work, Self::Notice, Self::Safety];
}

/// What can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// Mostly.
    Mostly,
    /// No.
    No,
}

/// Every question has one answer, about a month that has begun.
pub fn must_be_whole(answers: &[(Question, Answer)], month: Date, today: Date) -> Result<(), Refusal> {
    let asked: BTreeSet<Question> = answers.iter().map(|(question, _)| *question).collect();
    if asked.len() != Question::ALL.len() || answers.len() != Question::ALL.len() {
        return Err(Refusal::EvaluationNotWhole);
    }
    if month.day() != 1 || month > today {
        return Err(Refusal::EvaluationMonth { month, today });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Answer, Question, Refusal, must_be_whole};

    #[test]
    fn every_question_is_answered_once() {
        let (month, today) = (date(2026, 11, 1), date(2026, 11, 23));
        let all = Question::ALL.map(|question| (question, Answer::Mostly));
        assert_eq!(must_be_whole(&all, month, today), Ok(()));
        let [first, rest @ ..] = all;
        assert_eq!(must_be_whole(&rest, month, today), Err(Refusal::EvaluationNotWhole));
        let twice: Vec<_> = all.into_iter().chain([first]).collect();
        assert_eq!(must_be_whole(&twice, month, today), Err(Refusal::EvaluationNotWhole));
    }

    #[test]
    fn a_month_is_judged_from_its_first_day() {
        let all = Question::ALL.map(|question| (question, Answer::Yes));
        let (month, early) = (date(2026, 12, 1), date(2026, 11, 30));
        assert_eq!(must_be_whole(&all, month, early), Err(Refusal::EvaluationMonth { month, today: early }));
        assert_eq!(must_be_whole(&all, month, month), Ok(()));
        let middle = date(2026, 11, 2);
        assert_eq!(must_be_whole(&all, middle, early), Err(Refusal::EvaluationMonth { month: middle, today: early }));
    }
}
