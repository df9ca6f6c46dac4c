//! `GET /medewerkers`: who works here, and who is absent today.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use tonic::Status;
use werkbrug_proto::social::{Absence, LegalStatus, ListAbsencesRequest, ListWorkersRequest, Worker};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageAsk, PageOf, asked::Question, cell::Cell},
    pages::parts::badge::Tone,
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

pub(crate) mod file;
pub(crate) mod find;
pub(crate) mod packages;

/// How many are asked for at once, and how often at most.
pub(crate) const AT_ONCE: i32 = 200;
pub(crate) const MOST_PAGES: usize = 50;

/// Somebody, with whether they are absent today.
struct Line {
    worker: Worker,
    is_absent: bool,
}

type Of = fn(&Words, &Line) -> Cell;

const fn column(key: &'static str, title: &'static str, cell: Of) -> Column<Line> {
    Column { key, title, is_sortable: true, is_personal: false, cell }
}

static LIST: List<Line> = List {
    name: "medewerkers",
    path: "/medewerkers",
    title: key("room-workers"),
    columns: &[
        column("naam", key("care-who"), |_, row| {
            Cell::Link(row.worker.display_name.clone(), format!("/medewerkers/{}", row.worker.worker_id))
        }),
        column("code", key("care-code"), |_, row| Cell::text(&row.worker.worker_code)),
        column("statuut", key("care-status"), |words, row| status_cell(words, row.worker.status())),
        column("sinds", key("care-since"), |_, row| Cell::day(&row.worker.employed_from)),
        Column {
            key: "vandaag",
            title: key("care-today-column"),
            is_sortable: true,
            is_personal: true,
            cell: |words, row| {
                if row.is_absent { Cell::State(Tone::Watch, words.say("care-absent").into_owned()) } else { Cell::None }
            },
        },
    ],
    filters: &[
        Filter {
            key: "q",
            label: key("care-look-for"),
            kind: FilterKind::Text,
            fits: Some(|row, text| find::fits(&row.worker, text)),
        },
        Filter {
            key: "vandaag",
            label: key("care-today-column"),
            kind: FilterKind::OneOf(&[("", key("care-everybody")), ("afwezig", key("care-absent"))]),
            fits: Some(|row, _| row.is_absent),
        },
    ],
    empty: key("care-no-workers"),
    topics: "social.people social.availability",
};

/// `GET /medewerkers`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(question): Query<Question>,
) -> Result<Response, Trouble> {
    let asked = LIST.asked(question);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let absent = absent_on(reader, face.context.clock.today()).await?;
    LIST.page(&face, &visit, &asked, |ask| read(reader, &absent, ask)).await
}

/// `POST /medewerkers`: with who is absent, after somebody said what for.
pub(crate) async fn full(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let absent = absent_on(reader, face.context.clock.today()).await?;
    LIST.full_export(&face, &posted, |ask| read(reader, &absent, ask)).await
}

async fn read(reader: Reader<'_>, absent: &BTreeMap<String, Absence>, ask: PageAsk) -> Result<PageOf<Line>, Status> {
    let ask = ListWorkersRequest { page_size: ask.size, page_token: ask.token };
    let answer = reader.social()?.list_workers(ask).await?.into_inner();
    let line = |worker: Worker| Line { is_absent: absent.contains_key(&worker.worker_id), worker };
    Ok((answer.workers.into_iter().map(line).collect(), answer.next_page_token))
}

/// The absences of a day by worker: dates only.
pub(crate) async fn absent_on(reader: Reader<'_>, day: Date) -> Result<BTreeMap<String, Absence>, Status> {
    let (mut absent, mut page_token) = (BTreeMap::new(), String::new());
    for _ in 0..MOST_PAGES {
        let ask = ListAbsencesRequest { page_size: AT_ONCE, page_token, worker_id: String::new(), on: day.to_string() };
        let answer = reader.social()?.list_absences(ask).await?.into_inner();
        absent.extend(answer.absences.into_iter().map(|one| (one.worker_id.clone(), one)));
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    Ok(absent)
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
