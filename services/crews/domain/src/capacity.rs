//! Minutes of departments: what an order takes of them on each day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use werkbrug_kernel::minutes::Minutes;

use crate::refusal::Refusal;

/// Work of an order in a department on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Code of the department.
    pub department: String,
    /// The day.
    pub day: Date,
    /// How much.
    pub minutes: Minutes,
}

/// The work of one order with one line per department and day, in that order; lines without minutes fall away.
pub fn merged(work: impl IntoIterator<Item = Work>) -> Result<Vec<Work>, Refusal> {
    let mut sums: BTreeMap<(String, Date), Minutes> = BTreeMap::new();
    for line in work {
        let sum = sums.entry((line.department, line.day)).or_default();
        *sum = sum.checked_add(line.minutes).ok_or(Refusal::TooManyMinutes)?;
    }
    let lines = sums.into_iter().filter(|(_, minutes)| *minutes > Minutes::ZERO);
    Ok(lines.map(|((department, day), minutes)| Work { department, day, minutes }).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Minutes, Refusal, Work, merged};

    fn work(department: &str, day: i8, minutes: u32) -> Work {
        Work { department: department.to_owned(), day: date(2026, 11, day), minutes: Minutes::new(minutes) }
    }

    #[test]
    fn an_order_has_one_line_for_a_department_and_day() {
        let lines = [work("inpak", 24, 60), work("inpak", 23, 30), work("groen", 24, 15), work("inpak", 24, 45)];
        let expected = vec![work("groen", 24, 15), work("inpak", 23, 30), work("inpak", 24, 105)];
        assert_eq!(merged(lines), Ok(expected));
        assert_eq!(merged([work("inpak", 23, 0)]), Ok(vec![]));
    }

    #[test]
    fn more_minutes_than_fit_are_refused() {
        let lines = [work("inpak", 23, u32::MAX), work("inpak", 23, 1)];
        assert_eq!(merged(lines), Err(Refusal::TooManyMinutes));
    }
}
