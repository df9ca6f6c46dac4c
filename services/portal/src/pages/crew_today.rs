//! `GET /vandaag`: a coach's own shifts of today on a phone, with presence to take.

use std::{collections::BTreeSet, sync::Arc};

use axum::{extract::State, response::Response};
use futures::future::join_all;
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{Coach, CrewMember, GetMyDayRequest, ListShiftsRequest, PresenceKind, Shift};

use crate::{
    assets,
    pages::{
        contact::call,
        frame::Frame,
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
        Read::Seen(seen) => show(&visit, &seen, visit.kept(&face, record::PATH).as_ref()),
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

/// A coach's shifts of a day, and who on them has no day to look at together.
struct Seen {
    shifts: Vec<Shift>,
    unplanned: BTreeSet<String>,
}

async fn read(reader: Reader<'_>, today: Date) -> Result<Seen, Status> {
    let ask = ListShiftsRequest { page_size: SHOWN, on: today.to_string(), ..ListShiftsRequest::default() };
    let mut shifts = reader.crews()?.list_shifts(ask).await?.into_inner().shifts;
    shifts.sort_by(|one, other| (one.start_minute, &one.place_name).cmp(&(other.start_minute, &other.place_name)));
    let unplanned = unplanned(reader, &shifts, today).await;
    Ok(Seen { shifts, unplanned })
}

/// Who came without being planned. A shift with more people than seats does not tell which of them, so their days are
/// asked for: only who is planned with this coach has one.
async fn unplanned(reader: Reader<'_>, shifts: &[Shift], today: Date) -> BTreeSet<String> {
    let has_more = |shift: &&Shift| shift.crew.len() > usize::try_from(shift.heads_assigned).unwrap_or(usize::MAX);
    let people = shifts.iter().filter(has_more).flat_map(|shift| &shift.crew).filter(|member| !member.is_absent);
    let people: BTreeSet<&str> = people.map(|member| member.worker_id.as_str()).collect();
    let days = people.into_iter().map(|person| async move {
        let ask = GetMyDayRequest { worker_id: person.to_owned(), day: today.to_string() };
        let has_day = match reader.crews() {
            Ok(mut crews) => Box::pin(crews.get_my_day(ask)).await.is_ok(),
            Err(_) => false,
        };
        (!has_day).then(|| person.to_owned())
    });
    join_all(days).await.into_iter().flatten().collect()
}

fn show(visit: &Visit, seen: &Seen, kept: Option<&Fields>) -> Markup {
    html! {
        @if seen.shifts.is_empty() { (empty(&visit.words.say("crew-none"))) }
        @for shift in &seen.shifts { (of_shift(visit, shift, &seen.unplanned, kept)) }
    }
}

fn of_shift(visit: &Visit, shift: &Shift, unplanned: &BTreeSet<String>, kept: Option<&Fields>) -> Markup {
    let words = &visit.words;
    let id = format!("dienst-{}", shift.shift_id);
    let taken = shift.crew.iter().filter(|member| member.presence() != PresenceKind::Unspecified).count();
    html! {
        section.card.shift id=(id) aria-labelledby={ "kop-" (id) } {
            h2 id={ "kop-" (id) } { (shift.place_name) " " span.soft.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
            @if !shift.work_description.is_empty() { p.task { (shift.work_description) } }
            (progress(words, taken, shift))
            @if shift.crew.is_empty() { (empty(&words.say("crew-nobody"))) }
            ul.ticks { @for member in &shift.crew { li { (tick::row(visit, shift, member, !unplanned.contains(&member.worker_id), kept)) } } }
            (colleagues(words, &shift.coaches, &visit.signed.name))
        }
    }
}

/// How many were ticked off, and how many seats are empty.
fn progress(words: &Words, taken: usize, shift: &Shift) -> Markup {
    let all = shift.crew.len();
    let empty = shift.heads_wanted.saturating_sub(shift.heads_assigned.saturating_sub(shift.heads_absent));
    html! {
        p.core {
            @if all > 0 && taken == all { (badge(Tone::Good, &words.say("crew-all-taken"))) }
            @else if all > 0 { strong { (words.fill("crew-taken", &[("taken", taken.into()), ("all", all.into())])) } }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_shift_is_its_hours_without_the_break_also_over_midnight() {
        for (start, end, pause, expected) in [(480, 960, 30, 450), (1_320, 360, 0, 480), (480, 490, 30, 0)] {
            let shift = Shift { start_minute: start, end_minute: end, break_minutes: pause, ..Shift::default() };
            assert_eq!(whole_shift(&shift), expected, "{start} {end}");
        }
    }
}
