//! Writing copies: what an event says replaces what was known under its key, so it may be written twice.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, Iterable, PrimaryKeyToColumn,
    QueryFilter, sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::capacity::Work;
use werkbrug_pipeline::{columns::to_column, database::portions, tx::Tx, use_case::Stop};
use werkbrug_proto::{
    orders::CompanyRegistered,
    social::{
        EmploymentRecorded, FunctionalLimitSet, GuidanceNeedRecorded, LegalStatus, PairRecorded, WorkerRegistered,
        WorkerUnavailable,
    },
};

use super::{
    copies::{
        copy_absence, copy_company, copy_employment, copy_guidance, copy_limit, copy_order_work, copy_pair, copy_person,
    },
    within,
};
use crate::parse;

/// A company.
pub(crate) async fn company(tx: &Tx<'_>, said: CompanyRegistered) -> Result<(), Stop> {
    let row = copy_company::Model {
        tenant: within(tx).tenant,
        company_id: key("company_id", &said.company_id)?,
        kbo: said.kbo,
        company_name: said.company_name,
        is_own: said.is_own,
    };
    replace::<copy_company::Entity, copy_company::ActiveModel>(tx, vec![row.into_active_model()]).await
}

/// A name.
pub(crate) async fn person(tx: &Tx<'_>, said: WorkerRegistered) -> Result<(), Stop> {
    let row = copy_person::Model {
        tenant: within(tx).tenant,
        worker_id: key("worker_id", &said.worker_id)?,
        display_name: said.display_name,
    };
    replace::<copy_person::Entity, copy_person::ActiveModel>(tx, vec![row.into_active_model()]).await
}

/// From when until when somebody is employed.
pub(crate) async fn employment(tx: &Tx<'_>, said: EmploymentRecorded) -> Result<(), Stop> {
    let row = copy_employment::Model {
        tenant: within(tx).tenant,
        worker_id: key("worker_id", &said.worker_id)?,
        from_day: to_column(parse::day("from", &said.from)?),
        to_day: parse::optional_day("to", said.to.as_ref())?.map(to_column),
    };
    replace::<copy_employment::Entity, copy_employment::ActiveModel>(tx, vec![row.into_active_model()]).await
}

/// From when until when somebody is not available; an absence that was a mistake is forgotten.
pub(crate) async fn absence(tx: &Tx<'_>, said: WorkerUnavailable) -> Result<(), Stop> {
    let (tenant, absence_id) = (within(tx).tenant, key("absence_id", &said.absence_id)?);
    if said.is_cancelled {
        copy_absence::Entity::delete_by_id((tenant, absence_id)).exec(tx.db()).await?;
        return Ok(());
    }
    let row = copy_absence::Model {
        tenant,
        absence_id,
        worker_id: key("worker_id", &said.worker_id)?,
        from_day: to_column(parse::day("from", &said.from)?),
        to_day: parse::optional_day("to", said.to.as_ref())?.map(to_column),
    };
    replace::<copy_absence::Entity, copy_absence::ActiveModel>(tx, vec![row.into_active_model()]).await
}

/// What somebody can carry.
pub(crate) async fn limit(tx: &Tx<'_>, said: FunctionalLimitSet) -> Result<(), Stop> {
    let row = copy_limit::Model {
        tenant: within(tx).tenant,
        limit_id: key("limit_id", &said.limit_id)?,
        worker_id: key("worker_id", &said.worker_id)?,
        kind: i64::from(said.kind),
        value: i64::from(said.value),
        is_hard: said.is_hard,
        valid_from: to_column(parse::day("valid_from", &said.valid_from)?),
        valid_to: parse::optional_day("valid_to", said.valid_to.as_ref())?.map(to_column),
    };
    replace::<copy_limit::Entity, copy_limit::ActiveModel>(tx, vec![row.into_active_model()]).await
}

/// Who is not to be at one place with whom, or works gladly with them.
pub(crate) async fn pair(tx: &Tx<'_>, said: PairRecorded) -> Result<(), Stop> {
    let row = copy_pair::Model {
        tenant: within(tx).tenant,
        pair_id: key("pair_id", &said.pair_id)?,
        first_worker_id: key("first_worker_id", &said.first_worker_id)?,
        second_worker_id: key("second_worker_id", &said.second_worker_id)?,
        is_hard: said.is_hard,
        valid_from: to_column(parse::day("valid_from", &said.valid_from)?),
        valid_to: parse::optional_day("valid_to", said.valid_to.as_ref())?.map(to_column),
    };
    replace::<copy_pair::Entity, copy_pair::ActiveModel>(tx, vec![row.into_active_model()]).await
}

/// Somebody's share in the norm, and whether hosts are open to them. Of the status stays only who guides others.
pub(crate) async fn guidance(tx: &Tx<'_>, said: GuidanceNeedRecorded) -> Result<(), Stop> {
    let (kept, is_sent) = of_status(LegalStatus::try_from(said.status).unwrap_or_default());
    let row = copy_guidance::Model {
        tenant: within(tx).tenant,
        worker_id: key("worker_id", &said.worker_id)?,
        need: i64::from(said.need),
        status: i64::from(i32::from(kept)),
        contract_fraction: said.contract_fraction,
        is_allowed_at_hosts: Some(said.is_allowed_at_hosts.unwrap_or(is_sent)),
    };
    replace::<copy_guidance::Entity, copy_guidance::ActiveModel>(tx, vec![row.into_active_model()]).await
}

/// What is kept of a status, and whether it was sent to hosts before the social service told that in so many words: who is
/// employed by somebody else was not.
const fn of_status(status: LegalStatus) -> (LegalStatus, bool) {
    match status {
        LegalStatus::SupportStaff => (LegalStatus::SupportStaff, true),
        LegalStatus::TargetWorker | LegalStatus::IndividualScheme => (LegalStatus::Unspecified, true),
        LegalStatus::Unspecified | LegalStatus::Ama | LegalStatus::Article60 => (LegalStatus::Unspecified, false),
    }
}

/// What a changed order asks of days after the change, in the place of what it asked of them before.
pub(crate) async fn moved_work(tx: &Tx<'_>, (order, changed_on): (Uuid, Date), work: &[Work]) -> Result<(), Stop> {
    use copy_order_work::Column;
    copy_order_work::Entity::delete_many()
        .filter(Column::Tenant.eq(within(tx).tenant))
        .filter(Column::OrderId.eq(order))
        .filter(Column::Day.gt(to_column(changed_on)))
        .exec(tx.db())
        .await?;
    order_work(tx, work.iter().map(|line| (order, line))).await
}

/// What orders ask of departments, line by line.
pub(crate) async fn order_work(tx: &Tx<'_>, lines: impl Iterator<Item = (Uuid, &Work)>) -> Result<(), Stop> {
    // What is told of twice counts as it was told last.
    let lines: BTreeMap<(Uuid, &str, Date), &Work> =
        lines.map(|(order, work)| ((order, work.department.as_str(), work.day), work)).collect();
    let rows = lines.into_iter().map(|((order_id, department, day), work)| copy_order_work::Model {
        tenant: within(tx).tenant,
        order_id,
        department: department.to_owned(),
        day: to_column(day),
        minutes: i64::from(work.minutes.value()),
    });
    let rows = rows.map(IntoActiveModel::into_active_model).collect();
    replace::<copy_order_work::Entity, copy_order_work::ActiveModel>(tx, rows).await
}

fn key(field: &'static str, text: &str) -> Result<Uuid, Refusal> {
    parse::id::<Uuid>(field, text).map(werkbrug_kernel::id::Id::uuid)
}

/// Writes rows over those with the same key, in a few statements however many there are.
async fn replace<E, A>(tx: &Tx<'_>, rows: Vec<A>) -> Result<(), Stop>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
{
    for portion in portions(rows) {
        let key = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
        let is_key = |column: &E::Column| E::PrimaryKey::from_column(*column).is_some();
        let rest = E::Column::iter().filter(|column| !is_key(column));
        let over = OnConflict::columns(key).update_columns(rest).to_owned();
        E::insert_many(portion).on_conflict(over).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
