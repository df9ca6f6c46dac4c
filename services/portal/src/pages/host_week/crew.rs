//! Who comes on one day: head counts, the coach to call, and names only where the site must have them.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{CrewMember, ListShiftsRequest, Shift};

use super::{When, filling::Heads, sureness};
use crate::{
    pages::{
        contact::call,
        parts::{
            badge::{Tone, badge},
            empty::empty,
        },
    },
    reading::Reader,
    words::Words,
};

/// How many shifts of a day stand on the page.
const SHOWN: i32 = 200;

/// Reads the own shifts of a day.
pub(super) async fn read(reader: Reader<'_>, day: Date) -> Result<Vec<Shift>, Status> {
    let ask = ListShiftsRequest { page_size: SHOWN, on: day.to_string(), ..ListShiftsRequest::default() };
    let mut shifts = reader.crews()?.list_shifts(ask).await?.into_inner().shifts;
    shifts.sort_by(|one, other| (one.start_minute, &one.place_name).cmp(&(other.start_minute, &other.place_name)));
    Ok(shifts)
}

/// The block's content.
pub(super) fn show(words: &Words, shifts: &[Shift], when: When) -> Markup {
    if shifts.is_empty() {
        return empty(&words.say("host-no-shifts"));
    }
    html! { ul.crews { @for shift in shifts { li { (of_shift(words, shift, when)) } } } }
}

fn of_shift(words: &Words, shift: &Shift, when: When) -> Markup {
    let heads = Heads::of_shift(shift);
    let filling = heads.filling(when.day > when.today);
    html! {
        h3 { (shift.place_name) " " span.soft.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } }
        p.core {
            (heads.show(words))
            @if let Some(why) = filling.words(words) { (badge(filling.tone(), &why)) }
            @if heads.absent > 0 { (badge(Tone::Calm, &words.fill("host-absent", &[("count", heads.absent.into())]))) }
            span.soft { (sureness(words, when, when.day)) }
        }
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
