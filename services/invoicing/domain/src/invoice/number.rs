//! Invoice numbers: without a gap through a year, and the OGM that follows from each.

use std::fmt;

use werkbrug_kernel::ogm::Ogm;

use crate::invoice::refusal::Refusal;

/// The last number of a year: six digits, so that year and number fill the ten digits of an OGM.
const LAST: u32 = 999_999;

/// A year and a number in it, written `2026-000001`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InvoiceNumber {
    year: i16,
    sequence: u32,
}

impl InvoiceNumber {
    /// The number after the last one given in the year (0 when none was).
    pub fn after(year: i16, last: u32) -> Result<Self, Refusal> {
        let sequence = last.saturating_add(1);
        if !(1000..=9999).contains(&year) || sequence > LAST {
            return Err(Refusal::NoNumber { year, sequence });
        }
        Ok(Self { year, sequence })
    }

    /// The number in the year, 1 is the first.
    pub const fn sequence(self) -> u32 {
        self.sequence
    }

    /// The structured communication that a payment of this invoice carries.
    pub fn ogm(self) -> Result<Ogm, Refusal> {
        let refusal = Refusal::NoNumber { year: self.year, sequence: self.sequence };
        let year = u64::from(self.year.unsigned_abs());
        Ogm::from_number(year * 1_000_000 + u64::from(self.sequence)).map_err(|_| refusal)
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:06}", self.year, self.sequence)
    }
}

#[cfg(test)]
mod tests {
    use super::{InvoiceNumber, Refusal};

    #[test]
    fn a_year_counts_from_one_and_ends_with_six_nines() {
        let rows = [
            (2026, 0, Ok("2026-000001")),
            (2026, 41, Ok("2026-000042")),
            (2026, 999_998, Ok("2026-999999")),
            (2026, 999_999, Err(Refusal::NoNumber { year: 2026, sequence: 1_000_000 })),
            (999, 0, Err(Refusal::NoNumber { year: 999, sequence: 1 })),
        ];
        for (year, last, expected) in rows {
            let number = InvoiceNumber::after(year, last).map(|number| number.to_string());
            assert_eq!(number, expected.map(str::to_owned), "{year} after {last}");
        }
    }

    #[test]
    fn the_ogm_follows_from_the_number() {
        // 2026000001 mod 97 = 92, 2026000042 mod 97 = 36; einvoicing/invoice-format.md: 10 digits + (n mod 97).
        let rows = [(0, "+++202/6000/00192+++"), (41, "+++202/6000/04236+++")];
        for (last, expected) in rows {
            assert_eq!(InvoiceNumber::after(2026, last).unwrap().ogm().unwrap().to_string(), expected);
        }
    }
}
