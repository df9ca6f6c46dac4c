//! `GET /vandaag`: a coach's own shifts of today on a phone, with presence to take.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{Coach, CrewMember, ListShiftsRequest, PresenceKind, Shift};

use crate::{
    assets,
    pages::{
        contact::call,
        frame::Frame,
        heads,
        parts::{
            badge::{Tone, badge},
            empty::{empty, silent},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Visit},
    web::Face,
    words::{Words, key},
};

pub(crate) mod record;
mod tick;
pub(crate) mod together;

/// How many shifts of a day stand on the page.
const SHOWN: i32 = 50;

/// `GET /vandaag`. The page reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (clock, words) = (&face.context.clock, &visit.words);
    let today = clock.today();
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shifts = match within("crews", read(reader, today)).await {
        Read::Seen(shifts) => show(&visit, &shifts, today, visit.kept(&face, record::PATH).as_ref()),
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("crew-silent")),
    };
    let read_at = brussels::civil(clock.now());
    let minute = u32::try_from(i32::from(read_at.hour()) * 60 + i32::from(read_at.minute())).unwrap_or(0);
    let title = words.say("room-crew-today").into_owned();
    let ends_in = face.sessions.ends_in_seconds(&visit.signed, clock.wall());
    // What `crew.js` keeps for a place without a connection, and the queue of ticks that is to come.
    let content = html! {
        div.crew-today data-manifest=(assets::address("werkbrug.webmanifest")) data-day=(today) data-ends-in=(ends_in) {
            h1 { (title) " " span.soft { (words.short_day(today, today)) } }
            p.read-at { (words.fill("crew-read-at", &[("clock", words.clock(minute).into())])) }
            div #ploegen.stack data-live="crews.shifts social.availability social.people" data-source="/vandaag" { (shifts) }
        }
    };
    Ok(Frame::of(&face, &visit, title).live(after).module("crew.js").answer(&content))
}

async fn read(reader: Reader<'_>, today: Date) -> Result<Vec<Shift>, Status> {
    let ask = ListShiftsRequest { page_size: SHOWN, on: today.to_string(), ..ListShiftsRequest::default() };
    let mut shifts = reader.crews()?.list_shifts(ask).await?.into_inner().shifts;
    shifts.sort_by(|one, other| (one.start_minute, &one.place_name).cmp(&(other.start_minute, &other.place_name)));
    Ok(shifts)
}

fn show(visit: &Visit, shifts: &[Shift], today: Date, kept: Option<&Fields>) -> Markup {
    html! {
        @if shifts.is_empty() { (empty(&visit.words.say("crew-none"))) }
        @for shift in shifts { (of_shift(visit, shift, today, kept)) }
    }
}

fn of_shift(visit: &Visit, shift: &Shift, today: Date, kept: Option<&Fields>) -> Markup {
    let words = &visit.words;
    let id = format!("dienst-{}", shift.shift_id);
    html! {
        section.card.shift id=(id) aria-labelledby={ "kop-" (id) } {
            h2 id={ "kop-" (id) } { (shift.place_name) " " span.soft.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
            @if !shift.work_description.is_empty() { p.task { (shift.work_description) } }
            (progress(words, shift))
            @if shift.crew.is_empty() { (empty(&words.say("crew-nobody"))) }
            ul.ticks { @for member in &shift.crew { li { (tick::row(visit, shift, (member, today), kept)) } } }
            (colleagues(words, &shift.coaches, &visit.signed.name))
        }
    }
}

/// How many are there of those on the list, how many were not ticked off yet, and how many seats are empty.
fn progress(words: &Words, shift: &Shift) -> Markup {
    // Who fell out is not expected, unless they came all the same.
    let expected = || shift.crew.iter().filter(|member| !member.is_absent || is_taken(member));
    let all = expected().count();
    let to_take = expected().filter(|member| !is_taken(member)).count();
    let there = shift.crew.iter().filter(|member| is_there(member)).count();
    let empty = shift.heads_wanted.saturating_sub(heads::of_shift(shift));
    html! {
        p.core {
            @if all > 0 { strong { (words.fill("crew-there", &[("there", there.into()), ("all", all.into())])) } }
            @if all > 0 && to_take == 0 { (badge(Tone::Good, &words.say("crew-all-taken"))) }
            @else if to_take > 0 { span.soft { (words.fill("crew-to-take", &[("count", to_take.into())])) } }
            @if empty > 0 { (badge(Tone::Watch, &words.fill("crew-seats-empty", &[("count", empty.into())]))) }
        }
    }
}

/// The other coaches of this shift.
fn colleagues(words: &Words, coaches: &[Coach], own_name: &str) -> Markup {
    let others: Vec<&Coach> = coaches.iter().filter(|coach| coach.display_name != own_name).collect();
    html! { @if !others.is_empty() {
        h3 { (words.say("crew-colleagues")) }
        ul.contacts { @for coach in others { li { (call(&coach.display_name, &coach.work_phone)) } } }
    } }
}

/// What happened, in a word.
const fn kind_key(kind: PresenceKind) -> &'static str {
    match kind {
        PresenceKind::Present => key("crew-present"),
        PresenceKind::Late => key("crew-late"),
        PresenceKind::LeftEarly => key("crew-left-early"),
        PresenceKind::NoShow => key("crew-no-show"),
        PresenceKind::SentHome => key("crew-sent-home"),
        PresenceKind::Unspecified => key("crew-not-taken"),
    }
}

/// The minutes of a whole shift, the break taken off.
fn whole_shift(shift: &Shift) -> u32 {
    let end =
        if shift.end_minute > shift.start_minute { shift.end_minute } else { shift.end_minute.saturating_add(1_440) };
    end.saturating_sub(shift.start_minute).saturating_sub(shift.break_minutes)
}

/// Whether this person was ticked off.
fn is_taken(member: &CrewMember) -> bool {
    member.presence() != PresenceKind::Unspecified
}

/// Whether this person came; who left again had come.
fn is_there(member: &CrewMember) -> bool {
    match member.presence() {
        PresenceKind::Present | PresenceKind::Late | PresenceKind::LeftEarly | PresenceKind::SentHome => true,
        PresenceKind::Unspecified | PresenceKind::NoShow => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_whole_shift_is_its_hours_without_the_break_also_over_midnight() {
        for (start, end, pause, expected) in [(480, 960, 30, 450), (1_320, 360, 0, 480), (480, 490, 30, 0)] {
            let shift = Shift { start_minute: start, end_minute: end, break_minutes: pause, ..Shift::default() };
            assert_eq!(whole_shift(&shift), expected, "{start} {end}");
        }
    }

    #[test]
    fn a_shift_says_who_is_there_who_was_not_seen_yet_and_which_seats_are_empty() {
        use PresenceKind::{Late, NoShow, Present, Unspecified};
        let shift = |presence: &[PresenceKind], standing_in| Shift {
            heads_wanted: 3,
            heads_assigned: 3 - standing_in,
            heads_standing_in: standing_in,
            crew: presence
                .iter()
                .map(|kind| CrewMember { presence: (*kind).into(), ..CrewMember::default() })
                .collect(),
            ..Shift::default()
        };
        for (presence, standing_in, says, says_not) in [
            ([Present, Unspecified, Unspecified], 0, "1 van 3 aanwezig", "lege plaats"),
            ([Present, Late, NoShow], 0, "2 van 3 aanwezig", "nog niet"),
            ([Present, Present, Present], 3, "3 van 3 aanwezig", "lege plaats"),
            ([Present, Late, Unspecified], 0, "1 nog niet opgenomen", "iedereen opgenomen"),
        ] {
            let text = progress(&dutch(), &shift(&presence, standing_in)).into_string();
            assert!(text.contains(says) && !text.contains(says_not), "{presence:?}: {text}");
        }
    }
}
