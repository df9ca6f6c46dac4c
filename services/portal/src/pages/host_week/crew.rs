//! Who comes on one day: head counts, the coach to call, and names only where the site must have them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{CrewMember, HostShift, ListHostShiftsRequest, ListShiftsRequest, Shift};

use super::{When, filling::Heads, sureness};
use crate::{
    pages::{
        contact::call,
        parts::{
            badge::{Tone, badge},
            empty::empty,
        },
        standing::{self, alarm, changes, turns},
    },
    reading::Reader,
    words::Words,
};

/// How many shifts of a day stand on the page.
const SHOWN: i32 = 200;

/// The crews of a day, and what the agreement says about each.
pub(super) struct Crews {
    shifts: Vec<Shift>,
    agreed: BTreeMap<String, HostShift>,
}

/// Reads the own shifts of a day.
pub(super) async fn read(reader: Reader<'_>, day: Date) -> Result<Crews, Status> {
    let ask = ListShiftsRequest { page_size: SHOWN, on: day.to_string(), ..ListShiftsRequest::default() };
    let of_day = ListHostShiftsRequest { from: day.to_string(), to: day.to_string() };
    let (mut crews, mut floor) = (reader.crews()?, reader.floor()?);
    let (shifts, agreed) = tokio::try_join!(crews.list_shifts(ask), floor.list_host_shifts(of_day))?;
    let mut shifts = shifts.into_inner().shifts;
    shifts.sort_by(|one, other| (one.start_minute, &one.place_name).cmp(&(other.start_minute, &other.place_name)));
    let agreed = agreed.into_inner().shifts.into_iter().map(|shift| (shift.shift_id.clone(), shift)).collect();
    Ok(Crews { shifts, agreed })
}

/// The block's content.
pub(super) fn show(words: &Words, crews: &Crews, when: When) -> Markup {
    if crews.shifts.is_empty() {
        return empty(&words.say("host-no-shifts"));
    }
    html! {
        (alarm(when.second, turns(crews.agreed.values(), when.today)))
        ul.crews { @for shift in &crews.shifts { li { (of_shift(words, (shift, crews.agreed.get(&shift.shift_id)), when)) } } }
    }
}

fn of_shift(words: &Words, (shift, agreed): (&Shift, Option<&HostShift>), when: When) -> Markup {
    let heads = Heads::of_shift(shift);
    let filling = heads.filling(when.day > when.today);
    html! {
        h3 { (shift.place_name) " " span.soft.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
        p.core {
            (heads.show(words))
            @if let Some(why) = filling.words(words) { (badge(filling.tone(), &why)) }
            @if heads.absent > 0 { (badge(Tone::Calm, &words.fill("host-absent", &[("count", heads.absent.into())]))) }
            span.soft { (agreed.map_or_else(|| sureness(words, when, when.day), |agreed| standing::sureness(words, agreed))) }
        }
        @if let Some(agreed) = agreed { (changes(words, agreed)) }
        @if !shift.work_description.is_empty() { p.soft { (shift.work_description) } }
        @if shift.coaches.is_empty() { p { (badge(Tone::Watch, &words.say("host-no-coach"))) } }
        @else { ul.contacts aria-label=(words.say("host-coaches")) {
            @for coach in &shift.coaches { li { (call(&coach.display_name, &coach.work_phone)) } }
        } }
        (names(words, &shift.crew))
    }
}

/// The names that the service lets a host see; who fell out is a number above, never a name.
fn names(words: &Words, crew: &[CrewMember]) -> Markup {
    let coming: Vec<&CrewMember> = crew.iter().filter(|member| !member.is_absent).collect();
    html! { @if !coming.is_empty() {
        details.names {
            summary { (words.fill("host-names", &[("count", coming.len().into())])) }
            ul { @for member in coming { li { (member.display_name) } } }
        }
    } }
}
