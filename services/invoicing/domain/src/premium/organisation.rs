//! Organisation support: an amount for every full-time equivalent, and a supplement for the first of them.
//!
//! Regulation 1.2 (herwin.be, FAQ on organisation support): the supplement is for the first 100 full-time equivalents.
//! The amounts were not found: they are dated parameters, and unconfirmed until somebody enters them with their source.

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::{parameters::Status, rounding::round2};

/// The amounts of a quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationRules {
    /// For every full-time equivalent.
    pub per_fte: Cents,
    /// On top, for the first of them.
    pub supplement: Cents,
    /// For how many.
    pub supplement_fte: Decimal,
    /// How sure we are.
    pub status: Status,
}

/// What a workshop should get for its organisation in a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganisationSupport {
    /// For every full-time equivalent.
    pub base: Cents,
    /// The supplement.
    pub supplement: Cents,
    /// Both together.
    pub total: Cents,
}

/// Both amounts, each rounded once; nothing when they do not fit.
pub fn organisation_support(rules: &OrganisationRules, fte: Decimal) -> Option<OrganisationSupport> {
    let base = round2(rules.per_fte, &[fte])?;
    let supplement = round2(rules.supplement, &[fte.min(rules.supplement_fte)])?;
    Some(OrganisationSupport { base, supplement, total: base.checked_add(supplement)? })
}

#[cfg(test)]
mod tests {
    use super::{Cents, Decimal, OrganisationRules, Status, organisation_support};

    #[test]
    fn the_supplement_stops_at_a_hundred() {
        // Regulation 1.2: the first 100 VTE. The amounts are invented: none were found.
        let rules = OrganisationRules {
            per_fte: Cents::new(50_000),
            supplement: Cents::new(10_000),
            supplement_fte: Decimal::ONE_HUNDRED,
            status: Status::Unconfirmed,
        };
        let rows = [
            ("0", 0, 0),
            ("99.99", 4_999_500, 999_900),
            ("100", 5_000_000, 1_000_000),
            ("100.01", 5_000_500, 1_000_000),
            ("650.5", 32_525_000, 1_000_000),
            ("0.00001", 1, 0),
        ];
        for (fte, base, supplement) in rows {
            let found = organisation_support(&rules, fte.parse().unwrap()).unwrap();
            assert_eq!((found.base.value(), found.supplement.value()), (base, supplement), "{fte}");
            assert_eq!(found.total.value(), base + supplement);
        }
    }
}
