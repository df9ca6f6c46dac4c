//! `GET /vandaag`: a coach's own shifts of today on a phone, with presence to take.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{Coach, CrewMember, ListShiftsRequest, ListSignalsRequest, PresenceKind, Shift, Signal};

use crate::{
    assets,
    offline::queue_line,
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

mod queued;
pub(crate) mod record;
pub(crate) mod signal;
pub(crate) mod swap;
mod tick;
pub(crate) mod together;

/// How many shifts of a day stand on the page.
const SHOWN: i32 = 50;
/// How many signals of a day are read.
const SHOWN_SIGNALS: i32 = 200;
/// How long after the last shift a phone still keeps what it shows and what waits to be sent.
const KEPT_HOURS_AFTER: i64 = 12;

/// `GET /vandaag`. The page reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (clock, words) = (&face.context.clock, &visit.words);
    let today = clock.today();
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let (read, said) = tokio::join!(within("crews", read(reader, today)), within("signals", signals(reader, today)));
    let said = if let Read::Seen(said) = said { said } else { Vec::new() };
    let read_at = brussels::civil(clock.now());
    let mut kept_for = face.sessions.ends_in_seconds(&visit.signed, clock.wall());
    let shifts = match read {
        Read::Seen(shifts) => {
            kept_for = kept_for_seconds(&shifts, read_at).unwrap_or(kept_for);
            show(&visit, &shifts, (&said, today), visit.kept(&face, record::PATH).as_ref())
        }
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("crew-silent")),
    };
    let minute = u32::try_from(i32::from(read_at.hour()) * 60 + i32::from(read_at.minute())).unwrap_or(0);
    let title = words.say("room-crew-today").into_owned();
    let who = visit.signed.viewer.about.map(|coach| coach.to_string()).unwrap_or_default();
    // What `crew.js` keeps for a place without a connection, for whom and until when.
    let content = html! {
        (queue_line(words))
        div.crew-today data-manifest=(assets::address("werkbrug.webmanifest")) data-who=(who) data-kept-for=(kept_for) {
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

async fn signals(reader: Reader<'_>, today: Date) -> Result<Vec<Signal>, Status> {
    let ask = ListSignalsRequest { page_size: SHOWN_SIGNALS, on: today.to_string(), ..ListSignalsRequest::default() };
    Ok(reader.floor()?.list_signals(ask).await?.into_inner().signals)
}

/// How long a phone keeps the crews: until so long after the last of them went home. Without a crew nothing is to be kept.
fn kept_for_seconds(shifts: &[Shift], now: DateTime) -> Option<i64> {
    let end = |shift: &Shift| {
        let minutes = shift.start_minute.saturating_add(whole_shift(shift)).saturating_add(shift.break_minutes);
        let midnight: Date = shift.day.parse().ok()?;
        midnight.at(0, 0, 0, 0).checked_add(i64::from(minutes).minutes()).ok()
    };
    let last = shifts.iter().filter_map(end).max()?.checked_add(KEPT_HOURS_AFTER.hours()).ok()?;
    Some(brussels::instant(last).duration_since(brussels::instant(now)).as_secs().max(0))
}

fn show(visit: &Visit, shifts: &[Shift], (said, today): (&[Signal], Date), kept: Option<&Fields>) -> Markup {
    html! {
        @if shifts.is_empty() { (empty(&visit.words.say("crew-none"))) }
        @for shift in shifts { (of_shift(visit, (shift, shifts), (said, today), kept)) }
    }
}

fn of_shift(
    visit: &Visit,
    (shift, all): (&Shift, &[Shift]),
    (said, today): (&[Signal], Date),
    kept: Option<&Fields>,
) -> Markup {
    let words = &visit.words;
    let id = format!("dienst-{}", shift.shift_id);
    html! {
        section.card.shift id=(id) aria-labelledby={ "kop-" (id) } {
            h2 id={ "kop-" (id) } { (shift.place_name) " " span.soft.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
            @if !shift.work_description.is_empty() { p.task { (shift.work_description) } }
            (progress(words, shift))
            @if shift.crew.is_empty() { (empty(&words.say("crew-nobody"))) }
            ul.ticks { @for member in &shift.crew { li id={ "rij-" (shift.shift_id) "-" (member.worker_id) } { (tick::row(visit, (shift, all), (member, today), kept)) } } }
            (signal::of_shift(visit, shift, said, today))
            (swap::pieces(visit, shift))
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
pub(crate) const fn kind_key(kind: PresenceKind) -> &'static str {
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
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_phone_keeps_the_crews_until_twelve_hours_after_the_last_shift() {
        let shift = |start_minute, end_minute| Shift {
            day: "2026-11-23".into(),
            start_minute,
            end_minute,
            break_minutes: 30,
            ..Shift::default()
        };
        let at_six = date(2026, 11, 23).at(6, 0, 0, 0);
        let table = [
            (vec![], None),
            (vec![shift(480, 960)], Some(22)),
            (vec![shift(480, 960), shift(360, 840)], Some(22)),
            (vec![shift(1_320, 360)], Some(36)),
        ];
        for (shifts, hours) in table {
            assert_eq!(kept_for_seconds(&shifts, at_six), hours.map(|hours: i64| hours * 3_600), "{shifts:?}");
        }
        assert_eq!(kept_for_seconds(&[shift(480, 960)], date(2026, 11, 24).at(5, 0, 0, 0)), Some(0));
    }

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
