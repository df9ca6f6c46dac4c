//! The dates of absences; what must not be known stands in another table.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::{absence::Absence, worker::Worker};

use crate::store::{
    self,
    of_person::{self, Columns, OfPerson},
};

/// Which absences are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// Only of this worker.
    pub(crate) worker: Option<Id<Worker>>,
    /// Only those that touch this day.
    pub(crate) on: Option<Date>,
    /// Only those after this one.
    pub(crate) after: Option<Uuid>,
}

impl OfPerson for Absence {
    type Table = row::Entity;
    const COLUMNS: Columns<row::Column> = Columns {
        tenant: row::Column::Tenant,
        id: row::Column::Id,
        worker: row::Column::WorkerId,
        last_day: row::Column::LastDay,
    };
    const CHANGING: [row::Column; 2] = [row::Column::LastDay, row::Column::Version];

    fn from_row(row: row::Model) -> Result<Self, Fault> {
        Ok(Self {
            id: Id::from_uuid(row.id),
            worker: Id::from_uuid(row.worker_id),
            days: store::days(row.first_day, row.last_day)?,
            version: row.version,
        })
    }

    /// Whoever writes it first reported it.
    fn to_row(&self, tx: &Tx<'_>) -> row::Model {
        row::Model {
            tenant: tx.tenant().uuid(),
            id: self.id.uuid(),
            worker_id: self.worker.uuid(),
            first_day: columns::to_column(self.days.from()),
            last_day: store::open_day(self.days.to()),
            version: self.version,
            reported_by: tx.viewer().actor.clone(),
        }
    }
}

/// At most `most` absences in the order in which they were taken.
pub(crate) async fn list(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    wanted: Wanted,
    most: u64,
) -> Result<Vec<Absence>, Stop> {
    let mut query = select(tenant, wanted);
    if let Some(after) = wanted.after {
        query = query.filter(row::Column::Id.gt(after));
    }
    of_person::read(db, query.order_by_asc(row::Column::Id).limit(most)).await
}

/// How many absences are wanted, on all pages together.
pub(crate) async fn count(db: &impl ConnectionTrait, tenant: Id<Workshop>, wanted: Wanted) -> Result<u32, Stop> {
    let found = select(tenant, wanted).select_only().column(row::Column::Id).count(db).await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

fn select(tenant: Id<Workshop>, wanted: Wanted) -> Select<row::Entity> {
    let mut query = match wanted.on {
        Some(on) => touching(tenant, on),
        None => of_person::all::<Absence>(tenant),
    };
    if let Some(worker) = wanted.worker {
        query = query.filter(row::Column::WorkerId.eq(worker.uuid()));
    }
    query
}

/// Who is absent on a day, as part of another query.
pub(crate) fn who_on(tenant: Id<Workshop>, day: Date) -> SelectStatement {
    QuerySelect::query(&mut touching(tenant, day).select_only().column(row::Column::WorkerId)).to_owned()
}

/// Those of these workers who are absent on a day.
pub(crate) async fn absent_of(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    workers: &[Uuid],
    day: Date,
) -> Result<BTreeSet<Uuid>, Stop> {
    let query = touching(tenant, day).filter(row::Column::WorkerId.is_in(workers.iter().copied()));
    let found: Vec<Uuid> = query.select_only().column(row::Column::WorkerId).into_tuple().all(db).await?;
    Ok(found.into_iter().collect())
}

fn touching(tenant: Id<Workshop>, day: Date) -> Select<row::Entity> {
    let began = row::Column::FirstDay.lte(columns::to_column(day));
    of_person::all::<Absence>(tenant).filter(began).filter(of_person::not_over::<Absence>(day))
}

/// Who reported an absence; nobody in particular when that was not written down.
pub(crate) async fn reporter(tx: &Tx<'_>, id: Id<Absence>) -> Result<String, Stop> {
    let found = row::Entity::find_by_id((tx.tenant().uuid(), id.uuid())).one(tx.db()).await?;
    Ok(found.map(|row| row.reported_by).unwrap_or_default())
}

/// Takes an absence away, as if it had never been reported.
pub(crate) async fn remove(tx: &Tx<'_>, id: Id<Absence>) -> Result<(), Stop> {
    row::Entity::delete_by_id((tx.tenant().uuid(), id.uuid())).exec(tx.db()).await?;
    Ok(())
}

/// The table.
#[allow(unreachable_pub, reason = "sea-orm derives public companions")]
mod row {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "absence")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who is away.
        pub worker_id: Uuid,
        /// First day.
        pub first_day: time::Date,
        /// Last day, when known.
        pub last_day: Option<time::Date>,
        /// Grows with each change.
        pub version: i64,
        /// Whose call it was taken from: an actor id.
        pub reported_by: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
