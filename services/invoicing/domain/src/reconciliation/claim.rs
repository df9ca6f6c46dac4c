//! What happens to a difference: open, claimed in a letter that two people signed, accepted, or corrected.

use werkbrug_kernel::money::Cents;

/// Where a difference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody decided yet.
    Open,
    /// Stands in a claim.
    Claimed,
    /// The state is right, or it is not worth a letter.
    Accepted,
    /// The state corrected it.
    Corrected,
}

impl State {
    /// Every state once.
    pub const ALL: [Self; 4] = [Self::Open, Self::Claimed, Self::Accepted, Self::Corrected];

    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Claimed => "claimed",
            Self::Accepted => "accepted",
            Self::Corrected => "corrected",
        }
    }

    /// Reads the stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// A decision about a difference, with the amounts that it was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub state: State,
    /// What was expected then.
    pub expected: Cents,
    /// What was paid then.
    pub paid: Cents,
}

/// Why a step is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A difference goes from here to there only through another state.
    NotFrom {
        /// Where it stands.
        state: State,
    },
    /// Two signatures are two people.
    SamePerson,
    /// The claim has its second signature already.
    AlreadySigned,
}

/// Where a difference stands today: a decision about other amounts does not count any more.
pub fn state_now(decision: Option<Decision>, expected: Cents, paid: Cents) -> State {
    let standing = decision.filter(|decision| decision.expected == expected && decision.paid == paid);
    standing.map_or(State::Open, |decision| decision.state)
}

/// What a decision moves in the books: an amount that stands in a letter, or one that is given up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What is given up; below 0 when more was paid.
    pub accepted: Cents,
    /// What a letter claims.
    pub claimed: Cents,
}

/// What a decision keeps in the books today. One about other amounts keeps nothing, and what the state says it will correct
/// is still to come. Nothing when the amounts lie too far apart.
pub fn standing(decision: Option<Decision>, expected: Cents, paid: Cents) -> Option<Standing> {
    let difference = expected.checked_sub(paid)?;
    Some(match state_now(decision, expected, paid) {
        State::Open | State::Corrected => Standing::default(),
        State::Claimed => Standing { claimed: difference, ..Standing::default() },
        State::Accepted => Standing { accepted: difference, ..Standing::default() },
    })
}

/// Whether a difference may go from one state to another.
pub fn may_become(from: State, to: State) -> Result<(), Refusal> {
    let may = match (from, to) {
        (State::Open, State::Claimed | State::Accepted | State::Corrected)
        | (State::Claimed, State::Accepted | State::Corrected | State::Open)
        | (State::Accepted | State::Corrected, State::Open) => true,
        (State::Open, State::Open)
        | (State::Claimed, State::Claimed)
        | (State::Accepted | State::Corrected, State::Claimed | State::Accepted | State::Corrected) => false,
    };
    if may { Ok(()) } else { Err(Refusal::NotFrom { state: from }) }
}

/// The second signature: by somebody else, once.
pub fn sign(made_by: &str, signed_by: Option<&str>, signer: &str) -> Result<(), Refusal> {
    if signed_by.is_some() {
        return Err(Refusal::AlreadySigned);
    }
    if made_by == signer { Err(Refusal::SamePerson) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{Cents, Decision, Refusal, Standing, State, may_become, sign, standing, state_now};

    #[test]
    fn a_difference_goes_its_way_and_comes_back_to_open() {
        use State::{Accepted, Claimed, Corrected, Open};
        let rows = [
            (Open, [false, true, true, true]),
            (Claimed, [true, false, true, true]),
            (Accepted, [true, false, false, false]),
            (Corrected, [true, false, false, false]),
        ];
        for (from, expected) in rows {
            assert_eq!(State::ALL.map(|to| may_become(from, to).is_ok()), expected, "{from:?}");
        }
    }

    #[test]
    fn a_decision_about_other_amounts_does_not_count() {
        let (expected, paid) = (Cents::new(900), Cents::new(800));
        let decision = Some(Decision { state: State::Accepted, expected, paid });
        assert_eq!(state_now(decision, expected, paid), State::Accepted);
        assert_eq!(state_now(decision, expected, Cents::new(801)), State::Open);
        assert_eq!(state_now(None, expected, paid), State::Open);
    }

    #[test]
    fn a_decision_keeps_in_the_books_what_it_was_about() {
        let (expected, paid) = (Cents::new(900), Cents::new(800));
        let kept = |accepted, claimed| Some(Standing { accepted: Cents::new(accepted), claimed: Cents::new(claimed) });
        let rows = [
            (State::Open, 800, kept(0, 0)),
            (State::Claimed, 800, kept(0, 100)),
            (State::Accepted, 800, kept(100, 0)),
            (State::Corrected, 800, kept(0, 0)),
            (State::Accepted, 801, kept(0, 0)),
            (State::Claimed, 801, kept(0, 0)),
        ];
        for (state, paid_now, found) in rows {
            let decision = Some(Decision { state, expected, paid });
            assert_eq!(standing(decision, expected, Cents::new(paid_now)), found, "{state:?} {paid_now}");
        }
        assert_eq!(standing(None, expected, paid), kept(0, 0));
    }

    #[test]
    fn two_signatures_are_two_people() {
        let rows = [
            ("ada", None, "bob", Ok(())),
            ("ada", None, "ada", Err(Refusal::SamePerson)),
            ("ada", Some("bob"), "cas", Err(Refusal::AlreadySigned)),
        ];
        for (made_by, signed_by, signer, expected) in rows {
            assert_eq!(sign(made_by, signed_by, signer), expected, "{signer}");
        }
    }
}
