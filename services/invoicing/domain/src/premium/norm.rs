//! How many coaches a crew or a workshop needs, by heads and by full-time equivalents.
//!
//! Regulation 1.6 (herwin.be, FAQ on the guidance norm): one coach for 13 at need low, 10 at mid, 7 at high. The decree
//! counts heads, inspection has counted full-time equivalents: both are told.

use std::num::NonZeroU32;

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::premium::worker::{Fraction, Need};

/// How many people one coach may guide, by need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Norm {
    /// NL: laag.
    pub low: NonZeroU32,
    /// NL: gemiddeld.
    pub mid: NonZeroU32,
    /// NL: hoog.
    pub high: NonZeroU32,
}

/// What the norm asks, by both ways of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Exact, counting every person as one.
    pub by_heads: Decimal,
    /// Exact, counting every person by the contract's fraction.
    pub by_fte: Decimal,
    /// Whole coaches by heads: the next whole number.
    pub coaches_by_heads: u32,
    /// Whole coaches by full-time equivalents.
    pub coaches_by_fte: u32,
}

/// What the norm asks for these people; who needs no guidance asks for nobody.
pub fn asked(norm: Norm, people: &[(Need, Fraction)]) -> Option<Asked> {
    let heads = sums(people, |_| Decimal::ONE)?;
    let fte = sums(people, Fraction::value)?;
    let (by_heads, coaches_by_heads) = norm.coaches(heads)?;
    let (by_fte, coaches_by_fte) = norm.coaches(fte)?;
    Some(Asked { by_heads, by_fte, coaches_by_heads, coaches_by_fte })
}

/// Low, mid and high together, each weighed.
fn sums(people: &[(Need, Fraction)], weight: impl Fn(Fraction) -> Decimal) -> Option<[Decimal; 3]> {
    let [mut low, mut mid, mut high] = [Decimal::ZERO; 3];
    for (need, fraction) in people {
        let sum = match need {
            Need::None => continue,
            Need::Low => &mut low,
            Need::Mid => &mut mid,
            Need::High => &mut high,
        };
        *sum = sum.checked_add(weight(*fraction))?;
    }
    Some([low, mid, high])
}

impl Norm {
    /// Over one common denominator, so that thirteen thirteenths are one and not a little less.
    fn coaches(self, [low, mid, high]: [Decimal; 3]) -> Option<(Decimal, u32)> {
        let [of_low, of_mid, of_high] = [self.low, self.mid, self.high].map(|heads| Decimal::from(heads.get()));
        let below = of_low.checked_mul(of_mid)?.checked_mul(of_high)?;
        let parts = [(low, of_mid, of_high), (mid, of_low, of_high), (high, of_low, of_mid)];
        let mut above = Decimal::ZERO;
        for (people, one, other) in parts {
            above = above.checked_add(people.checked_mul(one)?.checked_mul(other)?)?;
        }
        let exact = above.checked_div(below)?;
        let has_rest = !above.checked_rem(below)?.is_zero();
        let whole = exact.trunc().to_u32()?;
        Some((exact, if has_rest { whole.checked_add(1)? } else { whole }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fraction, Need, NonZeroU32, Norm, asked};

    fn norm() -> Norm {
        let of = |heads| NonZeroU32::new(heads).unwrap();
        Norm { low: of(13), mid: of(10), high: of(7) }
    }

    fn people(groups: [(usize, Need); 3], fraction: &str) -> Vec<(Need, Fraction)> {
        let fraction = Fraction::new(fraction.parse().unwrap()).unwrap();
        groups.into_iter().flat_map(|(count, need)| vec![(need, fraction); count]).collect()
    }

    #[test]
    fn coaches_by_the_norm() {
        // Regulation 6.1 A13: 1 for 7 at high (herwin.be). 6.2 B9 and B10: derived. Boundaries: the last that fits, the first that does not.
        let rows = [
            ([0, 0, 7], "1", "1", 1, 1),
            ([0, 0, 8], "1", "1.143", 2, 2),
            ([13, 0, 0], "1", "1", 1, 1),
            ([14, 0, 0], "1", "1.077", 2, 2),
            ([0, 10, 0], "1", "1", 1, 1),
            ([0, 11, 0], "1", "1.1", 2, 2),
            ([13, 10, 7], "1", "3", 3, 3),
            ([5, 3, 2], "1", "0.970", 1, 1),
            ([0, 0, 14], "0.5", "2", 2, 1),
            ([0, 0, 0], "1", "0", 0, 0),
        ];
        for ([low, mid, high], fraction, exact, heads, fte) in rows {
            let people = people([(low, Need::Low), (mid, Need::Mid), (high, Need::High)], fraction);
            let found = asked(norm(), &people).unwrap();
            assert_eq!(found.by_heads.round_dp(3), exact.parse().unwrap(), "{low} {mid} {high}");
            assert_eq!((found.coaches_by_heads, found.coaches_by_fte), (heads, fte), "{low} {mid} {high}");
        }
        assert_eq!(
            asked(norm(), &people([(9, Need::None), (0, Need::Low), (0, Need::Mid)], "1")).unwrap().coaches_by_heads,
            0
        );
    }
}
