//! `GET /aanvragen`: what a host asks for: a new crew, the same as last time, a week again; more or fewer people, or none,
//! with what the agreement says about it; and a calendar for its own programs.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{
    Calendar, Engagement, HostShift, ListCalendarsRequest, ListEngagementsRequest, ListHostShiftsRequest,
};

use crate::{
    pages::{
        frame::Frame,
        parts::{card::card, empty::silent},
        standing,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
};

pub(crate) mod ask;
pub(crate) mod calendar;
pub(crate) mod change;
mod coming;
pub(crate) mod evaluate;
mod ical;

/// The address.
const PATH: &str = "/aanvragen";
/// How far back the page looks for what was asked last, and how far ahead, in days.
const DAYS_BACK: i64 = 28;
const DAYS_AHEAD: i64 = 33;
/// The most agreements that one host has.
const AGREEMENTS: i32 = 200;

/// What the page shows.
struct Seen {
    agreements: Vec<Engagement>,
    shifts: Vec<HostShift>,
    calendars: Vec<Calendar>,
}

/// `GET /aanvragen`. The list of shifts reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, now) = (&visit.words, brussels::civil(face.context.clock.now()));
    let today = now.date();
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shown = match within("requests", read(reader, today)).await {
        Read::Seen(seen) => show(&visit, &seen, now),
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("floor-page-silent")),
    };
    let content = html! {
        h1 { (words.say("room-requests")) }
        (shown)
    };
    Ok(Frame::of(&face, &visit, words.say("room-requests")).live(after).answer(&content))
}

async fn read(reader: Reader<'_>, today: Date) -> Result<Seen, Status> {
    let (from, to) = (today.saturating_sub(DAYS_BACK.days()), today.saturating_add(DAYS_AHEAD.days()));
    let asked = ListHostShiftsRequest { from: from.to_string(), to: to.to_string() };
    let agreements = ListEngagementsRequest { page_size: AGREEMENTS, ..ListEngagementsRequest::default() };
    let (mut crews, mut floor, mut calendars) = (reader.crews()?, reader.floor()?, reader.floor()?);
    let (agreements, shifts, calendars) = tokio::try_join!(
        crews.list_engagements(agreements),
        floor.list_host_shifts(asked),
        calendars.list_calendars(ListCalendarsRequest {}),
    )?;
    Ok(Seen {
        agreements: agreements.into_inner().engagements,
        shifts: shifts.into_inner().shifts,
        calendars: calendars.into_inner().calendars,
    })
}

fn show(visit: &Visit, seen: &Seen, now: DateTime) -> Markup {
    let (words, today) = (&visit.words, now.date());
    html! {
        div.flow {
            (card("nieuw", &words.say("floor-ask-new"), &ask::form(visit, &seen.agreements, today)))
            (card("zelfde", &words.say("floor-ask-same"), &ask::same(visit, &seen.shifts, today)))
        }
        section #komend.card data-live="crews.shifts social.availability" data-source=(PATH) {
            h2 { (words.say("floor-coming-shifts")) }
            (standing::alarm(standing::second_of(now), standing::turns(&seen.shifts, today)))
            (coming::list(visit, &seen.shifts, today))
            (coming::silence(words, &seen.shifts, today))
            (coming::made(words, &seen.shifts, today))
        }
        (card("oordeel", &words.say("floor-how-is-it"), &evaluate::form(visit, &seen.agreements)))
        (card("agenda", &words.say("floor-calendar"), &calendar::show(visit, &seen.calendars, today)))
    }
}
