//! `GET /vormgeving`: every piece that pages are made of, with what it is for. New pieces come here first.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use maud::{Markup, html};

use crate::{
    lists::sheet::Take,
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            dialog::dialog,
            empty::{empty_with, silent},
            icon::Icon,
            notice::Notice,
            official::official,
        },
    },
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

mod figures;
mod forms;
pub(crate) mod rows;

/// `GET /vormgeving`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let sheet = figures::sheet(words);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let title = words.say("room-design");
    let content = html! {
        h1 { (title) }
        p.intro { (words.say("design-intro")) }
        div.flow {
            (card("toon", &words.say("design-tones"), &tones(words)))
            (card("knoppen", &words.say("design-buttons"), &buttons(words)))
            (card("berichten", &words.say("design-notices"), &notices(words)))
            (card("leeg", &words.say("design-empty"), &nothing(words)))
            (card("velden", &words.say("design-fields"), &forms::fields(words, &visit)))
            (card("cijfers", &words.say("design-stats"), &figures::steering(words)))
            (card("tabel", &words.say("design-table"), &html! {
                (figures::in_a_table(words))
                p { (button::link(Weight::Plain, "/vormgeving/lijst", &words.say("room-design-list"))) }
            }))
            (card("meenemen", &sheet.title, &sheet.show(words, today, "/vormgeving")))
            (card("document", &words.say("design-document"), &official(words, |words| html! {
                p { (words.say("design-text")) }
            })))
            (card("lijn", &words.say("design-timeline"), &figures::over_time(words)))
            (card("staven", &words.say("design-bars"), &figures::as_bars(words)))
            (card("lijnen", &words.say("design-lines"), &figures::as_lines(words)))
            (card("tabs", &words.say("design-tabs"), &forms::ways(words)))
            (card("tekens", &words.say("design-icons"), &icons()))
            (card("letters", &words.say("design-letters"), &letters(words)))
        }
    };
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

const TONES: [(Tone, &str); 5] = [
    (Tone::Calm, key("design-calm")),
    (Tone::Good, key("design-good")),
    (Tone::Info, key("design-info")),
    (Tone::Watch, key("design-watch")),
    (Tone::Bad, key("design-bad")),
];

fn tones(words: &Words) -> Markup {
    html! {
        p { (words.say("design-tones-why")) }
        p.core { @for (tone, text) in TONES { (badge(tone, &words.say(text))) } }
    }
}

fn buttons(words: &Words) -> Markup {
    html! {
        div.actions {
            (button::submit(Weight::Main, &words.say("design-main")))
            (button::submit(Weight::Plain, &words.say("design-plain")))
            (button::submit(Weight::Danger, &words.say("design-danger")))
            (button::link_with(Icon::Download, "/vormgeving", &words.say("design-with-icon")))
            (button::opens("proef", &words.say("design-dialog")))
        }
        (dialog(words, "proef", &words.say("design-dialog"), &html! { p { (words.say("design-dialog-why")) } }))
    }
}

fn notices(words: &Words) -> Markup {
    html! {
        (Notice::done(words.say("design-notice-done")).show())
        (Notice::info(words.say("design-notice-info")).show())
        (Notice::watch(words.say("design-notice-watch")).show())
        (Notice::refused(words.say("design-notice-refused")).show())
    }
}

fn nothing(words: &Words) -> Markup {
    let next = button::link(Weight::Plain, "/vormgeving", &words.say("design-plain"));
    html! {
        div.stack {
            (empty_with(&words.say("design-empty-why"), &next))
            (silent(&words.say("day-silent")))
        }
    }
}

fn icons() -> Markup {
    html! { div.icons { @for icon in Icon::ALL { span { (icon.draw()) } } } }
}

fn letters(words: &Words) -> Markup {
    html! {
        h1 { (words.say("design-heading")) " " span.soft { "0123456789" } }
        h2 { (words.say("design-heading")) }
        p { (words.say("design-text")) " " a href="/vormgeving" { (words.say("design-link")) } "." }
        p.soft { (words.say("design-soft")) }
        p { kbd { "Ctrl" } " " kbd { "K" } }
    }
}
