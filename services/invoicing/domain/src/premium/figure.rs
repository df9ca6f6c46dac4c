//! Reads figures the way the settlement format writes them: digits with a point, nothing else.

use rust_decimal::Decimal;

/// The most decimals of a multiple, a factor or a contingent, so that every product stays exact.
const MOST_DECIMALS: u32 = 12;

/// A figure that is not negative, with at most 12 decimals.
pub fn decimal(text: &str) -> Option<Decimal> {
    let figure = signed_decimal(text)?;
    (figure >= Decimal::ZERO && figure.scale() <= MOST_DECIMALS).then_some(figure)
}

/// A figure with or without a minus.
pub fn signed_decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(whole) && is_digits(decimals)).then(|| Decimal::from_str_exact(text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{decimal, signed_decimal};

    #[test]
    fn a_figure_is_digits_with_a_point() {
        let rows = [
            ("2", true),
            ("1.15", true),
            ("100.00", true),
            ("", false),
            ("1,15", false),
            ("1.", false),
            (".5", false),
            ("1_000", false),
            ("+1", false),
            ("1e3", false),
            ("-1", false),
            ("0.1234567890123", false),
        ];
        for (text, is_figure) in rows {
            assert_eq!(decimal(text).is_some(), is_figure, "{text:?}");
        }
        assert!(signed_decimal("-1").is_some() && signed_decimal("--1").is_none());
    }
}
