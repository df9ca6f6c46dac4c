//! `GET /uurroosters/werkplek/{id}`, `GET /uurroosters/medewerker/{id}` and `GET /mijn-week`: the roster of a week, of a
//! place or of one person, as it was made known.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{ListShiftsRequest, Shift};

use super::{
    PRINTS, paper,
    roster_rows::{coaches, is_made_known, of_person, of_place, people, planned_minutes},
    week::{MOST_SHIFTS, On, Week},
};
use crate::{
    lists::sheet::{Sheet, Take},
    pages::{frame::Frame, parts::empty::empty},
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// The topics after which a roster is read again.
const TOPICS: &str = "crews.shifts";

/// A roster that is asked for.
struct Roster<'a> {
    path: String,
    week: Week,
    take: &'a Take,
    /// What its page is called.
    title: &'static str,
}

/// What was read for a roster.
struct Seen {
    /// What was made known.
    known: Vec<Shift>,
    /// How many shifts are still being planned; a worker reads none of those.
    unknown: usize,
    is_cut: bool,
    /// The place or the person.
    of: String,
}

/// `GET /uurroosters/werkplek/{id}?op=2026-11-23`.
pub(crate) async fn of_a_place(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(place_id): Path<String>,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let week = Week::of(&face, &on)?;
    let path = format!("/uurroosters/werkplek/{place_id}");
    let roster = Roster { path, week, take: &take, title: key("doc-roster") };
    let ask = ListShiftsRequest { place_id, ..ListShiftsRequest::default() };
    roster
        .answer(
            (&face, &visit),
            ask,
            |shift| shift.place_name.clone(),
            |words, known| vec![people(words, week, known), coaches(words, week, known), of_place(words, known)],
        )
        .await
}

/// `GET /uurroosters/medewerker/{id}?op=2026-11-23`.
pub(crate) async fn of_a_worker(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(worker_id): Path<String>,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let week = Week::of(&face, &on)?;
    let path = format!("/uurroosters/medewerker/{worker_id}");
    let roster = Roster { path, week, take: &take, title: key("doc-roster") };
    let ask = ListShiftsRequest { worker_id: worker_id.clone(), ..ListShiftsRequest::default() };
    let name = |shift: &Shift| {
        let member = shift.crew.iter().find(|member| member.worker_id == worker_id);
        member.map(|member| member.display_name.clone()).unwrap_or_default()
    };
    roster.answer((&face, &visit), ask, name, |words, known| vec![of_person(words, known, false)]).await
}

/// `GET /mijn-week?op=2026-11-23`: the own roster, with the own hours.
pub(crate) async fn own(
    State(face): State<Arc<Face>>,
    visit: Visit,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let week = Week::of(&face, &on)?;
    let roster = Roster { path: "/mijn-week".to_owned(), week, take: &take, title: key("room-my-week") };
    let name = visit.signed.name.clone();
    let ask = ListShiftsRequest::default();
    roster.answer((&face, &visit), ask, |_| name.clone(), |words, known| vec![of_person(words, known, true)]).await
}

impl Roster<'_> {
    /// The page, or the file of one of its tables.
    async fn answer(
        &self,
        (face, visit): (&Arc<Face>, &Visit),
        ask: ListShiftsRequest,
        of: impl Fn(&Shift) -> String,
        sheets: impl Fn(&Words, &[Shift]) -> Vec<Sheet>,
    ) -> Result<Response, Trouble> {
        let after = face.hub.position();
        let words = &visit.words;
        let read = self.week.shifts(Reader::of(&face.context.peers, &visit.signed.viewer), ask).await?;
        let of = read.all.first().map(of).unwrap_or_default();
        let (known, unknown): (Vec<Shift>, Vec<Shift>) = read.all.into_iter().partition(is_made_known);
        let seen = Seen { known, unknown: unknown.len(), is_cut: read.is_cut, of };
        let own = sheets(words, &seen.known);
        if let Some(file) = self.take.of(&own.iter().collect::<Vec<_>>(), self.week.today) {
            return file;
        }
        let read_at = brussels::civil(face.context.clock.now());
        let here = self.week.here(&self.path);
        let content = html! {
            (self.week.head(words, (self.title, &seen.of), &self.path))
            div #rooster.stack data-live=(TOPICS) data-source=(here) {
                @if seen.known.is_empty() { (empty(&words.say("doc-nothing-known"))) }
                @else {
                    (paper(words, read_at, |words| self.text(words, &seen, &sheets(words, &seen.known))))
                    div.takes { @for sheet in &own { (sheet.files(words, &here)) } }
                }
                @if seen.unknown > 0 { p.soft { (words.fill("doc-still-planned", &[("count", seen.unknown.into())])) } }
                @if seen.is_cut { p.soft { (words.fill("list-cut", &[("count", MOST_SHIFTS.into())])) } }
            }
        };
        Ok(Frame::of(face, visit, self.week.title(words, self.title)).live(after).module(PRINTS).answer(&content))
    }

    fn text(&self, words: &Words, seen: &Seen, sheets: &[Sheet]) -> Markup {
        let minutes = seen.known.iter().map(|shift| u64::from(planned_minutes(shift))).sum();
        html! {
            h2 { (words.say("doc-roster")) @if !seen.of.is_empty() { " " span.soft { (seen.of) } } }
            p { (self.week.said(words)) }
            @for sheet in sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
                @if sheets.len() > 1 { h3 { (sheet.title) } }
                (sheet.table(words, self.week.monday))
            }
            @if sheets.len() == 1 { p { (words.fill("doc-together", &[("hours", words.hours(minutes).into())])) } }
        }
    }
}
