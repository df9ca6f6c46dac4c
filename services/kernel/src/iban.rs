//! The international bank account number (ISO 13616).

use crate::{digits, identifiers::IdentifierFault};

/// Country and length, from the SWIFT IBAN registry as python-stdnum 2.2 carries it.
const COUNTRY_LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 \
    CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 \
    GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 \
    LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 \
    QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 \
    VA22 VG24 XK20 YE30";

/// Country, two check digits and the national account number, without spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

impl Iban {
    /// Reads an account number in any case, with or without spaces; of a Belgian one the account
    /// number inside is checked too. Says what is wrong otherwise.
    pub fn parse(value: &str) -> Result<Self, IdentifierFault> {
        let text = value.replace(' ', "").to_ascii_uppercase();
        if text.trim().is_empty() {
            return Err(IdentifierFault::Empty);
        }
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(IdentifierFault::Characters);
        }
        let (country, _) = text.split_at_checked(2).ok_or(IdentifierFault::Prefix)?;
        let expected = length_in(country).ok_or(IdentifierFault::Prefix)?;
        let of_length = |(head, _): &(&str, &str)| head.len() == 4 && text.len() == expected;
        let length_fault = IdentifierFault::Length { expected, found: text.len() };
        let (head, account) = text.split_at_checked(4).filter(of_length).ok_or(length_fault)?;
        let check_digits = head.trim_start_matches(country);
        if !check_digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(IdentifierFault::Characters);
        }
        // 00, 01 and 99 have the same remainder as 97, 98 and 02, but are never issued.
        if matches!(check_digits, "00" | "01" | "99") || remainder_97(account, head) != Some(1) {
            return Err(IdentifierFault::CheckDigits);
        }
        if country == "BE" {
            check_belgian_account(account)?;
        }
        Ok(Self(text))
    }

    /// The two letters of the country.
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// Without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The way it is printed: `BE68 5390 0754 7034`.
    pub fn grouped(&self) -> String {
        let form = "#### ".repeat(self.0.len().div_ceil(4));
        digits::printed(&self.0, &form).trim_end().to_owned()
    }
}

fn length_in(country: &str) -> Option<usize> {
    let mut known = COUNTRY_LENGTHS.split(' ');
    known.find_map(|entry| entry.strip_prefix(country))?.parse().ok()
}

/// The account followed by the head, letters read as 10 to 35, modulo 97 (ISO 7064).
fn remainder_97(account: &str, head: &str) -> Option<u32> {
    account.chars().chain(head.chars()).try_fold(0, |remainder, character| {
        let value = character.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((remainder * shift + value) % 97)
    })
}

/// Ten digits and their remainder modulo 97, a remainder of 0 written as 97.
fn check_belgian_account(account: &str) -> Result<(), IdentifierFault> {
    let number = digits::read(account, &[], 12)?.number;
    let remainder = number / 100 % 97;
    let check_digits = if remainder == 0 { 97 } else { remainder };
    if number % 100 == check_digits { Ok(()) } else { Err(IdentifierFault::AccountCheckDigits) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_has_the_length_and_check_digits_of_its_country() {
        let length = |expected, found| Err(IdentifierFault::Length { expected, found });
        let rows = [
            ("BE68539007547034", Ok("BE68 5390 0754 7034")),
            ("BE68 5390 0754 7034", Ok("BE68 5390 0754 7034")),
            ("be68 5390 0754 7034", Ok("BE68 5390 0754 7034")),
            ("BE62510007547061", Ok("BE62 5100 0754 7061")),
            ("NL91ABNA0417164300", Ok("NL91 ABNA 0417 1643 00")),
            ("DE89370400440532013000", Ok("DE89 3704 0044 0532 0130 00")),
            ("FR1420041010050500013M02606", Ok("FR14 2004 1010 0505 0001 3M02 606")),
            ("BE69539007547034", Err(IdentifierFault::CheckDigits)),
            ("NL91ABNA0417164301", Err(IdentifierFault::CheckDigits)),
            ("BE41539007547035", Err(IdentifierFault::AccountCheckDigits)),
            ("BE54000000009797", Ok("BE54 0000 0000 9797")), // a remainder of 0 is written 97
            ("BE54000000009700", Err(IdentifierFault::AccountCheckDigits)),
            ("BE02000000004040", Ok("BE02 0000 0000 4040")), // the lowest check digits
            ("BE99000000004040", Err(IdentifierFault::CheckDigits)),
            ("BE98000000009393", Ok("BE98 0000 0000 9393")), // the highest
            ("BE01000000009393", Err(IdentifierFault::CheckDigits)),
            ("BE97000000004949", Ok("BE97 0000 0000 4949")),
            ("BE00000000004949", Err(IdentifierFault::CheckDigits)),
            ("BE6853900754703", length(16, 15)),
            ("BE685390075470340", length(16, 17)),
            ("BE", length(16, 2)),
            ("B", Err(IdentifierFault::Prefix)),
            ("ZZ68539007547034", Err(IdentifierFault::Prefix)),
            ("A268539007547034", Err(IdentifierFault::Prefix)),
            ("BEA8539007547034", Err(IdentifierFault::Characters)),
            ("BE68-5390-0754-7034", Err(IdentifierFault::Characters)),
            ("B\u{c9}68539007547034", Err(IdentifierFault::Characters)),
            ("", Err(IdentifierFault::Empty)),
            ("  ", Err(IdentifierFault::Empty)),
        ];
        for (value, expected) in rows {
            let printed = Iban::parse(value).map(|iban| iban.grouped());
            assert_eq!(printed, expected.map(str::to_owned), "{value:?}");
        }
    }

    #[test]
    fn an_account_number_names_its_country() {
        let iban = Iban::parse("NL91 ABNA 0417 1643 00").unwrap();
        assert_eq!((iban.country(), iban.as_str()), ("NL", "NL91ABNA0417164300"));
    }
}
