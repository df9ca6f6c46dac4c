//! What people need before they work at a host: inductions, own agreements, and whether hosts are open to them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_crews_domain::{
    engagement::EngagementKind,
    fit::Obstacle,
    host_work::{HostBook, Induction, NotReady},
    place::{Place, PlaceKind},
    shift::Shift,
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    Rows,
    conditions_tables::{enclave_agreement, site_induction},
    copies::copy_guidance,
    within,
};

/// What is known of these people, or of everybody, for this site, or for every site.
pub(crate) async fn book<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Option<Uuid>,
    site: Option<Uuid>,
) -> Result<HostBook, Stop> {
    let of = |column: &dyn Fn(Uuid) -> Condition, id: Option<Uuid>| id.map_or_else(Condition::all, column);
    let mut book = HostBook::default();
    let inductions = site_induction::Entity::find()
        .filter(site_induction::Column::Tenant.eq(rows.tenant))
        .filter(of(&|id| site_induction::Column::WorkerId.eq(id).into(), worker))
        .filter(of(&|id| site_induction::Column::PlaceId.eq(id).into(), site));
    for row in inductions.all(rows.db).await? {
        let own = Induction { given_on: from_column(row.given_on), valid_to: row.valid_to.map(from_column) };
        book.inductions.insert((Id::from_uuid(row.worker_id), Id::from_uuid(row.place_id)), own);
    }
    for row in agreements(rows, worker).await?.into_values() {
        book.agreements.insert(Id::from_uuid(row.worker_id), row.is_agreed);
    }
    let statuses = copy_guidance::Entity::find()
        .filter(copy_guidance::Column::Tenant.eq(rows.tenant))
        .filter(of(&|id| copy_guidance::Column::WorkerId.eq(id).into(), worker));
    let allowed = statuses.all(rows.db).await?.into_iter().filter(|row| row.is_allowed_at_hosts == Some(true));
    book.allowed = allowed.map(|row| Id::from_uuid(row.worker_id)).collect();
    (book.keeps_inductions, book.keeps_agreements) = keeps(rows).await?;
    Ok(book)
}

/// Whether this workshop recorded any induction, and any answer about enclave work.
async fn keeps<C: ConnectionTrait>(rows: &Rows<'_, C>) -> Result<(bool, bool), Stop> {
    let induction = site_induction::Entity::find().filter(site_induction::Column::Tenant.eq(rows.tenant)).limit(1);
    let agreement =
        enclave_agreement::Entity::find().filter(enclave_agreement::Column::Tenant.eq(rows.tenant)).limit(1);
    Ok((induction.one(rows.db).await?.is_some(), agreement.one(rows.db).await?.is_some()))
}

/// What people said themselves, by person.
pub(crate) async fn agreements<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Option<Uuid>,
) -> Result<BTreeMap<Uuid, enclave_agreement::Model>, Stop> {
    use enclave_agreement::{Column, Entity};
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant));
    if let Some(worker) = worker {
        query = query.filter(Column::WorkerId.eq(worker));
    }
    Ok(query.all(rows.db).await?.into_iter().map(|row| (row.worker_id, row)).collect())
}

/// What keeps somebody from a shift at a host; nothing is asked of work in a department.
pub(crate) async fn obstacles<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Id<Worker>,
    (shift, place, kind): (&Shift, &Place, EngagementKind),
) -> Result<Vec<Obstacle>, Stop> {
    match place.kind {
        PlaceKind::Department => Ok(Vec::new()),
        PlaceKind::HostSite => {
            let book = book(rows, Some(worker.uuid()), Some(place.id.uuid())).await?;
            Ok(book.asks(worker, (place, kind), &shift.window.days()))
        }
    }
}

/// Who of a crew comes and may not work at its place, or not any more; nothing is asked of work in a department.
pub(crate) async fn not_ready<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (shift, place, kind): (&Shift, &Place, EngagementKind),
) -> Result<Vec<NotReady>, Stop> {
    match place.kind {
        PlaceKind::Department => Ok(Vec::new()),
        PlaceKind::HostSite => {
            let book = book(rows, None, Some(place.id.uuid())).await?;
            Ok(book.not_ready(&shift.crew, (place, kind), &shift.window.days()))
        }
    }
}

/// Writes an induction in place of an earlier one, and never in place of a later one; the version.
pub(crate) async fn keep_induction(
    tx: &Tx<'_>,
    (worker, place): (Id<Worker>, Id<Place>),
    induction: Induction,
) -> Result<i64, Stop> {
    use site_induction::{Column, Entity, Model};
    let (tenant, worker_id, place_id) = (within(tx).tenant, worker.uuid(), place.uuid());
    let known = Entity::find_by_id((tenant, worker_id, place_id)).lock_exclusive().one(tx.db()).await?;
    let (given_on, valid_to) = (to_column(induction.given_on), induction.valid_to.map(to_column));
    let is_same = |own: &&Model| own.given_on == given_on && own.valid_to == valid_to;
    if let Some(stays) = known.as_ref().filter(|own| own.given_on > given_on || is_same(own)) {
        return Ok(stays.version);
    }
    let version = known.map_or(1, |known| known.version.saturating_add(1));
    let recorded_by = tx.viewer().actor.clone();
    let row =
        Model { tenant, worker_id, place_id, given_on, valid_to, recorded_by, recorded_at_us: tx.now_us(), version };
    let anew = OnConflict::columns([Column::Tenant, Column::WorkerId, Column::PlaceId])
        .update_columns([Column::GivenOn, Column::ValidTo, Column::RecordedBy, Column::RecordedAtUs, Column::Version])
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(version)
}

/// Writes what somebody said about enclave work, in place of what they said before and never of what they said since; the
/// version.
pub(crate) async fn keep_agreement(
    tx: &Tx<'_>,
    worker: Id<Worker>,
    (said_on, is_agreed, how): (Date, bool, &str),
) -> Result<i64, Stop> {
    use enclave_agreement::{Column, Entity, Model};
    let (tenant, worker_id, said_on) = (within(tx).tenant, worker.uuid(), to_column(said_on));
    let known = Entity::find_by_id((tenant, worker_id)).lock_exclusive().one(tx.db()).await?;
    let is_same = |own: &&Model| own.said_on == said_on && own.is_agreed == is_agreed;
    if let Some(stays) = known.as_ref().filter(|own| own.said_on > said_on || is_same(own)) {
        return Ok(stays.version);
    }
    let row = Model {
        tenant,
        worker_id,
        said_on,
        is_agreed,
        how: how.to_owned(),
        recorded_by: tx.viewer().actor.clone(),
        recorded_at_us: tx.now_us(),
        version: known.map_or(1, |known| known.version.saturating_add(1)),
    };
    let version = row.version;
    let anew = OnConflict::columns([Column::Tenant, Column::WorkerId])
        .update_columns([
            Column::SaidOn,
            Column::IsAgreed,
            Column::How,
            Column::RecordedBy,
            Column::RecordedAtUs,
            Column::Version,
        ])
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(version)
}
