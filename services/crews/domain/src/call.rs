//! How a call went, and what it does to the seat that it is about.

use crate::refusal::Refusal;

/// What somebody said, or that nobody reached them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody called yet.
    Open,
    /// Nobody answered.
    NotReached,
    /// They come.
    SaidYes,
    /// They do not come.
    SaidNo,
}

/// What an answer does to the seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// The seat is free again.
    Frees,
    /// They get the seat again, when it is still free and they still fit.
    SeatsAgain,
}

/// What follows when after one answer another is noted. A yes can be put right; who said no and is reached again later
/// either comes after all or not: that nobody answered does not undo what they said.
pub const fn after(before: Outcome, now: Outcome) -> Result<Effect, Refusal> {
    match (before, now) {
        (Outcome::SaidNo, Outcome::SaidYes) => Ok(Effect::SeatsAgain),
        (Outcome::SaidNo, Outcome::Open | Outcome::NotReached) => Err(Refusal::SaidNoBefore),
        (Outcome::SaidNo, Outcome::SaidNo) => Ok(Effect::Nothing),
        (Outcome::Open | Outcome::NotReached | Outcome::SaidYes, Outcome::SaidNo) => Ok(Effect::Frees),
        (
            Outcome::Open | Outcome::NotReached | Outcome::SaidYes,
            Outcome::Open | Outcome::NotReached | Outcome::SaidYes,
        ) => Ok(Effect::Nothing),
    }
}

#[cfg(test)]
mod tests {
    use super::{Effect, Outcome, Refusal, after};

    #[test]
    fn a_no_frees_the_seat_and_a_yes_after_it_asks_for_it_again() {
        use Outcome::{NotReached, Open, SaidNo, SaidYes};
        let table = [
            (Open, NotReached, Ok(Effect::Nothing)),
            (Open, SaidYes, Ok(Effect::Nothing)),
            (Open, SaidNo, Ok(Effect::Frees)),
            (NotReached, NotReached, Ok(Effect::Nothing)),
            (NotReached, SaidYes, Ok(Effect::Nothing)),
            (NotReached, SaidNo, Ok(Effect::Frees)),
            (SaidYes, NotReached, Ok(Effect::Nothing)),
            (SaidYes, SaidYes, Ok(Effect::Nothing)),
            (SaidYes, SaidNo, Ok(Effect::Frees)),
            (SaidNo, NotReached, Err(Refusal::SaidNoBefore)),
            (SaidNo, SaidYes, Ok(Effect::SeatsAgain)),
            (SaidNo, SaidNo, Ok(Effect::Nothing)),
        ];
        for (before, now, expected) in table {
            assert_eq!(after(before, now), expected, "{before:?} then {now:?}");
        }
    }
}
