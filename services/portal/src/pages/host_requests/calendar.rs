//! The calendar of a host: `POST /aanvragen/agenda` opens or revokes one, `GET /agenda/{secret}` is what its programs read.
//! Whoever knows the address reads hours and head counts, and no names.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, StatusCode, header::CONTENT_TYPE};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime},
};
use maud::{Markup, html};
use werkbrug_proto::crews::{
    Calendar, CalendarEntry, OpenCalendarRequest, ReadCalendarRequest, RevokeCalendarRequest, floor_client::FloorClient,
};

use super::{PATH, ical};
use crate::{
    pages::parts::{
        button::{self, Weight},
        form::changing,
        notice::Notice,
    },
    reading::Reader,
    secret,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, guest::Guest},
};

/// Where calendars are opened and revoked.
const KEEP: &str = "/aanvragen/agenda";
/// How the address of a calendar ends.
const ENDING: &str = ".ics";

/// The calendars that are open, and the button for another.
pub(super) fn show(visit: &Visit, calendars: &[Calendar], today: Date) -> Markup {
    let words = &visit.words;
    let revoke = |calendar: &Calendar| {
        let opened = words.moment(calendar.opened_at_us, today);
        let content = html! {
            input type="hidden" name="agenda" value=(calendar.calendar_id);
            p { (words.fill("floor-calendar-opened", &[("moment", opened.as_str().into())])) }
            (button::submit(Weight::Danger, &words.fill("floor-calendar-revoke", &[("moment", opened.as_str().into())])))
        };
        changing(&visit.signed, KEEP, &content)
    };
    html! {
        p { (words.say("floor-calendar-intro")) }
        @for calendar in calendars { (revoke(calendar)) }
        (changing(&visit.signed, KEEP, &button::submit(Weight::Plain, &words.say("floor-calendar-open"))))
    }
}

/// `POST /aanvragen/agenda`.
pub(crate) async fn keep(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let mut floor = Reader::of(&face.context.peers, &visit.signed.viewer).floor()?;
    let request_id = fields.text("request_id").to_owned();
    let calendar_id = fields.text("agenda").to_owned();
    let notice = if calendar_id.is_empty() {
        let secret = secret::fresh();
        let address = face.address.of(&format!("/agenda/{secret}{ENDING}"));
        let asked = floor.open_calendar(OpenCalendarRequest { request_id, fingerprint: fingerprint(&secret) }).await;
        asked.map(|_| Notice::info(visit.words.fill("floor-calendar-address", &[("address", address.into())])))
    } else {
        let asked = floor.revoke_calendar(RevokeCalendarRequest { request_id, calendar_id }).await;
        asked.map(|_| Notice::done(visit.words.say("floor-calendar-revoked")))
    };
    visit.tell(&face, notice.unwrap_or_else(|_| Notice::refused(visit.words.say("floor-calendar-refused"))));
    Ok(Redirect::to(PATH).into_response())
}

/// What a calendar is looked up by: neither we nor the service keep its address.
fn fingerprint(secret: &str) -> String {
    secret::fingerprint(secret).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `GET /agenda/{secret}`: no session; the address is the key, and a revoked one leads nowhere.
pub(crate) async fn file(State(face): State<Arc<Face>>, guest: Guest, Path(name): Path<String>) -> Response {
    let secret = name.strip_suffix(ENDING).unwrap_or(&name);
    let Ok(channel) = face.context.peers.as_process("crews") else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let ask = ReadCalendarRequest { fingerprint: fingerprint(secret) };
    match FloorClient::new(channel).read_calendar(ask).await {
        Ok(answer) => {
            let words = face.books.for_anyone(guest.tongue);
            let events: Vec<ical::Event> =
                answer.into_inner().entries.iter().filter_map(|entry| event(&words, entry)).collect();
            let said = [(CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"))];
            (said, ical::file(&words.say("floor-calendar-name"), &events)).into_response()
        }
        Err(status) if status.code() == tonic::Code::NotFound => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn event(words: &Words, entry: &CalendarEntry) -> Option<ical::Event> {
    let day: Date = entry.day.parse().ok()?;
    let at = |minute: u32, day: Date| -> Option<DateTime> {
        day.at(0, 0, 0, 0).checked_add(i64::from(minute).minutes()).ok()
    };
    let last = if entry.end_minute > entry.start_minute { day } else { day.saturating_add(1.day()) };
    let heads = entry.heads_wanted.into();
    Some(ical::Event {
        uid: format!("{}@werkbrug", entry.shift_id),
        sequence: entry.sequence,
        stamp: Timestamp::from_microsecond(entry.changed_at_us).ok()?,
        is_cancelled: entry.is_cancelled,
        start: at(entry.start_minute, day)?,
        end: at(entry.end_minute, last)?,
        summary: words.fill("floor-calendar-line", &[("place", entry.place_name.as_str().into()), ("count", heads)]),
        description: words.say("floor-calendar-text").into_owned(),
    })
}
