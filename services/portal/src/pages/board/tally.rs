//! How the week stands, in a line: what somebody must look at, and nothing else.

use maud::{Markup, html};
use werkbrug_proto::crews::DemandRow;

use crate::{
    pages::{
        board::{asked::Asked, mark::Filled},
        parts::badge::{Tone, badge},
    },
    words::{Words, key},
};

/// The line, which stays current.
pub(super) fn live(words: &Words, asked: &Asked, demand: &[DemandRow]) -> Markup {
    let source = format!("/bord/stand?week={}", asked.week());
    html! { @if !asked.is_wall {
        div #bord-stand.core data-live="crews.shifts social.availability" data-source=(source) role="group"
            aria-label=(words.say("board-tally")) { (line(words, asked, demand)) }
    } }
}

fn line(words: &Words, asked: &Asked, demand: &[DemandRow]) -> Markup {
    let cells: Vec<Filled> = demand.iter().flat_map(|row| &row.cells).filter_map(Filled::of).collect();
    let sum = |of: fn(Filled) -> u32| cells.iter().map(|cell| of(*cell)).fold(0, u32::saturating_add);
    let counts = [
        (Tone::Bad, key("board-seats-empty"), sum(|cell| cell.short)),
        (Tone::Bad, key("board-seats-absent"), sum(|cell| cell.absent)),
        (Tone::Bad, key("board-gates-shut"), sum(|cell| u32::from(cell.is_shut()))),
        (Tone::Info, key("board-heads-over"), sum(|cell| cell.over)),
        (Tone::Watch, key("board-days-provisional"), sum(|cell| u32::from(cell.is_provisional))),
    ];
    let exceptions = Asked { is_exceptions: true, token: String::new(), ..asked.clone() }.address();
    let is_calm = cells.iter().all(|cell| !cell.is_exception() && cell.absent == 0);
    html! {
        @for (tone, name, count) in counts.into_iter().filter(|(_, _, count)| *count > 0) {
            a href=(exceptions) { (badge(tone, &words.fill(name, &[("count", count.into())]))) }
        }
        @if is_calm && !cells.is_empty() { (badge(Tone::Calm, &words.say("board-all-filled"))) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_proto::crews::{DemandCell, ShiftStage};

    use super::*;
    use crate::{pages::board::asked::On, words::tests::dutch};

    #[test]
    fn the_line_counts_what_stands_out_and_is_quiet_when_nothing_does() {
        let cell = |wanted, assigned, absent, seats_empty, heads_over| DemandCell {
            shifts: 1,
            heads_wanted: wanted,
            heads_assigned: assigned,
            heads_absent: absent,
            seats_empty,
            heads_over,
            stage: ShiftStage::Published.into(),
            ..DemandCell::default()
        };
        let asked = Asked::of(On::default(), date(2026, 11, 23)).unwrap();
        let said = |cells| live(&dutch(), &asked, &[DemandRow { cells, ..DemandRow::default() }]).into_string();
        let loud = said(vec![cell(8, 8, 3, 3, 0), cell(5, 12, 0, 0, 7), cell(9, 9, 0, 1, 1)]);
        for expected in ["4 plaatsen onbezet", "3 keer afwezig", "8 te veel"] {
            assert!(loud.contains(expected), "{expected}: {loud}");
        }
        let quiet = said(vec![cell(4, 4, 0, 0, 0)]);
        assert!(quiet.contains("alles bezet") && !quiet.contains("href"), "{quiet}");
    }
}
