//! `POST /aanvragen/oordeel`: a host says how the collaboration goes this month, in closed answers and never about a person.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{
    Engagement, EvaluateCollaborationRequest, Evaluated, EvaluationAnswer, EvaluationQuestion,
};

use super::PATH;
use crate::{
    pages::parts::{
        button::{self, Weight},
        empty::empty,
        form::{Field, changing},
        notice::Notice,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::key,
};

/// Each question and the name of its field.
const QUESTIONS: [(EvaluationQuestion, &str); 5] = [
    (EvaluationQuestion::Heads, "vraag-aantal"),
    (EvaluationQuestion::CoachReachable, "vraag-begeleider"),
    (EvaluationQuestion::Work, "vraag-werk"),
    (EvaluationQuestion::Notice, "vraag-bericht"),
    (EvaluationQuestion::Safety, "vraag-veiligheid"),
];
/// Each answer and its value.
const ANSWERS: [(EvaluationAnswer, &str); 3] =
    [(EvaluationAnswer::Yes, "ja"), (EvaluationAnswer::Mostly, "meestal"), (EvaluationAnswer::No, "nee")];

/// A question as people read it.
pub(crate) const fn question_key(question: EvaluationQuestion) -> &'static str {
    match question {
        EvaluationQuestion::Heads => key("floor-q-heads"),
        EvaluationQuestion::CoachReachable => key("floor-q-coach"),
        EvaluationQuestion::Work => key("floor-q-work"),
        EvaluationQuestion::Notice => key("floor-q-notice"),
        EvaluationQuestion::Safety => key("floor-q-safety"),
        EvaluationQuestion::Unspecified => key("floor-other"),
    }
}

/// An answer as people read it.
pub(crate) const fn answer_key(answer: EvaluationAnswer) -> &'static str {
    match answer {
        EvaluationAnswer::Yes => key("floor-a-yes"),
        EvaluationAnswer::Mostly => key("floor-a-mostly"),
        EvaluationAnswer::No => key("floor-a-no"),
        EvaluationAnswer::Unspecified => key("floor-other"),
    }
}

/// The questions, about one agreement.
pub(super) fn form(visit: &Visit, agreements: &[Engagement]) -> Markup {
    let words = &visit.words;
    if agreements.is_empty() {
        return empty(&words.say("floor-no-agreement"));
    }
    let choices: Vec<(&str, &str)> =
        agreements.iter().map(|one| (one.engagement_id.as_str(), one.place_name.as_str())).collect();
    let label = words.say("floor-evaluated-work");
    let content = html! {
        (Field::required("overeenkomst", &label).one_of(&choices))
        @for (question, name) in QUESTIONS { fieldset.kinds {
            legend { (words.say(question_key(question))) }
            @for (answer, value) in ANSWERS {
                label { input type="radio" name=(name) value=(value) required; span { (words.say(answer_key(answer))) } }
            }
        } }
        (button::submit(Weight::Plain, &words.say("floor-evaluate")))
    };
    html! { p { (words.say("floor-evaluate-intro")) } (changing(&visit.signed, "/aanvragen/oordeel", &content)) }
}

/// `POST /aanvragen/oordeel`: about this month.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let answers = QUESTIONS.into_iter().map(|(question, name)| {
        let given = ANSWERS.into_iter().find(|(_, value)| *value == fields.text(name));
        let answer = given.map_or(EvaluationAnswer::Unspecified, |(answer, _)| answer);
        Evaluated { question: question.into(), answer: answer.into() }
    });
    let ask = EvaluateCollaborationRequest {
        request_id: fields.text("request_id").to_owned(),
        engagement_id: fields.text("overeenkomst").to_owned(),
        month: face.context.clock.today().first_of_month().to_string(),
        answers: answers.collect(),
    };
    let asked = Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.evaluate_collaboration(ask).await;
    let notice = match asked {
        Ok(_) => Notice::done(visit.words.say("floor-evaluated")),
        Err(status) => Notice::refused(visit.words.say(match reason_of(&status).as_deref() {
            Some("MONTH_EVALUATED") => key("floor-evaluated-before"),
            Some(_) | None => key("floor-evaluate-refused"),
        })),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}
