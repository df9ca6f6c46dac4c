//! The thresholds of follow-ups: habits of a house that keep people in sight, not law unless it says so. Each says
//! since when we use it, where it comes from, and how sure that is.

use jiff::civil::{Date, date};

/// How sure a threshold is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Read in a public page about the law; the text itself was not.
    Published,
    /// Our own default: the workshop's rules say what holds here.
    HouseRule,
}

/// A threshold in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// What people call it.
    pub name: &'static str,
    /// The days.
    pub days: i64,
    /// Used here since.
    pub since: Date,
    /// Where it comes from.
    pub source: &'static str,
    /// How sure it is.
    pub standing: Standing,
}

const fn house_rule(name: &'static str, days: i64) -> Parameter {
    let source = "default of this program; the contact procedure of the work rules says who, how and how often";
    Parameter { name, days, since: date(2026, 11, 22), source, standing: Standing::HouseRule }
}

/// After a week without contact somebody absent is called.
pub const FIRST_SILENCE: Parameter = house_rule("first silence", 7);
/// After two weeks that is said more loudly.
pub const SECOND_SILENCE: Parameter = house_rule("second silence", 14);
/// After four weeks once more.
pub const THIRD_SILENCE: Parameter = house_rule("third silence", 28);
/// So long before its moment a question to the work doctor counts for it.
pub const ASKED_EARLY: Parameter = house_rule("asked early", 28);
/// So long before its end a limit is looked at.
pub const LIMIT_LEAD: Parameter = house_rule("limit lead", 14);
/// So long before its end or evaluation a package is looked at.
pub const PACKAGE_LEAD: Parameter = house_rule("package lead", 60);
/// So long before its end a consent is looked at.
pub const CONSENT_LEAD: Parameter = house_rule("consent lead", 14);

/// A package may be evaluated two years and these days after its start.
pub const EVALUATION_YEARS: i64 = 2;
/// The days beyond those years.
pub const EVALUATION_DAYS: Parameter = Parameter {
    name: "evaluation, days beyond two years",
    days: 1,
    since: date(2019, 1, 1),
    source: "herwin.be, na welke termijn worden de startpakketten geevalueerd: not before year 3, 2 years and 1 day",
    standing: Standing::Published,
};

/// Every threshold, for who wants to show them.
pub const ALL: [Parameter; 8] = [
    FIRST_SILENCE,
    SECOND_SILENCE,
    THIRD_SILENCE,
    ASKED_EARLY,
    LIMIT_LEAD,
    PACKAGE_LEAD,
    CONSENT_LEAD,
    EVALUATION_DAYS,
];
