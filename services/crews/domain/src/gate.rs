//! A gate: one condition of the law, its colour on a day, and one plain sentence.

use serde::{Deserialize, Serialize};

use crate::finding::{Fact, Finding};

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// In order.
    Green,
    /// Look at it; it blocks nothing.
    Amber,
    /// Not allowed so.
    Red,
}

/// Which condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GateCode {
    /// Two legal entities.
    #[serde(rename = "ENC-01")]
    SeparateEntity,
    /// The core activity is declared.
    #[serde(rename = "ENC-02")]
    CoreActivity,
    /// The agreement is signed.
    #[serde(rename = "ENC-03")]
    AgreementSigned,
    /// The Department was told in time.
    #[serde(rename = "ENC-04")]
    Notified,
    /// A coach is there all the time.
    #[serde(rename = "ENC-05")]
    CoachPresent,
    /// That coach is qualified.
    #[serde(rename = "ENC-06")]
    CoachQualified,
    /// There are enough coaches.
    #[serde(rename = "ENC-07")]
    Ratio,
    /// The host gives no instructions.
    #[serde(rename = "ENC-08")]
    NoInstructionByHost,
    /// A coach is at one site at a time.
    #[serde(rename = "ENC-09")]
    CoachAtOneSite,
}

impl GateCode {
    /// Every gate, in order.
    pub const ALL: [Self; 9] = [
        Self::SeparateEntity,
        Self::CoreActivity,
        Self::AgreementSigned,
        Self::Notified,
        Self::CoachPresent,
        Self::CoachQualified,
        Self::Ratio,
        Self::NoInstructionByHost,
        Self::CoachAtOneSite,
    ];

    /// The code people quote.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SeparateEntity => "ENC-01",
            Self::CoreActivity => "ENC-02",
            Self::AgreementSigned => "ENC-03",
            Self::Notified => "ENC-04",
            Self::CoachPresent => "ENC-05",
            Self::CoachQualified => "ENC-06",
            Self::Ratio => "ENC-07",
            Self::NoInstructionByHost => "ENC-08",
            Self::CoachAtOneSite => "ENC-09",
        }
    }

    /// Whether it is about the coaches of a shift: those can still come after the workers, so these
    /// gates block making a shift known and not the first assignment.
    #[must_use]
    pub const fn is_about_coaches(self) -> bool {
        match self {
            Self::CoachPresent | Self::CoachQualified | Self::Ratio | Self::CoachAtOneSite => true,
            Self::SeparateEntity
            | Self::CoreActivity
            | Self::AgreementSigned
            | Self::Notified
            | Self::NoInstructionByHost => false,
        }
    }
}

/// How one condition stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Which condition.
    pub code: GateCode,
    /// How it stands.
    pub colour: Colour,
    /// One plain sentence, in Dutch.
    pub sentence: String,
    /// What the sentence says, in a word; empty for what was written down before there were words.
    #[serde(default)]
    pub finding: String,
    /// What the sentence names.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

impl Gate {
    /// In order.
    #[must_use]
    pub fn green(code: GateCode, finding: &Finding) -> Self {
        Self::new(code, Colour::Green, finding)
    }

    /// To be looked at.
    #[must_use]
    pub fn amber(code: GateCode, finding: &Finding) -> Self {
        Self::new(code, Colour::Amber, finding)
    }

    /// Not allowed.
    #[must_use]
    pub fn red(code: GateCode, finding: &Finding) -> Self {
        Self::new(code, Colour::Red, finding)
    }

    fn new(code: GateCode, colour: Colour, finding: &Finding) -> Self {
        let (sentence, word) = (finding.sentence(), finding.word().to_owned());
        Self { code, colour, sentence, finding: word, facts: finding.facts() }
    }

    /// Whether it blocks.
    #[must_use]
    pub fn is_red(&self) -> bool {
        self.colour == Colour::Red
    }
}

/// The red ones among the gates.
#[must_use]
pub fn red(gates: &[Gate]) -> Vec<Gate> {
    gates.iter().filter(|gate| gate.is_red()).cloned().collect()
}

/// The red ones that no coach can cure later.
#[must_use]
pub fn red_before_coaches(gates: &[Gate]) -> Vec<Gate> {
    gates.iter().filter(|gate| gate.is_red() && !gate.code.is_about_coaches()).cloned().collect()
}
