//! `GET /aanwezigheid?op=2026-11-20`: the crews of a day in one table, to write down afterwards what stood on paper or what the
//! time clock noted; `GET /aanwezigheid/blad` is that paper. What was ticked before stands there and is left alone.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;
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
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/aanwezigheid";
const SHEET: &str = "/aanwezigheid/blad";
/// How many shifts of a day are read at once, and how often at most.
const AT_ONCE: i32 = 200;
const MOST_PAGES: usize = 10;
/// The field with the moment at which the page was read, in microseconds since 1970: what the form says, it says as of then.
const READ_AT: &str = "gelezen";
/// The beginning of the name of a field that says what happened to somebody.
const WHAT: &str = "wat-";

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
    let (mut shifts, mut page_token) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let ask =
            ListShiftsRequest { page_size: AT_ONCE, page_token, on: day.to_string(), ..ListShiftsRequest::default() };
        let answer = reader.crews()?.list_shifts(ask).await?.into_inner();
        shifts.extend(answer.shifts);
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
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
    let read_at_us = face.context.clock.wall_us();
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
            input type="hidden" name=(READ_AT) value=(read_at_us);
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
            @let of = |one: &&ProposedTime| one.shift_id == shift.shift_id && one.worker_id == member.worker_id;
            @let said: Vec<&ProposedTime> = proposed.iter().filter(of).collect();
            (person(words, shift, member, &said))
        } } }
    } }
}

/// One person: what was ticked, or room to say it, with what the clock noted. Only one proposal is filled in: of several none
/// says the whole shift.
fn person(words: &Words, shift: &Shift, member: &CrewMember, said: &[&ProposedTime]) -> Markup {
    let id = format!("{}_{}", shift.shift_id, member.worker_id);
    if member.presence() != PresenceKind::Unspecified {
        return html! {
            strong { (member.display_name) }
            span { (words.say(kind_key(member.presence()))) " · " (words.hours(member.minutes_present.into())) }
        };
    }
    let only = if let [one] = said { Some(one) } else { None };
    let (kind, minutes) = only.map_or((PresenceKind::Unspecified, 0), |one| (one.kind(), one.minutes));
    let shown = |text: u32| if only.is_some() { text.to_string() } else { String::new() };
    let spans: Vec<String> = said.iter().map(|one| words.clock_span(one.in_minute, one.out_minute % 1_440)).collect();
    html! {
        span { strong { (member.display_name) }
            @if !spans.is_empty() { br; span.soft { (words.fill("times-by-the-clock", &[("hours", spans.join(", ").into())])) } } }
        span.later {
            label { span.hidden { (member.display_name) ": " } (words.say("crew-what")) " "
                select name={ (WHAT) (id) } {
                    option value="" selected[only.is_none()] { (words.say("crew-not-taken")) }
                    @for one in KINDS { option value=(kind_word(one)) selected[one == kind] { (words.say(kind_key(one))) } }
                } }
            label { input type="text" inputmode="numeric" size="2" maxlength="2" autocomplete="off" name={ "uren-" (id) } value=(shown(minutes / 60));
                (words.say("crew-hours")) span.hidden { " " (member.display_name) } }
            label { input type="text" inputmode="numeric" size="2" maxlength="2" autocomplete="off" name={ "minuten-" (id) } value=(shown(minutes % 60));
                (words.say("crew-minutes")) span.hidden { " " (member.display_name) } }
        }
    }
}

/// What came of a form.
#[derive(Default)]
struct Outcome {
    taken: u32,
    /// Who was ticked off meanwhile.
    left_alone: u32,
    refused: Vec<String>,
    /// How many fields are about nobody on these shifts.
    of_nobody: usize,
}

/// `POST /aanwezigheid`: everybody of whom something was said is ticked off, each once; who was ticked off meanwhile is left
/// alone, and who cannot be is told by name.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let day = dates::typed(fields.text("op")).ok_or(Trouble::NoSuchDay)?;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let now_us = face.context.clock.wall_us();
    let made_seconds_ago = seconds_ago(fields.text(READ_AT), now_us).ok_or(Trouble::StrangeForm)?;
    let mut crews = reader.crews()?;
    let seed = fields.text("request_id").parse().unwrap_or(Uuid::nil());
    let all = shifts(reader, day).await?;
    let mut outcome = Outcome { of_nobody: of_nobody(fields, &all), ..Outcome::default() };
    for (shift, member) in everybody(&all) {
        let id = format!("{}_{}", shift.shift_id, member.worker_id);
        let said = |name: &str| fields.text(&format!("{name}-{id}"));
        if said("wat").is_empty() {
            continue;
        }
        if member.presence() != PresenceKind::Unspecified {
            outcome.left_alone = outcome.left_alone.saturating_add(1);
            continue;
        }
        let Some((kind, minutes)) = what_of(said("wat"), (said("uren"), said("minuten"))) else {
            outcome.refused.push(member.display_name.clone());
            continue;
        };
        let ask = RecordPresenceRequest {
            request_id: of_person(seed, shift, member),
            shift_id: shift.shift_id.clone(),
            worker_id: member.worker_id.clone(),
            kind: kind.into(),
            minutes,
            made_seconds_ago,
            ..RecordPresenceRequest::default()
        };
        outcome.hear(member, crews.record_presence(ask).await.map(drop));
    }
    visit.tell(&face, told(&visit.words, &outcome));
    Ok(Redirect::to(&format!("{PATH}?op={day}")).into_response())
}

impl Outcome {
    fn hear(&mut self, member: &CrewMember, answer: Result<(), Status>) {
        match answer {
            Ok(()) => self.taken = self.taken.saturating_add(1),
            Err(status) if reason_of(&status).as_deref() == Some("NEWER_PRESENCE_STANDS") => {
                self.left_alone = self.left_alone.saturating_add(1);
            }
            Err(_) => self.refused.push(member.display_name.clone()),
        }
    }
}

/// How long ago the page was read, in whole seconds and never too few; nothing when the form does not say it.
fn seconds_ago(read_at_us: &str, now_us: i64) -> Option<u32> {
    let waited_us = now_us.checked_sub(read_at_us.parse().ok()?)?.max(0);
    u32::try_from(waited_us.saturating_add(999_999) / 1_000_000).ok()
}

/// How many fields say something of somebody who is on none of these shifts.
fn of_nobody(fields: &Fields, shifts: &[Shift]) -> usize {
    let name = |(shift, member): (&Shift, &CrewMember)| format!("{WHAT}{}_{}", shift.shift_id, member.worker_id);
    let known: BTreeSet<String> = everybody(shifts).into_iter().map(name).collect();
    let is_said = |name: &&str| name.starts_with(WHAT) && !fields.text(name).is_empty();
    fields.names().filter(is_said).filter(|name| !known.contains(*name)).count()
}

/// Everybody on these shifts.
fn everybody(shifts: &[Shift]) -> Vec<(&Shift, &CrewMember)> {
    shifts.iter().flat_map(|shift| shift.crew.iter().map(move |member| (shift, member))).collect()
}

fn told(words: &Words, outcome: &Outcome) -> Notice {
    let mut text = words.fill("times-written-down", &[("count", outcome.taken.into())]);
    if outcome.left_alone > 0 {
        text = format!("{text} {}", words.fill("times-left-alone", &[("count", outcome.left_alone.into())]));
    }
    if !outcome.refused.is_empty() {
        let names = outcome.refused.join(", ");
        text = format!("{text} {}", words.fill("times-not-written", &[("names", names.into())]));
    }
    if outcome.of_nobody > 0 {
        text = format!("{text} {}", words.fill("times-of-nobody", &[("count", outcome.of_nobody.into())]));
    }
    let is_fine = outcome.left_alone == 0 && outcome.refused.is_empty() && outcome.of_nobody == 0;
    if is_fine { Notice::done(text) } else { Notice::watch(text) }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: &str) -> (Shift, CrewMember) {
        let member = CrewMember { worker_id: id.into(), ..CrewMember::default() };
        (Shift { shift_id: "dienst".into(), crew: vec![member.clone()], ..Shift::default() }, member)
    }

    #[test]
    fn a_form_speaks_as_of_the_reading_of_its_page_and_never_later() {
        let table = [
            ("7000000", Some(0)),
            ("6999999", Some(1)),
            ("4000000", Some(3)),
            ("9000000", Some(0)),
            ("", None),
            ("gisteren", None),
        ];
        for (read, expected) in table {
            assert_eq!(seconds_ago(read, 7_000_000), expected, "{read}");
        }
    }

    #[test]
    fn what_is_said_of_nobody_on_these_shifts_is_counted() {
        let said =
            [("wat-dienst_an", "aanwezig"), ("wat-dienst_weg", "aanwezig"), ("wat-dienst_wie", ""), ("op", "vandaag")];
        let fields = Fields::of(said.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(of_nobody(&fields, &[one("an").0]), 1);
    }

    #[test]
    fn one_proposal_is_filled_in_and_of_several_every_span_is_told() {
        let stay = |in_minute, out_minute| ProposedTime {
            in_minute,
            out_minute,
            kind: PresenceKind::Late.into(),
            minutes: 150,
            ..ProposedTime::default()
        };
        let (morning, noon, words) = (stay(482, 720), stay(780, 960), crate::words::tests::dutch());
        let (shift, member) = one("an");
        let single = person(&words, &shift, &member, &[&morning]).into_string();
        assert!(single.contains("8.02–12.00") && single.contains("value=\"30\""), "{single}");
        let both = person(&words, &shift, &member, &[&morning, &noon]).into_string();
        assert!(both.contains("8.02–12.00, 13.00–16.00") && !both.contains("value=\"30\""), "{both}");
    }
}
