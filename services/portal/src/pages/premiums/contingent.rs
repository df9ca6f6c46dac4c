//! `GET /premies/contingent?kwartaal=2026Q3`: the list of a quarter, where the contingent ends, and how much of it is filled.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use werkbrug_proto::invoicing::{Contingent, ContingentSeat, GetContingentRequest};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            card::card,
            empty::empty,
            stat::{Stat, stats},
        },
        premiums::{books, head, what_if::hire},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key, tongue::Tongue},
};

/// The address of this page.
const PATH: &str = "/premies/contingent";

/// Of which quarter.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    kwartaal: String,
    /// The first place that is shown.
    #[serde(default)]
    vanaf: usize,
}

impl On {
    /// The quarter as the service reads it; empty when none is asked for.
    pub(super) fn quarter(&self) -> String {
        self.kwartaal.to_uppercase()
    }
}

/// `GET /premies/contingent`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetContingentRequest { quarter: on.quarter() };
    let board = match reader.invoicing()?.get_contingent(ask).await {
        Ok(answer) => answer.into_inner(),
        Err(status) if books::is_no_quarter(&status) => Contingent::default(),
        Err(status) => return Err(status.into()),
    };
    let sheet = sheet(words, &board);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let here = format!("{PATH}?kwartaal={}", board.quarter);
    let content = html! {
        (head(words, key("room-contingent"), &board.quarter))
        @if board.seats.is_empty() { (empty(&words.say("contingent-none"))) }
        @else {
            div.stack {
                (card("invulling", &words.say("contingent-filled"), &filled(words, &board)))
                (card("plaatsen", &words.say("contingent-places"), &html! {
                    p { (words.say("contingent-order")) " " a href=(hire::address(&board.run_id)) { (words.say("room-hire")) } }
                    (sheet.show_from(words, today, &here, on.vanaf))
                }))
            }
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-contingent")).answer(&content))
}

fn filled(words: &Words, board: &Contingent) -> Markup {
    let is_short = board.fill_rate < board.least_fill_rate;
    let labels = [
        key("contingent-fte"),
        key("contingent-inside"),
        key("contingent-outside"),
        key("contingent-rate"),
        key("contingent-missing"),
    ]
    .map(|label| words.say(label));
    let [all, inside, outside, rate, missing] = &labels;
    let told = [&board.contingent_fte, &board.inside_fte, &board.outside_fte, &board.missing_fte]
        .map(|figure| figure_of(words, figure));
    let [fte, fte_inside, fte_outside, fte_missing] = &told;
    let percent = words.percent(i64::from(board.fill_rate));
    let least = words.percent(i64::from(board.least_fill_rate));
    html! {
        (stats(&[
            Stat::calm(all, fte),
            Stat::calm(inside, fte_inside),
            Stat::calm(outside, fte_outside),
            Stat::calm(rate, &percent).toned(if is_short { Tone::Bad } else { Tone::Calm }),
        ]))
        @if is_short {
            div.notice.refused role="status" { p { (words.fill("contingent-warning", &[("least", least.into()), ("missing", fte_missing.as_str().into())])) } }
        } @else if board.least_fill_rate > 0 {
            p.soft { (missing) ": " (fte_missing) }
        }
        p.soft { (words.fill("contingent-heads", &[("heads", board.fixed_heads.into())])) }
    }
}

/// A row a place, in the order of the list; whoever would move in shows what the place would bring.
fn sheet(words: &Words, board: &Contingent) -> Sheet {
    let heads = [
        key("premium-worker"),
        key("contingent-fraction"),
        key("contingent-through"),
        key("contingent-side"),
        key("premium-expected"),
        key("contingent-if-inside"),
    ];
    let row = |seat: &ContingentSeat| {
        let name = books::named(&seat.display_name, &seat.worker_id);
        vec![
            Cell::Link(name, format!("/premies/{}/{}", board.run_id, seat.worker_id)),
            Cell::text(figure_of(words, &seat.contract_fraction)),
            Cell::text(figure_of(words, &seat.fte_through)),
            side(words, seat),
            Cell::euro(seat.total_cents),
            Cell::euro(seat.inside_cents),
        ]
    };
    Sheet::of(words, ("plaatsen", key("contingent-places")), &heads, board.seats.iter().map(row))
}

fn side(words: &Words, seat: &ContingentSeat) -> Cell {
    let (tone, word) = match (seat.is_inside, seat.is_straddling) {
        (true, false) => (Tone::Calm, key("contingent-is-inside")),
        (true, true) => (Tone::Watch, key("contingent-is-inside-across")),
        (false, true) => (Tone::Watch, key("contingent-is-outside-across")),
        (false, false) => (Tone::Watch, key("contingent-is-outside")),
    };
    Cell::State(tone, words.say(word).into_owned())
}

/// A figure with the language's own comma.
pub(super) fn figure_of(words: &Words, figure: &str) -> String {
    match words.tongue() {
        Tongue::Nl | Tongue::Fr => figure.replace('.', ","),
        Tongue::En => figure.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{dutch, in_each};

    fn board(fill_rate: u32) -> Contingent {
        Contingent {
            contingent_fte: "2.5".into(),
            inside_fte: "2".into(),
            outside_fte: "0".into(),
            missing_fte: "0.25".into(),
            fill_rate,
            least_fill_rate: 9_000,
            fixed_heads: 2,
            ..Contingent::default()
        }
    }

    #[test]
    fn below_the_least_fill_rate_the_page_warns_with_what_is_missing() {
        for (rate, is_told) in [(8_999, true), (9_000, false)] {
            let text = filled(&dutch(), &board(rate)).into_string();
            assert_eq!(text.contains("notice refused"), is_told, "{text}");
            assert!(text.contains("2,5") && text.contains("0,25"), "{text}");
        }
    }

    #[test]
    fn a_place_says_on_which_side_of_the_line_it_is() {
        for (is_inside, is_straddling) in [(true, false), (true, true), (false, true), (false, false)] {
            let seat = ContingentSeat { is_inside, is_straddling, ..ContingentSeat::default() };
            for text in in_each(|words| format!("{:?}", side(words, &seat))) {
                assert!(!text.contains('⟦'), "{text}");
            }
        }
    }
}
