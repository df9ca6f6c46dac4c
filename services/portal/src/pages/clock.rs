//! `GET /prikklok`: brings in what a time clock noted, as a CSV file: name, day, in and out. It proposes times; a coach confirms
//! them at `/aanwezigheid`.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Time;
use maud::{Markup, html};
use werkbrug_proto::crews::{ClockEvent, RecordClockEventsRequest};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            form::{Field, bringing},
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    upload::Uploaded,
    visit::Visit,
    web::Face,
    words::{Words, dates},
};

const PATH: &str = "/prikklok";
/// How many lines that could not be read are named.
const NAMED: usize = 5;

/// `GET /prikklok`.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let words = &visit.words;
    let content = html! {
        h1 { (words.say("room-clock")) }
        p.intro { (words.say("times-clock-intro")) }
        section.card {
            (bringing(&visit.signed, PATH, &form(words)))
            p.soft { (words.say("times-clock-columns")) }
            pre { (words.say("times-clock-sample")) }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-clock")).answer(&content))
}

fn form(words: &Words) -> Markup {
    html! {
        (Field::required("bestand", &words.say("times-clock-file")).file())
        (button::submit(Weight::Main, &words.say("times-clock-bring")))
    }
}

/// `POST /prikklok`: all lines or none; a name of nobody is said back.
pub(crate) async fn bring(State(face): State<Arc<Face>>, sent: Uploaded) -> Result<Response, Trouble> {
    let (visit, words) = (&sent.visit, &sent.visit.words);
    let back = Redirect::to(PATH).into_response();
    let (events, unread) = read(&String::from_utf8_lossy(&sent.file));
    if !unread.is_empty() || events.is_empty() {
        let lines: Vec<String> = unread.iter().take(NAMED).map(ToString::to_string).collect();
        let text =
            words.fill("times-clock-unread", &[("lines", lines.join(", ").into()), ("count", unread.len().into())]);
        visit.tell(&face, Notice::refused(text));
        return Ok(back);
    }
    let ask =
        RecordClockEventsRequest { request_id: sent.fields.text("request_id").to_owned(), events: events.clone() };
    let answer = Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.record_clock_events(ask).await;
    let notice = match answer {
        Ok(answer) => told(words, &events, answer.get_ref().taken, &answer.get_ref().unknown),
        Err(_) => Notice::refused(words.say("times-clock-refused")),
    };
    visit.tell(&face, notice);
    Ok(back)
}

fn told(words: &Words, events: &[ClockEvent], taken: u32, unknown: &[u32]) -> Notice {
    let text = words.fill("times-clock-taken", &[("count", taken.into())]);
    let name = |place: &u32| Some(events.get(usize::try_from(*place).ok()?)?.display_name.clone());
    let mut names: Vec<String> = unknown.iter().filter_map(name).collect();
    names.sort();
    names.dedup();
    if names.is_empty() {
        return Notice::done(text);
    }
    Notice::watch(format!("{text} {}", words.fill("times-clock-unknown", &[("names", names.join(", ").into())])))
}

/// The stays of a file, and the numbers of the lines that are none. A first line with the names of the columns may stand there.
fn read(text: &str) -> (Vec<ClockEvent>, Vec<usize>) {
    let (mut events, mut unread) = (Vec::new(), Vec::new());
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        match event(line) {
            Some(event) => events.push(event),
            None if line.trim().is_empty() || (at == 0 && line.to_lowercase().contains("naam")) => {}
            None => unread.push(at.saturating_add(1)),
        }
    }
    (events, unread)
}

fn event(line: &str) -> Option<ClockEvent> {
    let cells: Vec<&str> = line.split(';').map(|cell| cell.trim().trim_matches('"')).collect();
    let [name, day, from, to] = cells.as_slice() else { return None };
    if name.is_empty() {
        return None;
    }
    let minute = |text: &str| {
        let time: Time = text.parse().ok()?;
        u32::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).ok()
    };
    let (in_minute, out_minute) = (minute(from)?, minute(to)?);
    let (display_name, day) = ((*name).to_owned(), dates::typed(day)?.to_string());
    Some(ClockEvent { display_name, day, in_minute, out_minute })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_clock_is_read_line_by_line_and_what_is_none_is_named() {
        let text = "\u{feff}Naam;Dag;In;Uit\r\nRita Proef;23/11/2026;08:02;16:00\r\n\"Bo Proef\";2026-11-23;22:00;06:05\r\n\r\nBo;gisteren;1;2\r\n";
        let (events, unread) = read(text);
        let told: Vec<_> = events
            .iter()
            .map(|one| (one.display_name.as_str(), one.day.as_str(), one.in_minute, one.out_minute))
            .collect();
        assert_eq!(told, [("Rita Proef", "2026-11-23", 482, 960), ("Bo Proef", "2026-11-23", 1_320, 365)]);
        assert_eq!(unread, [5]);
    }
}
