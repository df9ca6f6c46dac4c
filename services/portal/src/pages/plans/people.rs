//! A shift of a plan or a proposal, and who comes, goes and stays. No score and no rank stands beside a name.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::crews::{PlanMove, PlanPerson, PlanShift};

use crate::{
    pages::parts::badge::{Tone, badge},
    words::{Words, key},
};

/// The shift with whoever comes and goes; of those who stay only how many.
pub(crate) fn shift(words: &Words, shift: &PlanShift, today: Date) -> Markup {
    html! {
        div {
            (head(words, shift, today))
            (people(words, &shift.people))
        }
    }
}

/// Where and when, with the way to the shift itself.
pub(crate) fn head(words: &Words, shift: &PlanShift, today: Date) -> Markup {
    let day = shift.day.parse::<Date>().map_or_else(|_| shift.day.clone(), |day| words.short_day(day, today));
    html! {
        a href={ "/diensten/" (shift.shift_id) } { strong { (shift.place_name) } } " "
        span.soft { (day) ", " (words.clock_span(shift.start_minute, shift.end_minute)) }
    }
}

/// Who comes and who goes, and how many stay.
pub(crate) fn people(words: &Words, people: &[PlanPerson]) -> Markup {
    let stays = people.iter().filter(|person| person.r#move() == PlanMove::Stays).count();
    let moving = people.iter().filter(|person| person.r#move() != PlanMove::Stays);
    html! {
        ul.moves {
            @for person in moving { li { (one(words, person)) } }
            @if stays > 0 {
                li.soft { (words.fill("plan-stays", &[("count", i64::try_from(stays).unwrap_or(i64::MAX).into())])) }
            }
        }
    }
}

fn one(words: &Words, person: &PlanPerson) -> Markup {
    let (tone, word) = match person.r#move() {
        PlanMove::Unspecified | PlanMove::Stays => (Tone::Calm, key("plan-move-stays")),
        PlanMove::Joins => (Tone::Good, key("plan-move-joins")),
        PlanMove::Leaves => (Tone::Watch, key("plan-move-leaves")),
    };
    html! {
        (badge(tone, &words.say(word))) " " (person.display_name)
        @if person.is_coach { " " span.soft { "(" (words.say("plan-coach")) ")" } }
    }
}
