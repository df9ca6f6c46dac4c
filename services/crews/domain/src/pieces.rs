//! Pieces that a crew made on a shift: of all of them together, never of a person.

use crate::refusal::Refusal;

/// The most pieces of one shift.
pub const MOST_PIECES: u32 = 1_000_000;

/// A count that one crew can have made.
pub const fn must_be_possible(pieces: u32) -> Result<u32, Refusal> {
    if pieces > MOST_PIECES { Err(Refusal::TooManyPieces { pieces, most: MOST_PIECES }) } else { Ok(pieces) }
}

#[cfg(test)]
mod tests {
    use super::{MOST_PIECES, Refusal, must_be_possible};

    #[test]
    fn a_crew_makes_a_million_pieces_at_most() {
        let pieces = MOST_PIECES + 1;
        let table = [
            (0, Ok(0)),
            (MOST_PIECES, Ok(MOST_PIECES)),
            (pieces, Err(Refusal::TooManyPieces { pieces, most: MOST_PIECES })),
        ];
        for (pieces, expected) in table {
            assert_eq!(must_be_possible(pieces), expected, "{pieces}");
        }
    }
}
