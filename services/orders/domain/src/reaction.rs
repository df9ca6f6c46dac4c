//! How long customers waited for a first answer to what they asked.

use jiff::civil::Date;
use werkbrug_kernel::calendar::WorkingCalendar;

use crate::lead_time::at_most;

/// Something that a customer asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The day of asking.
    pub asked_on: Date,
    /// The day of the first answer; nothing while it waits.
    pub answered_on: Option<Date>,
}

impl Question {
    /// Working days from asking to the first answer: none when it came on the working day of asking. What is asked on a
    /// closed day is asked on the next working day.
    fn waited_days(&self, calendar: &WorkingCalendar) -> Option<u32> {
        let begun = calendar.add_working_days(self.asked_on, 0).unwrap_or(self.asked_on);
        self.answered_on.map(|answered_on| calendar.working_days_between(begun, answered_on))
    }
}

/// What a group of questions comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reaction {
    /// Asked and answered.
    pub answered: u32,
    /// Asked and not answered yet.
    pub waiting: u32,
    /// Answered on the working day of asking.
    pub same_day: u32,
    /// Working days that half of the answers took at most.
    pub median_days: u32,
    /// Working days that nine of ten took at most.
    pub nine_of_ten_days: u32,
}

/// What these questions come to.
pub fn reaction(questions: &[Question], calendar: &WorkingCalendar) -> Reaction {
    let mut days: Vec<u32> = questions.iter().filter_map(|own| own.waited_days(calendar)).collect();
    days.sort_unstable();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Reaction {
        answered: count(days.len()),
        waiting: count(questions.len().saturating_sub(days.len())),
        same_day: count(days.iter().filter(|days| **days == 0).count()),
        median_days: at_most(&days, 50),
        nine_of_ten_days: at_most(&days, 90),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn waiting_is_counted_in_working_days_from_the_working_day_of_asking() {
        let day = |number| date(2026, 12, number);
        let table = [
            // asked, answered, working days
            (1, Some(1), Some(0)),
            (1, Some(2), Some(1)),
            (4, Some(7), Some(1)),
            (5, Some(7), Some(0)),
            (24, Some(28), Some(1)),
            (1, None, None),
        ];
        for (asked, answered, expected) in table {
            let question = Question { asked_on: day(asked), answered_on: answered.map(day) };
            assert_eq!(question.waited_days(&WorkingCalendar::belgian()), expected, "{asked} {answered:?}");
        }
    }

    #[test]
    fn what_waits_counts_apart_and_spoils_no_median() {
        let asked = |answered: Option<i8>| Question {
            asked_on: date(2026, 12, 1),
            answered_on: answered.map(|number| date(2026, 12, number)),
        };
        let questions = [asked(Some(1)), asked(Some(2)), asked(Some(3)), asked(Some(10)), asked(None)];
        let found = reaction(&questions, &WorkingCalendar::belgian());
        let expected = Reaction { answered: 4, waiting: 1, same_day: 1, median_days: 1, nine_of_ten_days: 7 };
        assert_eq!(found, expected);
        assert_eq!(reaction(&[], &WorkingCalendar::belgian()), Reaction::default());
    }
}
