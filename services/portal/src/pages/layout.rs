//! The frame of every page: head, banner, who is signed in, content.

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, html};

use crate::{
    assets::{LIVE, MARK, STYLE},
    pages::words,
    session::{PROOF, Signed},
    web::Face,
};

/// What goes around the content.
pub(crate) struct Frame<'a> {
    title: &'a str,
    demo: Option<Date>,
    signed: Option<&'a Signed>,
    live: Option<Live>,
}

/// What a page needs to keep itself current.
pub(crate) struct Live {
    /// How far the services had been heard when the page was made.
    pub(crate) after: String,
    /// The day it shows.
    pub(crate) day: Date,
}

impl<'a> Frame<'a> {
    /// A page for nobody in particular. `demo` is the day that is played among invented people.
    pub(crate) fn plain(title: &'a str, demo: Option<Date>) -> Self {
        Self { title, demo, signed: None, live: None }
    }

    /// A page of this portal for nobody in particular.
    pub(crate) fn of(title: &'a str, face: &Face) -> Self {
        Self::plain(title, face.issuer.as_ref().map(|_| face.context.clock.today()))
    }

    /// For somebody who is signed in.
    pub(crate) fn with_signed(self, signed: &'a Signed) -> Self {
        Self { signed: Some(signed), ..self }
    }

    /// A page that keeps itself current.
    pub(crate) fn with_live(self, live: Live) -> Self {
        Self { live: Some(live), ..self }
    }
}

/// A whole page.
pub(crate) fn page(frame: &Frame<'_>, content: &Markup) -> Markup {
    let (after, day) = match &frame.live {
        Some(live) => (Some(&live.after), Some(live.day)),
        None => (None, None),
    };
    html! {
        (DOCTYPE)
        html lang="nl" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (frame.title) " · Werkbrug" }
                link rel="icon" href=(MARK.address()) type="image/svg+xml";
                link rel="stylesheet" href=(STYLE.address());
                @if frame.live.is_some() { script type="module" src=(LIVE.address()) {} }
            }
            body {
                a.spring href="#inhoud" { "Naar de inhoud" }
                header {
                    @if let Some(today) = frame.demo { (demo(today)) }
                    div.balk {
                        a.merk href="/" { "Werkbrug" }
                        @if let Some(signed) = frame.signed { (person(signed)) }
                    }
                }
                main #inhoud tabindex="-1" data-live=[after] data-dag=[day] { (content) }
                footer { p { "Werkbrug · werkdag van een maatwerkbedrijf" } }
            }
        }
    }
}

fn demo(today: Date) -> Markup {
    html! {
        p.demo {
            strong { "DEMO" }
            " · verzonnen personen en bedrijven · het is hier " (words::long_day(today))
        }
    }
}

fn person(signed: &Signed) -> Markup {
    html! {
        nav aria-label="Hoofdmenu" { ul { li { a href="/dag" { "Dag" } } } }
        div.wie {
            span { (signed.name) " " span.zacht { (signed.viewer.role.name_nl()) } }
            form method="post" action="/afmelden" {
                input type="hidden" name=(PROOF) value=(signed.proof);
                button.stil type="submit" { "Afmelden" }
            }
        }
    }
}
