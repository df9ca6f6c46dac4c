//! Why something is refused: an answer that names the obstacle, never anything about a person.

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{absence::Absence, limit::FunctionalLimit, limit::LimitKind, package::SupportPackage, pair::Pair};

/// An answer that says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The role may not do this, or not about this person.
    #[error("this role may not do this")]
    NotAllowed,
    /// Neither the own file nor a consent that holds today.
    #[error("reading this needs the own file or a consent that holds today")]
    NoGround,
    /// A stretch of days that ends before it starts.
    #[error("the last day {to} comes before the first day {from}")]
    EndsBeforeStart {
        /// First day asked for.
        from: Date,
        /// Last day asked for.
        to: Date,
    },
    /// Nobody can be away or limited on a day without employment.
    #[error("not employed on {on}")]
    NotEmployed {
        /// The day.
        on: Date,
    },
    /// A day is absent once.
    #[error("another absence since {from} covers some of these days")]
    AbsenceOverlaps {
        /// The other absence.
        absence: Id<Absence>,
        /// Its first day.
        from: Date,
    },
    /// One hard limit and one wish of a kind on any day.
    #[error("another limit of this kind since {from} holds on some of these days")]
    LimitOverlaps {
        /// The other limit.
        limit: Id<FunctionalLimit>,
        /// Its first day.
        from: Date,
    },
    /// A figure that limits nothing.
    #[error("the highest value for this limit is {highest}")]
    LimitTooHigh {
        /// What would be limited.
        kind: LimitKind,
        /// The highest value.
        highest: u32,
    },
    /// A premium percentage outside the scheme.
    #[error("{percent} % is outside this scheme's {lowest} to {highest} %")]
    PercentOutOfRange {
        /// What was asked.
        percent: u32,
        /// The scheme's lowest.
        lowest: u32,
        /// The highest.
        highest: u32,
    },
    /// A premium percentage between two steps.
    #[error("{percent} % is no multiple of {step} %")]
    PercentOffStep {
        /// What was asked.
        percent: u32,
        /// The step.
        step: u32,
    },
    /// A legal status without premium.
    #[error("this legal status has no support package")]
    StatusWithoutPackage,
    /// A person has one package on any day.
    #[error("another package starts on {from}; a new one must start later")]
    PackageOverlaps {
        /// The other package.
        package: Id<SupportPackage>,
        /// Its first day.
        from: Date,
    },
    /// A wish about working with oneself.
    #[error("a wish is about somebody else")]
    PairWithOneself,
    /// One wish of a worker about another on any day.
    #[error("another wish about this person since {from} holds on some of these days")]
    PairOverlaps {
        /// The other wish.
        pair: Id<Pair>,
        /// Its first day.
        from: Date,
    },
    /// An end that would lengthen a wish.
    #[error("this wish ends on {last} already; a wish that holds longer is a new one")]
    PairEndsEarlier {
        /// Its last day.
        last: Date,
    },
    /// What was said later than today was not said yet.
    #[error("{on} is still to come; today is {today}")]
    SaidLater {
        /// The day given.
        on: Date,
        /// Today.
        today: Date,
    },
    /// A consent whose last day is gone.
    #[error("the consent would have ended on {expires_on} already")]
    ConsentAlreadyOver {
        /// Its last day.
        expires_on: Date,
    },
    /// A contact that is still to come.
    #[error("{on} is still to come; today is {today}")]
    ContactToCome {
        /// The day asked for.
        on: Date,
        /// Today.
        today: Date,
    },
    /// A next contact that would not come after this one.
    #[error("the next contact, on {next_on}, does not come after the one of {made_on}")]
    NextContactTooEarly {
        /// The day asked for.
        next_on: Date,
        /// The day of this contact.
        made_on: Date,
    },
    /// No such kind of confidential content.
    #[error("no such category of confidential content")]
    UnknownCategory,
    /// Not a number like 0.8.
    #[error("a contractual fraction is a number like 0.8")]
    FractionUnreadable,
    /// Nothing, more than full time, or too many decimals.
    #[error("a contractual fraction is more than 0, at most 1 and has at most 4 decimals")]
    FractionOutOfRange,
    /// A text that must be there.
    #[error("{field} is missing")]
    TextMissing {
        /// The contract's field.
        field: &'static str,
    },
    /// A text that is too long.
    #[error("{field} is longer than {limit} characters")]
    TextTooLong {
        /// The contract's field.
        field: &'static str,
        /// The most characters.
        limit: usize,
    },
    /// A text that is not one line.
    #[error("{field} holds control characters")]
    TextHasControlCharacters {
        /// The contract's field.
        field: &'static str,
    },
    /// The calendar ends before that.
    #[error("the day lies beyond the calendar")]
    BeyondCalendar,
}
