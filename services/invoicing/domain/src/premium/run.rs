//! Why a quarter is reckoned, and how a run stands in the books. A run is never changed, only followed by another.

use werkbrug_kernel::money::Cents;

use crate::ledger::{Posting, premium_expected};

/// The set of rules by which this build reckons; another number wherever the same input would come out otherwise.
pub const RULE_SET: &str = "2026-11/2";

/// The occasion of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RunKind {
    /// From monthly wage lines, for the closing of the books. NL: voorlopig.
    Provisional,
    /// From the declaration, as the Department reckons it. NL: kwartaalafrekening.
    Quarter,
    /// The same quarter in March, on today's declaration. NL: herberekening.
    Recomputation,
    /// With the places of the year levelled. NL: jaarafrekening.
    Annual,
    /// Afterwards, for instance of SINE. NL: correctie.
    Correction,
}

impl RunKind {
    /// Every kind once.
    pub const ALL: [Self; 5] = [Self::Provisional, Self::Quarter, Self::Recomputation, Self::Annual, Self::Correction];

    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Quarter => "quarter",
            Self::Recomputation => "recomputation",
            Self::Annual => "annual",
            Self::Correction => "correction",
        }
    }

    /// Reads the stable name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it is reckoned from the declaration.
    pub const fn is_declared(self) -> bool {
        match self {
            Self::Provisional => false,
            Self::Quarter | Self::Recomputation | Self::Annual | Self::Correction => true,
        }
    }
}

/// A run that stands in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booked {
    /// Its occasion.
    pub kind: RunKind,
    /// What it came to.
    pub total: Cents,
}

/// Why a run is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A provisional run after the declaration was reckoned, or a quarterly one after it was reckoned again.
    AlreadySettled,
    /// A recomputation, annual settlement or correction of a quarter that was never settled.
    NotSettled,
}

/// Whether a run of this kind may follow the last one of its quarter.
pub fn may_follow(kind: RunKind, last: Option<RunKind>) -> Result<(), Refusal> {
    let is_settled = last.is_some_and(RunKind::is_declared);
    match kind {
        RunKind::Quarter => match last {
            None | Some(RunKind::Provisional | RunKind::Quarter) => Ok(()),
            Some(RunKind::Recomputation | RunKind::Annual | RunKind::Correction) => Err(Refusal::AlreadySettled),
        },
        RunKind::Provisional if is_settled => Err(Refusal::AlreadySettled),
        RunKind::Provisional => Ok(()),
        RunKind::Recomputation | RunKind::Annual | RunKind::Correction if is_settled => Ok(()),
        RunKind::Recomputation | RunKind::Annual | RunKind::Correction => Err(Refusal::NotSettled),
    }
}

/// The bookings of a run: an accrual is reversed whole and booked anew, a settled quarter moves by the change alone.
/// Nothing when the totals lie too far apart.
pub fn bookings(total: Cents, before: Option<Booked>) -> Option<Vec<Posting>> {
    let Some(before) = before else { return Some(premium_expected(total)) };
    if before.kind.is_declared() {
        return Some(premium_expected(total.checked_sub(before.total)?));
    }
    let mut postings = premium_expected(Cents::ZERO.checked_sub(before.total)?);
    postings.extend(premium_expected(total));
    Some(postings)
}

#[cfg(test)]
mod tests {
    use super::{Booked, Cents, Refusal, RunKind, bookings, may_follow};
    use crate::ledger::Account;

    #[test]
    fn each_kind_of_run_has_its_turn() {
        use RunKind::{Annual, Correction, Provisional, Quarter, Recomputation};
        let rows = [
            (Provisional, None, Ok(())),
            (Provisional, Some(Provisional), Ok(())),
            (Provisional, Some(Quarter), Err(Refusal::AlreadySettled)),
            (Quarter, None, Ok(())),
            (Quarter, Some(Provisional), Ok(())),
            (Quarter, Some(Quarter), Ok(())),
            (Quarter, Some(Recomputation), Err(Refusal::AlreadySettled)),
            (Quarter, Some(Annual), Err(Refusal::AlreadySettled)),
            (Quarter, Some(Correction), Err(Refusal::AlreadySettled)),
            (Recomputation, Some(Provisional), Err(Refusal::NotSettled)),
            (Recomputation, Some(Quarter), Ok(())),
            (Annual, None, Err(Refusal::NotSettled)),
            (Annual, Some(Recomputation), Ok(())),
            (Correction, Some(Annual), Ok(())),
        ];
        for (kind, last, expected) in rows {
            assert_eq!(may_follow(kind, last), expected, "{kind:?} after {last:?}");
        }
    }

    #[test]
    fn an_accrual_is_reversed_and_a_settlement_moves_by_the_change() {
        let rows = [
            (None, vec![(Account::PremiumReceivable, 900)]),
            (Some((RunKind::Provisional, 850)), vec![(Account::PremiumIncome, 850), (Account::PremiumReceivable, 900)]),
            (Some((RunKind::Quarter, 850)), vec![(Account::PremiumReceivable, 50)]),
            (Some((RunKind::Quarter, 950)), vec![(Account::PremiumIncome, 50)]),
            (Some((RunKind::Annual, 900)), vec![]),
        ];
        for (before, expected) in rows {
            let before = before.map(|(kind, total)| Booked { kind, total: Cents::new(total) });
            let found = bookings(Cents::new(900), before).unwrap();
            let found: Vec<_> = found.iter().map(|posting| (posting.debit(), posting.amount().value())).collect();
            assert_eq!(found, expected, "{before:?}");
        }
    }
}
