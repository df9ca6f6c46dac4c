//! Monthly advances, and what a quarterly settlement leaves of them.
//!
//! Regulation 1.5 (herwin.be, "wanneer is de maatwerksubsidie definitief"): a balance above 0 is paid, one below 0 is withheld
//! from the next advance. By which rule the state fixes the amount of an advance was not found: it is a dated parameter.

use werkbrug_kernel::money::Cents;

/// What becomes of the balance of a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Balance {
    /// Still to be paid; 0 when all was paid beforehand.
    ToPay(Cents),
    /// Paid too much beforehand: withheld from the next advance.
    ToWithhold(Cents),
}

/// The settlement less the advances; nothing when the amounts do not fit.
pub fn balance(settled: Cents, advanced: Cents) -> Option<Balance> {
    let rest = settled.checked_sub(advanced)?;
    if rest < Cents::ZERO { Cents::ZERO.checked_sub(rest).map(Balance::ToWithhold) } else { Some(Balance::ToPay(rest)) }
}

/// What the months of a quarter bring when so much is still to be withheld: from the first advance on, and never below 0.
pub fn expected(per_month: Cents, withheld: Cents) -> [Cents; 3] {
    let mut left = withheld;
    [(); 3].map(|()| {
        let taken = left.min(per_month).max(Cents::ZERO);
        left = left.checked_sub(taken).unwrap_or_default();
        per_month.checked_sub(taken).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::{Balance, Cents, balance, expected};

    #[test]
    fn what_was_paid_beforehand_comes_off_the_settlement() {
        let rows = [
            (9_000, 8_000, Balance::ToPay(Cents::new(1_000))),
            (9_000, 9_000, Balance::ToPay(Cents::ZERO)),
            (9_000, 9_001, Balance::ToWithhold(Cents::new(1))),
            (0, 0, Balance::ToPay(Cents::ZERO)),
        ];
        for (settled, advanced, rest) in rows {
            assert_eq!(balance(Cents::new(settled), Cents::new(advanced)), Some(rest), "{settled} {advanced}");
        }
    }

    #[test]
    fn what_is_withheld_comes_off_the_next_advance_and_then_the_one_after() {
        let rows = [
            (1_000, 0, [1_000, 1_000, 1_000]),
            (1_000, 300, [700, 1_000, 1_000]),
            (1_000, 1_000, [0, 1_000, 1_000]),
            (1_000, 1_001, [0, 999, 1_000]),
            (1_000, 9_999, [0, 0, 0]),
        ];
        for (per_month, withheld, months) in rows {
            assert_eq!(expected(Cents::new(per_month), Cents::new(withheld)), months.map(Cents::new), "{withheld}");
        }
    }
}
