//! Wishes of workers about each other.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::{
    pair::{Pair, Said},
    worker::Worker,
};

use crate::{
    store::{
        self,
        of_person::{self, Columns, OfPerson},
    },
    words,
};

impl OfPerson for Pair {
    type Table = row::Entity;
    const COLUMNS: Columns<row::Column> = Columns {
        tenant: row::Column::Tenant,
        id: row::Column::Id,
        worker: row::Column::WorkerId,
        last_day: row::Column::ValidTo,
    };
    const CHANGING: [row::Column; 2] = [row::Column::ValidTo, row::Column::Version];

    fn from_row(row: row::Model) -> Result<Self, Fault> {
        let said = Said {
            by: Id::from_uuid(row.worker_id),
            about: Id::from_uuid(row.other_id),
            kind: store::known(words::pair_kind(row.kind))?,
            on: columns::from_column(row.said_on),
        };
        let validity = store::days(row.valid_from, row.valid_to)?;
        Ok(Self { id: Id::from_uuid(row.id), said, validity, version: row.version })
    }

    fn to_row(&self, tx: &Tx<'_>) -> row::Model {
        row::Model {
            tenant: tx.tenant().uuid(),
            id: self.id.uuid(),
            worker_id: self.said.by.uuid(),
            other_id: self.said.about.uuid(),
            kind: words::pair_kind_number(self.said.kind),
            said_on: columns::to_column(self.said.on),
            valid_from: columns::to_column(self.validity.from()),
            valid_to: store::open_day(self.validity.to()),
            version: self.version,
        }
    }
}

/// At most `most` wishes of a worker and of others about them, in the order in which they were written down.
pub(crate) async fn of_both_sides(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    worker: Id<Worker>,
    (after, most): (Option<Uuid>, u64),
) -> Result<Vec<Pair>, Stop> {
    let own = row::Column::WorkerId.eq(worker.uuid());
    let either = Condition::any().add(own).add(row::Column::OtherId.eq(worker.uuid()));
    let mut query = of_person::all::<Pair>(tenant).filter(either);
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    of_person::read(db, query.order_by_asc(row::Column::Id).limit(most)).await
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
    #[derive(Clone, Copy, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pair")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose wish it is.
        pub worker_id: Uuid,
        /// About whom.
        pub other_id: Uuid,
        /// A `PairKind` number.
        pub kind: i32,
        /// The day on which it was said.
        pub said_on: time::Date,
        /// First day.
        pub valid_from: time::Date,
        /// Last day, when known.
        pub valid_to: Option<time::Date>,
        /// Grows with each change.
        pub version: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
