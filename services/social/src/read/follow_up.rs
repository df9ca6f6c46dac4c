//! What the social service should look at, the own files first.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page, refusal::Refusal};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::use_case::Stop;
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

use crate::{answer::answer, asker::asker, read, store, words};

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

/// A page of what to look at until a day. The list is made anew for each page: it is short, and the key holds its place.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    horizon: Horizon,
    page: &Page,
) -> Result<contract::ListFollowUpsResponse, Stop> {
    asker(viewer).may(Action::SeeFollowUps, None).map_err(answer)?;
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
    lines.sort_by_key(Line::place);
    if let Some(after) = page.after.as_deref() {
        let after = place_of(after)?;
        lines.retain(|line| number_of(line.place()) > after);
    }
    let next_page_token = read::cut(&mut lines, page, Line::key);
    Ok(contract::ListFollowUpsResponse { follow_ups: lines.into_iter().map(message).collect(), next_page_token })
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
            absences: by_worker(store::absence::of_workers(db, tenant, lasting).await?, |it| it.worker),
            limits: by_worker(store::functional_limit::of_workers(db, tenant, lasting).await?, |it| it.worker),
            packages: by_worker(store::support_package::of_workers(db, tenant, lasting).await?, |it| it.worker),
            consents: by_worker(store::consent::of_workers(db, tenant, lasting).await?, |it| it.worker),
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
