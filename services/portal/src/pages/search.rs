//! `GET /zoek?q=`: everything this person may see that fits, as a page or, for the palette, as a list.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, header::ACCEPT};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use werkbrug_kernel::role::Role;

use crate::{
    pages::{
        frame::Frame,
        parts::{
            card::card,
            empty::{empty, silent},
            form::Field,
        },
        search::find::Sought,
    },
    reading::Reader,
    rooms,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

mod find;
mod own;

/// Fewer letters than this find everything.
const SHORTEST: usize = 2;
/// More is no question.
const LONGEST: usize = 100;

/// What somebody looks for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

/// A kind of things that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Companies of the relations.
    Companies,
    /// Orders.
    Orders,
    /// People.
    Workers,
    /// Shifts.
    Shifts,
    /// Invoices.
    Invoices,
    /// A host's own shifts, each on its day.
    OwnWeek,
    /// A coach's own shifts of today.
    OwnShifts,
    /// Who works on those.
    OwnCrew,
}

impl Kind {
    const ALL: [Self; 8] = [
        Self::Workers,
        Self::Orders,
        Self::Companies,
        Self::Shifts,
        Self::Invoices,
        Self::OwnWeek,
        Self::OwnShifts,
        Self::OwnCrew,
    ];

    /// What leads to a page that this role may open: nothing else is looked for.
    fn of(role: Role) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |kind| rooms::may_open(role, &kind.address("id")))
    }

    fn address(self, id: &str) -> String {
        match self {
            Self::Companies | Self::Orders | Self::Workers | Self::Shifts | Self::Invoices => {
                format!("/{}/{id}", self.name())
            }
            Self::OwnWeek => format!("/eigen-week?op={id}"),
            Self::OwnShifts => format!("/vandaag#dienst-{id}"),
            Self::OwnCrew => format!("/vandaag/samen/{id}"),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Companies => key("search-companies"),
            Self::Orders => key("search-orders"),
            Self::Workers | Self::OwnCrew => key("search-workers"),
            Self::Shifts | Self::OwnWeek | Self::OwnShifts => key("search-shifts"),
            Self::Invoices => key("search-invoices"),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Companies => "bedrijven",
            Self::Orders => "orders",
            Self::Workers => "medewerkers",
            Self::Shifts => "diensten",
            Self::Invoices => "facturen",
            Self::OwnWeek => "eigen-week",
            Self::OwnShifts => "vandaag",
            Self::OwnCrew => "samen",
        }
    }
}

/// Something that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    kind: Kind,
    id: String,
    text: String,
    more: String,
}

impl Found {
    /// Where it is shown.
    fn address(&self) -> String {
        self.kind.address(&self.id)
    }
}

/// `GET /zoek?q=`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Response {
    let text: String = asked.q.trim().chars().take(LONGEST).collect();
    let is_question = text.chars().count() >= SHORTEST;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let today = face.context.clock.today();
    let sought = if is_question { find::all(reader, &visit, &text, today).await } else { Sought::default() };
    if headers.get(ACCEPT).is_some_and(|kind| kind.as_bytes() == b"application/json") {
        return listed(&visit, &sought.found);
    }
    let words = &visit.words;
    let label = words.say("shell-search");
    let content = html! {
        h1 { (label) }
        form.filters.lookup method="get" action="/zoek" role="search" {
            (Field::required("q", &label).holding(&text).text())
            button.button.main type="submit" { (label) }
        }
        @if sought.is_silent { (silent(&words.say("search-silent"))) }
        @if !is_question { (empty(&words.say("search-short"))) }
        @else if sought.found.is_empty() { (empty(&words.fill("search-nothing", &[("text", text.as_str().into())]))) }
        @else { div.grid { @for kind in Kind::ALL { (of_kind(&visit, kind, &sought)) } } }
    };
    Frame::of(&face, &visit, label.as_ref()).answer(&content)
}

fn of_kind(visit: &Visit, kind: Kind, sought: &Sought) -> Markup {
    let more = sought.more.get(&kind).copied().unwrap_or_default();
    let own: Vec<&Found> = sought.found.iter().filter(|found| found.kind == kind).collect();
    let words: &Words = &visit.words;
    html! { @if !own.is_empty() {
        (card(kind.name(), &words.say(kind.title()), &html! {
            ul.results { @for found in &own { li {
                a href=(found.address()) { (found.text) } " " span.soft { (found.more) }
            } } }
            @if more > 0 { p.soft { (words.fill("search-more", &[("count", more.into())])) } }
        }))
    } }
}

/// For the palette: what can be gone to.
fn listed(visit: &Visit, found: &[Found]) -> Response {
    let can_be_gone_to = found.iter().map(|found| {
        let kind = visit.words.say(found.kind.title());
        let kind = if found.more.is_empty() { kind.into_owned() } else { format!("{} · {kind}", found.more) };
        json!({ "text": found.text, "href": found.address(), "kind": kind })
    });
    Json(can_be_gone_to.take(find::SHOWN).collect::<Vec<_>>()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_a_page_for_the_role_is_looked_for() {
        let table = [
            (Role::WorkshopPlanner, vec![Kind::Orders, Kind::Companies, Kind::Shifts]),
            (Role::Finance, vec![Kind::Orders, Kind::Companies, Kind::Invoices]),
            (Role::OrderDesk, vec![Kind::Orders, Kind::Companies]),
            (Role::SocialWorker, vec![Kind::Workers]),
            (Role::HostPlanner, vec![Kind::OwnWeek]),
            (Role::Coach, vec![Kind::OwnShifts, Kind::OwnCrew]),
            (Role::Worker, vec![]),
            (Role::Admin, vec![]),
        ];
        for (role, expected) in table {
            assert_eq!(Kind::of(role).collect::<Vec<_>>(), expected, "{role:?}");
        }
    }
}
