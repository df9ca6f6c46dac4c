//! `GET /verschillen?kwartaal=2026Q3`: where paid is not expected, each with a class and a sentence.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use tonic::Status;
use werkbrug_proto::invoicing::{Difference, ListDifferencesRequest};

use crate::{
    lists::{
        Column, Filter, FilterKind, List, PageAsk, PageOf, Sorts,
        asked::{Asked, Question},
        cell::Cell,
    },
    pages::{
        parts::badge::Tone,
        premiums::{
            books::{self, Sums},
            people::{CLASS, QUARTER},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
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
    ],
    filters: &[
        Filter { key: QUARTER, label: key("premium-quarter"), kind: FilterKind::Text, fits: None },
        Filter { key: CLASS, label: key("premium-class"), kind: FilterKind::OneOf(CLASSES), fits: None },
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

/// `GET /verschillen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(question): Query<Question>,
) -> Result<Response, Trouble> {
    let asked = LIST.asked(question);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    LIST.page(&face, &visit, &asked, |ask| read(reader, ask, &asked)).await
}

/// The quarter that is asked for, else the last ones; the largest amount that is missing first when nothing else is asked.
async fn read(reader: Reader<'_>, ask: PageAsk, asked: &Asked) -> Result<PageOf<Difference>, Status> {
    let ask = ListDifferencesRequest {
        quarter: asked.filter(QUARTER).to_uppercase(),
        page_size: ask.size,
        page_token: ask.token,
        class: asked.filter(CLASS).to_owned(),
        order_by: if ask.order_by.is_empty() { MISSING_FIRST.to_owned() } else { ask.order_by },
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
