//! `GET /verschillen?kwartaal=2026Q3`: where paid is not expected, each with a class and a sentence.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use futures::future::ready;
use tonic::Status;

use crate::{
    lists::{
        Column, Filter, FilterKind, List,
        asked::{Asked, Question},
        cell::Cell,
    },
    pages::{
        parts::badge::Tone,
        premiums::{
            books::{self, Sums, Worth},
            people::QUARTER,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/verschillen";
/// How many quarters are looked through when none is named.
const QUARTERS: usize = 4;

/// The classes as a filter.
pub(super) const CLASSES: &[(&str, &str)] = &[
    ("", key("premium-class-all")),
    ("missing_payment", key("premium-class-missing-payment")),
    ("lower", key("premium-class-lower")),
    ("higher", key("premium-class-higher")),
    ("not_expected", key("premium-class-not-expected")),
];

/// A difference with its quarter.
#[derive(Clone)]
struct Line {
    quarter: String,
    worth: Worth,
}

static LIST: List<Line> = List {
    name: "verschillen",
    path: PATH,
    title: key("room-differences"),
    columns: &[
        Column {
            key: "naam",
            title: key("premium-worker"),
            is_sortable: true,
            is_personal: false,
            cell: |_, row| {
                let (name, code) = (&row.worth.who.name, &row.worth.who.code);
                let text = if code.is_empty() { name.clone() } else { format!("{name} ({code})") };
                match row.worth.premium.worker_id.as_str() {
                    "" => Cell::text(text),
                    worker => Cell::Link(text, format!("/premies/{}/{worker}", row.worth.run_id)),
                }
            },
        },
        Column {
            key: "kwartaal",
            title: key("premium-quarter"),
            is_sortable: true,
            is_personal: false,
            cell: |_, row| Cell::text(&row.quarter),
        },
        Column {
            key: "klasse",
            title: key("premium-class"),
            is_sortable: true,
            is_personal: false,
            cell: |words, row| {
                let tone = if row.worth.sums.difference() < 0 { Tone::Bad } else { Tone::Watch };
                Cell::State(tone, words.say(class_word(&row.worth.class)).into_owned())
            },
        },
        Column {
            key: "verschil",
            title: key("premium-difference"),
            is_sortable: true,
            is_personal: false,
            cell: |_, row| Cell::euro(row.worth.sums.difference()),
        },
        Column {
            key: "zin",
            title: key("premium-sentence"),
            is_sortable: false,
            is_personal: false,
            cell: |words, row| Cell::text(sentence(words, &row.worth.class, row.worth.sums)),
        },
    ],
    filters: &[
        Filter { key: QUARTER, label: key("premium-quarter"), kind: FilterKind::Text, fits: None },
        Filter {
            key: "klasse",
            label: key("premium-class"),
            kind: FilterKind::OneOf(CLASSES),
            fits: Some(|row, class| row.worth.class == class),
        },
    ],
    empty: key("premium-no-difference"),
    topics: "invoicing.premiums",
};

/// The address of a quarter's work list.
pub(super) fn address(quarter: &str) -> String {
    format!("{PATH}?{QUARTER}={quarter}")
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
    let rows = read(Reader::of(&face.context.peers, &visit.signed.viewer), &asked).await?;
    LIST.page(&face, &visit, &asked, |ask| ready(Ok(books::part(&rows, &ask)))).await
}

/// The quarter that is asked for, else the last ones; the largest amount that is missing first.
async fn read(reader: Reader<'_>, asked: &Asked) -> Result<Vec<Line>, Status> {
    let wanted = asked.filter(QUARTER);
    let newest = books::newest_of_each(&books::runs(reader).await?);
    let runs = newest.into_iter().filter(|run| wanted.is_empty() || run.quarter.eq_ignore_ascii_case(wanted));
    let names = books::names(reader).await;
    let mut lines = Vec::new();
    for run in runs.take(QUARTERS) {
        let found = books::differences(reader, &run.quarter).await?;
        if found.is_empty() {
            continue;
        }
        let run = books::run(reader, &run.run_id).await?;
        let differing = books::worths(&run, found, &names).into_iter().filter(|worth| !worth.class.is_empty());
        lines.extend(differing.map(|worth| Line { quarter: run.quarter.clone(), worth }));
    }
    lines.sort_by_key(|line| line.worth.sums.difference());
    Ok(lines)
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
