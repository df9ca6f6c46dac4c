//! `GET /opvolging/lijst`: the same follow-ups as rows, to filter, to sort and to take along.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use tonic::Status;
use werkbrug_proto::social::{FileKeeper, FollowUp, FollowUpKind, ListFollowUpsRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageAsk, PageOf, asked::Question, cell::Cell},
    pages::follow_ups::reason_word,
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// The last day that is looked at; the service takes today when none is named.
const UNTIL: &str = "tot";
/// The field in which a full export carries the question of the list.
const ASKED: &str = "vraag";

type Of = fn(&Words, &FollowUp) -> Cell;

/// Why and when tell of an absence or a limit beside a name.
const fn column(key: &'static str, title: &'static str, is_personal: bool, cell: Of) -> Column<FollowUp> {
    Column { key, title, is_sortable: true, is_personal, cell }
}

static LIST: List<FollowUp> = List {
    name: "opvolging",
    path: "/opvolging/lijst",
    title: key("room-follow-up-list"),
    columns: &[
        column("naam", key("care-who"), false, |_, row| {
            Cell::Link(row.display_name.clone(), format!("/medewerkers/{}", row.worker_id))
        }),
        column("dossier", key("care-keeper"), false, |words, row| Cell::text(words.say(keeper_word(row.keeper())))),
        column("reden", key("care-reason"), true, reason),
        column("tegen", key("care-due-on"), true, |_, row| Cell::day(&row.due_on)),
    ],
    filters: &[
        Filter {
            key: "q",
            label: key("care-who"),
            kind: FilterKind::Text,
            fits: Some(|row, text| row.display_name.to_lowercase().contains(&text.to_lowercase())),
        },
        Filter {
            key: "dossier",
            label: key("care-keeper"),
            kind: FilterKind::OneOf(&[
                ("", key("care-keeper-all")),
                ("eigen", key("care-keeper-own")),
                ("dienst", key("care-keeper-shared")),
                ("collega", key("care-keeper-colleague")),
            ]),
            fits: Some(|row, which| which == keeper_name(row.keeper())),
        },
        Filter {
            key: "over",
            label: key("care-about"),
            kind: FilterKind::OneOf(&[
                ("", key("care-about-all")),
                ("afwezigheid", key("care-absences")),
                ("beperking", key("care-limits")),
                ("pakket", key("care-packages")),
                ("toestemming", key("care-consents")),
            ]),
            fits: Some(|row, which| which == about(row.kind())),
        },
        Filter { key: UNTIL, label: key("care-due-until"), kind: FilterKind::Day, fits: None },
    ],
    empty: key("care-nothing-due"),
    topics: "social.availability social.people social.limits",
};

/// `GET /opvolging/lijst`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(question): Query<Question>,
) -> Result<Response, Trouble> {
    let asked = LIST.asked(question);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let until = asked.filter(UNTIL).to_owned();
    LIST.page(&face, &visit, &asked, |ask| read(reader, until.clone(), ask)).await
}

/// `POST /opvolging/lijst`: with the reasons, after somebody said what for.
pub(crate) async fn full(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let until = LIST.asked(Question::read(posted.fields.text(ASKED))).filter(UNTIL).to_owned();
    LIST.full_export(&face, &posted, |ask| read(reader, until.clone(), ask)).await
}

async fn read(reader: Reader<'_>, until: String, ask: PageAsk) -> Result<PageOf<FollowUp>, Status> {
    let ask = ListFollowUpsRequest { until, page_size: ask.size, page_token: ask.token };
    let answer = reader.social()?.list_follow_ups(ask).await?.into_inner();
    Ok((answer.follow_ups, answer.next_page_token))
}

/// Why, leading to the absence when it is about one.
fn reason(words: &Words, row: &FollowUp) -> Cell {
    let text = words.say(reason_word(&row.reason)).into_owned();
    if about(row.kind()) == "afwezigheid" {
        Cell::Link(text, format!("/afwezigheden/{}", row.subject_id))
    } else {
        Cell::text(text)
    }
}

/// What a follow-up is about, as the address has it.
const fn about(kind: FollowUpKind) -> &'static str {
    match kind {
        FollowUpKind::Contact | FollowUpKind::WorkDoctor => "afwezigheid",
        FollowUpKind::LimitEnds => "beperking",
        FollowUpKind::PackageEvaluation | FollowUpKind::PackageEnds => "pakket",
        FollowUpKind::ConsentEnds => "toestemming",
        FollowUpKind::Unspecified => "",
    }
}

/// Whose file it is, as the address has it.
const fn keeper_name(keeper: FileKeeper) -> &'static str {
    match keeper {
        FileKeeper::Own => "eigen",
        FileKeeper::Shared | FileKeeper::Unspecified => "dienst",
        FileKeeper::Colleague => "collega",
    }
}

const fn keeper_word(keeper: FileKeeper) -> &'static str {
    match keeper {
        FileKeeper::Own => key("care-keeper-own"),
        FileKeeper::Shared | FileKeeper::Unspecified => key("care-keeper-shared"),
        FileKeeper::Colleague => key("care-keeper-colleague"),
    }
}
