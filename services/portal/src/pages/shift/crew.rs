//! Who comes and who guides.

use maud::{Markup, html};
use werkbrug_proto::crews::{CrewMember, PresenceKind, Shift, ShiftStage};

use crate::{
    pages::{
        parts::{
            badge::{Tone, badge},
            empty::empty,
            form::changing,
        },
        shift::WORKER,
    },
    session::Signed,
    words::{Words, key},
};

/// The crew, each with a way to let them go.
pub(super) fn show(words: &Words, signed: &Signed, shift: &Shift) -> Markup {
    if shift.crew.is_empty() {
        return empty(&words.say("shift-nobody"));
    }
    let is_open = shift.stage() != ShiftStage::Approved;
    html! {
        ul.people { @for member in &shift.crew { li {
            span {
                a href={ "/uurroosters/medewerker/" (member.worker_id) "?op=" (shift.day) } { strong { (member.display_name) } }
                " " span.personal { (state(words, member)) }
                " " a.soft href={ "/contracturen/" (member.worker_id) } {
                    (words.say("room-contract")) span.hidden { " " (member.display_name) }
                }
                @if member.is_standing_in { " " (badge(Tone::Calm, &words.say("shift-standing-in"))) }
            }
            // Who stood in was not assigned, so there is nothing to undo.
            @if is_open && !member.is_standing_in {
                span.core {
                    a.button href={ "/diensten/" (shift.shift_id) "?voor=" (member.worker_id) "#anderen" } {
                        (words.say("shift-replace"))
                        span.hidden { " " (member.display_name) }
                    }
                    (changing(signed, &format!("/diensten/{}/vrijmaken", shift.shift_id), &html! {
                        input type="hidden" name=(WORKER) value=(member.worker_id);
                        button.button type="submit" {
                            (words.say("shift-release"))
                            span.hidden { " " (member.display_name) }
                        }
                    }))
                }
            }
        } } }
    }
}

fn state(words: &Words, member: &CrewMember) -> Markup {
    if member.is_absent {
        return badge(Tone::Bad, &words.say("board-missing"));
    }
    match member.presence() {
        PresenceKind::Unspecified => html! {},
        PresenceKind::Present => badge(Tone::Calm, &words.say(key("board-present"))),
        PresenceKind::Late => badge(Tone::Watch, &words.say(key("board-late"))),
        PresenceKind::LeftEarly => badge(Tone::Watch, &words.say(key("board-left-early"))),
        PresenceKind::NoShow => badge(Tone::Bad, &words.say(key("board-no-show"))),
        PresenceKind::SentHome => badge(Tone::Watch, &words.say(key("board-sent-home"))),
    }
}

/// The coaches with their work numbers.
pub(super) fn coaches(words: &Words, shift: &Shift) -> Markup {
    if shift.coaches.is_empty() {
        return empty(&words.say("shift-no-coach"));
    }
    html! {
        ul.people { @for coach in &shift.coaches { li {
            strong { (coach.display_name) }
            @if !coach.work_phone.is_empty() {
                a href={ "tel:" (coach.work_phone.replace(' ', "")) } { (coach.work_phone) }
            }
        } } }
    }
}
