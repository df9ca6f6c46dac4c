//! Consents.

use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::{
    category::Category,
    consent::{Agreement, Consent},
    worker::Worker,
};

use crate::store::{
    self,
    of_person::{self, Columns, OfPerson},
};

/// What a worker lets this recipient know, locked so that none is taken back while we look.
pub(crate) async fn lock_for(tx: &Tx<'_>, worker: Id<Worker>, recipient: &str) -> Result<Vec<Consent>, Stop> {
    let query = of_person::all::<Consent>(tx.tenant())
        .filter(row::Column::WorkerId.eq(worker.uuid()))
        .filter(row::Column::Recipient.eq(recipient))
        .order_by_desc(row::Column::Id)
        .limit(store::PERSON_ROWS)
        .lock_exclusive();
    of_person::read(tx.db(), query).await
}

impl OfPerson for Consent {
    type Table = row::Entity;
    const COLUMNS: Columns<row::Column> = Columns {
        tenant: row::Column::Tenant,
        id: row::Column::Id,
        worker: row::Column::WorkerId,
        last_day: row::Column::ExpiresOn,
    };
    const CHANGING: [row::Column; 2] = [row::Column::WithdrawnOn, row::Column::Version];

    fn from_row(row: row::Model) -> Result<Self, Fault> {
        let agreement = Agreement {
            category: store::sound(Category::parse(&row.category))?,
            recipient: row.recipient,
            purpose: row.purpose,
            text_version: row.text_version,
            trusted_person: row.trusted_person,
            expires_on: row.expires_on.map(columns::from_column),
        };
        Ok(Self {
            id: Id::from_uuid(row.id),
            worker: Id::from_uuid(row.worker_id),
            agreement,
            given_on: columns::from_column(row.given_on),
            withdrawn_on: row.withdrawn_on.map(columns::from_column),
            version: row.version,
        })
    }

    fn to_row(&self, tx: &Tx<'_>) -> row::Model {
        let agreement = &self.agreement;
        row::Model {
            tenant: tx.tenant().uuid(),
            id: self.id.uuid(),
            worker_id: self.worker.uuid(),
            category: agreement.category.as_str().to_owned(),
            recipient: agreement.recipient.clone(),
            purpose: agreement.purpose.clone(),
            text_version: agreement.text_version.clone(),
            trusted_person: agreement.trusted_person.clone(),
            given_on: columns::to_column(self.given_on),
            expires_on: store::open_day(agreement.expires_on),
            withdrawn_on: store::open_day(self.withdrawn_on),
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
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "consent")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who consents.
        pub worker_id: Uuid,
        /// What may be known.
        pub category: String,
        /// Who may know it.
        pub recipient: String,
        /// What for.
        pub purpose: String,
        /// Version of the text.
        pub text_version: String,
        /// Somebody the person brought along.
        pub trusted_person: String,
        /// First day.
        pub given_on: time::Date,
        /// Last day, when there is one.
        pub expires_on: Option<time::Date>,
        /// The day it was taken back.
        pub withdrawn_on: Option<time::Date>,
        /// Grows with each change.
        pub version: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
