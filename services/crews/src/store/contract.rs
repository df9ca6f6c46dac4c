//! Contracts, what people said about work beside them, and how long before they must hear.

use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    contract::{Answer, Book, ContractHours, ContractKind, Hours, NoticeLimit, Week},
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
    call_line::Word,
    contract_tables::{contract_hours, notice_limit, worker_answer},
    counted, within,
};

/// The weeks as they stand in their column: start and end of each day, nothing on a day off.
type Written = Vec<[Option<(u32, u32)>; 7]>;

/// What is known of these people, or of everybody, for these shifts.
pub(crate) async fn book<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Option<Uuid>,
    shifts: &[Uuid],
) -> Result<Book, Stop> {
    let mut book = Book::default();
    let mut contracts = contract_hours::Entity::find().filter(contract_hours::Column::Tenant.eq(rows.tenant));
    let mut answers = worker_answer::Entity::find()
        .filter(worker_answer::Column::Tenant.eq(rows.tenant))
        .filter(worker_answer::Column::ShiftId.is_in(shifts.iter().copied()));
    if let Some(worker) = worker {
        contracts = contracts.filter(contract_hours::Column::WorkerId.eq(worker));
        answers = answers.filter(worker_answer::Column::WorkerId.eq(worker));
    }
    for row in contracts.all(rows.db).await? {
        book.contracts.entry(Id::from_uuid(row.worker_id)).or_default().push(read(&row)?);
    }
    if book.contracts.is_empty() {
        // Nobody is asked for a yes whose contract nobody knows.
        return Ok(book);
    }
    for row in answers.all(rows.db).await? {
        let key = (Id::from_uuid(row.worker_id), Id::from_uuid(row.shift_id));
        book.answers.insert(key, to_answer(&row.answer)?);
    }
    let limits = notice_limit::Entity::find().filter(notice_limit::Column::Tenant.eq(rows.tenant));
    for row in limits.all(rows.db).await? {
        book.limits.push(NoticeLimit { from: from_column(row.from_day), working_days: counted(row.working_days)? });
    }
    Ok(book)
}

/// What people answered themselves about these shifts.
pub(crate) async fn words<C: ConnectionTrait>(rows: &Rows<'_, C>, shifts: &[Uuid]) -> Result<Vec<Word>, Stop> {
    use worker_answer::{Column, Entity};
    let of_shifts = Column::ShiftId.is_in(shifts.iter().copied());
    let mut found = Vec::new();
    for row in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_shifts).all(rows.db).await? {
        let is_no = match to_answer(&row.answer)? {
            Answer::Asked => continue,
            Answer::Yes => false,
            Answer::No => true,
        };
        found.push(((row.worker_id, row.shift_id), (row.recorded_at_us, is_no)));
    }
    Ok(found)
}

/// The contract that holds on a day, with its version.
pub(crate) async fn on_day<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Id<Worker>,
    day: Date,
) -> Result<Option<(ContractHours, i64)>, Stop> {
    use contract_hours::{Column, Entity};
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::WorkerId.eq(worker.uuid()))
        .filter(Column::FromDay.lte(to_column(day)));
    let found = query.order_by_desc(Column::FromDay).limit(1).one(rows.db).await?;
    Ok(found.map(|row| read(&row).map(|own| (own, row.version))).transpose()?)
}

/// The limit that holds on a day.
pub(crate) async fn limit_on<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    day: Date,
) -> Result<Option<notice_limit::Model>, Stop> {
    use notice_limit::{Column, Entity};
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::FromDay.lte(to_column(day)));
    Ok(query.order_by_desc(Column::FromDay).limit(1).one(rows.db).await?)
}

/// Writes what a contract says from a day on, or writes it anew; the version.
pub(crate) async fn keep(tx: &Tx<'_>, worker: Id<Worker>, hours: &ContractHours) -> Result<i64, Stop> {
    use contract_hours::{Column, Entity, Model};
    let (tenant, from_day) = (within(tx).tenant, to_column(hours.from));
    let known = Entity::find_by_id((tenant, worker.uuid(), from_day)).lock_exclusive().one(tx.db()).await?;
    let day = |hours: &Option<Hours>| hours.map(|own| (own.start_minute, own.end_minute));
    let weeks: Written = hours.weeks.iter().map(|week| week.each_ref().map(day)).collect();
    let weeks = serde_json::to_string(&weeks).map_err(|cause| Fault::new("write the weeks of a contract", cause))?;
    let version = known.map_or(1, |known| known.version.saturating_add(1));
    let row = Model {
        tenant,
        worker_id: worker.uuid(),
        from_day,
        kind: of_kind(hours.kind).to_owned(),
        week_a: to_column(hours.week_a),
        weeks,
        is_same_day_unwanted: hours.is_same_day_unwanted,
        version,
    };
    let anew = OnConflict::columns([Column::Tenant, Column::WorkerId, Column::FromDay])
        .update_columns([Column::Kind, Column::WeekA, Column::Weeks, Column::IsSameDayUnwanted, Column::Version])
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(version)
}

/// Writes what somebody said about a shift, in place of what they said before; the version.
pub(crate) async fn keep_answer(
    tx: &Tx<'_>,
    (shift, worker): (Id<Shift>, Id<Worker>),
    how: &str,
    answer: Answer,
) -> Result<i64, Stop> {
    use worker_answer::{Column, Entity, Model};
    let (tenant, shift_id, worker_id) = (within(tx).tenant, shift.uuid(), worker.uuid());
    let known = Entity::find_by_id((tenant, shift_id, worker_id)).lock_exclusive().one(tx.db()).await?;
    let version = known.map_or(1, |known| known.version.saturating_add(1));
    let row = Model {
        tenant,
        shift_id,
        worker_id,
        how: how.to_owned(),
        answer: of_answer(answer).to_owned(),
        recorded_by: tx.viewer().actor.clone(),
        recorded_at_us: tx.now_us(),
        version,
    };
    let anew = OnConflict::columns([Column::Tenant, Column::ShiftId, Column::WorkerId])
        .update_columns([Column::How, Column::Answer, Column::RecordedBy, Column::RecordedAtUs, Column::Version])
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(version)
}

/// Writes how long before people must hear, from a day on.
pub(crate) async fn keep_limit(
    tx: &Tx<'_>,
    limit: NoticeLimit,
    (source, is_confirmed): (&str, bool),
) -> Result<(), Stop> {
    use notice_limit::{Column, Entity, Model};
    let row = Model {
        tenant: within(tx).tenant,
        from_day: to_column(limit.from),
        working_days: i64::from(limit.working_days),
        source: source.to_owned(),
        is_confirmed,
        set_by: tx.viewer().actor.clone(),
        set_at_us: tx.now_us(),
    };
    let anew = OnConflict::columns([Column::Tenant, Column::FromDay])
        .update_columns([Column::WorkingDays, Column::Source, Column::IsConfirmed, Column::SetBy, Column::SetAtUs])
        .to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(anew).exec_without_returning(tx.db()).await?;
    Ok(())
}

fn read(row: &contract_hours::Model) -> Result<ContractHours, Fault> {
    let written: Written =
        serde_json::from_str(&row.weeks).map_err(|cause| Fault::new("read the weeks of a contract", cause))?;
    let day = |own: &Option<(u32, u32)>| own.map(|(start_minute, end_minute)| Hours { start_minute, end_minute });
    let weeks: Vec<Week> = written.iter().map(|week| week.each_ref().map(day)).collect();
    Ok(ContractHours {
        from: from_column(row.from_day),
        kind: to_kind(&row.kind)?,
        week_a: from_column(row.week_a),
        weeks,
        is_same_day_unwanted: row.is_same_day_unwanted,
    })
}

const fn of_kind(kind: ContractKind) -> &'static str {
    match kind {
        ContractKind::Fixed => "fixed",
        ContractKind::Variable => "variable",
    }
}

fn to_kind(word: &str) -> Result<ContractKind, Fault> {
    match word {
        "fixed" => Ok(ContractKind::Fixed),
        "variable" => Ok(ContractKind::Variable),
        _ => Err(Fault::bug("a stored word is not known")),
    }
}

const fn of_answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Asked => "asked",
        Answer::Yes => "yes",
        Answer::No => "no",
    }
}

fn to_answer(word: &str) -> Result<Answer, Fault> {
    match word {
        "asked" => Ok(Answer::Asked),
        "yes" => Ok(Answer::Yes),
        "no" => Ok(Answer::No),
        _ => Err(Fault::bug("a stored word is not known")),
    }
}
