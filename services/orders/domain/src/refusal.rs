//! Why an order or a company is not taken as asked, with the numbers.

use jiff::civil::Date;

use crate::work::Department;

/// An answer, not an accident: each names the obstacle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The quote held through an earlier day.
    #[error("the quote held through {on}")]
    QuoteExpired {
        /// Its last day.
        on: Date,
    },
    /// The quote was accepted before.
    #[error("the order is accepted already")]
    AlreadyAccepted,
    /// Work or delivery was reported on something that is only a quote.
    #[error("the order is still a quote")]
    NotAccepted,
    /// The goods left before.
    #[error("the order was delivered on {on}")]
    AlreadyDelivered {
        /// The day the goods left.
        on: Date,
    },
    /// The order ended before its goods left.
    #[error("the order was cancelled on {on}")]
    AlreadyCancelled {
        /// The day it ended.
        on: Date,
    },
    /// The quote came to nothing, or a newer version took its place.
    #[error("the quote was lost or replaced on {on}")]
    AlreadyLost {
        /// The day it ended.
        on: Date,
    },
    /// Nobody ever said how many minutes a department has.
    #[error("department {department} never announced capacity")]
    NoCapacityAnnounced {
        /// The silent department.
        department: Department,
    },
    /// A department has too few free minutes on the days that are known.
    #[error("department {department} lacks {minutes_short} minutes through {through}")]
    CapacityLacking {
        /// The department that holds the order up.
        department: Department,
        /// What is missing.
        minutes_short: u32,
        /// The last day that was looked at.
        through: Date,
    },
    /// The customer wants it earlier than it can be promised.
    #[error("the earliest day is {possible_on}, wanted was {wanted_on}")]
    LaterThanWanted {
        /// What the customer asked.
        wanted_on: Date,
        /// What can be promised.
        possible_on: Date,
    },
    /// The order asks for more minutes than can be counted.
    #[error("the order is too large to be planned")]
    TooMuchWork,
    /// The order has no such sub-task.
    #[error("the order has no such sub-task")]
    NoSuchSubTask,
    /// More pieces were reported than the line has left.
    #[error("{reported} pieces were reported, {left} were left to do")]
    MorePiecesThanOrdered {
        /// What was reported.
        reported: u32,
        /// What was left.
        left: u32,
    },
    /// The order has no such line.
    #[error("the order has no such line")]
    NoSuchLine,
    /// Nothing was named that leaves.
    #[error("say which pieces leave")]
    NothingLeaves,
    /// More pieces were to leave than are finished and still here.
    #[error("{wanted} pieces were to leave, {ready} are finished and still here")]
    MoreThanReady {
        /// What was to leave.
        wanted: u32,
        /// What could.
        ready: u32,
    },
    /// The order would ask for fewer pieces than were finished.
    #[error("{wanted} pieces are fewer than the {finished} on which work was done")]
    FewerThanFinished {
        /// What is wanted.
        wanted: u32,
        /// On how many work was done.
        finished: u32,
    },
    /// The order stays as it is.
    #[error("nothing would change")]
    NothingChanges,
    /// Less of the customer's material is here than was to be booked off.
    #[error("{pieces} pieces were to be booked off, {here} are here")]
    MaterialShort {
        /// What was to be booked off.
        pieces: u32,
        /// What is here.
        here: u32,
    },
    /// More of the customer's material than can be counted.
    #[error("that is more material than can be counted")]
    MaterialBeyondCounting,
    /// The goods cannot leave unfinished.
    #[error("{pieces} pieces of a sub-task are not finished")]
    PiecesLeft {
        /// Unfinished pieces of the first unfinished sub-task.
        pieces: u32,
    },
    /// What so few people did together would be measured of a person.
    #[error("{heads} people are too few to be measured")]
    GroupTooSmall {
        /// How many they are.
        heads: u32,
    },
    /// The planned and the attended minutes cannot both be right.
    #[error(
        "these minutes cannot be right: the work took less than a fifth or more than five times of what was planned"
    )]
    YieldUnbelievable,
    /// The minutes that were kept for the customer are free again, or will be in a moment.
    #[error("the hold on capacity ran out")]
    HoldExpired,
    /// Nothing is kept for the customer.
    #[error("no capacity is held for this order")]
    NotHeld,
    /// Capacity is kept for this quote already.
    #[error("capacity is held for this quote already")]
    AlreadyHeld,
    /// The figures are beyond what can be reckoned.
    #[error("these figures are too large to reckon with")]
    TooLargeToReckon,
    /// The request for a quote has its answer.
    #[error("this request was answered already")]
    AlreadyAnswered,
    /// An order that is over was accepted first and delivered since, both before tomorrow.
    #[error("a past order was accepted before it was promised and delivered, and is over")]
    PastDaysOff,
    /// The day did not change.
    #[error("the customer's material was expected on that day already")]
    MaterialAsBefore,
    /// The site belongs to another company.
    #[error("this site belongs to another company")]
    SiteOfAnother,
    /// No order goes to the site any more.
    #[error("no order goes to this site any more")]
    SiteClosed,
    /// A company is a customer, a supplier or the workshop itself.
    #[error("a company has at least one role")]
    NoRole,
    /// The VAT number has another company's KBO number in it.
    #[error("the VAT number belongs to another KBO number")]
    VatOfAnotherCompany,
    /// An account number is only kept of the own workshop.
    #[error("an account number is only kept of the own workshop")]
    AccountOfAnother,
}
