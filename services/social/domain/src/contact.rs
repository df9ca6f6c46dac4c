//! Being in touch with a worker: when, how, about what. The note is confidential and stands elsewhere.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{refusal::Refusal, worker::Worker};

/// What a contact can be about: an absence, a limit, a package or a consent. Only a marker for [`Id`].
pub enum Subject {}

/// How there was contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactHow {
    /// By telephone.
    Phone,
    /// By a message.
    Message,
    /// A talk at work.
    AtWork,
    /// A visit at home.
    HomeVisit,
    /// A letter.
    Letter,
    /// The work doctor was asked to look at it; never what about.
    AskedWorkDoctor,
}

impl ContactHow {
    /// Every way once.
    pub const ALL: [Self; 6] =
        [Self::Phone, Self::Message, Self::AtWork, Self::HomeVisit, Self::Letter, Self::AskedWorkDoctor];

    /// Whether the worker was spoken or written to.
    pub const fn reaches_worker(self) -> bool {
        match self {
            Self::Phone | Self::Message | Self::AtWork | Self::HomeVisit | Self::Letter => true,
            Self::AskedWorkDoctor => false,
        }
    }
}

/// What somebody of the social service says of a contact, apart from the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it was about, when it was about something of the file.
    pub subject: Option<Id<Subject>>,
    /// How.
    pub how: ContactHow,
    /// The day of it.
    pub made_on: Date,
    /// When to be in touch again.
    pub next_on: Option<Date>,
}

/// A contact with a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Identity, by the time at which it was written down.
    pub id: Id<Self>,
    /// With whom.
    pub worker: Id<Worker>,
    /// What was said of it.
    pub said: Said,
}

impl Contact {
    /// Writes a contact down: not one that is still to come, and the next one comes after it.
    pub fn record(id: Id<Self>, worker: Id<Worker>, said: Said, today: Date) -> Result<Self, Refusal> {
        if said.made_on > today {
            return Err(Refusal::ContactToCome { on: said.made_on, today });
        }
        if let Some(next_on) = said.next_on.filter(|next| *next <= said.made_on) {
            return Err(Refusal::NextContactTooEarly { next_on, made_on: said.made_on });
        }
        Ok(Self { id, worker, said })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_contact_was_made_and_the_next_one_comes_after_it() {
        let day = |day| date(2026, 11, day);
        let table = [
            (23, None, Ok(())),
            (24, None, Err(Refusal::ContactToCome { on: day(24), today: day(23) })),
            (20, Some(21), Ok(())),
            (20, Some(20), Err(Refusal::NextContactTooEarly { next_on: day(20), made_on: day(20) })),
            (20, Some(19), Err(Refusal::NextContactTooEarly { next_on: day(19), made_on: day(20) })),
        ];
        for (made_on, next_on, expected) in table {
            let said = Said { subject: None, how: ContactHow::Phone, made_on: day(made_on), next_on: next_on.map(day) };
            let (id, worker) = (Id::from_uuid(Uuid::from_u128(1)), Id::from_uuid(Uuid::from_u128(2)));
            assert_eq!(Contact::record(id, worker, said, day(23)).map(|_| ()), expected, "{made_on} {next_on:?}");
        }
    }
}
