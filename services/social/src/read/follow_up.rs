//! What the social service should look at, the own files first.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page, refusal::Refusal};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{
    sorted::{self, Sort, sort_rows},
    text,
    use_case::Stop,
};
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{
    absence::Absence,
    consent::Consent,
    contact::Contact,
    follow_up::{Dates, FollowUp, Horizon, follow_ups},
    limit::FunctionalLimit,
    package::SupportPackage,
    policy::{Action, Keeper, keeper},
    worker::Worker,
};

use crate::{permit::asker, read, refused::refused, store, words};

/// Something to look at, of whom, and its place in the list.
struct Line {
    keeper: Keeper,
    follow_up: FollowUp,
    worker: Uuid,
    display_name: String,
}

impl Line {
    /// Own files first, then by day; the rest only makes the order one.
    fn place(&self) -> (Keeper, Date, i32, Uuid) {
        let FollowUp { kind, due_on, subject, .. } = self.follow_up;
        (self.keeper, due_on, words::follow_up_kind_number(kind), subject.uuid())
    }

    fn key(&self) -> String {
        let (keeper, due_on, kind, subject) = self.place();
        format!("{}|{due_on}|{kind}|{subject}", words::keeper_number(keeper))
    }
}

/// By what follow-ups can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The name.
    Name,
    /// Whose file.
    Keeper,
    /// Why.
    Reason,
    /// The day that it is due.
    Due,
}

/// Which follow-ups are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Only names that hold every word of this.
    pub(crate) contains: String,
    /// Only files kept so, as the contract numbers it.
    pub(crate) keeper: Option<i32>,
    /// Only these kinds, as the contract numbers them; all when there are none.
    pub(crate) kinds: Vec<i32>,
    /// In which order; by keeper and day when nothing is asked.
    pub(crate) sort: Option<Sort<Key>>,
}

impl Wanted {
    fn is_met(&self, line: &Line) -> bool {
        let kind = words::follow_up_kind_number(line.follow_up.kind);
        self.keeper.is_none_or(|keeper| keeper == words::keeper_number(line.keeper))
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
            && text::fits(&[&line.display_name], &self.contains)
    }
}

/// A page of what to look at until a day. The list is made anew for each page: it is short, and the key holds its place.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    horizon: Horizon,
    wanted: &Wanted,
    page: &Page,
) -> Result<contract::ListFollowUpsResponse, Stop> {
    asker(viewer).may(Action::SeeFollowUps, None).map_err(refused)?;
    let mut lines = all(db, viewer, horizon).await?;
    lines.retain(|line| wanted.is_met(line));
    lines.sort_by_key(Line::place);
    let total_size = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    if let Some(sort) = wanted.sort {
        in_order(&mut lines, sort);
        let (lines, next_page_token) = sorted::part(lines, page)?;
        let follow_ups = lines.into_iter().map(message).collect();
        return Ok(contract::ListFollowUpsResponse { follow_ups, next_page_token, total_size });
    }
    if let Some(after) = page.after.as_deref() {
        let after = place_of(after)?;
        lines.retain(|line| number_of(line.place()) > after);
    }
    let next_page_token = read::cut(&mut lines, page, Line::key);
    let follow_ups = lines.into_iter().map(message).collect();
    Ok(contract::ListFollowUpsResponse { follow_ups, next_page_token, total_size })
}

async fn all(db: &DatabaseConnection, viewer: &Viewer, horizon: Horizon) -> Result<Vec<Line>, Stop> {
    let workers = store::follow_up::workers(db, viewer.tenant, horizon).await?;
    let files = Files::load(db, viewer.tenant, &workers, horizon.today()).await?;
    let mut lines = Vec::new();
    for worker in store::worker::load(db, viewer.tenant, &workers).await? {
        let keeper = keeper(worker.profile.file_holder.as_deref(), &viewer.actor);
        for follow_up in follow_ups(&worker, &files.of(&worker), horizon) {
            let display_name = worker.profile.name.as_str().to_owned();
            lines.push(Line { keeper, follow_up, worker: worker.id.uuid(), display_name });
        }
    }
    Ok(lines)
}

fn in_order(lines: &mut [Line], Sort { by, is_descending }: Sort<Key>) {
    match by {
        Key::Name => sort_rows(lines, is_descending, |line| text::folded(&line.display_name)),
        Key::Keeper => sort_rows(lines, is_descending, |line| line.keeper),
        Key::Reason => sort_rows(lines, is_descending, |line| line.follow_up.reason),
        Key::Due => sort_rows(lines, is_descending, |line| line.follow_up.due_on),
    }
}

/// A place in the list with numbers for its words.
type Place = (i32, Date, i32, Uuid);

fn number_of((keeper, due_on, kind, subject): (Keeper, Date, i32, Uuid)) -> Place {
    (words::keeper_number(keeper), due_on, kind, subject)
}

fn place_of(key: &str) -> Result<Place, Refusal> {
    let read = || {
        let mut parts = key.split('|');
        let place: Place = (
            parts.next()?.parse().ok()?,
            parts.next()?.parse().ok()?,
            parts.next()?.parse().ok()?,
            Uuid::try_parse(parts.next()?).ok()?,
        );
        Some(place)
    };
    read().ok_or_else(read::unknown_token)
}

fn message(line: Line) -> contract::FollowUp {
    contract::FollowUp {
        kind: words::follow_up_kind_number(line.follow_up.kind),
        worker_id: line.worker.to_string(),
        display_name: line.display_name,
        due_on: line.follow_up.due_on.to_string(),
        reason: line.follow_up.reason.as_str().to_owned(),
        subject_id: line.follow_up.subject.to_string(),
        keeper: words::keeper_number(line.keeper),
    }
}

/// The dates of several workers, by worker.
struct Files {
    absences: BTreeMap<Uuid, Vec<Absence>>,
    limits: BTreeMap<Uuid, Vec<FunctionalLimit>>,
    packages: BTreeMap<Uuid, Vec<SupportPackage>>,
    consents: BTreeMap<Uuid, Vec<Consent>>,
    contacts: BTreeMap<Uuid, Vec<Contact>>,
}

impl Files {
    async fn load(db: &DatabaseConnection, tenant: Id<Workshop>, workers: &[Uuid], today: Date) -> Result<Self, Stop> {
        let lasting = (workers, today);
        Ok(Self {
            absences: by_worker(store::of_person::lasting(db, tenant, lasting).await?, |it| it.worker),
            limits: by_worker(store::of_person::lasting(db, tenant, lasting).await?, |it| it.worker),
            packages: by_worker(store::of_person::lasting(db, tenant, lasting).await?, |it| it.worker),
            consents: by_worker(store::of_person::lasting(db, tenant, lasting).await?, |it| it.worker),
            contacts: by_worker(store::contact::of_workers(db, tenant, workers).await?, |it| it.worker),
        })
    }

    fn of(&self, worker: &Worker) -> Dates<'_> {
        let id = worker.id.uuid();
        Dates {
            absences: part(&self.absences, id),
            limits: part(&self.limits, id),
            packages: part(&self.packages, id),
            consents: part(&self.consents, id),
            contacts: part(&self.contacts, id),
        }
    }
}

fn by_worker<T>(rows: Vec<T>, of: fn(&T) -> Id<Worker>) -> BTreeMap<Uuid, Vec<T>> {
    let mut found: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    for row in rows {
        found.entry(of(&row).uuid()).or_default().push(row);
    }
    found
}

fn part<T>(of: &BTreeMap<Uuid, Vec<T>>, worker: Uuid) -> &[T] {
    of.get(&worker).map_or(&[], Vec::as_slice)
}
