//! The own places by the days of a week, in head counts; each count leads to its day.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{DemandCell, DemandRow, ListWeekDemandRequest};

use super::{
    When, address,
    filling::{Filling, Heads},
    sureness,
};
use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::{
        parts::{badge::Tone, empty::empty},
        standing::alarm,
    },
    reading::Reader,
    words::{Words, key},
};

/// How many places stand on the page.
const SHOWN: i32 = 200;

/// Reads the own places of the week.
pub(super) async fn read(reader: Reader<'_>, when: When) -> Result<Vec<DemandRow>, Status> {
    let ask = ListWeekDemandRequest {
        monday: when.monday().to_string(),
        page_size: SHOWN,
        ..ListWeekDemandRequest::default()
    };
    Ok(reader.crews()?.list_week_demand(ask).await?.into_inner().rows)
}

/// The name of the table among the files of the page.
pub(super) const SHEET: &str = "week";

/// The same counts as a file has them: who comes, of whom were asked.
pub(super) fn sheet(words: &Words, rows: &[DemandRow], when: When) -> Sheet {
    let counts = |cell: &DemandCell| {
        let heads = Heads::of_cell(cell);
        if cell.shifts == 0 { Cell::None } else { Cell::text(format!("{}/{}", heads.coming, heads.wanted)) }
    };
    let row =
        |row: &&DemandRow| std::iter::once(Cell::text(&row.place_name)).chain(row.cells.iter().map(counts)).collect();
    let days = when.days().into_iter().map(|day| words.short_day(day, when.today));
    Sheet {
        name: SHEET,
        title: words.say("host-week").into_owned(),
        heads: std::iter::once(words.say("host-place").into_owned()).chain(days).collect(),
        rows: asked_of(rows).iter().map(row).collect(),
    }
}

/// The places where somebody was asked for.
fn asked_of(rows: &[DemandRow]) -> Vec<&DemandRow> {
    rows.iter().filter(|row| row.cells.iter().any(|cell| cell.shifts > 0)).collect()
}

/// What goes on paper for each place.
fn papers(words: &Words, asked: &[&DemandRow], when: When) -> Markup {
    let of = [("/uurroosters/werkplek", key("doc-roster")), ("/urenstaten", key("doc-time-sheet"))];
    html! { ul.papers { @for row in asked { li {
        span { (row.place_name) }
        @for (path, name) in of {
            a href={ (path) "/" (row.place_id) "?op=" (when.day) } {
                (words.say(name)) span.hidden { " " (row.place_name) }
            }
        }
    } } } }
}

/// The block's content.
pub(super) fn show(words: &Words, rows: &[DemandRow], when: When) -> Markup {
    let days = when.days();
    let asked = asked_of(rows);
    if asked.is_empty() {
        return empty(&words.say("host-nothing-asked"));
    }
    let short = asked
        .iter()
        .flat_map(|row| days.iter().zip(&row.cells))
        .filter(|(day, cell)| Heads::of_cell(cell).filling(**day > when.today).tone() == Tone::Bad);
    html! {
        (alarm(when.second, std::iter::once(when.settled_from)))
        p.core {
            @match short.count() {
                0 => span.soft { (words.say("host-all-filled")) },
                count => (crate::pages::parts::badge::badge(Tone::Bad, &words.fill("host-days-short", &[("count", count.into())]))),
            }
        }
        div.scroll tabindex="0" role="group" aria-label=(words.say("host-week-table")) {
            table.heads {
                caption.hidden { (words.say("host-week-table")) }
                thead { tr {
                    th scope="col" { (words.say("host-place")) }
                    @for (place, day) in days.iter().enumerate() {
                        @let has_shifts = asked.iter().any(|row| row.cells.get(place).is_some_and(|cell| cell.shifts > 0));
                        (head(words, *day, has_shifts, when))
                    }
                } }
                tbody { @for row in &asked { tr {
                    th scope="row" { (row.place_name) }
                    @for (day, cell) in days.iter().zip(&row.cells) { (of_day(words, cell, *day, when)) }
                } } }
                @if asked.len() > 1 { tfoot { tr {
                    th scope="row" { (words.say("host-together")) }
                    @for (place, day) in days.iter().enumerate() { (sum(words, &asked, place, (*day, when))) }
                } } }
            }
        }
        (papers(words, &asked, when))
        (sheet(words, rows, when).files(words, &address(when.day)))
    }
}

/// A day without shifts is neither sure nor provisional.
fn head(words: &Words, day: Date, has_shifts: bool, when: When) -> Markup {
    html! {
        th.num.today[day == when.today] scope="col" aria-current=[(day == when.today).then_some("date")] {
            (words.short_day(day, when.day)) br; small { @if has_shifts { (sureness(words, when, day)) } @else { "\u{a0}" } }
        }
    }
}

fn of_day(words: &Words, cell: &DemandCell, day: Date, when: When) -> Markup {
    let heads = Heads::of_cell(cell);
    let filling = heads.filling(day > when.today);
    let label = label(words, day, when);
    html! {
        td.num.chosen[day == when.day] data-day=(label) {
            @if cell.shifts == 0 { span.faint { "–" } }
            @else {
                a class={ "cell " (filling.tone().class()) } href={ (address(day)) "#blok-ploeg" } {
                    (heads.show(words))
                    @if let Some(icon) = filling.tone().icon() { (icon.draw()) }
                    @if let Some(why) = filling.words(words) { span.why { (why) } }
                }
            }
        }
    }
}

fn sum(words: &Words, rows: &[&DemandRow], place: usize, (day, when): (Date, When)) -> Markup {
    let cells = rows.iter().filter_map(|row| row.cells.get(place));
    let heads = cells.map(Heads::of_cell).fold(Heads::default(), Heads::and);
    html! {
        td.num data-day=(label(words, day, when)) {
            @if heads.filling(true) == Filling::Nothing { span.faint { "–" } } @else { (heads.show(words)) }
        }
    }
}

/// The day over two lines, for a narrow column.
fn label(words: &Words, day: Date, when: When) -> String {
    words.short_day(day, when.day).replacen(' ', "\n", 1)
}
