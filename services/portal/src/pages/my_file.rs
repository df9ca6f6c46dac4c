//! `GET /mijn-gegevens`: what is kept about a worker, for that worker, and who read what is confidential.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use futures::future::join_all;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_proto::{
    crews::GetMyDayRequest,
    social::{
        GetWorkerRequest, ListConfidentialReadsRequest, ListConsentsRequest, ListFunctionalLimitsRequest,
        ListPairsRequest, get_worker_request::Key,
    },
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            card::card,
            empty::{empty, silent},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

mod consents;
mod limits;
mod pairs;
mod reads;
mod worker;

/// How many limits, consents or readings stand on the page at once.
const SHOWN: i32 = 50;

/// A part of the file that is read and shown by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Worker,
    Hours,
    Limits,
    Pairs,
    Consents,
    Reads,
}

/// Whose file, and what is asked of it.
struct Asked<'a> {
    worker: String,
    today: Date,
    /// The readings before these.
    token: &'a str,
}

/// Where the list of readings goes on.
#[derive(Deserialize)]
pub(crate) struct On {
    verder: Option<String>,
}

impl Part {
    /// In the order of the page: who read it stands where it is seen.
    const ALL: [Self; 6] = [Self::Worker, Self::Hours, Self::Reads, Self::Consents, Self::Limits, Self::Pairs];

    const fn name(self) -> &'static str {
        match self {
            Self::Worker => "ik",
            Self::Hours => "uren",
            Self::Limits => "werk",
            Self::Pairs => "samen",
            Self::Consents => "toestemmingen",
            Self::Reads => "gelezen",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Worker => key("my-self"),
            Self::Hours => key("my-hours"),
            Self::Limits => key("my-limits"),
            Self::Pairs => key("my-pairs"),
            Self::Consents => key("my-consents"),
            Self::Reads => key("my-reads"),
        }
    }

    async fn content(self, words: &Words, reader: Reader<'_>, asked: &Asked<'_>) -> Result<Markup, Status> {
        let (worker_id, today) = (asked.worker.clone(), asked.today);
        Ok(match self {
            Self::Worker => {
                let ask = GetWorkerRequest { key: Some(Key::WorkerId(worker_id)) };
                worker::show(words, &reader.social()?.get_worker(ask).await?.into_inner(), today)
            }
            Self::Hours => {
                let ask = GetMyDayRequest::default();
                worker::hours(words, reader.crews()?.get_my_day(ask).await?.into_inner().week.as_ref())
            }
            Self::Limits => {
                let ask = ListFunctionalLimitsRequest { worker_id, page_size: SHOWN, page_token: String::new() };
                let found = reader.social()?.list_functional_limits(ask).await?.into_inner().limits;
                limits::show(words, &found, today)
            }
            Self::Pairs => {
                let ask = ListPairsRequest { worker_id, page_size: SHOWN, page_token: String::new() };
                pairs::show(words, &reader.social()?.list_pairs(ask).await?.into_inner().pairs, today)
            }
            Self::Consents => {
                let ask = ListConsentsRequest { worker_id, page_size: SHOWN, page_token: String::new() };
                let found = reader.social()?.list_consents(ask).await?.into_inner().consents;
                consents::show(words, &found, today)
            }
            Self::Reads => {
                let page_token = asked.token.to_owned();
                let ask = ListConfidentialReadsRequest { worker_id, page_size: SHOWN, page_token };
                let found = reader.social()?.list_confidential_reads(ask).await?.into_inner();
                reads::show(words, &found, today, !asked.token.is_empty())
            }
        })
    }
}

/// `GET /mijn-gegevens?verder=TOKEN`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let title = words.say("room-my-file").into_owned();
    let frame = Frame::of(&face, &visit, title.clone());
    let Some(about) = visit.signed.viewer.about else {
        return Ok(frame.answer(&html! { h1 { (title) } (empty(&words.say("my-nobody"))) }));
    };
    let token = on.verder.as_deref().unwrap_or_default();
    let asked = Asked { worker: about.to_string(), today: face.context.clock.today(), token };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let parts = join_all(Part::ALL.map(|part| section(words, part, reader, &asked))).await;
    let content = html! {
        h1 { (title) }
        p.intro { (words.say("my-intro")) }
        div.grid.my-file { @for part in parts.iter().flatten() { (part) } }
    };
    Ok(frame.answer(&content))
}

/// A part with its heading; nothing when it may not be read.
async fn section(words: &Words, part: Part, reader: Reader<'_>, asked: &Asked<'_>) -> Option<Markup> {
    let content = match within(part.name(), Box::pin(part.content(words, reader, asked))).await {
        Read::Seen(content) => content,
        Read::Hidden => return None,
        Read::Silent => silent(&words.say("my-silent")),
    };
    Some(card(part.name(), &words.say(part.title()), &content))
}

/// From when to when, in words: until further notice without an end.
fn span(words: &Words, from: &str, to: Option<&str>, today: Date) -> String {
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |day| words.short_day(day, today));
    match to {
        Some(to) => words.fill("my-from-to", &[("from", day(from).into()), ("to", day(to).into())]),
        None => words.fill("my-from", &[("from", day(from).into())]),
    }
}
