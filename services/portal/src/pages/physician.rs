//! `GET /arbeidsarts`: what the occupational physician may see: limits and dates of absences of everybody.

use std::{collections::BTreeMap, sync::Arc};

use axum::{extract::State, response::Response};
use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::social::Absence;

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::{empty, empty_with},
            stat::{Stat, stats},
            table::{Head, table},
        },
        premiums::books::{Named, named, names},
        workers::absent_on,
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::Words,
};

/// `GET /arbeidsarts`.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, after, today) = (&visit.words, face.hub.position(), face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let (absent, names) = tokio::join!(absent_on(reader, today), names(reader));
    let people = button::link(Weight::Plain, "/medewerkers", &words.say("room-workers"));
    let content = html! {
        h1 { (words.say("room-physician")) " " span.soft { (words.short_day(today, today)) } }
        div.two {
            div #vandaag data-live="social.availability social.people" data-source="/arbeidsarts" {
                (card("afwezig", &words.say("care-absent-today"), &absences(words, &absent?, &names, today)))
            }
            div.stack {
                (card("grenzen", &words.say("care-limits"), &empty_with(&words.say("physician-limits"), &people)))
                (card("kluis", &words.say("physician-vault"), &empty(&words.say("physician-no-vault"))))
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-physician")).live(after).answer(&content))
}

fn absences(words: &Words, absent: &BTreeMap<String, Absence>, names: &BTreeMap<String, Named>, today: Date) -> Markup {
    if absent.is_empty() {
        return empty(&words.say("care-nobody-absent"));
    }
    let count = words.number(i64::try_from(absent.len()).unwrap_or(i64::MAX));
    let mut rows: Vec<(Named, &Absence)> = absent.values().map(|one| (named(names, &one.worker_id), one)).collect();
    rows.sort_by_cached_key(|(who, one)| (who.name.to_lowercase(), one.absence_id.clone()));
    let titles = ["care-who", "care-from", "care-to"];
    let [who, from, to] = titles.map(|title| words.say(title));
    let lines = html! { @for (who, one) in &rows { tr {
        th scope="row" { a href={ "/medewerkers/" (one.worker_id) } { (who.name) } }
        td { (words.day_cell(&one.from, today)) }
        td { (words.day_cell(one.to.as_deref().unwrap_or_default(), today)) }
    } } };
    html! {
        (stats(&[Stat::calm(&words.say("care-absent-today"), &count)]))
        div.personal { (table(&words.say("care-absent-today"), &[Head::text(&who), Head::text(&from), Head::text(&to)], &lines)) }
        p.paper { (words.say("care-not-on-paper")) }
    }
}
