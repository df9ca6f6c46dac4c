//! What kind of confidential content there is; each has a data key of its own per person.

use crate::refusal::Refusal;

/// A kind of confidential content about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Whether an absence has to do with the work, and the note that goes with it.
    AbsenceReason,
    /// What was noted of a contact with the social service.
    ContactNote,
}

impl Category {
    /// Every category once.
    pub const ALL: [Self; 2] = [Self::AbsenceReason, Self::ContactNote];

    /// The stable name, in contracts and in the key store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AbsenceReason => "absence_reason",
            Self::ContactNote => "contact_note",
        }
    }

    /// Reads a stable name.
    pub fn parse(name: &str) -> Result<Self, Refusal> {
        let found = Self::ALL.into_iter().find(|known| known.as_str() == name);
        found.ok_or(Refusal::UnknownCategory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_reads_back_and_an_invented_one_is_refused() {
        for category in Category::ALL {
            assert_eq!(Category::parse(category.as_str()), Ok(category));
        }
        for invented in ["", "diagnosis", "ABSENCE_REASON", "absence_reason "] {
            assert_eq!(Category::parse(invented), Err(Refusal::UnknownCategory));
        }
    }
}
