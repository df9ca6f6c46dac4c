//! `GET /vandaag/samen/{id}?kaart=fr`: the screen for two. A coach and one worker look at that worker's day; nothing of
//! anybody else stands here.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::html;
use serde::Deserialize;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::GetMyDayRequest;

use crate::{
    pages::{
        day_card::DayCard,
        frame::Frame,
        my_day::{card_words, tongues},
        parts::icon::Icon,
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
};

/// The card's language in the address.
#[derive(Deserialize)]
pub(crate) struct On {
    kaart: Option<String>,
}

/// `GET /vandaag/samen/{id}?kaart=fr`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(worker_id): Path<String>,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (clock, words) = (&face.context.clock, &visit.words);
    let asked = on.kaart.as_deref().map(card_words).transpose()?.flatten();
    let card = match asked {
        Some(card) => card,
        None => card_words(words.tongue().code())?.ok_or(Trouble::Bug)?,
    };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetMyDayRequest { worker_id: worker_id.clone(), day: clock.today().to_string() };
    let my = reader.crews()?.get_my_day(ask).await?.into_inner();
    let shown = DayCard { words: &card, my: &my, today: clock.today(), read_at: brussels::civil(clock.now()) };
    let content = html! {
        p { a.button href="/vandaag" { (Icon::Left.draw()) span { (words.say("crew-back")) } } }
        (shown.show())
        div.around-card {
            (tongues(words, &card, |code| format!("/vandaag/samen/{worker_id}?kaart={code}"))?)
            button.button type="button" data-print="" { (Icon::Print.draw()) span { (words.say("my-print")) } }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("crew-together")).module("card.js").answer(&content))
}
