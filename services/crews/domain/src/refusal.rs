//! Every answer "no" of this domain: it names the obstacle and carries the numbers.

use jiff::civil::{Date, DateTime};

use crate::{fit::Obstacle, gate::Gate, host_work::NotReady, presence::PresenceKind, worker::DayRange};

/// Why a wish was not granted. The texts are for machines and logs: no names, no limits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Hours that make no shift.
    #[error("the hours {start_minute} to {end_minute} make no shift")]
    WindowInvalid {
        /// Minutes after midnight.
        start_minute: u32,
        /// Minutes after midnight.
        end_minute: u32,
    },
    /// The break takes the whole shift.
    #[error("a break of {break_minutes} minutes leaves nothing of a shift of {length_minutes}")]
    BreakTooLong {
        /// The break asked for.
        break_minutes: u32,
        /// How long the shift is.
        length_minutes: u32,
    },
    /// Nobody, or more people than a shift can hold.
    #[error("{heads} heads is not between 1 and {most}")]
    HeadsOutOfRange {
        /// The heads asked for.
        heads: u32,
        /// The most a shift holds.
        most: u32,
    },
    /// A shift was asked for a day that is over.
    #[error("{day} is over, it is {today}")]
    DayIsOver {
        /// The day asked for.
        day: Date,
        /// Today.
        today: Date,
    },
    /// The agreement does not run on that day.
    #[error("the engagement does not run on {day}")]
    EngagementNotRunning {
        /// The day asked for.
        day: Date,
        /// The days on which it runs.
        runs: DayRange,
    },
    /// Nobody works there at those hours.
    #[error("the place is closed on {day}")]
    PlaceClosed {
        /// The day asked for.
        day: Date,
        /// The hours that are closed, in minutes after midnight; nothing when it is the whole day.
        hours: Option<(u32, u32)>,
        /// What the closure is called.
        word: String,
    },
    /// Hours, days or a day of the week that no closure can have.
    #[error("a closure cannot have these days and hours")]
    ClosureUnsound,
    /// People are available at hours of their contract and have no place there.
    #[error("{people} people have no place on {on}, {minutes} minutes together")]
    PeopleWithoutPlace {
        /// How many.
        people: u32,
        /// Of their contracts' hours.
        minutes: u32,
        /// The day.
        on: Date,
    },
    /// What was said later than today was not said yet.
    #[error("{said_on} is later than {today}")]
    SaidLater {
        /// The day given.
        said_on: Date,
        /// Today.
        today: Date,
    },
    /// An induction that ends before it was given, or that was given later than today.
    #[error("the days of an induction do not follow each other")]
    InductionUnsound,
    /// The kind of work does not belong at that kind of place.
    #[error("this kind of engagement does not belong at that kind of place")]
    WrongPlace,
    /// Hours were approved: the crew no longer changes.
    #[error("the shift is closed, its minutes were approved")]
    ShiftClosed,
    /// Every seat is taken.
    #[error("all {heads_wanted} seats are taken")]
    ShiftFull {
        /// The seats there are.
        heads_wanted: u32,
    },
    /// That person stands on the shift already.
    #[error("already on this shift")]
    AlreadyOnShift,
    /// That person does not stand on the shift.
    #[error("not on this shift")]
    NotOnShift,
    /// Something stands between this person and the post.
    #[error("the worker does not fit the post")]
    WorkerDoesNotFit {
        /// What stands in the way, at least one.
        obstacles: Vec<Obstacle>,
    },
    /// People of the crew may not work at the place, or not any more.
    #[error("{} of the crew may not work there", .people.len())]
    CrewNotReady {
        /// Who, and why; at least one.
        people: Vec<NotReady>,
    },
    /// The law stands in the way.
    #[error("a gate is red")]
    GatesRed {
        /// The red gates, at least one.
        gates: Vec<Gate>,
    },
    /// The coach stands on a shift elsewhere that was made known.
    #[error("the coach is on a published shift at another place")]
    CoachElsewhere,
    /// Made known before.
    #[error("the shift was published before")]
    AlreadyPublished,
    /// There is nobody to make known.
    #[error("nobody is on the shift yet")]
    NobodyAssigned,
    /// What happens later cannot have happened.
    #[error("the shift of {day} has not begun, it is {today}")]
    PresenceTooEarly {
        /// The day of the shift.
        day: Date,
        /// Today.
        today: Date,
    },
    /// The minutes do not go with what happened.
    #[error("{minutes} minutes do not go with this kind of presence")]
    PresenceMinutes {
        /// What happened.
        kind: PresenceKind,
        /// The minutes given.
        minutes: u32,
    },
    /// More minutes than anybody was there.
    #[error("{asked} minutes were asked, {present} were present and {approved} of them approved before")]
    MinutesBeyondPresence {
        /// What the host would approve.
        asked: u32,
        /// What the coach recorded.
        present: u32,
        /// What was approved in other classes.
        approved: u32,
    },
    /// Nothing to approve.
    #[error("no minutes to approve")]
    NoMinutes,
    /// Approved before in that class.
    #[error("the minutes of this shift and tariff class were approved before")]
    AlreadyApproved,
    /// A person decided that this shift is not invoiced.
    #[error("the breach was settled: this shift is not invoiced")]
    NotInvoiced,
    /// A breach is settled once.
    #[error("the breach was settled before")]
    AlreadySettled,
    /// A decision without words is no decision.
    #[error("the decision is empty")]
    DecisionEmpty,
    /// What was ticked later, at another place, stands already.
    #[error("something that was said later stands already")]
    NewerPresenceStands,
    /// It waited too long for a connection.
    #[error("{seconds} seconds ago is more than {most}")]
    MadeTooLongAgo {
        /// How long ago it was said.
        seconds: u32,
        /// The longest that counts.
        most: u32,
    },
    /// A word about somebody that names nobody.
    #[error("say whom this is about")]
    SignalOfNobody,
    /// Answered before, or nothing to answer.
    #[error("nobody waits for an answer to this")]
    SignalAnswered,
    /// Figures that no agreement can have.
    #[error("an agreement cannot have these terms")]
    TermsUnsound,
    /// Silence approves later, or never.
    #[error("silence does not approve yet, it is {today}")]
    NotTacitYet {
        /// When it does, if ever.
        on: Option<Date>,
        /// Today.
        today: Date,
    },
    /// Somebody was ticked off: what happened cannot be cancelled, nor a seat taken from who came.
    #[error("presence was recorded, so what happened stays")]
    ShiftHasPresence,
    /// Its people are at work: they are not sent home by a cancellation.
    #[error("the shift began at {begins}")]
    ShiftHasBegun {
        /// When.
        begins: DateTime,
    },
    /// Not every question has one answer.
    #[error("every question has one answer")]
    EvaluationNotWhole,
    /// No month that has begun.
    #[error("{month} is not the first day of a month that has begun, it is {today}")]
    EvaluationMonth {
        /// The month asked for.
        month: Date,
        /// Today.
        today: Date,
    },
    /// What is claimed does not go with what is said to be wrong.
    #[error("{claimed} minutes beside {recorded} do not go with this objection")]
    ObjectionMinutes {
        /// What the worker says.
        claimed: u32,
        /// What was recorded.
        recorded: u32,
    },
    /// The pay of that day is long settled.
    #[error("hours could be doubted until {last}, it is {today}")]
    ObjectionTooLate {
        /// The last day.
        last: Date,
        /// Today.
        today: Date,
    },
    /// A worker doubts hours of the shift, and nobody answered yet.
    #[error("somebody still has to answer an objection")]
    ObjectionOpen,
    /// Answered before.
    #[error("the objection was answered before")]
    ObjectionAnswered,
    /// A question that decides has no answer, or two.
    #[error("the questions that decide have one answer each")]
    KindUndecided,
    /// Hours of a clock that make no stay.
    #[error("the clock's {in_minute} to {out_minute} make no stay")]
    ClockUnreadable {
        /// Minutes after midnight.
        in_minute: u32,
        /// Minutes after midnight.
        out_minute: u32,
    },
    /// Two people change tasks on one day and two shifts.
    #[error("two people of two shifts of one day change tasks")]
    NoSwap,
    /// More pieces than a crew can make.
    #[error("{pieces} pieces is more than {most}")]
    TooManyPieces {
        /// The pieces said.
        pieces: u32,
        /// The most.
        most: u32,
    },
    /// Days and hours that no contract can have.
    #[error("a contract cannot have these weeks")]
    ContractUnsound,
    /// Who said no and is not reached again said no still.
    #[error("they said no before; note a yes or leave it")]
    SaidNoBefore,
    /// A sum that no table can hold.
    #[error("the minutes do not fit")]
    TooManyMinutes,
}
