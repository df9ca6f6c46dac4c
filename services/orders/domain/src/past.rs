//! Orders from before this book was kept: they are over, and count for lead times alone.

use jiff::civil::Date;

use crate::{
    offer::Basis,
    order::{Agreement, Stage},
    refusal::Refusal,
    work::{Line, SubTask},
};

/// The days of an order that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The day of acceptance.
    pub accepted_on: Date,
    /// The promised day.
    pub promised_on: Date,
    /// The day the goods left.
    pub delivered_on: Date,
}

impl Days {
    /// Where such an order stands; what its promise rested on is not known, and so it says nothing about forecasts.
    pub fn stage(self, today: Date) -> Result<Stage, Refusal> {
        let Self { accepted_on, promised_on, delivered_on } = self;
        if promised_on < accepted_on || delivered_on < accepted_on || delivered_on > today {
            return Err(Refusal::PastDaysOff);
        }
        let agreement = Agreement { accepted_on, promised_on, steps: Vec::new(), basis: Basis::default() };
        Ok(Stage::Delivered(agreement, delivered_on))
    }
}

/// The same work, all of it done.
#[must_use]
pub fn finished(lines: Vec<Line>) -> Vec<Line> {
    let done = |line: Line| {
        let done_pieces = line.pieces.get();
        let sub_tasks = line.sub_tasks.into_iter().map(|task| SubTask { done_pieces, ..task });
        Line { sub_tasks: sub_tasks.collect(), ..line }
    };
    lines.into_iter().map(done).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_past_order_was_accepted_first_and_is_over() {
        let day = |day| date(2026, 11, day);
        let table = [
            // accepted, promised, delivered, whether it can be so on 23 November
            (2, 6, 6, true),
            (2, 6, 9, true),
            (2, 2, 2, true),
            (2, 6, 23, true),
            (2, 6, 24, false),
            (2, 1, 6, false),
            (2, 6, 1, false),
        ];
        for (accepted, promised, delivered, is_past) in table {
            let days = Days { accepted_on: day(accepted), promised_on: day(promised), delivered_on: day(delivered) };
            assert_eq!(days.stage(day(23)).is_ok(), is_past, "{days:?}");
        }
    }
}
