//! Money in whole euro cents, with the one place where an exact amount is rounded to a cent.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// An amount in whole euro cents, negative when it is owed back. Serialized as a bare integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(i64);

/// Why a text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyFault {
    /// Nothing was given.
    #[error("the amount is empty")]
    Empty,
    /// Not digits, optionally a leading minus and a decimal point with one or two digits.
    #[error("an amount reads like 1234.56, with a point and at most two decimals")]
    Form,
    /// More cents than 64 bits hold.
    #[error("the amount is too large")]
    TooLarge,
}

impl Cents {
    /// Nothing at all.
    pub const ZERO: Self = Self(0);

    /// Takes an amount in cents.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount in cents.
    pub const fn value(self) -> i64 {
        self.0
    }

    /// The sum, or nothing when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or nothing when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum in whatever order the amounts come, or nothing when the total does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let total: i128 = amounts.into_iter().map(|amount| i128::from(amount.0)).sum();
        i64::try_from(total).ok().map(Self)
    }

    /// Reads euros with a decimal point: `1234.56`, `-0.5`, `12`. Says what is wrong otherwise.
    pub fn parse_euro(text: &str) -> Result<Self, MoneyFault> {
        if text.is_empty() {
            return Err(MoneyFault::Empty);
        }
        let (minus, unsigned) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text),
        };
        let (euros, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "00"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(euros) || !is_digits(decimals) || decimals.len() > 2 {
            return Err(MoneyFault::Form);
        }
        let cents = format!("{minus}{euros}{decimals:0<2}");
        cents.parse().map(Self).map_err(|_| MoneyFault::TooLarge)
    }

    /// Euros for machines: `1234.56`.
    pub fn to_euro(self) -> String {
        let cents = self.0.unsigned_abs();
        format!("{}{}.{:02}", self.minus(), cents / 100, cents % 100)
    }

    /// Euros for people who read Dutch: `1.234,56`.
    pub fn to_euro_nl(self) -> String {
        let cents = self.0.unsigned_abs();
        let euros = (cents / 100).to_string();
        let mut text = String::from(self.minus());
        for (place, digit) in euros.chars().enumerate() {
            if place > 0 && (euros.len() - place).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        format!("{text},{:02}", cents % 100)
    }

    /// The amount in euros, exact.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// Rounds exact euros to the cent once, a half away from zero; nothing when it does not fit.
    pub fn round_half_up(exact_euro: Decimal) -> Option<Self> {
        let euro = exact_euro.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        let cents = euro.checked_mul(Decimal::ONE_HUNDRED)?;
        i64::try_from(cents).ok().map(Self)
    }

    fn minus(self) -> &'static str {
        if self.0 < 0 { "-" } else { "" }
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_euro())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_only_as_euros_with_at_most_two_decimals() {
        let rows = [
            ("0", Ok(0)),
            ("12", Ok(1_200)),
            ("-0.5", Ok(-50)),
            ("-0.05", Ok(-5)),
            ("1234.56", Ok(123_456)),
            ("0012.00", Ok(1_200)),
            ("92233720368547758.07", Ok(i64::MAX)),
            ("92233720368547758.08", Err(MoneyFault::TooLarge)),
            ("-92233720368547758.08", Ok(i64::MIN)),
            ("-92233720368547758.09", Err(MoneyFault::TooLarge)),
            ("", Err(MoneyFault::Empty)),
            ("-", Err(MoneyFault::Form)),
            ("--1", Err(MoneyFault::Form)),
            ("+1", Err(MoneyFault::Form)),
            (" 1", Err(MoneyFault::Form)),
            ("1.", Err(MoneyFault::Form)),
            (".5", Err(MoneyFault::Form)),
            ("1.005", Err(MoneyFault::Form)),
            ("1.0.0", Err(MoneyFault::Form)),
            ("1,50", Err(MoneyFault::Form)),
            ("1e3", Err(MoneyFault::Form)),
            ("1\u{664}", Err(MoneyFault::Form)),
        ];
        for (text, expected) in rows {
            assert_eq!(Cents::parse_euro(text).map(Cents::value), expected, "{text:?}");
        }
    }

    #[test]
    fn an_amount_is_written_for_machines_and_for_people() {
        let rows = [
            (0, "0.00", "0,00"),
            (5, "0.05", "0,05"),
            (-5, "-0.05", "-0,05"),
            (99_999, "999.99", "999,99"),
            (100_000, "1000.00", "1.000,00"),
            (123_456_789, "1234567.89", "1.234.567,89"),
            (i64::MIN, "-92233720368547758.08", "-92.233.720.368.547.758,08"),
        ];
        for (cents, euro, dutch) in rows {
            assert_eq!(Cents::new(cents).to_euro(), euro);
            assert_eq!(Cents::new(cents).to_string(), euro);
            assert_eq!(Cents::new(cents).to_euro_nl(), dutch);
        }
    }

    #[test]
    fn a_half_cent_rounds_away_from_zero_and_only_once() {
        let rows = [
            ("0.004", Some(0)),
            ("0.005", Some(1)),
            ("0.0049999999999999999999999999", Some(0)),
            ("1.005", Some(101)),
            ("1.015", Some(102)),
            ("1.0149", Some(101)),
            ("2.675", Some(268)),
            ("-0.004", Some(0)),
            ("-0.005", Some(-1)),
            ("-1.005", Some(-101)),
            ("92233720368547758.074", Some(i64::MAX)),
            ("92233720368547758.075", None),
            ("-92233720368547758.084", Some(i64::MIN)),
            ("-92233720368547758.085", None),
            ("79228162514264337593543950335", None),
        ];
        for (euro, cents) in rows {
            let rounded = Cents::round_half_up(euro.parse().unwrap());
            assert_eq!(rounded.map(Cents::value), cents, "{euro}");
        }
    }

    #[test]
    fn arithmetic_refuses_what_does_not_fit() {
        let largest = Cents::new(i64::MAX);
        let one = Cents::new(1);
        assert_eq!(largest.checked_add(one), None);
        assert_eq!(Cents::new(i64::MIN).checked_sub(one), None);
        assert_eq!(Cents::sum([largest, one]), None);
        assert_eq!(Cents::sum([largest, one, Cents::new(-1)]), Some(largest));
        assert_eq!(Cents::sum([]), Some(Cents::ZERO));
        assert_eq!(serde_json::to_string(&Cents::new(-7)).unwrap(), "-7");
    }
}
