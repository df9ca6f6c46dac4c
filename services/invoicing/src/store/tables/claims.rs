//! Decisions about differences, claims, and how statements are read.

/// What was decided about a difference.
pub(crate) mod decision {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A decision.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "difference_decision")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) quarter: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_code: String,
        pub(crate) state: String,
        pub(crate) expected_cents: i64,
        pub(crate) paid_cents: i64,
        pub(crate) claim_id: Option<Uuid>,
        pub(crate) decided_by: String,
        pub(crate) decided_at_us: i64,
        pub(crate) booked_accepted_cents: i64,
        pub(crate) booked_claimed_cents: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Letters that claim differences.
pub(crate) mod claim {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A letter.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "claim")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) claim_id: Uuid,
        pub(crate) quarter: String,
        pub(crate) made_by: String,
        pub(crate) made_at_us: i64,
        pub(crate) signed_by: Option<String>,
        pub(crate) signed_at_us: Option<i64>,
        pub(crate) claimed_cents: i64,
        pub(crate) unconfirmed: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What stands in a letter, as it was when it was made.
pub(crate) mod claim_line {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A line.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "claim_line")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) claim_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) line: i32,
        pub(crate) worker_code: String,
        pub(crate) expected_cents: i64,
        pub(crate) paid_cents: i64,
        pub(crate) explanation: String,
        pub(crate) sentence: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
