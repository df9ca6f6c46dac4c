//! Who could come, with the reasons, and why not the others. There is no score and no rank.

use maud::{Markup, html};
use werkbrug_proto::crews::{CrewMember, ListReplacementsResponse, Replacement, Shift, ShiftStage};

use crate::{
    pages::{
        heads,
        parts::{empty::empty, form::changing},
        shift::{WORKER, answer},
    },
    session::Signed,
    words::Words,
};

/// The proposals and the refusals; nobody is assigned where nobody is missing, and instead of whoever `leaves` when somebody does.
pub(super) fn show(
    words: &Words,
    signed: &Signed,
    (shift, leaves): (&Shift, Option<&CrewMember>),
    others: &ListReplacementsResponse,
) -> Markup {
    let is_open = shift.stage() != ShiftStage::Approved;
    let has_room = heads::of_shift(shift) < shift.heads_wanted;
    html! {
        @if let Some(leaves) = leaves {
            p { (words.fill("shift-instead-of", &[("who", leaves.display_name.clone().into())])) }
        }
        @if others.fits.is_empty() { (empty(&words.say("shift-no-others"))) }
        @else {
            ul.people { @for one in &others.fits { li {
                (person(one))
                @if is_open && (has_room || leaves.is_some()) { (choice(words, signed, (shift, leaves), one)) }
            } } }
        }
        @if !others.refused.is_empty() {
            h3 { (words.say("shift-why-not")) }
            ul.people.personal { @for one in &others.refused { li {
                (person(one))
                @if is_open && one.needs_yes { (answer::form(words, signed, &shift.shift_id, one)) }
            } } }
        }
    }
}

fn choice(words: &Words, signed: &Signed, (shift, leaves): (&Shift, Option<&CrewMember>), one: &Replacement) -> Markup {
    let does = if leaves.is_some() { "vervangen" } else { "toewijzen" };
    changing(
        signed,
        &format!("/diensten/{}/{does}", shift.shift_id),
        &html! {
            input type="hidden" name=(WORKER) value=(one.worker_id);
            @if let Some(leaves) = leaves { input type="hidden" name="voor" value=(leaves.worker_id); }
            button.button type="submit" {
                (words.say("shift-assign"))
                span.hidden { " " (one.display_name) }
            }
        },
    )
}

/// The reasons are sentences of the service, in Dutch.
fn person(one: &Replacement) -> Markup {
    html! {
        span {
            strong { (one.display_name) }
            @if !one.reasons.is_empty() { br; span.soft lang="nl" { (one.reasons.join(" · ")) } }
        }
    }
}
