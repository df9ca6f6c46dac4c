//! With whom a worker works gladly, or not: for the social service from both sides, for the worker the own wishes alone.

use std::collections::BTreeMap;

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{pair::Pair, policy::Action, worker::Worker};

use crate::{permit::asker, read, refused::refused, store, words};

/// A page of wishes.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    worker: Id<Worker>,
    page: &Page,
) -> Result<contract::ListPairsResponse, Stop> {
    let asker = asker(viewer);
    asker.may(Action::SeePairs, Some(worker)).map_err(refused)?;
    let part = (read::after(page)?, read::one_more(page));
    let mut rows: Vec<Pair> = if asker.oneself.is_some() {
        store::of_person::of_worker(db, viewer.tenant, worker, part).await?
    } else {
        store::pair::of_both_sides(db, viewer.tenant, worker, part).await?
    };
    let next_page_token = read::cut(&mut rows, page, |row| row.id.to_string());
    let ids: Vec<Uuid> = rows.iter().flat_map(|row| row.both().map(Id::uuid)).collect();
    let people = store::worker::load(db, viewer.tenant, &ids).await?;
    let names: BTreeMap<Id<Worker>, String> =
        people.into_iter().map(|one| (one.id, one.profile.name.as_str().to_owned())).collect();
    Ok(contract::ListPairsResponse { pairs: rows.iter().map(|row| message(row, &names)).collect(), next_page_token })
}

fn message(pair: &Pair, names: &BTreeMap<Id<Worker>, String>) -> contract::Pair {
    let name = |id: Id<Worker>| names.get(&id).cloned().unwrap_or_default();
    let said = pair.said;
    contract::Pair {
        pair_id: pair.id.to_string(),
        worker_id: said.by.to_string(),
        worker_name: name(said.by),
        other_worker_id: said.about.to_string(),
        other_worker_name: name(said.about),
        kind: words::pair_kind_number(said.kind),
        said_on: said.on.to_string(),
        valid_from: pair.validity.from().to_string(),
        valid_to: read::open_day(pair.validity.to()),
        etag: pair.version.to_string(),
    }
}
