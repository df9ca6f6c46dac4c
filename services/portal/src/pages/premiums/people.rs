//! `GET /premies/medewerkers?kwartaal=2026Q3`: expected, paid and difference, a worker a line.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::invoicing::{ListWorkerPremiumsRequest, WorkerPremiumLine};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::{
        parts::badge::Tone,
        premiums::{
            books,
            differences::{CLASSES, class_word},
        },
    },
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/premies/medewerkers";
pub(super) const QUARTER: &str = "kwartaal";
/// The names of what is looked for and of the class, in the address.
const TEXT: &str = "q";
pub(super) const CLASS: &str = "klasse";

/// How an amount is split tells the percentage and the need of guidance: it leaves only for a purpose.
static LIST: List<WorkerPremiumLine> = List {
    name: "premies",
    path: PATH,
    title: key("room-premium-people"),
    columns: &[
        Column {
            key: "naam",
            title: key("premium-worker"),
            sorts: Sorts::Service("display_name"),
            is_personal: false,
            cell: |_, row| who(row),
        },
        Column {
            key: "code",
            title: key("premium-code"),
            sorts: Sorts::Service("worker_code"),
            is_personal: false,
            cell: |_, row| Cell::text(&row.worker_code),
        },
        amount("verwacht", key("premium-expected"), "expected_cents", |_, row| Cell::euro(row.expected_cents)),
        amount("betaald", key("premium-paid"), "paid_cents", |_, row| Cell::euro(row.paid_cents)),
        amount("verschil", key("premium-difference"), "difference", |_, row| {
            Cell::euro(row.paid_cents.saturating_sub(row.expected_cents))
        }),
        Column {
            key: CLASS,
            title: key("premium-class"),
            sorts: Sorts::Service("class"),
            is_personal: false,
            cell: |words, row| match row.class.as_str() {
                "" => Cell::None,
                class => Cell::State(Tone::Watch, words.say(class_word(class)).into_owned()),
            },
        },
        split("loonpremie", key("premium-wage"), "wage_premium_cents", |_, row| Cell::euro(row.wage_premium_cents)),
        split("vast", key("premium-guidance-fixed"), "guidance_fixed_cents", |_, row| {
            Cell::euro(row.guidance_fixed_cents)
        }),
        split("variabel", key("premium-guidance-variable"), "guidance_variable_cents", |_, row| {
            Cell::euro(row.guidance_variable_cents)
        }),
    ],
    filters: &[
        Filter { key: QUARTER, label: key("premium-quarter"), kind: FilterKind::Text, fits: None },
        Filter { key: TEXT, label: key("premium-worker"), kind: FilterKind::Text, fits: None },
        Filter { key: CLASS, label: key("premium-class"), kind: FilterKind::OneOf(CLASSES), fits: None },
    ],
    empty: key("premium-none"),
    topics: "invoicing.premiums",
};

/// What stands in a column.
type Of = fn(&Words, &WorkerPremiumLine) -> Cell;

const fn amount(key: &'static str, title: &'static str, by: &'static str, of: Of) -> Column<WorkerPremiumLine> {
    Column { key, title, sorts: Sorts::Service(by), is_personal: false, cell: of }
}

const fn split(key: &'static str, title: &'static str, by: &'static str, of: Of) -> Column<WorkerPremiumLine> {
    Column { key, title, sorts: Sorts::Service(by), is_personal: true, cell: of }
}

/// The name; it leads to the derivation when there is one.
fn who(row: &WorkerPremiumLine) -> Cell {
    let name = books::named(&row.display_name, &row.worker_id);
    if row.is_reckoned {
        Cell::Link(name, format!("/premies/{}/{}", row.run_id, row.worker_id))
    } else {
        Cell::text(name)
    }
}

/// The address of a quarter's list.
pub(super) fn address(quarter: &str) -> String {
    format!("{PATH}?{QUARTER}={quarter}")
}

/// What answers at `/premies/medewerkers`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

/// The quarter that is asked for, else the last one; no rows when it was never reckoned or is none.
async fn read(asking: Asking<'_>) -> Result<PageOf<WorkerPremiumLine>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask = ListWorkerPremiumsRequest {
        quarter: asked.filter(QUARTER).to_uppercase(),
        page_size: page.size,
        page_token: page.token,
        contains: asked.filter(TEXT).to_owned(),
        class: asked.filter(CLASS).to_owned(),
        order_by: page.order_by,
        worker_id: String::new(),
    };
    match reader.invoicing()?.list_worker_premiums(ask).await {
        Ok(answer) => {
            let answer = answer.into_inner();
            Ok(PageOf::of(answer.lines, answer.next_page_token, answer.total_size))
        }
        Err(status) if books::is_no_quarter(&status) => Ok(PageOf::of(Vec::new(), String::new(), 0)),
        Err(status) => Err(status),
    }
}
