//! The board as plain tables: what is read without a script, and before the script is there.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::crews::{DemandCell, WeekCell, WeekRow};

use crate::{
    pages::{
        board::{
            asked::Asked,
            data::shown,
            day_head,
            mark::{Filled, Mark},
            read::Seen,
            said::is_weekend,
        },
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            empty::empty,
            table::{Head, table},
        },
    },
    words::Words,
};

/// The names of places by their codes.
type Names<'a> = BTreeMap<&'a str, &'a str>;

/// Places and people.
pub(super) fn show(words: &Words, asked: &Asked, seen: &Seen) -> Markup {
    let names: Names<'_> = seen.demand.iter().map(|row| (row.place_code.as_str(), row.place_name.as_str())).collect();
    let days = asked.days();
    html! {
        @if !asked.is_wall { (places(words, seen, &days)) }
        (people(words, asked, seen, &names, &days))
        @if !seen.next.is_empty() {
            p.paging { (button::link(Weight::Plain, &asked.page_at(&seen.next), &words.say("list-next"))) }
        }
    }
}

fn places(words: &Words, seen: &Seen, days: &[Date]) -> Markup {
    let (title, first) = (words.say("board-places"), words.say("board-place"));
    let heads: Vec<String> = days.iter().map(|day| day_head(words, *day).0).collect();
    let columns: Vec<Head<'_>> =
        std::iter::once(Head::text(&first)).chain(heads.iter().map(|head| Head::text(head))).collect();
    let rows = html! { @for row in &seen.demand { tr {
        th scope="row" { (row.place_name) }
        @for cell in &row.cells { td { (place_cell(words, cell)) } }
    } } };
    html! { @if !seen.demand.is_empty() { (table(&title, &columns, &rows)) } }
}

fn place_cell(words: &Words, cell: &DemandCell) -> Markup {
    let Some(filled) = Filled::of(cell) else { return html! {} };
    let (short, over) = (filled.short, filled.over);
    html! {
        (filled.there) "/" (filled.wanted)
        @if short > 0 { " " (badge(Tone::Bad, &words.fill("board-cell-short", &[("count", short.into())]))) }
        @if over > 0 { " " (badge(Tone::Info, &words.fill("board-cell-over", &[("count", over.into())]))) }
        @if filled.is_shut() { " " (badge(Tone::Bad, &words.say("board-gate-red"))) }
        @if filled.is_provisional { " " (badge(Tone::Watch, &words.say("board-provisional"))) }
    }
}

fn people(words: &Words, asked: &Asked, seen: &Seen, names: &Names<'_>, days: &[Date]) -> Markup {
    let (title, first) = (words.say("board-people"), words.head("board-worker"));
    let heads: Vec<String> = days.iter().map(|day| day_head(words, *day).0).collect();
    let columns: Vec<Head<'_>> =
        std::iter::once(Head::text(&first)).chain(heads.iter().map(|head| Head::text(head))).collect();
    let is_free = |(cell, day): (&WeekCell, &Date)| Mark::of(cell, asked.is_wall) == Mark::Free && !is_weekend(*day);
    let is_wanted = |row: &&WeekRow| {
        let is_loud = row.cells.iter().any(|cell| Mark::of(cell, asked.is_wall).is_exception());
        (!asked.is_exceptions || is_loud) && (!asked.is_without_place || row.cells.iter().zip(days).any(is_free))
    };
    let rows: Vec<&WeekRow> = seen.rows.iter().filter(is_wanted).collect();
    if rows.is_empty() {
        return empty(&words.say("board-none-fit"));
    }
    let rows = html! { @for row in rows { tr {
        th scope="row" { (row.display_name) }
        @for cell in &row.cells { td { (person_cell(words, cell, names, asked.is_wall)) } }
    } } };
    table(&title, &columns, &rows)
}

fn person_cell(words: &Words, cell: &WeekCell, names: &Names<'_>, is_wall: bool) -> Markup {
    let mark = Mark::of(cell, is_wall);
    let word = words.say(mark.word());
    html! {
        @match mark {
            Mark::Free | Mark::Outside | Mark::Planned | Mark::Present => {},
            Mark::Elsewhere | Mark::Away => span.soft.personal { (word) },
            Mark::Missing | Mark::Provisional | Mark::NoShow | Mark::Late | Mark::LeftEarly | Mark::SentHome => {
                span.personal { (badge(mark.tone(), &word)) } " "
            },
        }
        @for (place, shift) in shown(cell, is_wall).enumerate() {
            @if place > 0 { " · " }
            (names.get(shift.place_code.as_str()).copied().unwrap_or(&shift.place_code))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_proto::crews::{CellState, DemandRow, ShiftStage, WeekShift};

    use super::*;
    use crate::{pages::board::asked::On, words::tests::dutch};

    fn seen() -> Seen {
        let shift =
            WeekShift { place_code: "MAAN".into(), stage: ShiftStage::Published.into(), ..WeekShift::default() };
        let cell = |is_absent| WeekCell { state: CellState::Taken.into(), is_absent, shifts: vec![shift.clone()] };
        let row = WeekRow {
            display_name: "Ada Voorbeeld".into(),
            cells: vec![cell(false), cell(true)],
            ..WeekRow::default()
        };
        let filled = |wanted: u32, assigned: u32| DemandCell {
            shifts: 1,
            heads_wanted: wanted,
            heads_assigned: assigned,
            seats_empty: wanted.saturating_sub(assigned),
            heads_over: assigned.saturating_sub(wanted),
            stage: ShiftStage::Published.into(),
            ..DemandCell::default()
        };
        let cells = vec![filled(5, 12), filled(8, 5)];
        let place = DemandRow {
            place_code: "MAAN".into(),
            place_name: "Maanlicht hal 1".into(),
            cells,
            ..DemandRow::default()
        };
        Seen { rows: vec![row], next: String::new(), demand: vec![place] }
    }

    #[test]
    fn the_table_says_absent_and_never_ill_and_too_many_is_not_good() {
        let asked = Asked::of(On::default(), date(2026, 11, 23)).unwrap();
        let text = show(&dutch(), &asked, &seen()).into_string();
        for expected in ["Ada Voorbeeld", "Maanlicht hal 1", "afwezig", "12/5", "7 te veel", "5/8", "3 te weinig"] {
            assert!(text.contains(expected), "{expected}: {text}");
        }
        assert!(!text.to_lowercase().contains("ziek") && !text.contains("badge good"), "{text}");
        let wall = show(&dutch(), &Asked { is_wall: true, ..asked }, &seen()).into_string();
        assert!(wall.contains("Maanlicht hal 1") && !wall.contains("afwezig") && !wall.contains("12/5"), "{wall}");
    }
}
