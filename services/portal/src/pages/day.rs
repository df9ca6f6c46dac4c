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
        day::ways::Ways,
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::LiveCard,
            empty::{empty, silent},
            form::Field,
            toolbar::{steps, toolbar},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, capital, dates, key},
};

mod absences;
mod crews;
mod invoices;
mod minutes;
mod orders;
mod premiums;
mod ways;

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
    fn named(name: &str) -> Option<Self> {
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
            Self::Orders => key("day-orders"),
            Self::Crews => key("day-crews"),
            Self::Absences => key("day-absences"),
            Self::Minutes => key("day-minutes"),
            Self::Invoices => key("day-invoices"),
            Self::Premiums => key("day-premiums"),
        }
    }

    /// The topics after which it must be read again.
    const fn topics(self) -> &'static str {
        match self {
            Self::Orders => "orders.companies orders.orders crews.capacity",
            Self::Crews | Self::Absences => "crews.shifts social.availability",
            Self::Minutes => "crews.shifts crews.time",
            Self::Invoices => "crews.time invoicing.invoices",
            Self::Premiums => "invoicing.premiums",
        }
    }

    async fn content(self, words: &Words, reader: Reader<'_>, (day, today): (Date, Date)) -> Result<Markup, Status> {
        let ways = || Ways::of(reader, day, today);
        match self {
            Self::Orders => orders::read(reader).await.map(|seen| orders::show(words, &seen, day)),
            Self::Crews => crews::read(reader, day).await.map(|seen| crews::show(words, &seen)),
            Self::Absences => minutes::summary(reader, day).await.map(|seen| absences::show(words, &seen, &ways())),
            Self::Minutes => minutes::summary(reader, day).await.map(|seen| minutes::show(words, &seen, &ways())),
            Self::Invoices => invoices::read(reader).await.map(|seen| invoices::show(words, &seen, day)),
            Self::Premiums => premiums::read(reader).await.map(|seen| premiums::show(words, &seen)),
        }
    }
}

/// The day in the address.
#[derive(Deserialize)]
pub(crate) struct On {
    op: Option<String>,
}

impl On {
    /// The day that is asked for, today without one.
    fn day(&self, face: &Face) -> Result<Date, Trouble> {
        match self.op.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay),
            None => Ok(face.context.clock.today()),
        }
    }
}

/// `GET /dag?op=2026-11-23`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let day = on.day(&face)?;
    let after = face.hub.position();
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let today = face.context.clock.today();
    let blocks = join_all(Block::ALL.map(|block| section(words, block, reader, (day, today)))).await;
    let blocks: Vec<Markup> = blocks.into_iter().flatten().collect();
    let title = capital(&words.long_day(day));
    let content = html! {
        h1 { (title) " " span.soft { (words.week(day)) } }
        (choose_day(words, day, today))
        @if blocks.is_empty() { (empty(&words.say("day-nothing"))) }
        @else { div.flow { @for block in &blocks { (block) } } }
    };
    Ok(Frame::of(&face, &visit, &title).live(after).answer(&content))
}

/// `GET /dag/blok/{name}?op=2026-11-23`: one block, for a page that keeps itself current.
pub(crate) async fn fragment(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(name): Path<String>,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let block = Block::named(&name).ok_or(Trouble::NotFound)?;
    let day = on.day(&face)?;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let today = face.context.clock.today();
    Ok(match section(&visit.words, block, reader, (day, today)).await {
        Some(section) => section.into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    })
}

/// A block with its heading; nothing when this role may not read it.
async fn section(words: &Words, block: Block, reader: Reader<'_>, (day, today): (Date, Date)) -> Option<Markup> {
    let content = match within(block.name(), Box::pin(block.content(words, reader, (day, today)))).await {
        Read::Seen(content) => content,
        Read::Hidden => return None,
        Read::Silent => silent(&words.say("day-silent")),
    };
    let card = LiveCard {
        id: &format!("blok-{}", block.name()),
        title: &words.say(block.title()),
        topics: block.topics(),
        source: &format!("/dag/blok/{}?op={day}", block.name()),
    };
    Some(card.show(&content))
}

fn choose_day(words: &Words, day: Date, today: Date) -> Markup {
    let address = |day: Date| format!("/dag?op={day}");
    let (before, after) = (day.checked_sub(1.day()).ok().map(address), day.checked_add(1.day()).ok().map(address));
    let (back, on) = (words.say("day-before"), words.say("day-after"));
    let filters = html! {
        (Field::required("op", &words.say("day-choose")).holding(&day.to_string()).day(words))
        (button::submit(Weight::Plain, &words.say("day-show")))
        @if today != day { (button::link(Weight::Plain, "/dag", &words.say("day-today"))) }
    };
    let doing = steps(
        &words.say("day-days"),
        before.as_deref().map(|to| (to, back.as_ref())),
        &words.short_day(day, today),
        after.as_deref().map(|to| (to, on.as_ref())),
    );
    toolbar("/dag", &words.say("day-choose"), &filters, &doing)
}
