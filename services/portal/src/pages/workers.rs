//! `GET /medewerkers`: who works here, and who is absent today.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::civil::Date;
use tonic::Status;
use werkbrug_proto::social::{LegalStatus, ListWorkersRequest, Worker};

use crate::{
    lists::{
        Column, Filter, FilterKind, List, PageAsk, PageOf, Sorts,
        asked::{Asked, Question},
        cell::Cell,
    },
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

/// The names of what is looked for, and of who is absent, in the address.
const TEXT: &str = "q";
const TODAY: &str = "vandaag";
/// The field in which a full export carries the question of the list.
const ASKED: &str = "vraag";

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
            kind: FilterKind::OneOf(&[("", key("care-everybody")), ("afwezig", key("care-absent"))]),
            fits: None,
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
    let (reader, today) = (Reader::of(&face.context.peers, &visit.signed.viewer), face.context.clock.today());
    LIST.page(&face, &visit, &asked, |ask| read(reader, ask, &asked, today)).await
}

/// `POST /medewerkers`: with who is absent, after somebody said what for.
pub(crate) async fn full(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let asked = LIST.asked(Question::read(posted.fields.text(ASKED)));
    let (reader, today) = (Reader::of(&face.context.peers, &posted.visit.signed.viewer), face.context.clock.today());
    LIST.full_export(&face, &posted, |ask| read(reader, ask, &asked, today)).await
}

async fn read(reader: Reader<'_>, ask: PageAsk, asked: &Asked, today: Date) -> Result<PageOf<Worker>, Status> {
    let ask = ListWorkersRequest {
        page_size: ask.size,
        page_token: ask.token,
        contains: asked.filter(TEXT).to_owned(),
        order_by: ask.order_by,
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
