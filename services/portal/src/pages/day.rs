//! `GET /dag?op=YYYY-MM-DD`: one working day as it happens, each block read as the viewer.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use futures::future::join_all;
use http::StatusCode;
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;

use crate::{
    pages::{
        layout::{Frame, Live, page as whole_page},
        notice, words,
    },
    reading::{Read, Reader, within},
    session::{Signed, Watching},
    web::Face,
};

mod absences;
mod crews;
mod invoices;
mod minutes;
mod orders;
mod premiums;

/// A part of the page that is read and shown by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// Orders and what was promised.
    Orders,
    /// Shifts and their heads.
    Crews,
    /// Who is not there, as numbers.
    Absences,
    /// Time present and time approved.
    Minutes,
    /// Invoices.
    Invoices,
    /// Wage premiums.
    Premiums,
}

impl Block {
    /// Every block, in the order of the page.
    const ALL: [Self; 6] = [Self::Orders, Self::Crews, Self::Absences, Self::Minutes, Self::Invoices, Self::Premiums];

    /// The block with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|block| block.name() == name)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Crews => "ploegen",
            Self::Absences => "afwezigheden",
            Self::Minutes => "uren",
            Self::Invoices => "facturen",
            Self::Premiums => "premies",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Orders => "Orders",
            Self::Crews => "Ploegen",
            Self::Absences => "Afwezigheden",
            Self::Minutes => "Uren",
            Self::Invoices => "Facturen",
            Self::Premiums => "Premies",
        }
    }

    async fn content(self, reader: Reader<'_>, day: Date) -> Result<Markup, Status> {
        match self {
            Self::Orders => orders::read(reader).await.map(|seen| orders::show(&seen, day)),
            Self::Crews => crews::read(reader, day).await.map(|seen| crews::show(&seen)),
            Self::Absences => minutes::summary(reader, day).await.map(|seen| absences::show(&seen)),
            Self::Minutes => minutes::summary(reader, day).await.map(|seen| minutes::show(&seen)),
            Self::Invoices => invoices::read(reader).await.map(|seen| invoices::show(&seen, day)),
            Self::Premiums => premiums::read(reader).await.map(|seen| premiums::show(&seen)),
        }
    }
}

/// The day in the address.
#[derive(Deserialize)]
pub(crate) struct On {
    op: Option<String>,
}

impl On {
    /// The day that is asked for, today without one, nothing when it is no date.
    fn day(&self, face: &Face) -> Option<Date> {
        match self.op.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => text.parse().ok(),
            None => Some(face.context.clock.today()),
        }
    }
}

/// `GET /dag?op=2026-11-23`.
pub(crate) async fn page(State(face): State<Arc<Face>>, signed: Signed, Query(on): Query<On>) -> Response {
    let Some(day) = on.day(&face) else {
        return notice::no_such_day(&face);
    };
    // Before reading: what happens while we read is then heard again rather than missed.
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &signed.viewer);
    let blocks = join_all(Block::ALL.map(|block| section(block, reader, day))).await;
    let blocks: Vec<Markup> = blocks.into_iter().flatten().collect();
    let title = words::long_day(day);
    let main = html! {
        h1 { (title) " " span.zacht { "week " (day.iso_week_date().week()) } }
        (choose_day(day, face.context.clock.today()))
        @if blocks.is_empty() {
            p.leeg { "Uw rol heeft op deze pagina niets te zien. Uw eigen pagina's volgen; vraag uw beheerder wat u nodig hebt." }
        } @else {
            p #live-stand .zacht role="status" { "Laad de pagina opnieuw om bij te zijn." }
            div.blokken { @for block in &blocks { (block) } }
        }
    };
    let frame = Frame::of(&title, &face).with_signed(&signed).with_live(Live { after, day });
    whole_page(&frame, &main).into_response()
}

/// `GET /dag/blok/{name}?op=2026-11-23`: one block, for a page that keeps itself current.
pub(crate) async fn fragment(
    State(face): State<Arc<Face>>,
    Watching(signed): Watching,
    Path(name): Path<String>,
    Query(on): Query<On>,
) -> Response {
    let (Some(block), Some(day)) = (Block::named(&name), on.day(&face)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let reader = Reader::of(&face.context.peers, &signed.viewer);
    match section(block, reader, day).await {
        Some(section) => section.into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

/// A block with its heading; nothing when this role may not read it.
async fn section(block: Block, reader: Reader<'_>, day: Date) -> Option<Markup> {
    let content = match within(block.name(), Box::pin(block.content(reader, day))).await {
        Read::Seen(content) => content,
        Read::Hidden => return None,
        Read::Silent => html! {
            p.stil-gevallen { "Dit deel is nu niet te lezen: de dienst antwoordt niet. De rest van de dag klopt wel." }
        },
    };
    let name = block.name();
    Some(html! {
        section.blok id={ "blok-" (name) } data-blok=(name) aria-labelledby={ "kop-" (name) } {
            h2 id={ "kop-" (name) } { (block.title()) }
            (content)
        }
    })
}

fn choose_day(day: Date, today: Date) -> Markup {
    let link = |to: Option<Date>, text: &str| {
        html! { @if let Some(to) = to { li { a href={ "/dag?op=" (to) } { (text) } } } }
    };
    html! {
        nav.dagen aria-label="Dagen" {
            ul {
                (link(day.checked_sub(1.day()).ok(), "← Vorige dag"))
                (link(Some(today).filter(|today| *today != day), "Vandaag"))
                (link(day.checked_add(1.day()).ok(), "Volgende dag →"))
            }
            form method="get" action="/dag" {
                label { "Dag " input type="date" name="op" value=(day) required; }
                " "
                button.stil type="submit" { "Toon" }
            }
        }
    }
}
