//! The stable words under which the floor's kinds and answers stand in columns.

use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    evaluation::{Answer, Question},
    objection::{ObjectionReason, ObjectionStage},
    signal::{SignalAnswer, SignalKind},
};

/// A word that no version of this program wrote.
fn unknown() -> Fault {
    Fault::bug("a stored word is not known")
}

/// What a coach said as a word.
pub(crate) const fn of_signal_kind(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Help => "help",
        SignalKind::Incident => "incident",
        SignalKind::HostInstructed => "host_instructed",
        SignalKind::Seen => "seen",
        SignalKind::FeedbackGiven => "feedback_given",
    }
}

/// A word as what a coach said.
pub(crate) fn to_signal_kind(word: &str) -> Result<SignalKind, Fault> {
    match word {
        "help" => Ok(SignalKind::Help),
        "incident" => Ok(SignalKind::Incident),
        "host_instructed" => Ok(SignalKind::HostInstructed),
        "seen" => Ok(SignalKind::Seen),
        "feedback_given" => Ok(SignalKind::FeedbackGiven),
        _ => Err(unknown()),
    }
}

/// An answer as a word.
pub(crate) const fn of_signal_answer(answer: SignalAnswer) -> &'static str {
    match answer {
        SignalAnswer::Coming => "coming",
        SignalAnswer::Called => "called",
        SignalAnswer::Settled => "settled",
    }
}

/// A word as an answer; nothing while nobody answered.
pub(crate) fn to_signal_answer(word: &str) -> Result<Option<SignalAnswer>, Fault> {
    match word {
        "" => Ok(None),
        "coming" => Ok(Some(SignalAnswer::Coming)),
        "called" => Ok(Some(SignalAnswer::Called)),
        "settled" => Ok(Some(SignalAnswer::Settled)),
        _ => Err(unknown()),
    }
}

/// What is not right, as a word.
pub(crate) const fn of_reason(reason: ObjectionReason) -> &'static str {
    match reason {
        ObjectionReason::TooFew => "too_few",
        ObjectionReason::TooMany => "too_many",
        ObjectionReason::WasThere => "was_there",
        ObjectionReason::WasNotThere => "was_not_there",
    }
}

/// A word as what is not right.
pub(crate) fn to_reason(word: &str) -> Result<ObjectionReason, Fault> {
    match word {
        "too_few" => Ok(ObjectionReason::TooFew),
        "too_many" => Ok(ObjectionReason::TooMany),
        "was_there" => Ok(ObjectionReason::WasThere),
        "was_not_there" => Ok(ObjectionReason::WasNotThere),
        _ => Err(unknown()),
    }
}

/// How far an objection is, as a word.
pub(crate) const fn of_objection_stage(stage: ObjectionStage) -> &'static str {
    match stage {
        ObjectionStage::Open => "open",
        ObjectionStage::Granted => "granted",
        ObjectionStage::Kept => "kept",
    }
}

/// A word as how far an objection is.
pub(crate) fn to_objection_stage(word: &str) -> Result<ObjectionStage, Fault> {
    match word {
        "open" => Ok(ObjectionStage::Open),
        "granted" => Ok(ObjectionStage::Granted),
        "kept" => Ok(ObjectionStage::Kept),
        _ => Err(unknown()),
    }
}

const fn of_question(question: Question) -> &'static str {
    match question {
        Question::Heads => "heads",
        Question::CoachReachable => "coach_reachable",
        Question::Work => "work",
        Question::Notice => "notice",
        Question::Safety => "safety",
    }
}

fn to_question(word: &str) -> Result<Question, Fault> {
    Question::ALL.into_iter().find(|question| of_question(*question) == word).ok_or_else(unknown)
}

/// Answers as one text: `heads=yes work=no`.
pub(crate) fn of_answers(answers: &[(Question, Answer)]) -> String {
    let word = |answer: Answer| match answer {
        Answer::Yes => "yes",
        Answer::Mostly => "mostly",
        Answer::No => "no",
    };
    let pairs = answers.iter().map(|(question, answer)| format!("{}={}", of_question(*question), word(*answer)));
    pairs.collect::<Vec<String>>().join(" ")
}

/// One text as answers.
pub(crate) fn to_answers(text: &str) -> Result<Vec<(Question, Answer)>, Fault> {
    let mut answers = Vec::new();
    for pair in text.split(' ') {
        let (question, word) = pair.split_once('=').ok_or_else(unknown)?;
        let answer = match word {
            "yes" => Answer::Yes,
            "mostly" => Answer::Mostly,
            "no" => Answer::No,
            _ => return Err(unknown()),
        };
        answers.push((to_question(question)?, answer));
    }
    Ok(answers)
}
