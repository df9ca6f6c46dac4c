//! `GET /kaarten`: whose card on paper no longer says what is planned, so that somebody gives them a new one.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{ListWrongCardsRequest, WrongCard};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            empty::{empty, silent},
            table::{Head, table},
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::Words,
};

const PATH: &str = "/kaarten";

/// `GET /kaarten`. The page reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shown = match within("cards", read(reader, today)).await {
        Read::Seen(cards) => show(words, &cards, today),
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("floor-page-silent")),
    };
    let content = html! {
        h1 { (words.say("room-wrong-cards")) }
        p.intro { (words.say("floor-cards-intro")) }
        div #kaarten data-live="crews.shifts" data-source=(PATH) { (shown) }
    };
    Ok(Frame::of(&face, &visit, words.say("room-wrong-cards")).live(after).answer(&content))
}

async fn read(reader: Reader<'_>, today: Date) -> Result<Vec<WrongCard>, Status> {
    let ask = ListWrongCardsRequest { from: today.to_string() };
    Ok(reader.floor()?.list_wrong_cards(ask).await?.into_inner().cards)
}

fn show(words: &Words, cards: &[WrongCard], today: Date) -> Markup {
    if cards.is_empty() {
        return empty(&words.say("floor-no-wrong-cards"));
    }
    let (who, day, printed) =
        (words.say("floor-card-who"), words.say("floor-card-day"), words.say("floor-card-printed"));
    let rows: Vec<Markup> = cards.iter().map(|card| row(words, card, today)).collect();
    table(
        &words.say("room-wrong-cards"),
        &[Head::text(&who), Head::text(&day), Head::text(&printed)],
        &html! { @for row in &rows { (row) } },
    )
}

fn row(words: &Words, card: &WrongCard, today: Date) -> Markup {
    html! { tr {
        th scope="row" { (card.display_name) }
        td { (words.day_cell(&card.day, today)) }
        td { (words.moment(card.printed_at_us, today)) }
    } }
}
