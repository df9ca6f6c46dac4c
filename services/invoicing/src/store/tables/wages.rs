//! Monthly wages, for runs before the declaration is there.

/// Every version of every worker's wage of a month.
pub(crate) mod wage_line {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A wage.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "wage_line")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) month: time::Date,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) version: i64,
        pub(crate) wage_line_id: Uuid,
        pub(crate) contract_fraction: String,
        pub(crate) performed_fraction: String,
        pub(crate) reference_wage_cents: i64,
        pub(crate) sine_deduction_cents: i64,
        pub(crate) recorded_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
