//! The law's figures and the open policies, as dated data with a source and a status.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::worker::Need;

/// How sure we are of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Read in a public source.
    Published,
    /// Entered by hand or guessed; a result that used it says so.
    Unconfirmed,
}

impl Status {
    /// The name in the settlement format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// Reads the name in the settlement format.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Published, Self::Unconfirmed].into_iter().find(|status| status.as_str() == name)
    }

    /// Published only when both are.
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Published, Self::Published) => Self::Published,
            (Self::Published | Self::Unconfirmed, Self::Published | Self::Unconfirmed) => Self::Unconfirmed,
        }
    }
}

/// An amount that holds from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedAmount {
    /// First day on which it holds.
    pub valid_from: Date,
    /// The amount.
    pub amount: Cents,
    /// Where it was read.
    pub source: String,
    /// How sure we are.
    pub status: Status,
}

/// Which minimum income holds in a quarter in which it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InQuarter {
    /// The one of the first day, three times.
    Start,
    /// The sum of those of the first day of each month.
    Monthly,
    /// The one of the last day, three times.
    End,
}

impl InQuarter {
    /// The name in the settlement format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Monthly => "monthly",
            Self::End => "end",
        }
    }

    /// Reads the name in the settlement format.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Start, Self::Monthly, Self::End].into_iter().find(|policy| policy.as_str() == name)
    }
}

/// What happens to the worker whose fraction crosses the contingent; the ranking stops there either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Straddle {
    /// Left out.
    Out,
    /// Taken in.
    In,
}

impl Straddle {
    /// The name in the settlement format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }

    /// Reads the name in the settlement format.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Out, Self::In].into_iter().find(|policy| policy.as_str() == name)
    }
}

/// What the collective scheme needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectiveRules {
    /// Fixed guidance premium, a head.
    pub fixed: Cents,
    /// Variable guidance premium at full time.
    pub variable: VariableAmounts,
    /// How sure we are of these amounts.
    pub status: Status,
    /// The workshop's places in this quarter, in full-time equivalents.
    pub contingent_fte: Decimal,
    /// Fixed premiums are paid for this many times the contingent.
    pub fixed_heads_factor: Decimal,
    /// What happens at the line.
    pub straddle: Straddle,
}

/// What the individual scheme needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndividualRules {
    /// Fixed guidance premium in the first quarters of the package.
    pub fixed_first: Cents,
    /// How many quarters those are.
    pub fixed_first_quarters: u32,
    /// Fixed guidance premium afterwards.
    pub fixed_after: Cents,
    /// Variable guidance premium at full performance.
    pub variable: VariableAmounts,
    /// How sure we are of these amounts.
    pub status: Status,
}

/// The variable guidance premium by need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariableAmounts {
    /// NL: laag.
    pub low: Cents,
    /// NL: gemiddeld.
    pub mid: Cents,
    /// NL: hoog.
    pub high: Cents,
}

impl VariableAmounts {
    /// The amount of a need; nothing for no need.
    pub const fn of(self, need: Need) -> Cents {
        match need {
            Need::None => Cents::ZERO,
            Need::Low => self.low,
            Need::Mid => self.mid,
            Need::High => self.high,
        }
    }
}

/// A choice that the public sources leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Policy {
    /// Which minimum income holds in a quarter in which it changes.
    GgmmiInQuarter,
    /// How many times the minimum income the cap is.
    CapMultiple,
    /// What happens at the line of the contingent.
    Straddle,
    /// For how many heads the fixed premium is paid.
    FixedHeadsFactor,
    /// In which order workers are ranked.
    RankingOrder,
}

impl Policy {
    /// Every policy once.
    pub const ALL: [Self; 5] =
        [Self::GgmmiInQuarter, Self::CapMultiple, Self::Straddle, Self::FixedHeadsFactor, Self::RankingOrder];

    /// The name in the settlement format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GgmmiInQuarter => "ggmmi_in_quarter",
            Self::CapMultiple => "cap_multiple",
            Self::Straddle => "straddle",
            Self::FixedHeadsFactor => "fixed_heads_factor",
            Self::RankingOrder => "ranking_order",
        }
    }

    /// Reads the name in the settlement format.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == name)
    }

    /// Whether only the collective scheme asks for it.
    pub const fn is_collective(self) -> bool {
        match self {
            Self::GgmmiInQuarter | Self::CapMultiple => false,
            Self::Straddle | Self::FixedHeadsFactor | Self::RankingOrder => true,
        }
    }
}

/// Everything that the law and the open policies say about one quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Guaranteed average minimum monthly income, each value with its first day.
    pub ggmmi: Vec<DatedAmount>,
    /// Which value holds when it changes inside the quarter.
    pub ggmmi_in_quarter: InQuarter,
    /// How many times the minimum income the cap is.
    pub cap_multiple: Decimal,
    /// Needed as soon as one worker is in the collective scheme.
    pub collective: Option<CollectiveRules>,
    /// Needed as soon as one worker is in the individual scheme.
    pub individual: Option<IndividualRules>,
    /// The open policies that somebody confirmed.
    pub policies_confirmed: BTreeSet<Policy>,
}
