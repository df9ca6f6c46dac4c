//! The social security number of a person: a national register number or a BIS number.

use std::fmt;

use jiff::civil::Date;

use crate::{digits, identifiers::IdentifierFault};

/// Which register issued the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InszKind {
    /// The national register, for residents.
    NationalRegister,
    /// The Crossroads Bank for Social Security, for others; the month is raised by 20 or 40.
    Bis,
}

/// Birth date `yymmdd`, serial number `sss` and two check digits. Debug does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Insz {
    text: String,
    kind: InszKind,
    born_century: i16,
}

impl Insz {
    /// Reads eleven digits, with or without points, hyphens and spaces; says what is wrong
    /// otherwise. An unknown month or day of birth is written 00; a month 00 carries any day.
    pub fn parse(value: &str) -> Result<Self, IdentifierFault> {
        let digits = digits::read(value, &['.', '-', ' '], 11)?;
        let born_century = if digits::is_checked_by_97(digits.number) {
            1900
        } else if digits::is_checked_by_97(200_000_000_000 + digits.number) {
            2000 // the check digits count a 2 in front of the number
        } else {
            return Err(IdentifierFault::CheckDigits);
        };
        let text = digits.text;
        let kind = kind_if_born(born_century, &text).ok_or(IdentifierFault::BirthDate)?;
        Ok(Self { text, kind, born_century })
    }

    /// Which register issued it.
    pub const fn kind(&self) -> InszKind {
        self.kind
    }

    /// The century of birth as its first year, 1900 or 2000; the caller knows today and may
    /// refuse a birth in the future.
    pub const fn born_century(&self) -> i16 {
        self.born_century
    }

    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The way it is printed: `85.07.30-033.28`.
    pub fn dotted(&self) -> String {
        digits::printed(&self.text, "##.##.##-###.##")
    }
}

impl fmt::Debug for Insz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[insz]")
    }
}

/// The register, which shows in the month; nothing when the birth date does not exist.
fn kind_if_born(century: i16, text: &str) -> Option<InszKind> {
    let two_digits = |at: usize| text.get(at..at + 2)?.parse::<i8>().ok();
    let (year, raised_month, day) = (two_digits(0)?, two_digits(2)?, two_digits(4)?);
    let kind = match raised_month / 20 {
        0 => InszKind::NationalRegister,
        1 | 2 => InszKind::Bis,
        _ => return None,
    };
    match (raised_month % 20, day) {
        (0, _) | (1..=12, 0) => Some(kind),
        (month, day) => Date::new(century + i16::from(year), month, day).ok().map(|_| kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers with a serial 000 were never issued; the others are the examples that python-stdnum
    /// publishes.
    #[test]
    fn a_social_security_number_tells_its_register_and_century() {
        use InszKind::{Bis, NationalRegister};
        let rows = [
            ("85.07.30-033 28", Ok((NationalRegister, 1900))),
            ("85073003328", Ok((NationalRegister, 1900))),
            ("17073003384", Ok((NationalRegister, 2000))),
            ("98.47.28-997.65", Ok((Bis, 1900))),
            ("01490700185", Ok((Bis, 2000))),
            ("99123100069", Ok((NationalRegister, 1900))), // the last day of 1999
            ("00010100006", Ok((NationalRegister, 2000))), // the first day of 2000
            ("99123100001", Ok((NationalRegister, 2000))), // the same days, the other century
            ("00010100074", Ok((NationalRegister, 1900))),
            ("85123100066", Ok((NationalRegister, 1900))),
            ("85130100003", Err(IdentifierFault::BirthDate)), // month 13
            ("85200100052", Ok((Bis, 1900))),                 // month unknown, raised by 20
            ("85320100039", Ok((Bis, 1900))),                 // month 12, raised by 20
            ("85330100046", Err(IdentifierFault::BirthDate)), // month 13, raised by 20
            ("85400100095", Ok((Bis, 1900))),                 // month unknown, raised by 40
            ("85520100082", Ok((Bis, 1900))),                 // month 12, raised by 40
            ("85530100089", Err(IdentifierFault::BirthDate)), // month 13, raised by 40
            ("85600100041", Err(IdentifierFault::BirthDate)), // raised by 60
            ("85000000039", Ok((NationalRegister, 1900))),    // month and day unknown
            ("85003100079", Ok((NationalRegister, 1900))),    // a month 00 carries any day
            ("85070000088", Ok((NationalRegister, 1900))),    // day unknown
            ("85073200001", Err(IdentifierFault::BirthDate)), // 32 July
            ("84022900035", Ok((NationalRegister, 1900))),    // a leap year
            ("85022900056", Err(IdentifierFault::BirthDate)), // not a leap year
            ("00022900046", Ok((NationalRegister, 2000))),    // 2000 was a leap year
            ("00022900017", Err(IdentifierFault::BirthDate)), // 1900 was not
            ("85073003327", Err(IdentifierFault::CheckDigits)),
            ("8507300332", Err(IdentifierFault::Length { expected: 11, found: 10 })),
            ("85/07/30-033-28", Err(IdentifierFault::Characters)),
            ("", Err(IdentifierFault::Empty)),
        ];
        for (value, expected) in rows {
            let found = Insz::parse(value).map(|insz| (insz.kind(), insz.born_century()));
            assert_eq!(found, expected, "{value:?}");
        }
    }

    #[test]
    fn a_social_security_number_is_printed_only_on_purpose() {
        let insz = Insz::parse("85073003328").unwrap();
        assert_eq!(insz.as_str(), "85073003328");
        assert_eq!(insz.dotted(), "85.07.30-033.28");
        assert_eq!(format!("{insz:?}"), "[insz]");
    }
}
