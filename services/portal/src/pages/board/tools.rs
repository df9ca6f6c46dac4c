//! What stands above the board: the week, the filters, and the way to a wall and to paper.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use werkbrug_proto::crews::DemandRow;

use crate::{
    pages::{
        board::asked::{Asked, EXCEPTIONS, PLACE, week_of},
        parts::{
            button::{self, Weight},
            icon::Icon,
            toolbar::{steps, toolbar},
        },
    },
    words::{Words, capital},
};

/// The tools; a wall shows which week it is and no more.
pub(super) fn show(words: &Words, asked: &Asked, demand: &[DemandRow], today: Date) -> Markup {
    let week = week(words, asked);
    if asked.is_wall {
        return html! { p.bord-week { (week) } };
    }
    let filters = html! {
        input type="hidden" name="week" value=(asked.week());
        label.hidden for="bord-naam" { (words.say("board-name")) }
        input #bord-naam type="search" name="naam" value=(asked.name) placeholder=(words.say("board-name"))
            autocomplete="off";
        (place(words, asked, demand))
        label.tick {
            input type="checkbox" name="enkel" value=(EXCEPTIONS) checked[asked.is_exceptions];
            span { (words.say("board-only-exceptions")) }
        }
        label.tick {
            input type="checkbox" name="zonder" value=(PLACE) checked[asked.is_without_place];
            span { (words.say("board-without-place")) }
        }
        (button::submit(Weight::Plain, &words.say("list-show")))
    };
    let (back, on) = (words.say("board-week-before"), words.say("board-week-after"));
    let (before, after) = (asked.weeks_on(-1), asked.weeks_on(1));
    let doing = html! {
        (steps(
            &words.say("board-weeks"),
            before.as_deref().map(|to| (to, back.as_ref())),
            &week,
            after.as_deref().map(|to| (to, on.as_ref())),
        ))
        @if week_of(today) != asked.week() { (button::link(Weight::Plain, "/bord", &words.say("board-this-week"))) }
        (button::link_with(Icon::Board, &asked.wall(), &words.say("board-wall")))
    };
    toolbar("/bord", &words.say("list-filter"), &filters, &doing)
}

fn place(words: &Words, asked: &Asked, demand: &[DemandRow]) -> Markup {
    html! {
        label.hidden for="bord-plek" { (words.say("board-place")) }
        select #bord-plek name="plek" {
            option value="" { (words.say("board-every-place")) }
            @for row in demand {
                option value=(row.place_code) selected[row.place_code == asked.place] { (row.place_name) }
            }
        }
    }
}

/// `Week 48 · 23 november – 29 november 2026`.
pub(super) fn week(words: &Words, asked: &Asked) -> String {
    let from = asked.monday;
    let to = from.checked_add(6.days()).unwrap_or(from);
    let first = if from.month() == to.month() {
        from.day().to_string()
    } else {
        format!("{} {}", from.day(), words.month(from))
    };
    format!("{} · {first}–{} {} {}", capital(&words.week(from)), to.day(), words.month(to), to.year())
}
