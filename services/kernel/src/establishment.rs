//! The number of an establishment unit: a place where an enterprise is active.

use crate::{digits, identifiers::IdentifierFault};

/// Ten digits, the first 2 to 8, the last two 97 minus the first eight modulo 97.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Establishment(String);

impl Establishment {
    /// Reads ten digits, with or without points and spaces; says what is wrong otherwise.
    pub fn parse(value: &str) -> Result<Self, IdentifierFault> {
        let digits = digits::read(value, &['.', ' '], 10)?;
        if digits.text.starts_with(['0', '1', '9']) {
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

    /// The way it is printed: `2.000.000.042`.
    pub fn dotted(&self) -> String {
        digits::printed(&self.0, "#.###.###.###")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_establishment_number_begins_with_2_to_8() {
        let rows = [
            ("1999999943", Err(IdentifierFault::Prefix)),
            ("2000000042", Ok("2.000.000.042")),
            ("2.000.000.042", Ok("2.000.000.042")),
            ("7999999972", Ok("7.999.999.972")),
            ("8000000071", Ok("8.000.000.071")),
            ("8999999993", Ok("8.999.999.993")),
            ("9000000092", Err(IdentifierFault::Prefix)),
            ("0403170701", Err(IdentifierFault::Prefix)),
            ("2000000043", Err(IdentifierFault::CheckDigits)),
            ("", Err(IdentifierFault::Empty)),
        ];
        for (value, expected) in rows {
            let printed = Establishment::parse(value).map(|unit| unit.dotted());
            assert_eq!(printed, expected.map(str::to_owned), "{value:?}");
        }
        assert_eq!(Establishment::parse("2.000.000.042").unwrap().as_str(), "2000000042");
    }
}
