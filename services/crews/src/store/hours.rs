//! What happened and what was approved, as rows.

/// The ledger of presence; rows are only ever added.
pub(crate) mod presence_entry {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A line of the ledger.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "presence_entry")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) shift_id: Uuid,
        pub(crate) worker_id: Uuid,
        pub(crate) round: i64,
        pub(crate) is_counter: bool,
        pub(crate) day: time::Date,
        pub(crate) kind: String,
        pub(crate) minutes: i64,
        pub(crate) recorded_by: String,
        pub(crate) recorded_at_us: i64,
        /// The queue of a device in which it waited; empty when it did not.
        pub(crate) queue: String,
        pub(crate) sequence: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Minutes that were approved, by shift and tariff class.
pub(crate) mod approval {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// An approval.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "approval")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) shift_id: Uuid,
        pub(crate) tariff_class: String,
        pub(crate) minutes: i64,
        pub(crate) standing: String,
        pub(crate) approved_by: String,
        pub(crate) approved_at_us: i64,
        /// Whether nobody said so and the agreed days went by.
        pub(crate) is_tacit: bool,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Shifts that ran under a red gate.
pub(crate) mod breach {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A breach.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "breach")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) shift_id: Uuid,
        pub(crate) gates: String,
        pub(crate) is_open: bool,
        pub(crate) decision: String,
        pub(crate) may_invoice: bool,
        pub(crate) settled_by: String,
        pub(crate) opened_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
