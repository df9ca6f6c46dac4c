//! Copies of names, packages and workers' codes.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{
    package::{Package, PackageScheme},
    worker::Need,
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};
use werkbrug_proto::social::{GuidanceNeed, Scheme};

use super::{
    counted,
    tables::copies::{copy_support_package as package, copy_worker_code as code, copy_worker_name as name},
};

/// Writes a name; the newest counts.
pub(crate) async fn copy_name(tx: &Tx<'_>, worker: Uuid, display_name: String) -> Result<(), Stop> {
    let row =
        name::ActiveModel { tenant: Set(tx.tenant().uuid()), worker_id: Set(worker), display_name: Set(display_name) };
    let newest = OnConflict::columns([name::Column::Tenant, name::Column::WorkerId])
        .update_column(name::Column::DisplayName)
        .to_owned();
    name::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Writes a worker's code; the newest counts.
pub(crate) async fn copy_code(tx: &Tx<'_>, worker: Uuid, worker_code: String) -> Result<(), Stop> {
    let row =
        code::ActiveModel { tenant: Set(tx.tenant().uuid()), worker_id: Set(worker), worker_code: Set(worker_code) };
    let newest = OnConflict::columns([code::Column::Tenant, code::Column::WorkerId])
        .update_column(code::Column::WorkerCode)
        .to_owned();
    code::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Writes a package; the newest counts.
pub(crate) async fn copy_package(tx: &Tx<'_>, id: Uuid, worker: Uuid, said: &Package) -> Result<(), Stop> {
    let scheme = match said.scheme {
        PackageScheme::Collective => Scheme::Collective,
        PackageScheme::Individual => Scheme::Individual,
        PackageScheme::Vop => Scheme::Vop,
    };
    let guidance = match said.guidance {
        Need::None => GuidanceNeed::None,
        Need::Low => GuidanceNeed::Low,
        Need::Mid => GuidanceNeed::Mid,
        Need::High => GuidanceNeed::High,
    };
    let row = package::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        package_id: Set(id),
        worker_id: Set(worker),
        scheme: Set(i32::from(scheme)),
        percent: Set(i32::try_from(said.percent).map_err(Fault::during("storing a percentage"))?),
        guidance: Set(i32::from(guidance)),
        valid_from: Set(to_column(said.valid_from)),
        valid_to: Set(said.valid_to.map(to_column)),
    };
    let newest = OnConflict::columns([package::Column::Tenant, package::Column::PackageId])
        .update_columns([
            package::Column::WorkerId,
            package::Column::Scheme,
            package::Column::Percent,
            package::Column::Guidance,
            package::Column::ValidFrom,
            package::Column::ValidTo,
        ])
        .to_owned();
    package::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// A scheme by its number in the contract.
pub(crate) fn scheme(number: i32) -> Option<PackageScheme> {
    match Scheme::try_from(number).ok()? {
        Scheme::Unspecified => None,
        Scheme::Collective => Some(PackageScheme::Collective),
        Scheme::Individual => Some(PackageScheme::Individual),
        Scheme::Vop => Some(PackageScheme::Vop),
    }
}

/// A need by its number in the contract.
pub(crate) fn need(number: i32) -> Option<Need> {
    match GuidanceNeed::try_from(number).ok()? {
        GuidanceNeed::Unspecified => None,
        GuidanceNeed::None => Some(Need::None),
        GuidanceNeed::Low => Some(Need::Low),
        GuidanceNeed::Mid => Some(Need::Mid),
        GuidanceNeed::High => Some(Need::High),
    }
}

/// Workers by the workshop's own code.
pub(crate) async fn workers_by_code<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<BTreeMap<String, Uuid>, Stop> {
    let rows = code::Entity::find().filter(code::Column::Tenant.eq(tenant)).order_by_asc(code::Column::WorkerId);
    Ok(rows.all(db).await?.into_iter().map(|row| (row.worker_code, row.worker_id)).collect())
}

/// The names of these workers, by id.
pub(crate) async fn names_of<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    workers: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, String>, Stop> {
    let names = name::Entity::find()
        .filter(name::Column::Tenant.eq(tenant))
        .filter(name::Column::WorkerId.is_in(workers))
        .all(db)
        .await?;
    Ok(names.into_iter().map(|row| (row.worker_id, row.display_name)).collect())
}

/// Every worker's packages, in the order they were granted.
pub(crate) async fn packages<C: ConnectionTrait>(db: &C, tenant: Uuid) -> Result<BTreeMap<Uuid, Vec<Package>>, Stop> {
    let rows = package::Entity::find()
        .filter(package::Column::Tenant.eq(tenant))
        .order_by_asc(package::Column::PackageId)
        .all(db)
        .await?;
    let mut packages: BTreeMap<Uuid, Vec<Package>> = BTreeMap::new();
    for row in rows {
        let worker = row.worker_id;
        packages.entry(worker).or_default().push(from_row(&row)?);
    }
    Ok(packages)
}

fn from_row(row: &package::Model) -> Result<Package, Fault> {
    Ok(Package {
        scheme: scheme(row.scheme).ok_or(Fault::bug("a stored package has no scheme"))?,
        percent: counted(i64::from(row.percent))?,
        guidance: need(row.guidance).ok_or(Fault::bug("a stored package has no need"))?,
        valid_from: from_column(row.valid_from),
        valid_to: row.valid_to.map(from_column),
    })
}
