//! One worker's quarter, as the premium rules see it.

use std::num::NonZeroU32;

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::{fault::Problem, rounding::MOST_DECIMALS};

/// One worker's quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// A pseudonymous id; the last word in the ranking.
    pub id: String,
    /// The scheme, with what only that scheme looks at.
    pub scheme: Scheme,
    /// Percentage of the wage that is paid back.
    pub percent: Percent,
    /// How much guidance the person needs.
    pub guidance: Need,
    /// The fraction of full time in the contract.
    pub contract_fraction: Fraction,
    /// Reference wage of the quarter, from the DmfA.
    pub reference_wage: Cents,
    /// What SINE already paid for this quarter.
    pub sine_deduction: Cents,
}

/// The scheme under which a premium is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Collective places, limited by the workshop's contingent.
    Collective {
        /// False when the person was sick all quarter and nothing was paid.
        has_wage_cost: bool,
    },
    /// A package of the person, without contingent.
    Individual {
        /// 1 in the first quarter of the package.
        package_quarter: NonZeroU32,
        /// The fraction of full time performed in the quarter.
        performed_fraction: Fraction,
    },
}

impl Scheme {
    /// The lowest percentage: 40 in the collective scheme, 20 in the individual one.
    pub const fn lowest_percent(self) -> u32 {
        match self {
            Self::Collective { .. } => 40,
            Self::Individual { .. } => 20,
        }
    }
}

/// The need for guidance; the greater, the more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// No guidance premium.
    None,
    /// NL: laag.
    Low,
    /// NL: gemiddeld.
    Mid,
    /// NL: hoog.
    High,
}

impl Need {
    /// The trade's own word.
    pub const fn name_nl(self) -> &'static str {
        match self {
            Self::None => "geen",
            Self::Low => "laag",
            Self::Mid => "gemiddeld",
            Self::High => "hoog",
        }
    }

    /// The name in the settlement format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Mid => "mid",
            Self::High => "high",
        }
    }

    /// Reads the name in the settlement format.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::None, Self::Low, Self::Mid, Self::High].into_iter().find(|need| need.as_str() == name)
    }
}

/// A percentage that the scheme knows: a multiple of 5, at most 75.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

impl Percent {
    /// Takes a percentage of this scheme; refuses any that it does not know.
    pub fn new(percent: u32, scheme: Scheme) -> Result<Self, Problem> {
        let lowest = scheme.lowest_percent();
        if percent < lowest || percent > 75 || !percent.is_multiple_of(5) {
            return Err(Problem::Percent { percent, lowest });
        }
        Ok(Self(percent))
    }

    /// The percentage.
    pub const fn value(self) -> u32 {
        self.0
    }

    /// The percentage as a factor, exact.
    pub fn factor(self) -> Decimal {
        Decimal::new(i64::from(self.0), 2)
    }
}

/// A fraction of full time, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(Decimal);

impl Fraction {
    /// Full time.
    pub const FULL: Self = Self(Decimal::ONE);
    /// Nothing performed.
    pub const NONE: Self = Self(Decimal::ZERO);

    /// Takes a fraction; refuses one outside 0 to 1 or with more decimals than are reckoned exactly.
    pub fn new(fraction: Decimal) -> Result<Self, Problem> {
        let fraction = fraction.normalize();
        if fraction < Decimal::ZERO || fraction > Decimal::ONE || fraction.scale() > MOST_DECIMALS {
            return Err(Problem::Fraction);
        }
        Ok(Self(fraction))
    }

    /// The fraction.
    pub const fn value(self) -> Decimal {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Fraction, NonZeroU32, Percent, Scheme};

    #[test]
    fn only_the_percentages_of_the_scheme_are_taken() {
        let collective = Scheme::Collective { has_wage_cost: true };
        let individual = Scheme::Individual { package_quarter: NonZeroU32::MIN, performed_fraction: Fraction::FULL };
        // Regulation 1.2: 40 to 75; regulation 2: 20 to 75; both by steps of 5.
        let rows = [
            (collective, 35, false),
            (collective, 40, true),
            (collective, 42, false),
            (collective, 75, true),
            (collective, 80, false),
            (individual, 15, false),
            (individual, 20, true),
            (individual, 75, true),
            (individual, 76, false),
            (individual, 0, false),
        ];
        for (scheme, percent, is_known) in rows {
            assert_eq!(Percent::new(percent, scheme).is_ok(), is_known, "{percent} in {scheme:?}");
        }
    }

    #[test]
    fn a_fraction_lies_between_nothing_and_full_time() {
        let rows = [
            ("0", true),
            ("1", true),
            ("1.00", true),
            ("0.8", true),
            ("1.01", false),
            ("-0.1", false),
            ("0.7894736842105263", true),
            ("0.1234567890123456789", false),
        ];
        for (text, is_fraction) in rows {
            assert_eq!(Fraction::new(text.parse().unwrap()).is_ok(), is_fraction, "{text}");
        }
    }
}
