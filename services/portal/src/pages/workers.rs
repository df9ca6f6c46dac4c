//! `GET /medewerkers`: who works here, and who is absent today.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::social::{LegalStatus, ListWorkersRequest, Worker};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::parts::badge::Tone,
    web::Face,
    words::{Words, key},
};

pub(crate) mod file;
pub(crate) mod find;
pub(crate) mod grant;
pub(crate) mod packages;
pub(crate) mod pairs;
pub(crate) mod resume;

/// The names of what is looked for, and of who is absent, in the address.
const TEXT: &str = "q";
const TODAY: &str = "vandaag";

type Of = fn(&Words, &Worker) -> Cell;

const fn column(key: &'static str, title: &'static str, sorts: Sorts, cell: Of) -> Column<Worker> {
    Column { key, title, sorts, is_personal: false, cell }
}

static LIST: List<Worker> = List {
    name: "medewerkers",
    path: "/medewerkers",
    title: key("room-workers"),
    columns: &[
        column("naam", key("care-who"), Sorts::Service("display_name"), |_, row| {
            Cell::Link(row.display_name.clone(), format!("/medewerkers/{}", row.worker_id))
        }),
        column("code", key("care-code"), Sorts::Service("worker_code"), |_, row| Cell::text(&row.worker_code)),
        column("statuut", key("care-status"), Sorts::Service("status"), |words, row| status_cell(words, row.status())),
        column("sinds", key("care-since"), Sorts::Service("employed_from"), |_, row| Cell::day(&row.employed_from)),
        Column {
            key: TODAY,
            title: key("care-today-column"),
            sorts: Sorts::Nobody,
            is_personal: true,
            cell: |words, row| {
                if row.is_absent { Cell::State(Tone::Watch, words.say("care-absent").into_owned()) } else { Cell::None }
            },
        },
    ],
    filters: &[
        Filter { key: TEXT, label: key("care-look-for"), kind: FilterKind::Text, fits: None },
        Filter {
            key: TODAY,
            label: key("care-today-column"),
            kind: FilterKind::PersonalOneOf(&[("", key("care-everybody")), ("afwezig", key("care-absent"))]),
            fits: None,
        },
    ],
    empty: key("care-no-workers"),
    topics: "social.people social.availability",
};

/// What answers at `/medewerkers`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Worker>, Status> {
    let Asking { reader, page, asked, today } = asking;
    let ask = ListWorkersRequest {
        page_size: page.size,
        page_token: page.token,
        contains: asked.filter(TEXT).to_owned(),
        order_by: page.order_by,
        absence_on: today.to_string(),
        absent_only: !asked.filter(TODAY).is_empty(),
    };
    let answer = reader.social()?.list_workers(ask).await?.into_inner();
    Ok(PageOf::of(answer.workers, answer.next_page_token, answer.total_size))
}

/// Legal status; nothing for who may not see contracts.
pub(crate) fn status_word(status: LegalStatus) -> Option<&'static str> {
    match status {
        LegalStatus::Unspecified => None,
        LegalStatus::TargetWorker => Some(key("care-status-target-worker")),
        LegalStatus::IndividualScheme => Some(key("care-status-individual-scheme")),
        LegalStatus::Ama => Some(key("care-status-ama")),
        LegalStatus::Article60 => Some(key("care-status-article-60")),
        LegalStatus::SupportStaff => Some(key("care-status-support-staff")),
    }
}

fn status_cell(words: &Words, status: LegalStatus) -> Cell {
    status_word(status).map_or(Cell::None, |key| Cell::text(words.say(key)))
}
