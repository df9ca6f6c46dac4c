//! Who of the crew may not work at the place, or not any more: by name, with the reason and the way to mend it.

use maud::{Markup, html};
use werkbrug_proto::crews::{CrewMember, Shift, ShiftStage};

use crate::{
    pages::{
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
        },
        site_people,
    },
    words::Words,
};

/// Whether somebody of the crew comes and something is missing. Once hours are approved nothing of it can be mended.
pub(super) fn is_asked(shift: &Shift) -> bool {
    shift.stage() != ShiftStage::Approved && waiting(shift).next().is_some()
}

fn waiting(shift: &Shift) -> impl Iterator<Item = &CrewMember> {
    shift.crew.iter().filter(|member| !member.is_absent && !member.missing.is_empty())
}

/// The list; each line leads to what mends it.
pub(super) fn show(words: &Words, shift: &Shift) -> Markup {
    let intro = words.fill("shift-not-ready-intro", &[("place", shift.place_name.as_str().into())]);
    card(
        "niet-klaar",
        &words.say("shift-not-ready"),
        &html! {
            p { (intro) }
            ul.people { @for member in waiting(shift) { li {
                span {
                    strong { (member.display_name) } " "
                    @for word in &member.missing { (badge(Tone::Bad, &words.say(site_people::missing(word)))) " " }
                }
                span.core {
                    @if member.missing.iter().any(|word| is_recorded_here(word)) {
                        (mend(words, shift, member))
                    }
                    a.button href={ "/diensten/" (shift.shift_id) "?voor=" (member.worker_id) "#anderen" } {
                        (words.say("shift-replace")) span.hidden { " " (member.display_name) }
                    }
                }
            } } }
            @if waiting(shift).any(|member| member.missing.iter().any(|word| word == "NOT_AT_HOSTS")) {
                p.hint { (words.say("shift-not-ready-status")) }
            }
            @if waiting(shift).any(|member| member.missing.iter().any(|word| word == "NOT_HERE")) {
                p.hint { (words.say("shift-refused-not-here")) }
            }
        },
    )
}

/// Whether who plans records what is missing; the rest the social service decides.
fn is_recorded_here(word: &str) -> bool {
    !["NOT_AT_HOSTS", "NOT_HERE"].contains(&word)
}

/// To the page where an induction or an answer is recorded, with that person before you.
fn mend(words: &Words, shift: &Shift, member: &CrewMember) -> Markup {
    let to = site_people::address(&shift.place_id, &member.display_name, "");
    let label = format!("{}: {}", words.say("shift-not-ready-record"), member.display_name);
    button::link(Weight::Plain, &to, &label)
}
