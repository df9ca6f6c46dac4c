//! What can be wrong with an identifier, and one check for all kinds.
//!
//! A fault never repeats the value: some identifiers are personal data.

use crate::{
    establishment::Establishment,
    iban::Iban,
    insz::{Insz, InszKind},
    kbo::Kbo,
    ogm::Ogm,
    vat::Vat,
};

/// Why a value is not an identifier of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierFault {
    /// Nothing was given.
    #[error("the value is empty")]
    Empty,
    /// Something else than the characters and separators of its kind.
    #[error("the value contains a character that does not belong in it")]
    Characters,
    /// Too few or too many characters, separators not counted.
    #[error("the value has {found} characters instead of {expected}")]
    Length {
        /// The number of characters of this kind.
        expected: usize,
        /// The number found.
        found: usize,
    },
    /// It does not begin the way its kind does: `BE`, a first digit, a country.
    #[error("the value does not begin as this kind of identifier does")]
    Prefix,
    /// The check digits do not follow from the rest.
    #[error("the check digits do not match the rest of the value")]
    CheckDigits,
    /// The check digits of the Belgian account number inside an IBAN do not match.
    #[error("the check digits of the Belgian account number do not match")]
    AccountCheckDigits,
    /// The birth date inside does not exist.
    #[error("the birth date in the value does not exist")]
    BirthDate,
    /// A national register number where a BIS number was asked for.
    #[error("the value is a national register number, not a BIS number")]
    NotBis,
}

impl IdentifierFault {
    /// The stable code for machines.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Characters => "characters",
            Self::Length { .. } => "length",
            Self::Prefix => "prefix",
            Self::CheckDigits => "check_digits",
            Self::AccountCheckDigits => "account_check_digits",
            Self::BirthDate => "birth_date",
            Self::NotBis => "not_bis",
        }
    }
}

/// The kinds of identifier that can be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdentifierKind {
    /// Enterprise number.
    Kbo,
    /// Belgian VAT number.
    Vat,
    /// Establishment unit number.
    Establishment,
    /// Social security number: a national register number or a BIS number.
    Insz,
    /// Only a BIS number.
    Bis,
    /// Structured communication of a payment.
    Ogm,
    /// Bank account number.
    Iban,
}

impl IdentifierKind {
    /// Reads `kbo`, `vat`, `establishment`, `insz`, `bis`, `ogm` or `iban`.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "kbo" => Self::Kbo,
            "vat" => Self::Vat,
            "establishment" => Self::Establishment,
            "insz" => Self::Insz,
            "bis" => Self::Bis,
            "ogm" => Self::Ogm,
            "iban" => Self::Iban,
            _ => return None,
        })
    }
}

/// Whether the value is an identifier of that kind, or else the first thing wrong with it.
pub fn check(kind: IdentifierKind, value: &str) -> Result<(), IdentifierFault> {
    match kind {
        IdentifierKind::Kbo => Kbo::parse(value).map(drop),
        IdentifierKind::Vat => Vat::parse(value).map(drop),
        IdentifierKind::Establishment => Establishment::parse(value).map(drop),
        IdentifierKind::Insz => Insz::parse(value).map(drop),
        IdentifierKind::Bis => match Insz::parse(value)?.kind() {
            InszKind::Bis => Ok(()),
            InszKind::NationalRegister => Err(IdentifierFault::NotBis),
        },
        IdentifierKind::Ogm => Ogm::parse(value).map(drop),
        IdentifierKind::Iban => Iban::parse(value).map(drop),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_checked_by_its_own_rule() {
        let rows = [
            ("kbo", "0403.170.701", "valid"),
            ("kbo", "BE0403170701", "characters"),
            ("vat", "BE0403170701", "valid"),
            ("vat", "0403170701", "prefix"),
            ("establishment", "2000000042", "valid"),
            ("establishment", "9000000092", "prefix"),
            ("insz", "85.07.30-033 28", "valid"),
            ("insz", "98.47.28-997.65", "valid"), // a BIS number is a social security number
            ("insz", "85130100003", "birth_date"),
            ("bis", "98.47.28-997.65", "valid"),
            ("bis", "85.07.30-033 28", "not_bis"),
            ("ogm", "+++090/9337/55493+++", "valid"),
            ("ogm", "090/9337/55494", "check_digits"),
            ("iban", "BE68 5390 0754 7034", "valid"),
            ("iban", "BE41 5390 0754 7035", "account_check_digits"),
            ("iban", "BE68", "length"),
        ];
        for (kind, value, expected) in rows {
            let found = check(IdentifierKind::parse(kind).unwrap(), value);
            let reason = found.map_or_else(|fault| fault.reason(), |()| "valid");
            assert_eq!(reason, expected, "{kind} {value}");
        }
    }

    #[test]
    fn an_empty_value_is_a_value_with_a_reason() {
        for name in ["kbo", "vat", "establishment", "insz", "bis", "ogm", "iban"] {
            let kind = IdentifierKind::parse(name).unwrap();
            assert_eq!(check(kind, ""), Err(IdentifierFault::Empty), "{name}");
            assert_eq!(check(kind, "  "), Err(IdentifierFault::Empty), "{name}");
        }
        assert_eq!(IdentifierKind::parse("KBO"), None);
    }

    #[test]
    fn a_fault_says_what_is_wrong_without_the_value() {
        let fault = check(IdentifierKind::Insz, "8507300332").unwrap_err();
        assert_eq!(fault.to_string(), "the value has 10 characters instead of 11");
    }
}
