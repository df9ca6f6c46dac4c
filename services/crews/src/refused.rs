//! A rule's refusal as the caller hears it: kind, reason, field and figures.

use jiff::civil::Date;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{fit::Obstacle, gate::Gate, host_work::NotReady, refusal::Refusal as Said};

/// The most people whom a refusal names; the shift itself names all of them.
const MOST_NAMED: usize = 20;

/// The answer that goes with what a rule said.
#[rustfmt::skip] // What carries no figures stands several on a line, at the end.
pub(crate) fn refused(said: Said) -> Refusal {
    let (kind, reason) = kind_and_reason(&said);
    let refusal = Refusal::new(kind, reason, said.to_string());
    match said {
        Said::WindowInvalid { .. } => refusal.with_field("end_minute"),
        Said::BreakTooLong { length_minutes, .. } => {
            refusal.with_field("break_minutes").with_fact("length_minutes", length_minutes.to_string())
        }
        Said::HeadsOutOfRange { most, .. } => refusal.with_field("heads").with_fact("most", most.to_string()),
        Said::TooManyPieces { most, .. } => refusal.with_field("pieces").with_fact("most", most.to_string()),
        Said::DayIsOver { day, today } => with_days(refusal.with_field("day"), day, today),
        Said::EngagementNotRunning { day, runs } => {
            let to = runs.to.map(|to| to.to_string()).unwrap_or_default();
            refusal.with_fact("day", day.to_string()).with_fact("from", runs.from.to_string()).with_fact("to", to)
        }
        Said::ShiftFull { heads_wanted } => refusal.with_fact("heads_wanted", heads_wanted.to_string()),
        Said::WorkerDoesNotFit { obstacles } => with_obstacles(refusal, &obstacles),
        Said::CrewNotReady { people } => with_people(refusal, &people),
        Said::GatesRed { gates } => with_gates(refusal, &gates),
        Said::PresenceTooEarly { day, today } => with_days(refusal, day, today),
        Said::PresenceMinutes { minutes, .. } => {
            refusal.with_field("minutes").with_fact("minutes", minutes.to_string())
        }
        Said::MinutesBeyondPresence { asked, present, approved } => refusal
            .with_field("minutes")
            .with_fact("asked_minutes", asked.to_string())
            .with_fact("present_minutes", present.to_string())
            .with_fact("approved_minutes", approved.to_string()),
        Said::NoMinutes => refusal.with_field("minutes"),
        Said::AlreadyApproved => refusal.with_field("tariff_class"),
        Said::DecisionEmpty => refusal.with_field("decision"),
        Said::WrongPlace => refusal.with_field("kind"),
        Said::PlaceClosed { day, hours, word } => {
            let (start, end) = hours.unwrap_or_default();
            let refusal = refusal.with_field("day").with_fact("day", day.to_string()).with_fact("word", word);
            refusal.with_fact("start_minute", start.to_string()).with_fact("end_minute", end.to_string())
        }
        Said::ClosureUnsound => refusal.with_field("days"),
        Said::SaidLater { today, .. } => refusal.with_field("said_on").with_fact("today", today.to_string()),
        Said::InductionUnsound => refusal.with_field("valid_to"),
        Said::PeopleWithoutPlace { people, minutes, on } => refusal
            .with_fact("people", people.to_string())
            .with_fact("minutes", minutes.to_string())
            .with_fact("day", on.to_string()),
        Said::MadeTooLongAgo { most, .. } => refusal.with_field("made_seconds_ago").with_fact("most", most.to_string()),
        Said::SignalOfNobody => refusal.with_field("worker_id"),
        Said::TermsUnsound => refusal.with_field("terms"),
        Said::NotTacitYet { on, .. } => refusal.with_fact("on", on.map(|on| on.to_string()).unwrap_or_default()),
        Said::EvaluationNotWhole | Said::KindUndecided => refusal.with_field("answers"),
        Said::EvaluationMonth { today, .. } => refusal.with_field("month").with_fact("today", today.to_string()),
        Said::ObjectionMinutes { recorded, .. } => {
            refusal.with_field("minutes_claimed").with_fact("recorded_minutes", recorded.to_string())
        }
        Said::ObjectionTooLate { last, .. } => refusal.with_fact("last", last.to_string()),
        Said::ShiftClosed | Said::NewerPresenceStands | Said::SignalAnswered | Said::ShiftHasPresence
        | Said::ShiftHasBegun { .. } | Said::ObjectionOpen | Said::ObjectionAnswered | Said::AlreadyOnShift
        | Said::NotOnShift | Said::CoachElsewhere | Said::AlreadyPublished | Said::NobodyAssigned
        | Said::NotInvoiced | Said::AlreadySettled | Said::SaidNoBefore | Said::ContractUnsound
        | Said::ClockUnreadable { .. } | Said::NoSwap | Said::TooManyMinutes => refusal,
    }
}

fn with_days(refusal: Refusal, day: Date, today: Date) -> Refusal {
    refusal.with_fact("day", day.to_string()).with_fact("today", today.to_string())
}

fn with_obstacles(refusal: Refusal, obstacles: &[Obstacle]) -> Refusal {
    let codes: Vec<&str> = obstacles.iter().map(Obstacle::code).collect();
    let sentences: Vec<String> = obstacles.iter().map(Obstacle::sentence).collect();
    refusal.with_fact("obstacles", codes.join(",")).with_fact("sentence", sentences.join("; "))
}

/// Who may not work there and why, as ids and stable words: `id=WORD,WORD;id=WORD`. Each thing stands once in the sentence.
fn with_people(refusal: Refusal, people: &[NotReady]) -> Refusal {
    let mut obstacles: Vec<Obstacle> = Vec::new();
    for obstacle in people.iter().flat_map(|one| &one.obstacles) {
        if !obstacles.contains(obstacle) {
            obstacles.push(*obstacle);
        }
    }
    let words = |one: &NotReady| one.obstacles.iter().map(Obstacle::code).collect::<Vec<_>>().join(",");
    let named: Vec<String> =
        people.iter().take(MOST_NAMED).map(|one| format!("{}={}", one.worker, words(one))).collect();
    with_obstacles(refusal, &obstacles)
        .with_fact("people", people.len().to_string())
        .with_fact("seats", named.join(";"))
}

fn with_gates(refusal: Refusal, gates: &[Gate]) -> Refusal {
    let codes: Vec<&str> = gates.iter().map(|gate| gate.code.as_str()).collect();
    let sentences: Vec<&str> = gates.iter().map(|gate| gate.sentence.as_str()).collect();
    refusal.with_fact("gates", codes.join(",")).with_fact("sentence", sentences.join(" "))
}

const fn kind_and_reason(said: &Said) -> (Kind, &'static str) {
    match said {
        Said::WindowInvalid { .. } => (Kind::Invalid, "WINDOW_INVALID"),
        Said::BreakTooLong { .. } => (Kind::Invalid, "BREAK_TOO_LONG"),
        Said::HeadsOutOfRange { .. } => (Kind::Invalid, "HEADS_OUT_OF_RANGE"),
        Said::DayIsOver { .. } => (Kind::Precondition, "DAY_IS_OVER"),
        Said::EngagementNotRunning { .. } => (Kind::Precondition, "ENGAGEMENT_NOT_RUNNING"),
        Said::WrongPlace => (Kind::Invalid, "WRONG_PLACE"),
        Said::PlaceClosed { .. } => (Kind::Precondition, "PLACE_CLOSED"),
        Said::ClosureUnsound => (Kind::Invalid, "CLOSURE_UNSOUND"),
        Said::SaidLater { .. } => (Kind::Invalid, "SAID_LATER"),
        Said::InductionUnsound => (Kind::Invalid, "INDUCTION_UNSOUND"),
        Said::PeopleWithoutPlace { .. } => (Kind::Precondition, "PEOPLE_WITHOUT_PLACE"),
        Said::ShiftClosed => (Kind::Precondition, "SHIFT_CLOSED"),
        Said::ShiftFull { .. } => (Kind::Precondition, "SHIFT_FULL"),
        Said::AlreadyOnShift => (Kind::Precondition, "ALREADY_ON_SHIFT"),
        Said::NotOnShift => (Kind::Precondition, "NOT_ON_SHIFT"),
        Said::WorkerDoesNotFit { .. } => (Kind::Precondition, "WORKER_DOES_NOT_FIT"),
        Said::CrewNotReady { .. } => (Kind::Precondition, "WORKER_DOES_NOT_FIT"),
        Said::GatesRed { .. } => (Kind::Precondition, "GATE_RED"),
        Said::CoachElsewhere => (Kind::Precondition, "COACH_ELSEWHERE"),
        Said::AlreadyPublished => (Kind::Precondition, "ALREADY_PUBLISHED"),
        Said::NobodyAssigned => (Kind::Precondition, "NOBODY_ASSIGNED"),
        Said::PresenceTooEarly { .. } => (Kind::Precondition, "PRESENCE_TOO_EARLY"),
        Said::PresenceMinutes { .. } => (Kind::Invalid, "PRESENCE_MINUTES"),
        Said::MinutesBeyondPresence { .. } => (Kind::Precondition, "MINUTES_BEYOND_PRESENCE"),
        Said::NoMinutes => (Kind::Invalid, "NO_MINUTES"),
        Said::AlreadyApproved => (Kind::Precondition, "ALREADY_APPROVED"),
        Said::NotInvoiced => (Kind::Precondition, "NOT_INVOICED"),
        Said::AlreadySettled => (Kind::Precondition, "ALREADY_SETTLED"),
        Said::DecisionEmpty => (Kind::Invalid, "DECISION_EMPTY"),
        Said::NewerPresenceStands => (Kind::Precondition, "NEWER_PRESENCE_STANDS"),
        Said::MadeTooLongAgo { .. } => (Kind::Invalid, "MADE_TOO_LONG_AGO"),
        Said::SignalOfNobody => (Kind::Invalid, "SIGNAL_OF_NOBODY"),
        Said::SignalAnswered => (Kind::Precondition, "SIGNAL_ANSWERED"),
        Said::TermsUnsound => (Kind::Invalid, "TERMS_UNSOUND"),
        Said::NotTacitYet { .. } => (Kind::Precondition, "NOT_TACIT_YET"),
        Said::ShiftHasPresence => (Kind::Precondition, "SHIFT_HAS_PRESENCE"),
        Said::ShiftHasBegun { .. } => (Kind::Precondition, "SHIFT_HAS_BEGUN"),
        Said::EvaluationNotWhole => (Kind::Invalid, "EVALUATION_NOT_WHOLE"),
        Said::EvaluationMonth { .. } => (Kind::Invalid, "EVALUATION_MONTH"),
        Said::ObjectionMinutes { .. } => (Kind::Invalid, "OBJECTION_MINUTES"),
        Said::ObjectionTooLate { .. } => (Kind::Precondition, "OBJECTION_TOO_LATE"),
        Said::ObjectionOpen => (Kind::Precondition, "OBJECTION_OPEN"),
        Said::ObjectionAnswered => (Kind::Precondition, "OBJECTION_ANSWERED"),
        Said::KindUndecided => (Kind::Invalid, "KIND_UNDECIDED"),
        Said::ClockUnreadable { .. } => (Kind::Invalid, "CLOCK_UNREADABLE"),
        Said::NoSwap => (Kind::Invalid, "NO_SWAP"),
        Said::TooManyPieces { .. } => (Kind::Invalid, "TOO_MANY_PIECES"),
        Said::ContractUnsound => (Kind::Invalid, "CONTRACT_UNSOUND"),
        Said::SaidNoBefore => (Kind::Precondition, "SAID_NO_BEFORE"),
        Said::TooManyMinutes => (Kind::Invalid, "TOO_MANY_MINUTES"),
    }
}
