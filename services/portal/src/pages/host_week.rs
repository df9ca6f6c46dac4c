//! `GET /eigen-week?op=2026-11-23`: what a host planner asked for, who comes on a day and which hours wait.

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
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::ListTermsRequest;

use crate::{
    lists::sheet::Take,
    pages::{
        closures,
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::LiveCard,
            empty::silent,
            form::Field,
            toolbar::{steps, toolbar},
        },
        standing,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Visit},
    web::Face,
    words::{Words, dates, key},
};

pub(crate) mod approve;
mod crew;
mod filling;
mod minutes;
mod week;

/// The minute of the day from which head counts stand when no agreement says otherwise: who is ill phones in before seven, the
/// planner fills the empty seats in the quarter after it.
const SETTLED_FROM: u32 = 7 * 60 + 15;
/// Seconds in a minute.
const MINUTE: u32 = 60;
/// The most agreements that one host has.
const AGREEMENTS: i32 = 200;
/// Days in a week.
const WEEK: i64 = 7;

/// A part of the page that is read and shown by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    /// Places by days.
    Week,
    /// Who comes on the chosen day.
    Crew,
    /// Hours to approve.
    Minutes,
}

/// The day that is looked at, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct When {
    /// The chosen day.
    day: Date,
    /// Today.
    today: Date,
    /// The second of today.
    second: u32,
    /// The minute from which the counts of a day stand: the latest that this host's agreements name.
    settled_from: u32,
}

/// What is looked at, and the approval that was typed before and refused.
#[derive(Clone, Copy)]
struct Asked<'a> {
    when: When,
    kept: Option<&'a Fields>,
}

impl When {
    fn of(face: &Face, on: &On) -> Result<Self, Trouble> {
        let today = face.context.clock.today();
        let day = match on.op.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay)?,
            None => today,
        };
        let now = brussels::civil(face.context.clock.now());
        Ok(Self { day, today, second: standing::second_of(now), settled_from: SETTLED_FROM })
    }

    /// With the hour that the agreements name.
    async fn agreed(self, reader: Reader<'_>) -> Self {
        match within("terms", Box::pin(latest_agreed(reader))).await {
            Read::Seen(Some(settled_from)) => Self { settled_from, ..self },
            Read::Seen(None) | Read::Hidden | Read::Silent => self,
        }
    }

    /// The Monday of the chosen week.
    fn monday(self) -> Date {
        self.day.saturating_sub(i64::from(self.day.weekday().to_monday_zero_offset()).days())
    }

    /// The days of the chosen week.
    fn days(self) -> Vec<Date> {
        (0..WEEK).map(|days| self.monday().saturating_add(days.days())).collect()
    }

    /// The minute of today.
    fn minute(self) -> u32 {
        self.second / MINUTE
    }

    /// Whether the head counts of a day stand.
    fn is_settled(self, day: Date) -> bool {
        day < self.today || (day == self.today && self.minute() >= self.settled_from)
    }
}

/// The latest minute that an agreement of this host names; none when there is no agreement.
async fn latest_agreed(reader: Reader<'_>) -> Result<Option<u32>, Status> {
    let ask = ListTermsRequest { page_size: AGREEMENTS, ..ListTermsRequest::default() };
    let agreed = reader.floor()?.list_terms(ask).await?.into_inner().terms;
    Ok(agreed.iter().filter_map(|one| one.terms).map(|terms| terms.definitive_minute).max())
}

impl Block {
    const ALL: [Self; 3] = [Self::Week, Self::Crew, Self::Minutes];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|block| block.name() == name)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Crew => "ploeg",
            Self::Minutes => "uren",
        }
    }

    fn title(self, words: &Words, when: When) -> String {
        match self {
            Self::Week => words.say("host-week").into_owned(),
            Self::Crew => crate::words::capital(&words.fill("host-crew", &[("day", words.long_day(when.day).into())])),
            Self::Minutes => words.say("host-minutes").into_owned(),
        }
    }

    /// The topics after which it must be read again.
    const fn topics(self) -> &'static str {
        match self {
            Self::Week | Self::Crew => "crews.shifts social.availability",
            Self::Minutes => "crews.shifts crews.time",
        }
    }

    async fn content(self, visit: &Visit, reader: Reader<'_>, on: Asked<'_>) -> Result<Markup, Status> {
        let Asked { when, kept } = on;
        let words = &visit.words;
        match self {
            Self::Week => week::read(reader, when).await.map(|rows| week::show(words, &rows, when)),
            Self::Crew => crew::read(reader, when.day).await.map(|crews| crew::show(words, &crews, when)),
            Self::Minutes => {
                minutes::read(reader, when).await.map(|shifts| minutes::show(visit, &shifts, Asked { when, kept }))
            }
        }
    }
}

/// The day in the address.
#[derive(Deserialize)]
pub(crate) struct On {
    op: Option<String>,
}

/// `GET /eigen-week?op=2026-11-23`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let after = face.hub.position();
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let when = When::of(&face, &on)?.agreed(reader).await;
    if take.wants(week::SHEET) {
        let sheet = week::sheet(words, &week::read(reader, when).await?, when);
        return take.of(&[&sheet], when.today).unwrap_or(Err(Trouble::NotFound));
    }
    let kept = visit.kept(&face, approve::PATH);
    let asked = Asked { when, kept: kept.as_ref() };
    let blocks = join_all(Block::ALL.map(|block| section(&visit, block, reader, asked))).await;
    let closures = closures::of_week(reader, when.monday()).await;
    let title = words.say("room-host-week");
    let content = html! {
        h1 { (title) " " span.soft { (words.week(when.day)) } }
        (choose(words, when))
        (closures::strip(words, &closures, when.today))
        div.stack { @for block in blocks.iter().flatten() { (block) } }
    };
    Ok(Frame::of(&face, &visit, title.clone()).live(after).answer(&content))
}

/// `GET /eigen-week/blok/{name}?op=2026-11-23`: one block, for a page that keeps itself current.
pub(crate) async fn fragment(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(name): Path<String>,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let block = Block::named(&name).ok_or(Trouble::NotFound)?;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let when = When::of(&face, &on)?.agreed(reader).await;
    let kept = visit.kept(&face, approve::PATH);
    Ok(match section(&visit, block, reader, Asked { when, kept: kept.as_ref() }).await {
        Some(section) => section.into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    })
}

/// A block with its heading; nothing when this role may not read it.
async fn section(visit: &Visit, block: Block, reader: Reader<'_>, asked: Asked<'_>) -> Option<Markup> {
    let when = asked.when;
    let content = match within(block.name(), Box::pin(block.content(visit, reader, asked))).await {
        Read::Seen(content) => content,
        Read::Hidden => return None,
        Read::Silent => silent(&visit.words.say("host-silent")),
    };
    let card = LiveCard {
        id: &format!("blok-{}", block.name()),
        title: &block.title(&visit.words, when),
        topics: block.topics(),
        source: &format!("/eigen-week/blok/{}?op={}", block.name(), when.day),
    };
    Some(card.show(&content))
}

/// The address of a day on this page.
fn address(day: Date) -> String {
    format!("/eigen-week?op={day}")
}

fn choose(words: &Words, when: When) -> Markup {
    let (before, after) = (when.day.saturating_sub(WEEK.days()), when.day.saturating_add(WEEK.days()));
    let (before, after) = (address(before), address(after));
    let (back, on) = (words.say("host-week-before"), words.say("host-week-after"));
    let filters = html! {
        (Field::required("op", &words.say("host-choose")).holding(&when.day.to_string()).day(words))
        (button::submit(Weight::Plain, &words.say("host-show")))
        @if when.today != when.day { (button::link(Weight::Plain, "/eigen-week", &words.say("host-today"))) }
    };
    let here = words.head_of_week(when.day);
    let doing = steps(&words.say("host-weeks"), Some((&before, &back)), &here, Some((&after, &on)));
    toolbar("/eigen-week", &words.say("host-choose"), &filters, &doing)
}

impl Words {
    /// `Week 48`.
    fn head_of_week(&self, day: Date) -> String {
        crate::words::capital(&self.week(day))
    }
}

/// The word for how sure the head counts of a day are.
fn sureness(words: &Words, when: When, day: Date) -> String {
    let key = if when.is_settled(day) { key("host-settled") } else { key("host-provisional") };
    words.say(key).into_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::When;

    #[test]
    fn head_counts_are_provisional_until_a_quarter_past_seven_of_the_day() {
        let (day, today) = (date(2026, 11, 25), date(2026, 11, 25));
        let table = [
            (date(2026, 11, 24), 0, true),
            (date(2026, 11, 25), 434, false),
            (date(2026, 11, 25), 435, true),
            (date(2026, 11, 26), 1_439, false),
        ];
        for (asked, minute, expected) in table {
            let when = When { day, today, second: minute * 60, settled_from: super::SETTLED_FROM };
            assert_eq!(when.is_settled(asked), expected, "{asked} at {minute}");
        }
        let six = When { day, today, second: 360 * 60, settled_from: 360 };
        assert!(six.is_settled(today), "an agreement names its own hour");
    }

    #[test]
    fn the_week_of_a_day_begins_on_its_monday() {
        for (day, monday) in [((2026, 11, 23), 23), ((2026, 11, 25), 23), ((2026, 11, 29), 23), ((2026, 11, 30), 30)] {
            let day = date(day.0, day.1, day.2);
            let when = When { day, today: day, second: 0, settled_from: super::SETTLED_FROM };
            assert_eq!((when.monday().day(), when.days().len()), (monday, 7), "{day}");
        }
    }
}
