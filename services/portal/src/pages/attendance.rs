//! `GET /aanwezigheid?op=2026-11-20`: the crews of a day in one table, to write down afterwards what stood on paper or what the
//! time clock noted; `GET /aanwezigheid/blad` is that paper. What was ticked before stands there and is left alone.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use uuid::Uuid;
use werkbrug_kernel::brussels;
use werkbrug_proto::crews::{
    CrewMember, ListProposedTimesRequest, ListShiftsRequest, PresenceKind, ProposedTime, RecordPresenceRequest, Shift,
};

use crate::{
    pages::{
        crew_today::{
            kind_key,
            record::{KINDS, kind_word, what_of},
        },
        documents::{PRINTS, paper},
        frame::Frame,
        parts::{
            button::{self, Weight},
            empty::empty,
            form::{Field, changing},
            notice::Notice,
            toolbar::toolbar,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/aanwezigheid";
const SHEET: &str = "/aanwezigheid/blad";
/// How many shifts of a day stand on the page.
const SHOWN: i32 = 50;

/// The day in the address.
#[derive(Deserialize)]
pub(crate) struct On {
    op: Option<String>,
}

impl On {
    fn day(&self, today: Date) -> Result<Date, Trouble> {
        match self.op.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => dates::typed(text).ok_or(Trouble::NoSuchDay),
            None => Ok(today),
        }
    }
}

async fn shifts(reader: Reader<'_>, day: Date) -> Result<Vec<Shift>, Status> {
    let ask = ListShiftsRequest { page_size: SHOWN, on: day.to_string(), ..ListShiftsRequest::default() };
    let mut shifts = reader.crews()?.list_shifts(ask).await?.into_inner().shifts;
    shifts.retain(|shift| !shift.crew.is_empty());
    shifts.sort_by(|one, other| (one.start_minute, &one.place_name).cmp(&(other.start_minute, &other.place_name)));
    Ok(shifts)
}

/// `GET /aanwezigheid?op=2026-11-20`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let day = on.day(today)?;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shifts = shifts(reader, day).await?;
    let proposed = reader.floor()?.list_proposed_times(ListProposedTimesRequest { on: day.to_string() }).await?;
    let proposed = proposed.into_inner().rows;
    let filters = html! {
        (Field::required("op", &words.say("floor-day")).holding(&day.to_string()).day(words))
        (button::submit(Weight::Plain, &words.say("host-show")))
    };
    let doing = button::link(Weight::Plain, &format!("{SHEET}?op={day}"), &words.say("times-sheet"));
    let content = html! {
        h1 { (words.say("room-attendance")) " " span.soft { (words.short_day(day, today)) } }
        p.intro { (words.say("times-later-intro")) }
        (toolbar(PATH, &words.say("floor-day"), &filters, &doing))
        @if shifts.is_empty() { (empty(&words.say("times-no-crew"))) }
        @else if day > today { (empty(&words.say("crew-refused-early"))) }
        @else { (changing(&visit.signed, PATH, &html! {
            input type="hidden" name="op" value=(day);
            div.stack { @for shift in &shifts { (crew(words, shift, &proposed)) } }
            (button::submit(Weight::Main, &words.say("times-write-down")))
        })) }
    };
    Ok(Frame::of(&face, &visit, words.say("room-attendance")).answer(&content))
}

fn crew(words: &Words, shift: &Shift, proposed: &[ProposedTime]) -> Markup {
    html! { section.card {
        h2 { (shift.place_name) " " span.soft.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
        ul.lines { @for member in &shift.crew { li {
            @let said = proposed.iter().find(|one| one.shift_id == shift.shift_id && one.worker_id == member.worker_id);
            (person(words, shift, member, said))
        } } }
    } }
}

/// One person: what was ticked, or room to say it, with what the clock noted.
fn person(words: &Words, shift: &Shift, member: &CrewMember, said: Option<&ProposedTime>) -> Markup {
    let id = format!("{}_{}", shift.shift_id, member.worker_id);
    if member.presence() != PresenceKind::Unspecified {
        return html! {
            strong { (member.display_name) }
            span { (words.say(kind_key(member.presence()))) " · " (words.hours(member.minutes_present.into())) }
        };
    }
    let (kind, minutes) = said.map_or((PresenceKind::Unspecified, 0), |said| (said.kind(), said.minutes));
    let shown = |text: u32| if said.is_some() { text.to_string() } else { String::new() };
    html! {
        span { strong { (member.display_name) }
            @if let Some(said) = said { br; span.soft { (words.fill("times-by-the-clock", &[("hours", words.clock_span(said.in_minute, said.out_minute % 1_440).into())])) } } }
        span.later {
            label { span.hidden { (member.display_name) ": " } (words.say("crew-what")) " "
                select name={ "wat-" (id) } {
                    option value="" selected[said.is_none()] { (words.say("crew-not-taken")) }
                    @for one in KINDS { option value=(kind_word(one)) selected[one == kind] { (words.say(kind_key(one))) } }
                } }
            label { input type="text" inputmode="numeric" size="2" maxlength="2" autocomplete="off" name={ "uren-" (id) } value=(shown(minutes / 60));
                (words.say("crew-hours")) span.hidden { " " (member.display_name) } }
            label { input type="text" inputmode="numeric" size="2" maxlength="2" autocomplete="off" name={ "minuten-" (id) } value=(shown(minutes % 60));
                (words.say("crew-minutes")) span.hidden { " " (member.display_name) } }
        }
    }
}

/// `POST /aanwezigheid`: everybody of whom something was said is ticked off, each once; who cannot be is told by name.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let day = dates::typed(fields.text("op")).ok_or(Trouble::NoSuchDay)?;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let mut crews = reader.crews()?;
    let seed = fields.text("request_id").parse().unwrap_or(Uuid::nil());
    let (mut taken, mut refused) = (0_u32, Vec::new());
    let all = shifts(reader, day).await?;
    for (shift, member) in everybody(&all) {
        let id = format!("{}_{}", shift.shift_id, member.worker_id);
        let said = |name: &str| fields.text(&format!("{name}-{id}"));
        if said("wat").is_empty() {
            continue;
        }
        let Some((kind, minutes)) = what_of(said("wat"), (said("uren"), said("minuten"))) else {
            refused.push(member.display_name.clone());
            continue;
        };
        let ask = RecordPresenceRequest {
            request_id: of_person(seed, shift, member),
            shift_id: shift.shift_id.clone(),
            worker_id: member.worker_id.clone(),
            kind: kind.into(),
            minutes,
            ..RecordPresenceRequest::default()
        };
        match crews.record_presence(ask).await {
            Ok(_) => taken = taken.saturating_add(1),
            Err(_) => refused.push(member.display_name.clone()),
        }
    }
    visit.tell(&face, told(&visit.words, taken, &refused));
    Ok(Redirect::to(&format!("{PATH}?op={day}")).into_response())
}

/// Everybody on these shifts.
fn everybody(shifts: &[Shift]) -> Vec<(&Shift, &CrewMember)> {
    shifts.iter().flat_map(|shift| shift.crew.iter().map(move |member| (shift, member))).collect()
}

fn told(words: &Words, taken: u32, refused: &[String]) -> Notice {
    let text = words.fill("times-written-down", &[("count", taken.into())]);
    if refused.is_empty() {
        return Notice::done(text);
    }
    Notice::watch(format!("{text} {}", words.fill("times-not-written", &[("names", refused.join(", ").into())])))
}

/// A number of its own for each person of a form, the same when the form is sent again.
fn of_person(form: Uuid, shift: &Shift, member: &CrewMember) -> String {
    let number = |text: &str| text.parse().unwrap_or(Uuid::nil()).as_u128();
    Uuid::from_u128(form.as_u128() ^ number(&shift.shift_id) ^ number(&member.worker_id)).to_string()
}

/// `GET /aanwezigheid/blad?op=2026-11-20`: a sheet for a hall without a telephone.
pub(crate) async fn sheet(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let day = on.day(today)?;
    let shifts = shifts(Reader::of(&face.context.peers, &visit.signed.viewer), day).await?;
    let read_at = brussels::civil(face.context.clock.now());
    let content = html! {
        h1 { (words.say("times-sheet")) " " span.soft { (words.short_day(day, today)) } }
        p.core.elsewhere { (button::link(Weight::Plain, &format!("{PATH}?op={day}"), &words.say("room-attendance"))) }
        @if shifts.is_empty() { (empty(&words.say("times-no-crew"))) }
        @else { (paper(words, read_at, |words| on_paper(words, &shifts, day))) }
    };
    Ok(Frame::of(&face, &visit, words.say("times-sheet")).module(PRINTS).answer(&content))
}

fn on_paper(words: &Words, shifts: &[Shift], day: Date) -> Markup {
    html! {
        h2 { (words.say("times-sheet")) " · " (words.long_day(day)) }
        @for shift in shifts {
            h3 { (shift.place_name) " " span.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
            table.blank {
                caption.hidden { (shift.place_name) }
                thead { tr { @for head in [key("doc-name"), key("times-in"), key("times-out"), key("times-remark"), key("times-initials")] {
                    th scope="col" { (words.say(head)) }
                } } }
                tbody { @for member in &shift.crew { tr { th scope="row" { (member.display_name) } td {} td {} td {} td {} } } }
            }
        }
        p { (words.say("times-sheet-hint")) }
    }
}
