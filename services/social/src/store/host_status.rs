//! What the workshop decided about statuses at hosts; rows are only ever added.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns, tx::Tx, use_case::Stop};
use werkbrug_social_domain::{
    host_status::{self, Decision},
    worker::LegalStatus,
};

use crate::{store, words};

/// The most decisions about one status that are looked at.
const MOST_DECISIONS: u64 = 50;

/// What was decided about a status, the newest first.
pub(crate) async fn decisions(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    status: LegalStatus,
) -> Result<Vec<Decision>, Stop> {
    newest(db, tenant, (status, MOST_DECISIONS)).await
}

/// What holds for a status now. A decision about it waits until this transaction ends, so that what is told of a person is
/// what was decided last.
pub(crate) async fn told_of(tx: &Tx<'_>, status: LegalStatus) -> Result<bool, Stop> {
    hold(tx, [status]).await?;
    stands(tx, status).await
}

/// Lets decisions about these statuses wait until this transaction ends; in the order of their numbers, so that two who hold
/// the same ones do not wait for each other.
pub(crate) async fn hold<const N: usize>(tx: &Tx<'_>, mut statuses: [LegalStatus; N]) -> Result<(), Stop> {
    statuses.sort_by_key(|status| words::status_number(*status));
    for status in statuses {
        let key = (tx.tenant().uuid(), words::status_number(status));
        if gate::Entity::find_by_id(key).lock_shared().one(tx.db()).await?.is_none() {
            make_gate(tx, status).await?;
            gate::Entity::find_by_id(key).lock_shared().one(tx.db()).await?;
        }
    }
    Ok(())
}

/// What holds for a status before it is decided anew; nobody tells of its people until this transaction ends.
pub(crate) async fn decide_on(tx: &Tx<'_>, status: LegalStatus) -> Result<bool, Stop> {
    make_gate(tx, status).await?;
    let key = (tx.tenant().uuid(), words::status_number(status));
    gate::Entity::find_by_id(key).lock_exclusive().one(tx.db()).await?;
    stands(tx, status).await
}

/// Writes a decision.
pub(crate) async fn keep(tx: &Tx<'_>, decision: &Decision) -> Result<(), Stop> {
    let row = row::Model {
        tenant: tx.tenant().uuid(),
        id: tx.fresh::<Decision>().uuid(),
        status: words::status_number(decision.status),
        from_day: columns::to_column(decision.from),
        is_allowed: decision.is_allowed,
        source: decision.source.clone(),
        is_confirmed: decision.is_confirmed,
        decided_by: decision.decided_by.clone(),
    };
    row::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx.db()).await?;
    Ok(())
}

async fn make_gate(tx: &Tx<'_>, status: LegalStatus) -> Result<(), Stop> {
    let row = gate::Model { tenant: tx.tenant().uuid(), status: words::status_number(status) };
    let there = OnConflict::columns([gate::Column::Tenant, gate::Column::Status]).do_nothing().to_owned();
    gate::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(there)
        .exec_without_returning(tx.db())
        .await?;
    Ok(())
}

async fn stands(tx: &Tx<'_>, status: LegalStatus) -> Result<bool, Stop> {
    Ok(host_status::holds(status, &newest(tx.db(), tx.tenant(), (status, 1)).await?))
}

async fn newest(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    (status, most): (LegalStatus, u64),
) -> Result<Vec<Decision>, Stop> {
    let rows = row::Entity::find()
        .filter(row::Column::Tenant.eq(tenant.uuid()))
        .filter(row::Column::Status.eq(words::status_number(status)))
        .order_by_desc(row::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(decision).collect::<Result<_, Fault>>()?)
}

fn decision(row: row::Model) -> Result<Decision, Fault> {
    Ok(Decision {
        status: store::known(words::status(row.status))?,
        from: columns::from_column(row.from_day),
        is_allowed: row.is_allowed,
        source: row.source,
        is_confirmed: row.is_confirmed,
        decided_by: row.decided_by,
    })
}

/// The table of decisions.
#[allow(unreachable_pub, reason = "sea-orm derives public companions")]
mod row {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "host_decision")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Identity, by time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// A `LegalStatus` number.
        pub status: i32,
        /// The first day on which it holds.
        pub from_day: time::Date,
        /// Whether the workshop sends them.
        pub is_allowed: bool,
        /// What it rests on.
        pub source: String,
        /// Whether somebody compared it with that source.
        pub is_confirmed: bool,
        /// Who decided.
        pub decided_by: String,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The table where those who tell and those who decide wait for each other.
#[allow(unreachable_pub, reason = "sea-orm derives public companions")]
mod gate {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "host_status")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// A `LegalStatus` number.
        #[sea_orm(primary_key, auto_increment = false)]
        pub status: i32,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
