//! Functional limits.

use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns, tx::Tx};
use werkbrug_social_domain::limit::{FunctionalLimit, Load};

use crate::{
    store::{
        self,
        of_person::{Columns, OfPerson},
    },
    words,
};

impl OfPerson for FunctionalLimit {
    type Table = row::Entity;
    const COLUMNS: Columns<row::Column> = Columns {
        tenant: row::Column::Tenant,
        id: row::Column::Id,
        worker: row::Column::WorkerId,
        last_day: row::Column::ValidTo,
    };
    const CHANGING: [row::Column; 2] = [row::Column::ValidTo, row::Column::Version];

    fn from_row(row: row::Model) -> Result<Self, Fault> {
        let load = Load {
            kind: store::known(words::limit_kind(row.kind))?,
            value: store::known(u32::try_from(row.value).ok())?,
            is_hard: row.is_hard,
        };
        Ok(Self {
            id: Id::from_uuid(row.id),
            worker: Id::from_uuid(row.worker_id),
            load,
            validity: store::days(row.valid_from, row.valid_to)?,
            version: row.version,
        })
    }

    fn to_row(&self, tx: &Tx<'_>) -> row::Model {
        row::Model {
            tenant: tx.tenant().uuid(),
            id: self.id.uuid(),
            worker_id: self.worker.uuid(),
            kind: words::limit_kind_number(self.load.kind),
            value: self.load.value.into(),
            is_hard: self.load.is_hard,
            valid_from: columns::to_column(self.validity.from()),
            valid_to: store::open_day(self.validity.to()),
            version: self.version,
        }
    }
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
    #[sea_orm(table_name = "functional_limit")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose.
        pub worker_id: Uuid,
        /// A `LimitKind` number.
        pub kind: i32,
        /// The most that is possible.
        pub value: i64,
        /// A wish when false.
        pub is_hard: bool,
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
