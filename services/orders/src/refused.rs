//! A rule's refusal as the caller reads it: kind, stable reason, and the numbers as facts.

use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_orders_domain::{measured::SMALLEST_GROUP, refusal::Refusal as Rule};

/// The one table from rules to answers.
pub(crate) fn refused(rule: Rule) -> Refusal {
    let text = rule.to_string();
    let stands = |reason| Refusal::new(Kind::Precondition, reason, text.clone());
    let invalid = |field: &str, reason| Refusal::invalid(field, reason, text.clone());
    match rule {
        Rule::QuoteExpired { on } => stands("QUOTE_EXPIRED").with_fact("valid_until", on.to_string()),
        Rule::AlreadyAccepted => stands("ALREADY_ACCEPTED"),
        Rule::NotAccepted => stands("NOT_ACCEPTED"),
        Rule::AlreadyDelivered { on } => stands("ALREADY_DELIVERED").with_fact("delivered_on", on.to_string()),
        Rule::AlreadyCancelled { on } => stands("ALREADY_CANCELLED").with_fact("cancelled_on", on.to_string()),
        Rule::AlreadyLost { on } => stands("ALREADY_LOST").with_fact("lost_on", on.to_string()),
        Rule::NoSuchLine => Refusal::new(Kind::NotFound, "LINE_UNKNOWN", text).with_field("lines"),
        Rule::NothingLeaves => invalid("lines", "NOTHING_LEAVES"),
        Rule::MoreThanReady { wanted, ready } => stands("MORE_THAN_READY")
            .with_field("lines")
            .with_fact("wanted", wanted.to_string())
            .with_fact("ready", ready.to_string()),
        Rule::FewerThanFinished { wanted, finished } => stands("FEWER_THAN_FINISHED")
            .with_field("lines")
            .with_fact("wanted", wanted.to_string())
            .with_fact("finished", finished.to_string()),
        Rule::NothingChanges => invalid("lines", "NOTHING_CHANGES"),
        Rule::MaterialShort { pieces, here } => stands("MATERIAL_SHORT")
            .with_field("pieces")
            .with_fact("pieces", pieces.to_string())
            .with_fact("here", here.to_string()),
        Rule::MaterialBeyondCounting => invalid("pieces", "MATERIAL_BEYOND_COUNTING"),
        Rule::NoCapacityAnnounced { department } => {
            stands("NO_CAPACITY_ANNOUNCED").with_fact("department", department.as_str())
        }
        Rule::CapacityLacking { department, minutes_short, through } => stands("CAPACITY_LACKING")
            .with_fact("department", department.as_str())
            .with_fact("minutes_short", minutes_short.to_string())
            .with_fact("through", through.to_string()),
        Rule::LaterThanWanted { wanted_on, possible_on } => stands("LATER_THAN_WANTED")
            .with_fact("wanted_on", wanted_on.to_string())
            .with_fact("possible_on", possible_on.to_string()),
        Rule::TooMuchWork => stands("TOO_MUCH_WORK"),
        Rule::NoSuchSubTask => Refusal::new(Kind::NotFound, "SUB_TASK_UNKNOWN", text).with_field("sub_task_id"),
        Rule::MorePiecesThanOrdered { reported, left } => stands("MORE_PIECES_THAN_ORDERED")
            .with_field("pieces")
            .with_fact("reported", reported.to_string())
            .with_fact("left", left.to_string()),
        Rule::PiecesLeft { pieces } => stands("PIECES_LEFT").with_fact("pieces", pieces.to_string()),
        Rule::GroupTooSmall { heads } => Refusal::invalid("heads", "GROUP_TOO_SMALL", text.clone())
            .with_fact("heads", heads.to_string())
            .with_fact("least", SMALLEST_GROUP.to_string()),
        Rule::YieldUnbelievable => invalid("attendance_minutes", "YIELD_UNBELIEVABLE"),
        Rule::HoldExpired => stands("HOLD_EXPIRED"),
        Rule::NotHeld => stands("NOT_HELD"),
        Rule::AlreadyHeld => stands("ALREADY_HELD"),
        Rule::TooLargeToReckon => invalid("assumptions", "TOO_LARGE_TO_RECKON"),
        Rule::AlreadyAnswered => stands("ALREADY_ANSWERED"),
        Rule::PastDaysOff => invalid("delivered_on", "PAST_DAYS_OFF"),
        Rule::MaterialAsBefore => stands("MATERIAL_AS_BEFORE").with_field("material_on"),
        Rule::SiteOfAnother => invalid("site_id", "SITE_OF_ANOTHER"),
        Rule::SiteClosed => stands("SITE_CLOSED").with_field("site_id"),
        Rule::NoRole => invalid("roles", "NO_ROLE"),
        Rule::VatOfAnotherCompany => invalid("vat", "VAT_OF_ANOTHER_COMPANY"),
        Rule::AccountOfAnother => invalid("iban", "ACCOUNT_OF_ANOTHER"),
    }
}
