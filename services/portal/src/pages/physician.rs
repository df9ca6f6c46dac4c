//! `GET /arbeidsarts`: what the occupational physician may see: limits and dates of absences of everybody.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::social::{Absence, ListAbsencesRequest, ListAbsencesResponse};

use crate::{
    lists::cell::folded,
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::{empty, empty_with},
            table::{Head, table},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::Words,
};

/// How many absences stand on the page.
const SHOWN: i32 = 100;

/// `GET /arbeidsarts`.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, after, today) = (&visit.words, face.hub.position(), face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let absent = absent_on(reader, today).await?;
    let people = button::link(Weight::Plain, "/medewerkers", &words.say("room-workers"));
    let content = html! {
        h1 { (words.say("room-physician")) " " span.soft { (words.short_day(today, today)) } }
        div.two {
            div #vandaag data-live="social.availability social.people" data-source="/arbeidsarts" {
                (card("afwezig", &words.say("care-absent-today"), &absences(words, &absent, today)))
            }
            div.stack {
                (card("grenzen", &words.say("care-limits"), &empty_with(&words.say("physician-limits"), &people)))
                (card("kluis", &words.say("physician-vault"), &empty(&words.say("physician-no-vault"))))
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-physician")).live(after).answer(&content))
}

/// The absences of a day: dates only.
async fn absent_on(reader: Reader<'_>, day: Date) -> Result<ListAbsencesResponse, Status> {
    let ask = ListAbsencesRequest { page_size: SHOWN, on: day.to_string(), ..ListAbsencesRequest::default() };
    Ok(reader.social()?.list_absences(ask).await?.into_inner())
}

fn absences(words: &Words, absent: &ListAbsencesResponse, today: Date) -> Markup {
    if absent.absences.is_empty() {
        return empty(&words.say("care-nobody-absent"));
    }
    let mut rows: Vec<&Absence> = absent.absences.iter().collect();
    rows.sort_by_cached_key(|one| (folded(&one.display_name), one.absence_id.clone()));
    let titles = ["care-who", "care-from", "care-to"];
    let [who, from, to] = titles.map(|title| words.say(title));
    let lines = html! { @for one in &rows { tr {
        th scope="row" { a href={ "/medewerkers/" (one.worker_id) } { (one.display_name) } }
        td { (words.day_cell(&one.from, today)) }
        td { (words.day_cell(one.to.as_deref().unwrap_or_default(), today)) }
    } } };
    html! {
        p { strong { (words.fill("physician-absent", &[("count", absent.total_size.into())])) } }
        div.personal { (table(&words.say("care-absent-today"), &[Head::text(&who), Head::text(&from), Head::text(&to)], &lines)) }
        @if !absent.next_page_token.is_empty() {
            p { (button::link(Weight::Plain, "/medewerkers?vandaag=afwezig", &words.say("list-next"))) }
        }
        p.paper { (words.say("care-not-on-paper")) }
    }
}
