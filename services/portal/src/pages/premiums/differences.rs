//! `GET /verschillen?kwartaal=2026Q3`: where paid is not expected, each with a class and a sentence.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::invoicing::{Difference, ListDifferencesRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::{
        parts::badge::Tone,
        premiums::{
            books::{self, Sums},
            difference,
            people::{CLASS, QUARTER},
        },
    },
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/verschillen";
/// The largest amount that is missing first.
pub(super) const MISSING_FIRST: &str = "difference";

/// The classes as a filter.
pub(super) const CLASSES: &[(&str, &str)] = &[
    ("", key("premium-class-all")),
    ("missing_payment", key("premium-class-missing-payment")),
    ("lower", key("premium-class-lower")),
    ("higher", key("premium-class-higher")),
    ("not_expected", key("premium-class-not-expected")),
];

/// Where a difference can stand, as a filter.
const STATES: &[(&str, &str)] = &[
    ("", key("premium-class-all")),
    ("open", key("difference-open")),
    ("claimed", key("difference-claimed")),
    ("accepted", key("difference-accepted")),
    ("corrected", key("difference-corrected")),
];
const STATE: &str = "stand";

/// Why a payment can differ, as a filter.
const REASONS: &[(&str, &str)] = &[
    ("", key("premium-class-all")),
    ("missing_worker", key("reason-missing-worker")),
    ("not_expected", key("reason-not-expected")),
    ("percentage", key("reason-percentage")),
    ("fraction", key("reason-fraction")),
    ("cap", key("reason-cap")),
    ("ggmmi_policy", key("reason-ggmmi-policy")),
    ("contingent", key("reason-contingent")),
    ("sine", key("reason-sine")),
    ("guidance", key("reason-guidance")),
    ("rounding", key("reason-rounding")),
    ("late_dmfa", key("reason-late-dmfa")),
    ("unknown", key("reason-unknown")),
];
const WHY: &str = "waarom";

const fn column(key: &'static str, title: &'static str, sorts: Sorts, cell: Of) -> Column<Difference> {
    Column { key, title, sorts, is_personal: false, cell }
}

/// What stands in a column.
type Of = fn(&Words, &Difference) -> Cell;

static LIST: List<Difference> = List {
    name: "verschillen",
    path: PATH,
    title: key("room-differences"),
    columns: &[
        column("naam", key("premium-worker"), Sorts::Service("display_name"), |_, row| who(row)),
        column("kwartaal", key("premium-quarter"), Sorts::Service("quarter"), |_, row| Cell::text(&row.quarter)),
        column(CLASS, key("premium-class"), Sorts::Service("class"), |words, row| {
            let tone = if sums(row).difference() < 0 { Tone::Bad } else { Tone::Watch };
            Cell::State(tone, words.say(class_word(&row.class)).into_owned())
        }),
        column("verschil", key("premium-difference"), Sorts::Service(MISSING_FIRST), |_, row| {
            Cell::euro(sums(row).difference())
        }),
        column("zin", key("premium-sentence"), Sorts::Nobody, |words, row| {
            Cell::text(sentence(words, &row.class, sums(row)))
        }),
        column("waarom", key("difference-why"), Sorts::Nobody, why),
        column("stand", key("premium-status"), Sorts::Nobody, state),
    ],
    filters: &[
        Filter { key: QUARTER, label: key("premium-quarter"), kind: FilterKind::Text, fits: None },
        Filter { key: CLASS, label: key("premium-class"), kind: FilterKind::OneOf(CLASSES), fits: None },
        Filter { key: WHY, label: key("difference-why"), kind: FilterKind::OneOf(REASONS), fits: None },
        Filter { key: STATE, label: key("premium-status"), kind: FilterKind::OneOf(STATES), fits: None },
    ],
    empty: key("premium-no-difference"),
    topics: "invoicing.premiums",
};

/// The address of a quarter's work list.
pub(super) fn address(quarter: &str) -> String {
    format!("{PATH}?{QUARTER}={quarter}")
}

/// Both sides of a difference.
pub(super) fn sums(row: &Difference) -> Sums {
    Sums { expected_cents: row.expected_cents, paid_cents: row.paid_cents }
}

/// The name with the code; it leads to the derivation when there is one.
fn who(row: &Difference) -> Cell {
    let (name, code) = (books::named(&row.display_name, &row.worker_id), &row.worker_code);
    let text = if code.is_empty() { name } else { format!("{name} ({code})") };
    if row.is_reckoned {
        Cell::Link(text, format!("/premies/{}/{}", row.run_id, row.worker_id))
    } else {
        Cell::text(text)
    }
}

/// Why it differs, in a word; nothing when the service does not say it.
fn why(words: &Words, row: &Difference) -> Cell {
    let known = REASONS.iter().skip(1).find(|(code, _)| *code == row.explanation);
    known.map_or(Cell::None, |(_, word)| Cell::text(words.say(word)))
}

/// Where a difference stands; it leads to where one decides.
fn state(words: &Words, row: &Difference) -> Cell {
    Cell::Link(words.say(state_word(&row.state)).into_owned(), difference::address(&row.quarter, &row.worker_code))
}

/// What a state is called; a difference about which nobody decided is open.
pub(super) fn state_word(state: &str) -> &'static str {
    STATES.iter().skip(1).find(|(known, _)| *known == state).map_or(key("difference-open"), |(_, word)| word)
}

/// What a class is called.
pub(super) fn class_word(class: &str) -> &'static str {
    CLASSES.iter().find(|(known, _)| *known == class).map_or(key("premium-class-unknown"), |(_, word)| word)
}

/// Why it differs, with the numbers, in the reader's language.
pub(super) fn sentence(words: &Words, class: &str, sums: Sums) -> String {
    let key = match class {
        "missing_payment" => key("premium-sentence-missing-payment"),
        "not_expected" => key("premium-sentence-not-expected"),
        "lower" => key("premium-sentence-lower"),
        "higher" => key("premium-sentence-higher"),
        _ => key("premium-sentence-unknown"),
    };
    let distance = i64::try_from(sums.difference().unsigned_abs()).unwrap_or(i64::MAX);
    words.fill(
        key,
        &[
            ("expected", words.euro(sums.expected_cents).into()),
            ("paid", words.euro(sums.paid_cents).into()),
            ("distance", words.euro(distance).into()),
        ],
    )
}

/// Everything that is to be said of a difference, once: a reason that repeats the two amounts is left out.
pub(super) fn told(words: &Words, row: &Difference) -> String {
    let sentence = sentence(words, &row.class, sums(row));
    match row.explanation.as_str() {
        "" | "missing_worker" | "not_expected" => sentence,
        "unknown" => format!("{sentence} {}", words.say("difference-no-reason")),
        _ => format!("{sentence} {}", row.explanation_sentence),
    }
}

/// What answers at `/verschillen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

/// The quarter that is asked for, else the last ones; the largest amount that is missing first when nothing else is asked.
async fn read(asking: Asking<'_>) -> Result<PageOf<Difference>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask = ListDifferencesRequest {
        quarter: asked.filter(QUARTER).to_uppercase(),
        page_size: page.size,
        page_token: page.token,
        class: asked.filter(CLASS).to_owned(),
        order_by: if page.order_by.is_empty() { MISSING_FIRST.to_owned() } else { page.order_by },
        state: asked.filter(STATE).to_owned(),
        explanation: asked.filter(WHY).to_owned(),
        ..ListDifferencesRequest::default()
    };
    match reader.invoicing()?.list_differences(ask).await {
        Ok(answer) => {
            let answer = answer.into_inner();
            Ok(PageOf::of(answer.differences, answer.next_page_token, answer.total_size))
        }
        Err(status) if books::is_no_quarter(&status) => Ok(PageOf::of(Vec::new(), String::new(), 0)),
        Err(status) => Err(status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn the_two_amounts_are_told_once() {
        let row = |class: &str, explanation: &str, said: &str| Difference {
            class: class.into(),
            explanation: explanation.into(),
            explanation_sentence: said.into(),
            expected_cents: 495_000,
            ..Difference::default()
        };
        let rows = [
            (row("missing_payment", "missing_worker", "Niet op de betaalstaat; verwacht werd 4.950,00."), 1),
            (row("missing_payment", "unknown", "Betaald 0,00 in plaats van 4.950,00: geen reden."), 1),
            (row("missing_payment", "cap", "Betaald met plafond 4.950,00."), 2),
        ];
        for (row, times) in rows {
            let text = told(&dutch(), &row);
            assert_eq!(text.matches("4.950,00").count(), times, "{text}");
        }
    }

    #[test]
    fn every_class_has_a_sentence_with_its_numbers() {
        let sums = Sums { expected_cents: 495_000, paid_cents: 450_000 };
        let table = [
            ("lower", "€\u{a0}450,00 te weinig"),
            ("missing_payment", "€\u{a0}4.950,00 verwacht"),
            ("not_expected", "€\u{a0}4.500,00 betaald"),
            ("iets_nieuws", "€\u{a0}4.500,00"),
        ];
        for (class, part) in table {
            let text = sentence(&dutch(), class, sums);
            assert!(text.contains(part), "{class}: {text}");
        }
    }
}
