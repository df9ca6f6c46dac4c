//! The shifts of the day, head counts only: no name of a worker stands here for anyone.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{ListShiftsRequest, Shift, ShiftStage};

use crate::{
    pages::words::{count, hours},
    reading::Reader,
};

/// How many shifts stand on the page.
const SHOWN: i32 = 100;

/// What was read.
#[derive(Default)]
pub(super) struct Seen {
    shifts: Vec<Shift>,
    is_more: bool,
}

/// Reads the shifts of a day.
pub(super) async fn read(reader: Reader<'_>, day: Date) -> Result<Seen, Status> {
    let ask = ListShiftsRequest { page_size: SHOWN, page_token: String::new(), on: day.to_string() };
    let answer = reader.crews()?.list_shifts(ask).await?.into_inner();
    let mut shifts = answer.shifts;
    shifts.sort_by(|one, other| (&one.place_name, one.start_minute).cmp(&(&other.place_name, other.start_minute)));
    Ok(Seen { shifts, is_more: !answer.next_page_token.is_empty() })
}

/// The block's content.
pub(super) fn show(seen: &Seen) -> Markup {
    if seen.shifts.is_empty() {
        return html! { p.leeg { "Voor deze dag is geen ploeg gevraagd." } };
    }
    let short = seen.shifts.iter().filter(|shift| shift.heads_assigned < shift.heads_wanted).count();
    html! {
        p.kern {
            (count(seen.shifts.len(), "dienst", "diensten")) @if seen.is_more { " of meer" } ", "
            @if short == 0 { "alle bezet" } @else { strong.erg { (short) " onderbezet" } }
        }
        div.schuif tabindex="0" role="group" aria-label="Tabel van ploegen" { table {
            caption.verborgen { "Diensten van de dag met bezetting" }
            thead { tr {
                th scope="col" { "Werkplek" } th scope="col" { "Uren" }
                th.getal scope="col" { "Bezetting" } th scope="col" { "Stand" }
            } }
            tbody { @for shift in &seen.shifts { (row(shift)) } }
        } }
        @if seen.is_more { p.zacht { "Alleen de eerste " (SHOWN) " diensten staan hier." } }
    }
}

fn row(shift: &Shift) -> Markup {
    let (there, wanted) = (shift.heads_assigned, shift.heads_wanted);
    html! {
        tr {
            th scope="row" { (shift.place_name) }
            td.uren { (hours(shift.start_minute, shift.end_minute)) }
            td.getal {
                (there) "/" (wanted)
                @if there < wanted { " " span.merkje.erg { (wanted.saturating_sub(there)) " te weinig" } }
                @if there > wanted { " " span.merkje.let { (there.saturating_sub(wanted)) " te veel" } }
            }
            td { (stage_name(shift.stage())) }
        }
    }
}

const fn stage_name(stage: ShiftStage) -> &'static str {
    match stage {
        ShiftStage::Unspecified => "–",
        ShiftStage::Requested => "gevraagd",
        ShiftStage::Published => "bekendgemaakt",
        ShiftStage::Approved => "uren goedgekeurd",
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::crews::{Coach, CrewMember};

    use super::*;

    fn shift(assigned: u32) -> Shift {
        let member = CrewMember { display_name: "Naam Geheim".into(), is_absent: true, ..CrewMember::default() };
        let coach = Coach { display_name: "Coach Geheim".into(), ..Coach::default() };
        Shift {
            place_name: "Voorbeeld Ramen".into(),
            heads_wanted: 5,
            heads_assigned: assigned,
            crew: vec![member],
            coaches: vec![coach],
            ..Shift::default()
        }
    }

    #[test]
    fn too_few_and_too_many_both_stand_out_and_enough_does_not() {
        for (assigned, expected) in [(4, Some("1 te weinig")), (5, None), (12, Some("7 te veel"))] {
            let text = show(&Seen { shifts: vec![shift(assigned)], is_more: false }).into_string();
            assert_eq!(text.contains("merkje"), expected.is_some(), "{assigned}: {text}");
            assert!(text.contains(expected.unwrap_or("alle bezet")), "{assigned}: {text}");
        }
    }

    #[test]
    fn no_name_of_a_person_is_shown_even_when_the_service_sent_it() {
        let text = show(&Seen { shifts: vec![shift(5)], is_more: false }).into_string();
        assert!(text.contains("Voorbeeld Ramen") && !text.contains("Geheim"), "{text}");
    }
}
