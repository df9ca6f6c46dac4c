//! Who could come, with the reasons, and why not the others. There is no score and no rank.

use maud::{Markup, html};
use werkbrug_proto::crews::{ListReplacementsResponse, Replacement, Shift, ShiftStage};

use crate::{
    pages::{
        heads,
        parts::{empty::empty, form::changing},
        shift::WORKER,
    },
    session::Signed,
    words::Words,
};

/// The proposals and the refusals; nobody is assigned where nobody is missing.
pub(super) fn show(words: &Words, signed: &Signed, shift: &Shift, others: &ListReplacementsResponse) -> Markup {
    let there = heads::of_shift(shift);
    let is_open = shift.stage() != ShiftStage::Approved && there < shift.heads_wanted;
    html! {
        @if others.fits.is_empty() { (empty(&words.say("shift-no-others"))) }
        @else {
            ul.people { @for one in &others.fits { li {
                (person(one))
                @if is_open {
                    (changing(signed, &format!("/diensten/{}/toewijzen", shift.shift_id), &html! {
                        input type="hidden" name=(WORKER) value=(one.worker_id);
                        button.button type="submit" {
                            (words.say("shift-assign"))
                            span.hidden { " " (one.display_name) }
                        }
                    }))
                }
            } } }
        }
        @if !others.refused.is_empty() {
            h3 { (words.say("shift-why-not")) }
            ul.people.personal { @for one in &others.refused { li { (person(one)) } } }
        }
    }
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
