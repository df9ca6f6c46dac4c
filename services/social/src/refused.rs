//! A rule's refusal as the caller hears it: kind, reason, field, figures.

use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_social_domain::refusal::Refusal as Said;

/// The answer that goes with what a rule said.
pub(crate) fn refused(said: Said) -> Refusal {
    let (kind, reason) = kind_and_reason(said);
    let refusal = Refusal::new(kind, reason, said.to_string());
    match said {
        Said::NotAllowed | Said::NoGround | Said::BeyondCalendar => refusal,
        Said::EndsBeforeStart { from, to } => {
            refusal.with_fact("from", from.to_string()).with_fact("to", to.to_string())
        }
        Said::NotEmployed { on } => refusal.with_fact("on", on.to_string()),
        Said::AbsenceOverlaps { absence, from } => {
            refusal.with_fact("absence_id", absence.to_string()).with_fact("from", from.to_string())
        }
        Said::LimitOverlaps { limit, from } => {
            refusal.with_fact("limit_id", limit.to_string()).with_fact("from", from.to_string())
        }
        Said::LimitTooHigh { kind: _, highest } => {
            refusal.with_field("value").with_fact("highest", highest.to_string())
        }
        Said::PercentOutOfRange { percent, lowest, highest } => refusal
            .with_field("percent")
            .with_fact("percent", percent.to_string())
            .with_fact("lowest", lowest.to_string())
            .with_fact("highest", highest.to_string()),
        Said::PercentOffStep { percent, step } => {
            refusal.with_field("percent").with_fact("percent", percent.to_string()).with_fact("step", step.to_string())
        }
        Said::StatusWithoutPackage => refusal.with_field("worker_id"),
        Said::PackageOverlaps { package, from } => refusal
            .with_field("valid_from")
            .with_fact("package_id", package.to_string())
            .with_fact("from", from.to_string()),
        Said::PairWithOneself => refusal.with_field("other_worker_id"),
        Said::PairOverlaps { pair, from } => {
            refusal.with_field("valid_from").with_fact("pair_id", pair.to_string()).with_fact("from", from.to_string())
        }
        Said::PairEndsEarlier { last } => refusal.with_field("valid_to").with_fact("last", last.to_string()),
        Said::SaidLater { on, today } => {
            refusal.with_field("said_on").with_fact("on", on.to_string()).with_fact("today", today.to_string())
        }
        Said::ConsentAlreadyOver { expires_on } => {
            refusal.with_field("expires_on").with_fact("expires_on", expires_on.to_string())
        }
        Said::ContactToCome { on, today } => {
            refusal.with_field("made_on").with_fact("on", on.to_string()).with_fact("today", today.to_string())
        }
        Said::NextContactTooEarly { next_on, made_on } => refusal
            .with_field("next_contact_on")
            .with_fact("next_contact_on", next_on.to_string())
            .with_fact("made_on", made_on.to_string()),
        Said::UnknownCategory => refusal.with_field("category"),
        Said::FractionUnreadable | Said::FractionOutOfRange => refusal.with_field("contract_fraction"),
        Said::TextMissing { field } | Said::TextHasControlCharacters { field } => refusal.with_field(field),
        Said::TextTooLong { field, limit } => refusal.with_field(field).with_fact("limit", limit.to_string()),
    }
}

fn kind_and_reason(said: Said) -> (Kind, &'static str) {
    match said {
        Said::NotAllowed => (Kind::Forbidden, "NOT_ALLOWED"),
        Said::NoGround => (Kind::Forbidden, "NO_GROUND"),
        Said::EndsBeforeStart { .. } => (Kind::Invalid, "ENDS_BEFORE_START"),
        Said::NotEmployed { .. } => (Kind::Precondition, "NOT_EMPLOYED"),
        Said::AbsenceOverlaps { .. } => (Kind::Precondition, "ABSENCE_OVERLAPS"),
        Said::LimitOverlaps { .. } => (Kind::Precondition, "LIMIT_OVERLAPS"),
        Said::LimitTooHigh { .. } => (Kind::Invalid, "LIMIT_TOO_HIGH"),
        Said::PercentOutOfRange { .. } => (Kind::Invalid, "PERCENT_OUT_OF_RANGE"),
        Said::PercentOffStep { .. } => (Kind::Invalid, "PERCENT_OFF_STEP"),
        Said::StatusWithoutPackage => (Kind::Precondition, "STATUS_WITHOUT_PACKAGE"),
        Said::PackageOverlaps { .. } => (Kind::Precondition, "PACKAGE_OVERLAPS"),
        Said::PairWithOneself => (Kind::Invalid, "PAIR_WITH_ONESELF"),
        Said::PairOverlaps { .. } => (Kind::Precondition, "PAIR_OVERLAPS"),
        Said::PairEndsEarlier { .. } => (Kind::Precondition, "PAIR_ENDS_EARLIER"),
        Said::SaidLater { .. } => (Kind::Invalid, "SAID_LATER"),
        Said::ConsentAlreadyOver { .. } => (Kind::Invalid, "CONSENT_ALREADY_OVER"),
        Said::ContactToCome { .. } => (Kind::Invalid, "CONTACT_TO_COME"),
        Said::NextContactTooEarly { .. } => (Kind::Invalid, "NEXT_CONTACT_TOO_EARLY"),
        Said::UnknownCategory => (Kind::Invalid, "UNKNOWN_CATEGORY"),
        Said::FractionUnreadable => (Kind::Invalid, "FRACTION_UNREADABLE"),
        Said::FractionOutOfRange => (Kind::Invalid, "FRACTION_OUT_OF_RANGE"),
        Said::TextMissing { .. } => (Kind::Invalid, "TEXT_MISSING"),
        Said::TextTooLong { .. } => (Kind::Invalid, "TEXT_TOO_LONG"),
        Said::TextHasControlCharacters { .. } => (Kind::Invalid, "TEXT_HAS_CONTROL_CHARACTERS"),
        Said::BeyondCalendar => (Kind::Invalid, "BEYOND_CALENDAR"),
    }
}

/// Nothing of that kind with that id in this workshop.
pub(crate) fn not_found(what: &'static str) -> Refusal {
    Refusal::new(Kind::NotFound, "NOT_FOUND", format!("no such {what} in this workshop"))
}

/// Somebody changed it since the caller read it. An empty etag asks for no such check.
pub(crate) fn must_match(etag: &str, version: i64) -> Result<(), Refusal> {
    if etag.is_empty() || etag == version.to_string() {
        return Ok(());
    }
    let text = "it was changed since you read it; read it again";
    Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag").with_fact("etag", version.to_string()))
}
