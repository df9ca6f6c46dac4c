//! `GET /premies/medewerkers?kwartaal=2026Q3`: expected, paid and difference, a worker a line.

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
            books::{self, Worth},
            differences::{CLASSES, class_word},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/premies/medewerkers";
pub(super) const QUARTER: &str = "kwartaal";
/// The field in which a full export carries the question of the list.
const ASKED: &str = "vraag";

/// How an amount is split tells the percentage and the need of guidance: it leaves only for a purpose.
static LIST: List<Worth> = List {
    name: "premies",
    path: PATH,
    title: key("room-premium-people"),
    columns: &[
        Column {
            key: "naam",
            title: key("premium-worker"),
            is_sortable: true,
            is_personal: false,
            cell: |_, row| match row.premium.worker_id.as_str() {
                "" => Cell::text(&row.who.name),
                worker => Cell::Link(row.who.name.clone(), format!("/premies/{}/{worker}", row.run_id)),
            },
        },
        Column {
            key: "code",
            title: key("premium-code"),
            is_sortable: true,
            is_personal: false,
            cell: |_, row| Cell::text(&row.who.code),
        },
        amount("verwacht", key("premium-expected"), |_, row| Cell::euro(row.sums.expected_cents)),
        amount("betaald", key("premium-paid"), |_, row| Cell::euro(row.sums.paid_cents)),
        amount("verschil", key("premium-difference"), |_, row| Cell::euro(row.sums.difference())),
        Column {
            key: "klasse",
            title: key("premium-class"),
            is_sortable: true,
            is_personal: false,
            cell: |words, row| match row.class.as_str() {
                "" => Cell::None,
                class => Cell::State(Tone::Watch, words.say(class_word(class)).into_owned()),
            },
        },
        split("loonpremie", key("premium-wage"), |_, row| Cell::euro(row.premium.wage_premium_cents)),
        split("vast", key("premium-guidance-fixed"), |_, row| Cell::euro(row.premium.guidance_fixed_cents)),
        split("variabel", key("premium-guidance-variable"), |_, row| Cell::euro(row.premium.guidance_variable_cents)),
    ],
    filters: &[
        Filter { key: QUARTER, label: key("premium-quarter"), kind: FilterKind::Text, fits: None },
        Filter { key: "q", label: key("premium-worker"), kind: FilterKind::Text, fits: Some(is_about) },
        Filter {
            key: "klasse",
            label: key("premium-class"),
            kind: FilterKind::OneOf(CLASSES),
            fits: Some(|row, class| row.class == class),
        },
    ],
    empty: key("premium-none"),
    topics: "invoicing.premiums",
};

/// What stands in a column.
type Of = fn(&Words, &Worth) -> Cell;

const fn amount(key: &'static str, title: &'static str, of: Of) -> Column<Worth> {
    Column { key, title, is_sortable: true, is_personal: false, cell: of }
}

const fn split(key: &'static str, title: &'static str, of: Of) -> Column<Worth> {
    Column { key, title, is_sortable: true, is_personal: true, cell: of }
}

/// The address of a quarter's list.
pub(super) fn address(quarter: &str) -> String {
    format!("{PATH}?{QUARTER}={quarter}")
}

fn is_about(row: &Worth, text: &str) -> bool {
    let text = text.to_lowercase();
    row.who.name.to_lowercase().contains(&text) || row.who.code.to_lowercase().contains(&text)
}

/// `GET /premies/medewerkers`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(question): Query<Question>,
) -> Result<Response, Trouble> {
    let asked = LIST.asked(question);
    let rows = read(Reader::of(&face.context.peers, &visit.signed.viewer), &asked).await?;
    LIST.page(&face, &visit, &asked, |ask| ready(Ok(books::part(&rows, &ask)))).await
}

/// `POST /premies/medewerkers`: everything, after somebody said what for.
pub(crate) async fn full(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let asked = LIST.asked(Question::read(posted.fields.text(ASKED)));
    let rows = read(Reader::of(&face.context.peers, &posted.visit.signed.viewer), &asked).await?;
    LIST.full_export(&face, &posted, |ask| ready(Ok(books::part(&rows, &ask)))).await
}

/// The quarter that is asked for, else the newest one; no rows when it was never reckoned.
async fn read(reader: Reader<'_>, asked: &Asked) -> Result<Vec<Worth>, Status> {
    let wanted = asked.filter(QUARTER);
    let newest = books::newest_of_each(&books::runs(reader).await?);
    let Some(run) = newest.into_iter().find(|run| wanted.is_empty() || run.quarter.eq_ignore_ascii_case(wanted)) else {
        return Ok(Vec::new());
    };
    let found = async { tokio::try_join!(books::run(reader, &run.run_id), books::differences(reader, &run.quarter)) };
    let (found, names) = tokio::join!(found, books::names(reader));
    let (run, found) = found?;
    Ok(books::worths(&run, found, &names))
}
