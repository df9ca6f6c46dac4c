//! The one rounding of the premium rules: the exact product, half-up to the cent, once.

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

/// The most decimals a fraction may have, so that every product stays exact in 128 bits.
pub(crate) const MOST_DECIMALS: u32 = 18;

/// An amount times exact factors, rounded half-up to the cent once; nothing when it does not fit.
///
/// Proven by the published figures A2 to A4 (3,825.024; 2,868.768; 1,912.512).
pub fn round2(amount: Cents, factors: &[Decimal]) -> Option<Cents> {
    let mut product = i128::from(amount.value());
    let mut decimals = 0_u32;
    for factor in factors {
        let factor = factor.normalize();
        product = product.checked_mul(factor.mantissa())?;
        decimals = decimals.checked_add(factor.scale())?;
    }
    let unit = 10_i128.checked_pow(decimals)?;
    let half = if product < 0 { -(unit / 2) } else { unit / 2 };
    let rounded = product.checked_add(half)?.checked_div(unit)?;
    i64::try_from(rounded).ok().map(Cents::new)
}

#[cfg(test)]
mod tests {
    use super::{Cents, Decimal, round2};

    #[test]
    fn a_product_is_rounded_half_up_once() {
        let rows = [
            (100, &["0.004"][..], 0),
            (100, &["0.005"], 1),
            (956_256, &["0.40"], 382_502),
            (956_256, &["0.30"], 286_877),
            (956_256, &["0.20"], 191_251),
            (100, &["0.0149999999999999"], 1),
            (633_567, &["2", "0.8"], 1_013_707),
            (-101, &["0.5"], -51),
        ];
        for (cents, factors, expected) in rows {
            let factors: Vec<Decimal> = factors.iter().map(|f| f.parse().unwrap()).collect();
            assert_eq!(round2(Cents::new(cents), &factors), Some(Cents::new(expected)), "{cents} x {factors:?}");
        }
    }

    #[test]
    fn a_product_that_does_not_fit_is_no_amount() {
        assert_eq!(round2(Cents::new(i64::MAX), &[Decimal::from(2)]), None);
    }
}
