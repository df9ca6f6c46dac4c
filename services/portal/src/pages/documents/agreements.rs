//! `GET /overeenkomsten`: under which agreement people work where, and what is still missing on paper.

use std::sync::Arc;

use axum::routing::MethodRouter;
use tonic::Status;
use werkbrug_proto::crews::{Engagement, EngagementKind, ListEngagementsRequest};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    pages::parts::badge::Tone,
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/overeenkomsten";

type Of = fn(&Words, &Engagement) -> Cell;

/// A workshop has tens of agreements: all of them are read to be sorted.
const fn column(key: &'static str, title: &'static str, cell: Of) -> Column<Engagement> {
    Column { key, title, sorts: Sorts::Here, is_personal: false, cell }
}

static LIST: List<Engagement> = List {
    name: "overeenkomsten",
    path: PATH,
    title: key("room-agreements"),
    columns: &[
        column("code", key("doc-agreement"), |_, row| {
            Cell::Link(row.engagement_code.clone(), format!("{PATH}/{}", row.engagement_id))
        }),
        column("werkplek", key("doc-place"), |_, row| Cell::text(&row.place_name)),
        column("aard", key("doc-kind"), |words, row| Cell::text(words.say(kind_word(row.kind())))),
        column("van", key("doc-starts-on"), |_, row| Cell::day(&row.starts_on)),
        column("tot", key("doc-ends-on"), |_, row| Cell::day(row.ends_on.as_deref().unwrap_or_default())),
        column("ondertekend", key("doc-signed-on"), |words, row| due(words, row, row.signed_on.as_deref())),
        column("gemeld", key("doc-notified-on"), |words, row| due(words, row, row.notified_on.as_deref())),
        column("tarief", key("doc-tariff"), |_, row| Cell::text(&row.tariff_class)),
    ],
    filters: &[
        Filter { key: "q", label: key("doc-place"), kind: FilterKind::Text, fits: Some(holds) },
        Filter {
            key: "aard",
            label: key("doc-kind"),
            kind: FilterKind::OneOf(&[
                ("", key("list-every")),
                ("enclave", key("doc-kind-enclave")),
                ("diensten", key("doc-kind-service")),
                ("afdeling", key("doc-kind-department")),
            ]),
            fits: Some(|row, kind| row.kind() == kind_named(kind)),
        },
    ],
    empty: key("doc-no-agreements"),
    topics: "crews.shifts",
};

/// What answers at `/overeenkomsten`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<Engagement>, Status> {
    let Asking { reader, page, .. } = asking;
    let ask =
        ListEngagementsRequest { page_size: page.size, page_token: page.token, ..ListEngagementsRequest::default() };
    let answer = reader.crews()?.list_engagements(ask).await?.into_inner();
    Ok(PageOf { rows: answer.engagements, next: answer.next_page_token, total: None })
}

fn holds(row: &Engagement, text: &str) -> bool {
    let found = crate::lists::cell::folded(&format!("{} {} {}", row.engagement_code, row.place_code, row.place_name));
    text.split_whitespace().all(|word| found.contains(&crate::lists::cell::folded(word)))
}

/// A day that an enclave must have; for other work the law asks none.
fn due(words: &Words, row: &Engagement, on: Option<&str>) -> Cell {
    match (on, row.kind()) {
        (Some(day), _) => Cell::day(day),
        (None, EngagementKind::Enclave) => Cell::State(Tone::Watch, words.say("doc-not-yet").into_owned()),
        (None, EngagementKind::ServiceContract | EngagementKind::DepartmentWork | EngagementKind::Unspecified) => {
            Cell::None
        }
    }
}

/// What kind of collaboration it is.
pub(super) const fn kind_word(kind: EngagementKind) -> &'static str {
    match kind {
        EngagementKind::Unspecified => key("doc-kind-unknown"),
        EngagementKind::Enclave => key("doc-kind-enclave"),
        EngagementKind::ServiceContract => key("doc-kind-service"),
        EngagementKind::DepartmentWork => key("doc-kind-department"),
    }
}

fn kind_named(kind: &str) -> EngagementKind {
    match kind {
        "enclave" => EngagementKind::Enclave,
        "diensten" => EngagementKind::ServiceContract,
        "afdeling" => EngagementKind::DepartmentWork,
        _ => EngagementKind::Unspecified,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn what_an_enclave_lacks_on_paper_stands_out_and_other_work_lacks_nothing() {
        let table = [
            (EngagementKind::Enclave, None, Cell::State(Tone::Watch, "nog niet".into())),
            (EngagementKind::Enclave, Some("2026-05-31"), Cell::day("2026-05-31")),
            (EngagementKind::ServiceContract, None, Cell::None),
            (EngagementKind::DepartmentWork, None, Cell::None),
        ];
        for (kind, on, expected) in table {
            let row = Engagement { kind: kind.into(), ..Engagement::default() };
            assert_eq!(due(&dutch(), &row, on), expected, "{kind:?} {on:?}");
        }
    }

    #[test]
    fn an_agreement_is_found_by_a_word_of_its_place() {
        let row = Engagement { place_name: "Élan Inpak".into(), place_code: "ELA".into(), ..Engagement::default() };
        for (text, expected) in [("elan", true), ("inpak ela", true), ("wasserij", false)] {
            assert_eq!(holds(&row, text), expected, "{text}");
        }
    }
}
