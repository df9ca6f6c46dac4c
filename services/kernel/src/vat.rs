//! The Belgian VAT number.

use crate::{identifiers::IdentifierFault, kbo::Kbo};

/// `BE` and an enterprise number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vat {
    text: String,
    kbo: Kbo,
}

impl Vat {
    /// Reads `BE0403170701` in any case, with or without points and spaces; says what is wrong otherwise.
    pub fn parse(value: &str) -> Result<Self, IdentifierFault> {
        if value.trim().is_empty() {
            return Err(IdentifierFault::Empty);
        }
        let value = value.trim().to_ascii_uppercase();
        match Kbo::parse(value.strip_prefix("BE").ok_or(IdentifierFault::Prefix)?) {
            Ok(kbo) => Ok(Self::of(kbo)),
            Err(IdentifierFault::Empty) => Err(IdentifierFault::Length { expected: 10, found: 0 }),
            Err(fault) => Err(fault),
        }
    }

    /// The VAT number an enterprise has when it is liable to VAT.
    pub fn of(kbo: Kbo) -> Self {
        Self { text: format!("BE{}", kbo.as_str()), kbo }
    }

    /// `BE` and ten digits.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The enterprise number inside.
    pub fn kbo(&self) -> &Kbo {
        &self.kbo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vat_number_is_be_and_an_enterprise_number() {
        let length = |found| Err(IdentifierFault::Length { expected: 10, found });
        let rows = [
            ("BE0403170701", Ok("BE0403170701")),
            ("BE 0403.170.701", Ok("BE0403170701")),
            ("be0403170701", Ok("BE0403170701")),
            ("0403170701", Err(IdentifierFault::Prefix)),
            ("NL0403170701", Err(IdentifierFault::Prefix)),
            ("BE2000000042", Err(IdentifierFault::Prefix)),
            ("BE0403170702", Err(IdentifierFault::CheckDigits)),
            ("BE403170701", length(9)),
            ("BE", length(0)),
            ("", Err(IdentifierFault::Empty)),
        ];
        for (value, expected) in rows {
            let text = Vat::parse(value).map(|vat| vat.as_str().to_owned());
            assert_eq!(text, expected.map(str::to_owned), "{value:?}");
        }
        let vat = Vat::parse("BE0403170701").unwrap();
        assert_eq!(Vat::of(vat.kbo().clone()), vat);
    }
}
