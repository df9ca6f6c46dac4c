//! Which kind of work agreements were judged to be.

use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{engagement::Engagement, kind_list::KindQuestion};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    law_tables::kind_judgement::{ActiveModel, Entity},
    within,
};

/// Writes what was answered today.
pub(crate) async fn insert(tx: &Tx<'_>, of: Id<Engagement>, answers: &[(KindQuestion, bool)]) -> Result<Uuid, Stop> {
    let id = tx.fresh::<KindQuestion>().uuid();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(id),
        engagement_id: Set(of.uuid()),
        judged_on: Set(to_column(tx.today())),
        answers: Set(of_answers(answers)),
        judged_by: Set(tx.viewer().actor.clone()),
        judged_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

/// Answers as a text: `at_host=yes;separate_entity=no`.
fn of_answers(answers: &[(KindQuestion, bool)]) -> String {
    let one = |(question, is_yes): &(KindQuestion, bool)| {
        format!("{}={}", of_question(*question), if *is_yes { "yes" } else { "no" })
    };
    answers.iter().map(one).collect::<Vec<_>>().join(";")
}

/// A text as answers.
pub(crate) fn to_answers(text: &str) -> Result<Vec<(KindQuestion, bool)>, Fault> {
    let unknown = || Fault::bug("a stored answer is not known");
    let one = |part: &str| {
        let (question, answer) = part.split_once('=').ok_or_else(unknown)?;
        let question = KindQuestion::ALL.into_iter().find(|known| of_question(*known) == question);
        let is_yes = match answer {
            "yes" => true,
            "no" => false,
            _ => return Err(unknown()),
        };
        Ok((question.ok_or_else(unknown)?, is_yes))
    };
    text.split(';').filter(|part| !part.is_empty()).map(one).collect()
}

const fn of_question(question: KindQuestion) -> &'static str {
    match question {
        KindQuestion::AtHost => "at_host",
        KindQuestion::SeparateEntity => "separate_entity",
        KindQuestion::CoachInstructs => "coach_instructs",
        KindQuestion::CoreActivity => "core_activity",
        KindQuestion::CoachPresent => "coach_present",
    }
}

#[cfg(test)]
mod tests {
    use super::{KindQuestion, of_answers, to_answers};

    #[test]
    fn answers_are_read_as_they_were_written() {
        let answers = [(KindQuestion::AtHost, true), (KindQuestion::CoachPresent, false)];
        let written = of_answers(&answers);
        assert_eq!(written, "at_host=yes;coach_present=no");
        assert_eq!(to_answers(&written).unwrap(), answers);
        assert_eq!(to_answers("").unwrap(), []);
        for unreadable in ["at_host", "at_host=maybe", "weather=yes"] {
            assert!(to_answers(unreadable).is_err(), "{unreadable}");
        }
    }
}
