//! The enterprise number of the Crossroads Bank for Enterprises.

use crate::{digits, identifiers::IdentifierFault};

/// Ten digits, the first 0 or 1, the last two 97 minus the first eight modulo 97.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kbo(String);

impl Kbo {
    /// Reads ten digits, with or without points and spaces; says what is wrong otherwise.
    pub fn parse(value: &str) -> Result<Self, IdentifierFault> {
        let digits = digits::read(value, &['.', ' '], 10)?;
        if !digits.text.starts_with(['0', '1']) {
            return Err(IdentifierFault::Prefix);
        }
        if !digits::is_checked_by_97(digits.number) {
            return Err(IdentifierFault::CheckDigits);
        }
        Ok(Self(digits.text))
    }

    /// The ten digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The way it is printed: `0403.170.701`.
    pub fn dotted(&self) -> String {
        digits::printed(&self.0, "####.###.###")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enterprise_number_has_ten_digits_and_matching_check_digits() {
        let length = |found| Err(IdentifierFault::Length { expected: 10, found });
        let rows = [
            ("0403170701", Ok("0403.170.701")),
            ("0403.170.701", Ok("0403.170.701")),
            ("0403 170 701", Ok("0403.170.701")),
            ("0403170702", Err(IdentifierFault::CheckDigits)),
            ("0000009797", Ok("0000.009.797")), // a multiple of 97 has check digits 97
            ("0000009700", Err(IdentifierFault::CheckDigits)), // and never 00
            ("1000000021", Ok("1000.000.021")),
            ("1999999943", Ok("1999.999.943")),
            ("2000000042", Err(IdentifierFault::Prefix)),
            ("403170701", length(9)),
            ("00403170701", length(11)),
            ("...", length(0)),
            ("", Err(IdentifierFault::Empty)),
            ("  ", Err(IdentifierFault::Empty)),
            ("BE0403170701", Err(IdentifierFault::Characters)),
            ("0403-170-701", Err(IdentifierFault::Characters)),
            ("040317070\u{661}", Err(IdentifierFault::Characters)),
        ];
        for (value, expected) in rows {
            let printed = Kbo::parse(value).map(|kbo| kbo.dotted());
            assert_eq!(printed, expected.map(str::to_owned), "{value:?}");
        }
        assert_eq!(Kbo::parse("0403.170.701").unwrap().as_str(), "0403170701");
    }
}
