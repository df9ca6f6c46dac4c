//! The work in an order: lines of pieces, split in sub-tasks that one department each does by itself.

use std::{collections::BTreeMap, fmt, num::NonZeroU32};

use werkbrug_kernel::{id::Id, minutes::Minutes, money::Cents};

use crate::refusal::Refusal;

/// Longest code of a department, in characters.
pub const DEPARTMENT_CODE_LENGTH: usize = 32;

/// Code of a department of the workshop.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Department(String);

impl Department {
    /// Takes a code of 1 to [`DEPARTMENT_CODE_LENGTH`] characters without blanks around it.
    pub fn parse(code: &str) -> Option<Self> {
        let fits = (1..=DEPARTMENT_CODE_LENGTH).contains(&code.chars().count());
        (fits && code.trim() == code).then(|| Self(code.to_owned()))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Department {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A part of a line that one department does by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubTask {
    /// Its identity.
    pub id: Id<Self>,
    /// What is done.
    pub description: String,
    /// Who does it.
    pub department: Department,
    /// Attendance minutes a hundred pieces take on the average.
    pub minutes_per_hundred: NonZeroU32,
    /// Pieces finished so far.
    pub done_pieces: u32,
}

/// A number of equal pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its identity.
    pub id: Id<Self>,
    /// What the pieces are.
    pub description: String,
    /// How many.
    pub pieces: NonZeroU32,
    /// What a hundred cost.
    pub price_per_hundred: Cents,
    /// What is done to each piece, in this order.
    pub sub_tasks: Vec<SubTask>,
}

impl Line {
    /// Pieces on which this sub-task is still to be done.
    pub fn pieces_left(&self, sub_task: &SubTask) -> u32 {
        self.pieces.get().saturating_sub(sub_task.done_pieces)
    }
}

/// Minutes each department gives to the sub-tasks that stand at the same place in their line.
pub type Round = BTreeMap<Department, Minutes>;

/// The work left, place by place: round 0 holds every line's first sub-task, and so on.
///
/// The lines of an order move together: a round starts when the round before has ended. Planning
/// each line by itself would promise a little earlier now and then, but then more capacity could
/// make a promise later, since a line that hurries takes minutes from the next one.
pub fn rounds_left(lines: &[Line]) -> Result<Vec<Round>, Refusal> {
    let mut rounds: Vec<Round> = Vec::new();
    for line in lines {
        for (place, sub_task) in line.sub_tasks.iter().enumerate() {
            let minutes = minutes_for(line.pieces_left(sub_task), sub_task.minutes_per_hundred)?;
            if rounds.len() <= place {
                rounds.resize_with(place + 1, Round::new);
            }
            let Some(round) = rounds.get_mut(place) else {
                continue; // just made
            };
            if minutes > Minutes::ZERO {
                let sum = round.entry(sub_task.department.clone()).or_default();
                *sum = sum.checked_add(minutes).ok_or(Refusal::TooMuchWork)?;
            }
        }
    }
    Ok(rounds)
}

/// Minutes that pieces take: a started minute counts, so that no promise is short of one.
pub fn minutes_for(pieces: u32, minutes_per_hundred: NonZeroU32) -> Result<Minutes, Refusal> {
    let minutes = (u64::from(pieces) * u64::from(minutes_per_hundred.get())).div_ceil(100);
    let minutes = u32::try_from(minutes).map_err(|_| Refusal::TooMuchWork)?;
    Ok(Minutes::new(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_started_minute_counts() {
        let table = [
            // pieces, minutes a hundred, minutes
            (0, 45, 0),
            (1, 1, 1),
            (100, 45, 45),
            (101, 45, 46),
            (250, 30, 75),
            (3, 33, 1),
            (4, 33, 2),
        ];
        for (pieces, per_hundred, minutes) in table {
            let per_hundred = NonZeroU32::new(per_hundred).unwrap();
            let found = minutes_for(pieces, per_hundred).unwrap();
            assert_eq!(found.value(), minutes, "{pieces} pieces at {per_hundred}");
        }
    }

    #[test]
    fn work_beyond_counting_is_refused() {
        assert_eq!(minutes_for(u32::MAX, NonZeroU32::MAX), Err(Refusal::TooMuchWork));
    }

    #[test]
    fn a_department_code_has_no_blanks_around_it() {
        for (code, is_code) in [("pack", true), ("", false), (" pack", false), ("pack ", false)] {
            assert_eq!(Department::parse(code).is_some(), is_code, "{code:?}");
        }
        assert!(Department::parse(&"x".repeat(DEPARTMENT_CODE_LENGTH)).is_some());
        assert!(Department::parse(&"x".repeat(DEPARTMENT_CODE_LENGTH + 1)).is_none());
    }
}
