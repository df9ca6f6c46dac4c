//! `GET /opvolging/lijst`: the same follow-ups as rows, to filter, to sort and to take along.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::social::{FileKeeper, FollowUp, FollowUpKind, ListFollowUpsRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::follow_ups::reason_word,
    web::Face,
    words::{Words, key},
};

/// The last day that is looked at; the service takes today when none is named.
const UNTIL: &str = "tot";
/// The names of what is looked for, of whose files, and of what about, in the address.
const TEXT: &str = "q";
const KEEPER: &str = "dossier";
const ABOUT: &str = "over";

type Of = fn(&Words, &FollowUp) -> Cell;

/// Why and when tell of an absence or a limit beside a name.
const fn column(
    key: &'static str,
    title: &'static str,
    (by, is_personal): (&'static str, bool),
    cell: Of,
) -> Column<FollowUp> {
    Column { key, title, sorts: Sorts::Service(by), is_personal, cell }
}

static LIST: List<FollowUp> = List {
    name: "opvolging",
    path: "/opvolging/lijst",
    title: key("room-follow-up-list"),
    columns: &[
        column("naam", key("care-who"), ("display_name", false), |_, row| {
            Cell::Link(row.display_name.clone(), format!("/medewerkers/{}", row.worker_id))
        }),
        column("dossier", key("care-keeper"), ("keeper", false), |words, row| {
            Cell::text(words.say(keeper_word(row.keeper())))
        }),
        column("reden", key("care-reason"), ("reason", true), reason),
        column("tegen", key("care-due-on"), ("due_on", true), |_, row| Cell::day(&row.due_on)),
    ],
    filters: &[
        Filter { key: TEXT, label: key("care-who"), kind: FilterKind::Text, fits: None },
        Filter {
            key: KEEPER,
            label: key("care-keeper"),
            kind: FilterKind::OneOf(&[
                ("", key("care-keeper-all")),
                ("eigen", key("care-keeper-own")),
                ("dienst", key("care-keeper-shared")),
                ("collega", key("care-keeper-colleague")),
            ]),
            fits: None,
        },
        Filter {
            key: ABOUT,
            label: key("care-about"),
            kind: FilterKind::PersonalOneOf(&[
                ("", key("care-about-all")),
                ("afwezigheid", key("care-absences")),
                ("beperking", key("care-limits")),
                ("pakket", key("care-packages")),
                ("toestemming", key("care-consents")),
            ]),
            fits: None,
        },
        Filter { key: UNTIL, label: key("care-due-until"), kind: FilterKind::PersonalDay, fits: None },
    ],
    empty: key("care-nothing-due"),
    topics: "social.availability social.people social.limits",
};

/// What answers at `/opvolging/lijst`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<FollowUp>, Status> {
    let Asking { reader, page, asked, .. } = asking;
    let ask = ListFollowUpsRequest {
        until: asked.filter(UNTIL).to_owned(),
        page_size: page.size,
        page_token: page.token,
        contains: asked.filter(TEXT).to_owned(),
        keeper: keeper_named(asked.filter(KEEPER)).into(),
        kinds: kinds_named(asked.filter(ABOUT)).iter().map(|kind| i32::from(*kind)).collect(),
        order_by: page.order_by,
    };
    let answer = reader.social()?.list_follow_ups(ask).await?.into_inner();
    Ok(PageOf::of(answer.follow_ups, answer.next_page_token, answer.total_size))
}

/// Why, leading to the absence when it is about one.
fn reason(words: &Words, row: &FollowUp) -> Cell {
    let text = words.say(reason_word(&row.reason)).into_owned();
    if kinds_named("afwezigheid").contains(&row.kind()) {
        Cell::Link(text, format!("/afwezigheden/{}", row.subject_id))
    } else {
        Cell::text(text)
    }
}

/// The kinds of follow-ups that the address names; all when it names none.
fn kinds_named(about: &str) -> &'static [FollowUpKind] {
    match about {
        "afwezigheid" => &[FollowUpKind::Contact, FollowUpKind::WorkDoctor],
        "beperking" => &[FollowUpKind::LimitEnds],
        "pakket" => &[FollowUpKind::PackageEvaluation, FollowUpKind::PackageEnds],
        "toestemming" => &[FollowUpKind::ConsentEnds],
        _ => &[],
    }
}

/// Whose files the address names; everybody's when it names nobody.
fn keeper_named(whose: &str) -> FileKeeper {
    match whose {
        "eigen" => FileKeeper::Own,
        "dienst" => FileKeeper::Shared,
        "collega" => FileKeeper::Colleague,
        _ => FileKeeper::Unspecified,
    }
}

const fn keeper_word(keeper: FileKeeper) -> &'static str {
    match keeper {
        FileKeeper::Own => key("care-keeper-own"),
        FileKeeper::Shared | FileKeeper::Unspecified => key("care-keeper-shared"),
        FileKeeper::Colleague => key("care-keeper-colleague"),
    }
}
