//! One person of the crew: one press says that they are here, everything else is a step further.
//!
//! Each form carries all that a queue of ticks needs to send it later: shift, person, kind, minutes and a number of its
//! own (`request_id`); `data-tick` marks it.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::crews::{CrewMember, PresenceKind, Shift};

use super::{is_taken, kind_key, signal, swap, whole_shift};
use crate::{
    pages::{
        crew_today::record::{PATH, kind_word},
        parts::{
            button::{self, Weight},
            form,
            icon::Icon,
        },
    },
    visit::{Fields, Visit},
    words::Words,
};

/// What can be ticked beside being here for the whole shift.
const OTHER: [PresenceKind; 4] =
    [PresenceKind::Late, PresenceKind::LeftEarly, PresenceKind::NoShow, PresenceKind::SentHome];

/// A person with what can be said about today, and the screen for two where there is one.
pub(super) fn row(
    visit: &Visit,
    (shift, all): (&Shift, &[Shift]),
    (member, today): (&CrewMember, Date),
    kept: Option<&Fields>,
) -> Markup {
    let words = &visit.words;
    // Who came without being planned has no day to look at.
    let has_day = !member.is_standing_in;
    let together = format!("/vandaag/samen/{}", member.worker_id);
    let named = format!("{} · {}", member.display_name, words.say("crew-together"));
    let is_own = |fields: &&Fields| fields.text("dienst") == shift.shift_id && fields.text("wie") == member.worker_id;
    let kept = kept.filter(is_own);
    html! {
        div.who {
            @if has_day { a href=(together) aria-label=(named) { strong { (member.display_name) } } }
            @else { strong { (member.display_name) } }
            span.state { (state(words, member, today)) }
        }
        @if !is_taken(member) { (here(visit, shift, member)) }
        details.other open[kept.is_some()] {
            summary { @if is_taken(member) { (words.say("crew-correct")) } @else { (words.say("crew-other")) }
                span.hidden { " " (member.display_name) } }
            (otherwise(visit, shift, member, kept))
            (signal::of_person(visit, shift, &member.worker_id))
            (swap::form(visit, all, (shift, member)))
            @if has_day {
                (button::link(Weight::Plain, &together, &words.say("crew-together")))
            }
        }
    }
}

/// What is known and since when: quietly, since others may look along.
fn state(words: &Words, member: &CrewMember, today: Date) -> Markup {
    let kind = member.presence();
    // Who comes is ticked as they come in; of anything else the hour of the tick says only when it was told.
    let is_coming = matches!(kind, PresenceKind::Present | PresenceKind::Late);
    let ticked_at = words.time_on(member.recorded_at_us, today);
    html! {
        @if is_taken(member) {
            (if kind == PresenceKind::Present { Icon::Check.draw() } else { Icon::Info.draw() })
            (words.say(kind_key(kind)))
            @if is_coming && member.recorded_at_us != 0 { " " (ticked_at) }
            @if member.minutes_present > 0 { " · " (words.hours(member.minutes_present.into())) }
            @if !is_coming && member.recorded_at_us != 0 { " · " (words.fill("crew-ticked-at", &[("clock", ticked_at.into())])) }
        } @else if member.is_absent { (words.say("crew-absent")) }
        @else { (words.say("crew-not-taken")) }
    }
}

fn here(visit: &Visit, shift: &Shift, member: &CrewMember) -> Markup {
    let words = &visit.words;
    let minutes = whole_shift(shift);
    let content = html! {
        (about(shift, member))
        input type="hidden" name="uren" value=(minutes / 60);
        input type="hidden" name="minuten" value=(minutes % 60);
        button.button.main[!member.is_absent].here type="submit" name="wat" value=(kind_word(PresenceKind::Present)) {
            (Icon::Check.draw()) span { (words.say("crew-present")) span.hidden { " " (member.display_name) } }
        }
    };
    html! { div data-tick="" { (form::changing(&visit.signed, PATH, &content)) } }
}

/// With what was typed before, when that was refused.
fn otherwise(visit: &Visit, shift: &Shift, member: &CrewMember, kept: Option<&Fields>) -> Markup {
    let words = &visit.words;
    let id = format!("{}-{}", shift.shift_id, member.worker_id);
    let (hours, minutes) = (format!("uren-{id}"), format!("minuten-{id}"));
    let known = if is_taken(member) { member.minutes_present } else { whole_shift(shift) };
    let typed = |name: &str, usual: String| kept.map_or(usual, |fields| fields.text(name).to_owned());
    let chosen = kept.map_or(kind_word(member.presence()), |fields| fields.text("wat"));
    let (of_hours, of_minutes) =
        (typed("uren", (known / 60).to_string()), typed("minuten", format!("{:02}", known % 60)));
    let content = html! {
        (about(shift, member))
        fieldset.kinds {
            legend { (words.say("crew-what")) }
            @if is_taken(member) { (kind(words, PresenceKind::Present, chosen)) }
            @for other in OTHER { (kind(words, other, chosen)) }
        }
        fieldset.worked {
            legend { (words.say("crew-worked")) }
            input id=(hours) type="text" inputmode="numeric" name="uren" value=(of_hours) size="2" maxlength="2" autocomplete="off";
            label for=(hours) { (words.say("crew-hours")) }
            input id=(minutes) type="text" inputmode="numeric" name="minuten" value=(of_minutes) size="2" maxlength="2" autocomplete="off";
            label for=(minutes) { (words.say("crew-minutes")) }
        }
        p.hint { (words.say("crew-worked-hint")) }
        (button::submit(Weight::Main, &words.say("crew-save")))
    };
    html! { div data-tick="" { (form::changing(&visit.signed, PATH, &content)) } }
}

fn kind(words: &Words, kind: PresenceKind, chosen: &str) -> Markup {
    html! {
        label {
            input type="radio" name="wat" value=(kind_word(kind)) required checked[kind_word(kind) == chosen];
            span { (words.say(kind_key(kind))) }
        }
    }
}

fn about(shift: &Shift, member: &CrewMember) -> Markup {
    html! {
        input type="hidden" name="dienst" value=(shift.shift_id);
        input type="hidden" name="wie" value=(member.worker_id);
    }
}
