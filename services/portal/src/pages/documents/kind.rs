//! `GET /overeenkomsten/{id}/soort`: the short list of questions that decides what kind of collaboration an agreement is, on
//! paper as well; `POST` keeps the answers with their day. The questions and what they decide are the service's.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{
    Engagement, EngagementKind, JudgeKindRequest, Judgement, KindAnswer, KindOutcome, KindQuestion,
    ListJudgementsRequest,
};

use super::{PRINTS, agreement::one, agreements::kind_word, paper};
use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            form::changing,
            notice::Notice,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// How many earlier judgements stand on the page.
const SHOWN: i32 = 50;
/// Each question and the name of its field, in the order in which it decides.
const QUESTIONS: [(KindQuestion, &str); 5] = [
    (KindQuestion::AtHost, "bij-gast"),
    (KindQuestion::SeparateEntity, "andere-rechtspersoon"),
    (KindQuestion::CoachInstructs, "leiding"),
    (KindQuestion::CoreActivity, "kernactiviteit"),
    (KindQuestion::CoachPresent, "altijd-aanwezig"),
];
const YES: &str = "ja";
const NO: &str = "nee";

/// `GET /overeenkomsten/{id}/soort`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let agreement = one(reader, &id).await?;
    let judged = match within("judgements", Box::pin(judgements(reader, &id))).await {
        Read::Seen(judged) => judged,
        Read::Hidden | Read::Silent => Vec::new(),
    };
    let read_at = brussels::civil(face.context.clock.now());
    let content = html! {
        h1 { (words.say("law-kind-list")) " " span.soft { (agreement.engagement_code) } }
        p.core.elsewhere { (button::link(Weight::Plain, &format!("/overeenkomsten/{id}"), &words.say("doc-agreement"))) }
        div.stack {
            (card("antwoorden", &words.say("law-answer"), &form(&visit, &id)))
            (card("eerder", &words.say("law-judged-before"), &before(words, &agreement, &judged, read_at.date())))
            (paper(words, read_at, |words| text(words, &agreement, judged.first())))
        }
    };
    let title = format!("{} · {}", words.say("law-kind-list"), agreement.engagement_code);
    Ok(Frame::of(&face, &visit, title).module(PRINTS).answer(&content))
}

async fn judgements(reader: Reader<'_>, id: &str) -> Result<Vec<Judgement>, Status> {
    let ask =
        ListJudgementsRequest { page_size: SHOWN, engagement_id: id.to_owned(), ..ListJudgementsRequest::default() };
    Ok(reader.floor()?.list_judgements(ask).await?.into_inner().judgements)
}

fn form(visit: &Visit, id: &str) -> Markup {
    let words = &visit.words;
    let content = html! {
        @for (question, name) in QUESTIONS { fieldset.kinds {
            legend { (words.say(question_key(question))) }
            @for (value, text) in [(YES, key("law-yes")), (NO, key("law-no"))] {
                label { input type="radio" name=(name) value=(value); span { (words.say(text)) } }
            }
        } }
        (button::submit(Weight::Main, &words.say("law-judge")))
    };
    html! { p { (words.say("law-kind-intro")) } (changing(&visit.signed, &format!("/overeenkomsten/{id}/soort"), &content)) }
}

/// What was judged before, the newest first; one that says something else than the agreement stands out.
fn before(words: &Words, agreement: &Engagement, all: &[Judgement], today: Date) -> Markup {
    if all.is_empty() {
        return empty(&words.say("law-never-judged"));
    }
    html! { ul.lines { @for one in all { li {
        span { (words.day_cell(&one.on, today)) " " (words.say(question_key(one.decided_by()))) }
        (badge(tone(agreement.kind(), one.outcome()), &words.say(outcome_key(one.outcome()))))
    } } } }
}

/// The list on paper: with the last answers where there are, else with room for them.
fn text(words: &Words, agreement: &Engagement, last: Option<&Judgement>) -> Markup {
    let given = |question: KindQuestion| {
        let answer = last.and_then(|one| one.answers.iter().find(|answer| answer.question() == question));
        answer.map(|answer| words.say(if answer.is_yes { key("law-yes") } else { key("law-no") }).into_owned())
    };
    html! {
        h2 { (words.say("law-kind-list")) }
        p { (agreement.engagement_code) " · " (agreement.place_name) " · " (words.say(kind_word(agreement.kind()))) }
        ol { @for (question, _) in QUESTIONS { li {
            (words.say(question_key(question))) " "
            @match given(question) {
                Some(answer) => strong { (answer) },
                None => span { "☐ " (words.say("law-yes")) " ☐ " (words.say("law-no")) },
            }
            br; span.soft { (words.say(ground_key(question))) }
        } } }
        @if let Some(last) = last { p { strong { (words.say(outcome_key(last.outcome()))) } } }
        div.signatures { div { strong { (words.say("doc-for-workshop")) } span { (words.say("doc-sign-here")) } } }
    }
}

/// `POST /overeenkomsten/{id}/soort`.
pub(crate) async fn judge(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let ask = JudgeKindRequest {
        request_id: fields.text("request_id").to_owned(),
        engagement_id: id.clone(),
        answers: answered(fields),
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.judge_kind(ask).await {
        Ok(answer) => {
            let outcome = visit.words.say(outcome_key(answer.get_ref().outcome())).into_owned();
            Notice::done(visit.words.fill("law-judged", &[("outcome", outcome.into())]))
        }
        Err(_) => Notice::refused(visit.words.say("law-undecided")),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&format!("/overeenkomsten/{id}/soort")).into_response())
}

/// What was answered; a question without an answer is left out.
fn answered(fields: &Fields) -> Vec<KindAnswer> {
    let given = QUESTIONS.into_iter().filter(|(_, name)| matches!(fields.text(name), YES | NO));
    given.map(|(question, name)| KindAnswer { question: question.into(), is_yes: fields.text(name) == YES }).collect()
}

const fn question_key(question: KindQuestion) -> &'static str {
    match question {
        KindQuestion::AtHost => key("law-q-at-host"),
        KindQuestion::SeparateEntity => key("law-q-entity"),
        KindQuestion::CoachInstructs => key("law-q-instructs"),
        KindQuestion::CoreActivity => key("law-q-core"),
        KindQuestion::CoachPresent => key("law-q-present"),
        KindQuestion::Unspecified => key("floor-other"),
    }
}

/// What the law says about a question.
const fn ground_key(question: KindQuestion) -> &'static str {
    match question {
        KindQuestion::AtHost => key("law-g-at-host"),
        KindQuestion::SeparateEntity => key("law-g-entity"),
        KindQuestion::CoachInstructs => key("law-g-instructs"),
        KindQuestion::CoreActivity => key("law-g-core"),
        KindQuestion::CoachPresent => key("law-g-present"),
        KindQuestion::Unspecified => key("floor-other"),
    }
}

/// What the answers make of it.
pub(super) const fn outcome_key(outcome: KindOutcome) -> &'static str {
    match outcome {
        KindOutcome::Enclave => key("doc-kind-enclave"),
        KindOutcome::ServiceContract => key("doc-kind-service"),
        KindOutcome::DepartmentWork => key("doc-kind-department"),
        KindOutcome::NotAllowed => key("law-not-allowed"),
        KindOutcome::Unspecified => key("doc-kind-unknown"),
    }
}

const fn tone(kind: EngagementKind, outcome: KindOutcome) -> Tone {
    match (kind, outcome) {
        (EngagementKind::Enclave, KindOutcome::Enclave)
        | (EngagementKind::ServiceContract, KindOutcome::ServiceContract)
        | (EngagementKind::DepartmentWork, KindOutcome::DepartmentWork) => Tone::Good,
        (_, KindOutcome::NotAllowed) => Tone::Bad,
        (
            EngagementKind::Enclave
            | EngagementKind::ServiceContract
            | EngagementKind::DepartmentWork
            | EngagementKind::Unspecified,
            KindOutcome::Enclave
            | KindOutcome::ServiceContract
            | KindOutcome::DepartmentWork
            | KindOutcome::Unspecified,
        ) => Tone::Watch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_without_an_answer_is_not_answered() {
        let pairs = [("bij-gast", "ja"), ("leiding", "nee"), ("kernactiviteit", ""), ("altijd-aanwezig", "misschien")];
        let fields = Fields::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let said: Vec<_> = answered(&fields).iter().map(|one| (one.question(), one.is_yes)).collect();
        assert_eq!(said, [(KindQuestion::AtHost, true), (KindQuestion::CoachInstructs, false)]);
    }

    #[test]
    fn what_the_agreement_is_not_stands_out() {
        let table = [
            (EngagementKind::Enclave, KindOutcome::Enclave, Tone::Good),
            (EngagementKind::Enclave, KindOutcome::ServiceContract, Tone::Watch),
            (EngagementKind::ServiceContract, KindOutcome::NotAllowed, Tone::Bad),
        ];
        for (kind, outcome, expected) in table {
            assert_eq!(tone(kind, outcome), expected, "{kind:?} {outcome:?}");
        }
    }
}
