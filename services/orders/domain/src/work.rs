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

impl SubTask {
    /// What kind of work it is, whatever capitals its description has.
    pub fn activity(&self) -> String {
        activity_of(&self.description)
    }
}

/// The kind of work that a description means, whatever its capitals and blanks.
pub fn activity_of(description: &str) -> String {
    description.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
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
    /// What it costs; a part of a cent is not asked.
    pub fn worth(&self) -> Cents {
        Cents::new(i64::from(self.pieces.get()).saturating_mul(self.price_per_hundred.value()) / 100)
    }

    /// Pieces on which this sub-task is still to be done.
    pub fn pieces_left(&self, sub_task: &SubTask) -> u32 {
        self.pieces.get().saturating_sub(sub_task.done_pieces)
    }
}

/// The same work on other numbers of pieces, nothing of it done; a line with none is left out. Nothing when the numbers
/// are not those of the lines, or there is no work at all. Without numbers the pieces stay as they were.
pub fn repeated(lines: &[Line], pieces: &[u32]) -> Option<Vec<Line>> {
    if !pieces.is_empty() && pieces.len() != lines.len() {
        return None;
    }
    let mut found = Vec::with_capacity(lines.len());
    for (place, line) in lines.iter().enumerate() {
        let wanted = pieces.get(place).copied().unwrap_or(line.pieces.get());
        let Some(pieces) = NonZeroU32::new(wanted) else { continue };
        let sub_tasks = line.sub_tasks.iter().map(|task| SubTask { done_pieces: 0, ..task.clone() });
        found.push(Line { pieces, sub_tasks: sub_tasks.collect(), ..line.clone() });
    }
    (!found.is_empty()).then_some(found)
}

/// Minutes each department gives to the sub-tasks that stand at the same place in their line.
pub type Round = BTreeMap<Department, Minutes>;

/// The work left, place by place: round 0 holds every line's first sub-task, and so on.
///
/// The lines of an order move together: a round starts when the round before has ended. Planning
/// each line by itself would promise a little earlier now and then, but then more capacity could
/// make a promise later, since a line that hurries takes minutes from the next one.
pub fn rounds_left(lines: &[Line]) -> Result<Vec<Round>, Refusal> {
    rounds_as(lines, |_, planned| Some(planned))
}

/// The work left, place by place, with the minutes that `needed` makes of the planned ones.
pub fn rounds_as(lines: &[Line], needed: impl Fn(&SubTask, Minutes) -> Option<Minutes>) -> Result<Vec<Round>, Refusal> {
    let mut rounds: Vec<Round> = Vec::new();
    for line in lines {
        for (place, sub_task) in line.sub_tasks.iter().enumerate() {
            let planned = minutes_for(line.pieces_left(sub_task), sub_task.minutes_per_hundred)?;
            let minutes = needed(sub_task, planned).ok_or(Refusal::TooMuchWork)?;
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
    fn an_order_is_repeated_with_the_pieces_of_every_line_and_nothing_done() {
        let line = |pieces| Line {
            id: Id::from_uuid(uuid::Uuid::nil()),
            description: "dozen".to_owned(),
            pieces: NonZeroU32::new(pieces).unwrap(),
            price_per_hundred: Cents::ZERO,
            sub_tasks: vec![SubTask {
                id: Id::from_uuid(uuid::Uuid::nil()),
                description: "plooien".to_owned(),
                department: Department::parse("pack").unwrap(),
                minutes_per_hundred: NonZeroU32::new(100).unwrap(),
                done_pieces: 7,
            }],
        };
        let lines = [line(10), line(20)];
        let table = [
            (vec![], Some(vec![10, 20])),
            (vec![30, 40], Some(vec![30, 40])),
            (vec![0, 40], Some(vec![40])),
            (vec![0, 0], None),
            (vec![30], None),
            (vec![30, 40, 50], None),
        ];
        for (pieces, expected) in table {
            let found = repeated(&lines, &pieces);
            let counted = found.as_ref().map(|found| found.iter().map(|line| line.pieces.get()).collect::<Vec<_>>());
            assert_eq!(counted, expected, "{pieces:?}");
            assert!(found.into_iter().flatten().all(|line| line.sub_tasks[0].done_pieces == 0));
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
