//! Parameters, declarations, premium runs and payments.

/// Dated figures of the law; append-only.
pub(crate) mod parameter {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A figure.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "parameter")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) parameter_id: Uuid,
        pub(crate) name: String,
        pub(crate) value: String,
        pub(crate) valid_from: time::Date,
        pub(crate) source: String,
        pub(crate) status: String,
        pub(crate) recorded_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The newest version of every worker's line of a declaration.
pub(crate) mod dmfa_line {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A line.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dmfa_line")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) quarter: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_code: String,
        pub(crate) dmfa_line_id: Uuid,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Every version of every line.
pub(crate) mod dmfa_line_version {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A version.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dmfa_line_version")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) dmfa_line_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) version: i64,
        pub(crate) contract_fraction: String,
        pub(crate) performed_fraction: String,
        pub(crate) reference_wage_cents: i64,
        pub(crate) has_wage_cost: bool,
        pub(crate) sine_deduction_cents: i64,
        pub(crate) recorded_at_us: i64,
        pub(crate) is_resuming: bool,
        pub(crate) is_withdrawn: bool,
        pub(crate) contracts: i32,
        pub(crate) contract_from: Option<time::Date>,
        pub(crate) contract_until: Option<time::Date>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// How often a quarter was reckoned; its lock lets one run after another.
pub(crate) mod premium_quarter {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A quarter.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "premium_quarter")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) quarter: String,
        pub(crate) runs: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Runs; append-only.
pub(crate) mod premium_run {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A run.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "premium_run")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) run_id: Uuid,
        pub(crate) quarter: String,
        pub(crate) run_number: i64,
        pub(crate) made_at_us: i64,
        pub(crate) total_cents: i64,
        pub(crate) wage_premium_cents: i64,
        pub(crate) guidance_fixed_cents: i64,
        pub(crate) guidance_variable_cents: i64,
        pub(crate) input_digest: String,
        pub(crate) input: String,
        pub(crate) unconfirmed: String,
        pub(crate) kind: String,
        pub(crate) rule_set: String,
        pub(crate) result_digest: String,
        pub(crate) held: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What a run came to for each worker; append-only.
pub(crate) mod premium_result {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A worker's premium.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "premium_result")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) run_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) position: i32,
        pub(crate) worker_id: Uuid,
        pub(crate) worker_code: String,
        pub(crate) rank: Option<i32>,
        pub(crate) is_inside: bool,
        pub(crate) cap_cents: i64,
        pub(crate) base_cents: i64,
        pub(crate) wage_premium_cents: i64,
        pub(crate) guidance_fixed_cents: i64,
        pub(crate) guidance_variable_cents: i64,
        pub(crate) total_cents: i64,
        pub(crate) because: String,
        pub(crate) steps: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Lines of payment statements.
pub(crate) mod payment {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A line.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "payment")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) payment_id: Uuid,
        pub(crate) statement: String,
        pub(crate) quarter: String,
        pub(crate) worker_code: String,
        pub(crate) wage_premium_cents: i64,
        pub(crate) guidance_cents: i64,
        pub(crate) recorded_at_us: i64,
        pub(crate) stated: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
