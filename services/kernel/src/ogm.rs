//! The structured communication (OGM) that ties a payment to an invoice.

use std::fmt;

use crate::{digits, identifiers::IdentifierFault};

/// Ten digits and that number modulo 97 in two digits, a remainder of 0 written as 97.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ogm(u64);

impl Ogm {
    /// Reads `+++090/9337/55493+++`, the same between `***`, or the digits with or without
    /// slashes and spaces; says what is wrong otherwise.
    pub fn parse(value: &str) -> Result<Self, IdentifierFault> {
        let trimmed = value.trim();
        let between = |fence| trimmed.strip_prefix(fence)?.strip_suffix(fence);
        let inside = between("+++").or_else(|| between("***")).unwrap_or(trimmed);
        let number = digits::read(inside, &['/', ' '], 12)?.number;
        match Self::from_number(number / 100)? {
            ogm if ogm.0 == number => Ok(ogm),
            _ => Err(IdentifierFault::CheckDigits),
        }
    }

    /// Adds the check digits to a number under ten billion; refuses a longer one.
    pub fn from_number(number: u64) -> Result<Self, IdentifierFault> {
        if number >= 10_000_000_000 {
            let found = number.to_string().len();
            return Err(IdentifierFault::Length { expected: 10, found });
        }
        let check_digits = match number % 97 {
            0 => 97,
            remainder => remainder,
        };
        Ok(Self(number * 100 + check_digits))
    }

    /// The twelve digits.
    pub fn digits(&self) -> String {
        format!("{:012}", self.0)
    }
}

/// The way it is printed and sent: `+++090/9337/55493+++`.
impl fmt::Display for Ogm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&digits::printed(&self.digits(), "+++###/####/#####+++"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_structured_communication_ends_in_its_remainder() {
        let rows = [
            ("+++090/9337/55493+++", Ok("+++090/9337/55493+++")),
            ("***090/9337/55493***", Ok("+++090/9337/55493+++")),
            ("090/9337/55493", Ok("+++090/9337/55493+++")),
            ("010806817183", Ok("+++010/8068/17183+++")),
            ("010806817180", Err(IdentifierFault::CheckDigits)),
            ("000000009797", Ok("+++000/0000/09797+++")), // a remainder of 0 is written 97
            ("000000009700", Err(IdentifierFault::CheckDigits)),
            ("000000000101", Ok("+++000/0000/00101+++")),
            ("000000009696", Ok("+++000/0000/09696+++")),
            ("000000009898", Err(IdentifierFault::CheckDigits)), // the remainder of 98 is 1
            ("000000009801", Ok("+++000/0000/09801+++")),
            ("+++090/9337/55493", Err(IdentifierFault::Characters)),
            ("+++090/9337/55493***", Err(IdentifierFault::Characters)),
            ("09093375549", Err(IdentifierFault::Length { expected: 12, found: 11 })),
            ("", Err(IdentifierFault::Empty)),
            ("++++++", Err(IdentifierFault::Empty)),
        ];
        for (value, expected) in rows {
            let printed = Ogm::parse(value).map(|ogm| ogm.to_string());
            assert_eq!(printed, expected.map(str::to_owned), "{value:?}");
        }
    }

    #[test]
    fn check_digits_are_added_to_at_most_ten_digits() {
        let rows = [
            (0, Ok("000000000097")),
            (1, Ok("000000000101")),
            (97, Ok("000000009797")),
            (909_337_554, Ok("090933755493")),
            (9_999_999_999, Ok("999999999948")),
            (10_000_000_000, Err(IdentifierFault::Length { expected: 10, found: 11 })),
        ];
        for (number, expected) in rows {
            let digits = Ogm::from_number(number).map(|ogm| ogm.digits());
            assert_eq!(digits, expected.map(str::to_owned), "{number}");
        }
    }
}
