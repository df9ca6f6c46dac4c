//! `GET /urenstaten/{place}?op=2026-11-23`: the hours of a place in a week, by shift and tariff class, without a name.

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
    roster_rows::of_hours,
    signatures,
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

/// The topics after which it is read again.
const TOPICS: &str = "crews.shifts crews.time";

/// `GET /urenstaten/{place}?op=2026-11-23`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(place_id): Path<String>,
    (Query(on), Query(take)): (Query<On>, Query<Take>),
) -> Result<Response, Trouble> {
    let after = face.hub.position();
    let (words, week) = (&visit.words, Week::of(&face, &on)?);
    let path = format!("/urenstaten/{place_id}");
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let read = week.shifts(reader, ListShiftsRequest { place_id, ..ListShiftsRequest::default() }).await?;
    let own = of_hours(words, &read.all);
    if let Some(file) = take.of(&[&own], week.today) {
        return file;
    }
    let (here, read_at) = (week.here(&path), brussels::civil(face.context.clock.now()));
    let place = read.all.first().map(|shift| shift.place_name.clone()).unwrap_or_default();
    let content = html! {
        (week.head(words, (key("doc-time-sheet"), &place), &path))
        div #urenstaat.stack data-live=(TOPICS) data-source=(here) {
            @if read.all.is_empty() { (empty(&words.say("doc-no-hours"))) }
            @else {
                (paper(words, read_at, |words| text(words, (week, &place), &read.all, &of_hours(words, &read.all))))
                div.takes { (own.files(words, &here)) }
            }
            @if read.is_cut { p.soft { (words.fill("list-cut", &[("count", MOST_SHIFTS.into())])) } }
        }
    };
    Ok(Frame::of(&face, &visit, week.title(words, key("doc-time-sheet"))).live(after).module(PRINTS).answer(&content))
}

fn text(words: &Words, (week, place): (Week, &str), shifts: &[Shift], sheet: &Sheet) -> Markup {
    let sum = |of: fn(&Shift) -> u32| words.hours(shifts.iter().map(|shift| u64::from(of(shift))).sum());
    let (present, approved) = (sum(|shift| shift.minutes_present), sum(|shift| shift.minutes_approved));
    html! {
        h2 { (words.say("doc-time-sheet")) " " span.soft { (place) } }
        p { (week.said(words)) }
        (sheet.table(words, week.monday))
        p { strong { (words.fill("doc-sum", &[("present", present.into()), ("approved", approved.into())])) } }
        (signatures(words, [key("doc-for-workshop"), key("doc-for-host")]))
    }
}
