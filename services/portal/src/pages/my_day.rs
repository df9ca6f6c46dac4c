//! `GET /mijn-dag?op=2026-11-23&kaart=fr`: a worker's own day as a card, for a screen and for one A6.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{GetMyDayRequest, ListShiftsRequest};

use crate::{
    pages::{
        crew_today::together::print_button,
        day_card::{DayCard, week::WeekCard},
        frame::Frame,
        parts::{
            button::{self, Weight},
            toolbar::steps,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{
        Words,
        card::{CardWords, languages},
        dates,
    },
};

/// Where a print is reported.
const PRINTED: &str = "/mijn-dag/afgedrukt";
/// The card of a week.
const WEEK: &str = "/mijn-dag/week";
/// The most shifts of one person in a week.
const SHOWN: i32 = 50;

/// The day and the card's language in the address.
#[derive(Deserialize)]
pub(crate) struct On {
    op: Option<String>,
    kaart: Option<String>,
}

impl On {
    /// The day that is asked for, today without one.
    fn day(&self, today: Date) -> Result<Date, Trouble> {
        match self.op.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay),
            None => Ok(today),
        }
    }

    /// The language of the card: the one asked for, or that of the page.
    fn words(&self, page: &Words) -> Result<CardWords, Trouble> {
        let asked = match self.kaart.as_deref() {
            Some(code) => card_words(code)?,
            None => None,
        };
        match asked {
            Some(words) => Ok(words),
            None => card_words(page.tongue().code())?.ok_or(Trouble::Bug),
        }
    }
}

/// `GET /mijn-dag?op=2026-11-23&kaart=fr`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (clock, words) = (&face.context.clock, &visit.words);
    let (today, read_at) = (clock.today(), brussels::civil(clock.now()));
    let (day, card) = (on.day(today)?, on.words(words)?);
    let after = face.hub.position();
    let ask = GetMyDayRequest { worker_id: String::new(), day: day.to_string() };
    let mut crews = Reader::of(&face.context.peers, &visit.signed.viewer).crews()?;
    let my = crews.get_my_day(ask).await?.into_inner();
    let here = |day: Date, code: &str| format!("/mijn-dag?op={day}&kaart={code}");
    let source = here(day, card.code());
    let content = html! {
        div #kaart data-live="crews.shifts social.availability social.people" data-source=(source) {
            (DayCard { words: &card, my: &my, today, read_at }.show())
        }
        div.around-card {
            (days(words, day, today, card.code()))
            (tongues(words, &card, |code| here(day, code))?)
            (print_button(&visit, PRINTED, ("", &[day])))
            (button::link(Weight::Plain, &format!("{WEEK}?op={day}&kaart={}", card.code()), &words.say("room-week-card")))
        }
    };
    let title = words.say("room-my-day").into_owned();
    Ok(Frame::of(&face, &visit, title).live(after).module("card.js").answer(&content))
}

/// `GET /mijn-dag/week?op=2026-11-23&kaart=fr`: the days of a week on one card.
pub(crate) async fn week(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (clock, words) = (&face.context.clock, &visit.words);
    let (day, card) = (on.day(clock.today())?, on.words(words)?);
    let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
    let days: Vec<Date> = (0..7).map(|further| monday.saturating_add(i64::from(further).days())).collect();
    let (from, to) = (monday.to_string(), monday.saturating_add(6.days()).to_string());
    let ask = ListShiftsRequest { page_size: SHOWN, from, to, ..ListShiftsRequest::default() };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shifts = reader.crews()?.list_shifts(ask).await?.into_inner().shifts;
    let (name, read_at) = (visit.signed.name.as_str(), brussels::civil(clock.now()));
    let content = html! {
        (WeekCard { words: &card, name, shifts: &shifts, read_at }.show())
        div.around-card {
            (button::link(Weight::Plain, &format!("/mijn-dag?op={day}&kaart={}", card.code()), &words.say("room-my-day")))
            (tongues(words, &card, |code| format!("{WEEK}?op={day}&kaart={code}"))?)
            (print_button(&visit, PRINTED, ("", &days)))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-week-card")).module("card.js").answer(&content))
}

/// The words of a card; nothing when there is no such card.
pub(crate) fn card_words(code: &str) -> Result<Option<CardWords>, Trouble> {
    CardWords::of(code).map_err(|fault: Fault| {
        tracing::error!(fault = fault.chain(), "the words of a card cannot be read");
        Trouble::Bug
    })
}

/// To the day before, to the day after, and back to today.
fn days(words: &Words, day: Date, today: Date, code: &str) -> Markup {
    let to = |day: Date| format!("/mijn-dag?op={day}&kaart={code}");
    let (before, after) = (to(day.saturating_sub(1.day())), to(day.saturating_add(1.day())));
    let (back, on) = (words.say("my-day-before"), words.say("my-day-after"));
    let here = words.short_day(day, today);
    steps(&words.say("my-days"), Some((&before, &back)), &here, Some((&after, &on)))
}

/// The languages in which this card can be had.
pub(crate) fn tongues(words: &Words, here: &CardWords, to: impl Fn(&str) -> String) -> Result<Markup, Trouble> {
    let mut named = Vec::new();
    for code in languages() {
        if let Some(card) = card_words(code)? {
            named.push((code, card.fill("card-language", &[])));
        }
    }
    Ok(html! {
        nav.tabs aria-label=(words.say("my-card-language")) {
            ul { @for (code, name) in &named {
                li { a href=(to(code)) lang=(code) aria-current=[(*code == here.code()).then_some("page")] { (name) } }
            } }
        }
    })
}
