//! VAT: a category with its rate, and the breakdown that is rounded once a group.

use std::{collections::BTreeMap, fmt};

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::invoice::{line::Line, refusal::Refusal};

/// How VAT applies, by the codes of UNCL5305 that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VatCategory {
    /// S: a rate applies.
    Standard,
    /// AE: the buyer owes the VAT. NL: btw verlegd.
    ReverseCharge,
    /// E: exempt. NL: vrijgesteld.
    Exempt,
    /// K: a supply to another member state. NL: intracommunautair.
    IntraCommunity,
    /// Z: zero rated.
    Zero,
}

impl VatCategory {
    /// Every category once.
    pub const ALL: [Self; 5] = [Self::Standard, Self::ReverseCharge, Self::Exempt, Self::IntraCommunity, Self::Zero];

    /// The code on an invoice.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "S",
            Self::ReverseCharge => "AE",
            Self::Exempt => "E",
            Self::IntraCommunity => "K",
            Self::Zero => "Z",
        }
    }

    /// Reads the code on an invoice.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.code() == code)
    }

    /// Why no VAT is charged, as it must stand on the invoice; nothing when no reason is asked.
    pub const fn reason_nl(self) -> Option<&'static str> {
        match self {
            Self::Standard | Self::Zero => None,
            Self::ReverseCharge => Some("Btw verlegd"),
            Self::Exempt => Some("Vrijgesteld van btw"),
            Self::IntraCommunity => Some("Vrijgestelde intracommunautaire levering"),
        }
    }

    /// Whether the buyer's VAT number must stand on the invoice (EN 16931: BR-AE-02, BR-IC-02).
    pub const fn needs_buyer_vat(self) -> bool {
        match self {
            Self::ReverseCharge | Self::IntraCommunity => true,
            Self::Standard | Self::Exempt | Self::Zero => false,
        }
    }
}

impl fmt::Display for VatCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A category with a rate that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VatRate {
    category: VatCategory,
    percent: Decimal,
}

impl VatRate {
    /// Takes a category and a percentage; only S has a rate above 0, and S always has.
    pub fn new(category: VatCategory, percent: Decimal) -> Result<Self, Refusal> {
        let percent = percent.normalize();
        let is_charged = percent > Decimal::ZERO && percent <= Decimal::ONE_HUNDRED && percent.scale() <= 2;
        let fits = match category {
            VatCategory::Standard => is_charged,
            VatCategory::ReverseCharge | VatCategory::Exempt | VatCategory::IntraCommunity | VatCategory::Zero => {
                percent.is_zero()
            }
        };
        if fits { Ok(Self { category, percent }) } else { Err(Refusal::VatRate { category, rate: percent }) }
    }

    /// The category.
    pub const fn category(self) -> VatCategory {
        self.category
    }

    /// The percentage.
    pub const fn percent(self) -> Decimal {
        self.percent
    }
}

/// What is charged on all lines of one category and rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VatGroup {
    /// The category and rate.
    pub rate: VatRate,
    /// The lines together.
    pub taxable: Cents,
    /// The VAT on them.
    pub tax: Cents,
}

/// The breakdown of an invoice: VAT is rounded once a group, never a line (Belgium, since 1 January 2026).
pub fn breakdown(lines: &[Line]) -> Result<Vec<VatGroup>, Refusal> {
    let mut taxable: BTreeMap<VatRate, Cents> = BTreeMap::new();
    for line in lines {
        let sum = taxable.entry(line.vat).or_default();
        *sum = sum.checked_add(line.net).ok_or(Refusal::TooLarge)?;
    }
    taxable.into_iter().map(|(rate, taxable)| group(rate, taxable)).collect()
}

fn group(rate: VatRate, taxable: Cents) -> Result<VatGroup, Refusal> {
    let factor = rate.percent.checked_div(Decimal::ONE_HUNDRED).ok_or(Refusal::TooLarge)?;
    let exact = taxable.to_decimal().checked_mul(factor).ok_or(Refusal::TooLarge)?;
    let tax = Cents::round_half_up(exact).ok_or(Refusal::TooLarge)?;
    Ok(VatGroup { rate, taxable, tax })
}

#[cfg(test)]
mod tests {
    use super::{Decimal, VatCategory, VatRate};

    #[test]
    fn only_the_standard_category_has_a_rate() {
        let rows = [
            ("S", "21", true),
            ("S", "6.00", true),
            ("S", "0", false),
            ("S", "101", false),
            ("S", "21.005", false),
            ("AE", "0", true),
            ("AE", "21", false),
            ("E", "0", true),
            ("K", "0", true),
            ("K", "6", false),
            ("Z", "0", true),
            ("Z", "-1", false),
        ];
        for (code, percent, fits) in rows {
            let category = VatCategory::parse(code).unwrap();
            let percent: Decimal = percent.parse().unwrap();
            assert_eq!(VatRate::new(category, percent).is_ok(), fits, "{code} {percent}");
        }
    }
}
