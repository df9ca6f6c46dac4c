//! The customer's own material: what came in, was used, was spoilt and went back. Nothing is booked off that is not here.

use crate::refusal::Refusal;

/// What happened to material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// It came in.
    Received,
    /// It went into the goods.
    Used,
    /// It was spoilt.
    Scrapped,
    /// It went back to the customer.
    Returned,
}

impl Move {
    /// Every move once.
    pub const ALL: [Self; 4] = [Self::Received, Self::Used, Self::Scrapped, Self::Returned];

    /// The word for it in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Used => "used",
            Self::Scrapped => "scrapped",
            Self::Returned => "returned",
        }
    }

    /// The move with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == word)
    }
}

/// What became of one material.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Pieces that came in.
    pub received: u32,
    /// Pieces in the goods.
    pub used: u32,
    /// Spoilt pieces.
    pub scrapped: u32,
    /// Pieces that went back.
    pub returned: u32,
}

impl Stock {
    /// What is here.
    #[must_use]
    pub const fn here(self) -> u32 {
        self.received.saturating_sub(self.used).saturating_sub(self.scrapped).saturating_sub(self.returned)
    }

    /// Counts a move; nothing leaves that is not here.
    pub fn book(&mut self, what: Move, pieces: u32) -> Result<(), Refusal> {
        let here = self.here();
        let sum = match what {
            Move::Received => &mut self.received,
            Move::Used => &mut self.used,
            Move::Scrapped => &mut self.scrapped,
            Move::Returned => &mut self.returned,
        };
        if what != Move::Received && pieces > here {
            return Err(Refusal::MaterialShort { pieces, here });
        }
        *sum = sum.checked_add(pieces).ok_or(Refusal::MaterialBeyondCounting)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_booked_off_that_is_not_here() {
        let mut stock = Stock::default();
        let table = [
            (Move::Used, 1, Err(Refusal::MaterialShort { pieces: 1, here: 0 }), 0),
            (Move::Received, 100, Ok(()), 100),
            (Move::Used, 60, Ok(()), 40),
            (Move::Scrapped, 10, Ok(()), 30),
            (Move::Returned, 31, Err(Refusal::MaterialShort { pieces: 31, here: 30 }), 30),
            (Move::Returned, 30, Ok(()), 0),
            (Move::Received, u32::MAX, Err(Refusal::MaterialBeyondCounting), 0),
        ];
        for (what, pieces, answer, here) in table {
            assert_eq!(stock.book(what, pieces), answer, "{what:?} {pieces}");
            assert_eq!(stock.here(), here, "{what:?} {pieces}");
        }
    }

    #[test]
    fn every_move_is_known_by_its_word() {
        assert!(Move::ALL.into_iter().all(|own| Move::of(own.as_str()) == Some(own)));
        assert_eq!(Move::of(""), None);
    }
}
