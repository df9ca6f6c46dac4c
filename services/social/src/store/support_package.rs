//! Support packages.

use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns, tx::Tx};
use werkbrug_social_domain::package::{Support, SupportPackage};

use crate::{
    store::{
        self,
        of_person::{Columns, OfPerson},
    },
    words,
};

impl OfPerson for SupportPackage {
    type Table = row::Entity;
    const COLUMNS: Columns<row::Column> = Columns {
        tenant: row::Column::Tenant,
        id: row::Column::Id,
        worker: row::Column::WorkerId,
        last_day: row::Column::ValidTo,
    };
    const CHANGING: [row::Column; 2] = [row::Column::ValidTo, row::Column::Version];

    fn from_row(row: row::Model) -> Result<Self, Fault> {
        let scheme = store::known(words::scheme(row.scheme))?;
        let percent = store::known(u32::try_from(row.percent).ok())?;
        let guidance = store::known(words::guidance(row.guidance))?;
        Ok(Self {
            id: Id::from_uuid(row.id),
            worker: Id::from_uuid(row.worker_id),
            support: store::sound(Support::new(scheme, percent, guidance))?,
            validity: store::days(row.valid_from, row.valid_to)?,
            version: row.version,
        })
    }

    fn to_row(&self, tx: &Tx<'_>) -> row::Model {
        row::Model {
            tenant: tx.tenant().uuid(),
            id: self.id.uuid(),
            worker_id: self.worker.uuid(),
            scheme: words::scheme_number(self.support.scheme),
            percent: self.support.percent.into(),
            guidance: words::guidance_number(self.support.guidance),
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
    #[sea_orm(table_name = "support_package")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose.
        pub worker_id: Uuid,
        /// A `Scheme` number.
        pub scheme: i32,
        /// Wage premium percentage.
        pub percent: i64,
        /// A `GuidanceNeed` number.
        pub guidance: i32,
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
