//! The shifts of the day, head counts only: no name of a worker stands here for anyone.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{ListShiftsRequest, Shift, ShiftStage};

use crate::{
    pages::{
        day::ways::{ToShift, to_shift},
        heads,
        parts::{
            badge::{Tone, badge},
            empty::empty,
            table::{Head, table},
        },
    },
    reading::Reader,
    words::{Words, key},
};

/// How many shifts stand on the page.
const SHOWN: i32 = 100;

/// What was read.
#[derive(Default)]
pub(super) struct Seen {
    shifts: Vec<Shift>,
    is_more: bool,
    /// The page of a shift for who looks.
    to: Option<ToShift>,
}

/// Reads the shifts of a day.
pub(super) async fn read(reader: Reader<'_>, day: Date) -> Result<Seen, Status> {
    let ask = ListShiftsRequest { page_size: SHOWN, on: day.to_string(), ..ListShiftsRequest::default() };
    let answer = reader.crews()?.list_shifts(ask).await?.into_inner();
    let mut shifts = answer.shifts;
    shifts.sort_by(|one, other| (&one.place_name, one.start_minute).cmp(&(&other.place_name, other.start_minute)));
    Ok(Seen { shifts, is_more: !answer.next_page_token.is_empty(), to: to_shift(reader) })
}

/// The block's content.
pub(super) fn show(words: &Words, seen: &Seen) -> Markup {
    if seen.shifts.is_empty() {
        return empty(&words.say("day-no-shifts"));
    }
    let short = seen.shifts.iter().filter(|shift| heads::of_shift(shift) < shift.heads_wanted).count();
    let all = words.fill("day-shifts", &[("count", seen.shifts.len().into())]);
    let [place, hours, heads, stage] =
        [key("day-place"), key("day-hours"), key("day-heads"), key("day-stage")].map(|column| words.say(column));
    let columns = [Head::text(&place), Head::text(&hours), Head::number(&heads), Head::text(&stage)];
    let rows = html! { @for shift in &seen.shifts { (row(words, shift, seen.to)) } };
    html! {
        p.core {
            (all) " "
            @if short > 0 { (badge(Tone::Bad, &words.fill("day-short", &[("count", short.into())]))) }
            @else { (badge(Tone::Calm, &words.say("day-all-filled"))) }
        }
        (table(&words.say("day-shifts-table"), &columns, &rows))
        @if seen.is_more { p.soft { (words.fill("day-first-shifts", &[("count", SHOWN.into())])) } }
    }
}

fn row(words: &Words, shift: &Shift, to: Option<ToShift>) -> Markup {
    let (there, wanted) = (heads::of_shift(shift), shift.heads_wanted);
    let few = words.fill("day-too-few", &[("count", wanted.saturating_sub(there).into())]);
    let many = words.fill("day-too-many", &[("count", there.saturating_sub(wanted).into())]);
    html! {
        tr {
            th scope="row" {
                @if let Some(to) = to { a href=(to(shift)) { (shift.place_name) } }
                @else { (shift.place_name) }
            }
            td.whole { (words.clock_span(shift.start_minute, shift.end_minute)) }
            td.num {
                @if there < wanted { (badge(Tone::Bad, &few)) " " }
                @if there > wanted { (badge(Tone::Watch, &many)) " " }
                (there) "/" (wanted)
            }
            td { (words.say(stage_name(shift.stage()))) }
        }
    }
}

const fn stage_name(stage: ShiftStage) -> &'static str {
    match stage {
        ShiftStage::Unspecified => key("day-stage-unknown"),
        ShiftStage::Requested => key("day-stage-requested"),
        ShiftStage::Published => key("day-stage-published"),
        ShiftStage::Approved => key("day-stage-approved"),
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::crews::{Coach, CrewMember};

    use super::*;
    use crate::words::tests::dutch;

    fn shift(assigned: u32, absent: u32) -> Shift {
        let member = CrewMember { display_name: "Naam Geheim".into(), is_absent: true, ..CrewMember::default() };
        let coach = Coach { display_name: "Coach Geheim".into(), ..Coach::default() };
        Shift {
            place_name: "Voorbeeld Ramen".into(),
            heads_wanted: 5,
            heads_assigned: assigned,
            heads_absent: absent,
            crew: vec![member],
            coaches: vec![coach],
            ..Shift::default()
        }
    }

    #[test]
    fn too_few_and_too_many_both_stand_out_and_enough_does_not() {
        for (assigned, absent, count, expected) in [
            (4, 0, "4/5", Some("1 te weinig")),
            (5, 0, "5/5", None),
            (12, 0, "12/5", Some("7 te veel")),
            (6, 1, "5/5", None),
            (5, 1, "4/5", Some("1 te weinig")),
        ] {
            let text = show(&dutch(), &Seen { shifts: vec![shift(assigned, absent)], ..Seen::default() }).into_string();
            assert_eq!(
                text.contains("te weinig") || text.contains("te veel"),
                expected.is_some(),
                "{assigned}: {text}"
            );
            assert!(text.contains(count) && text.contains(expected.unwrap_or("alle bezet")), "{assigned}: {text}");
        }
    }

    #[test]
    fn one_too_many_here_fills_no_seat_there() {
        let text = show(&dutch(), &Seen { shifts: vec![shift(6, 0), shift(4, 0)], ..Seen::default() }).into_string();
        assert!(text.contains("1 te veel") && text.contains("1 te weinig") && !text.contains("alle bezet"), "{text}");
    }

    #[test]
    fn no_name_of_a_person_is_shown_even_when_the_service_sent_it() {
        let text = show(&dutch(), &Seen { shifts: vec![shift(5, 0)], ..Seen::default() }).into_string();
        assert!(text.contains("Voorbeeld Ramen") && !text.contains("Geheim"), "{text}");
    }
}
