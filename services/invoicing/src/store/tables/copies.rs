//! Copies of what orders and social said.

/// Companies, by orders.
pub(crate) mod copy_company {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A company.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "copy_company")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) company_id: Uuid,
        pub(crate) kbo: String,
        pub(crate) company_name: String,
        pub(crate) is_own: bool,
        pub(crate) street: String,
        pub(crate) postcode: String,
        pub(crate) city: String,
        pub(crate) country: String,
        pub(crate) vat: Option<String>,
        pub(crate) iban: Option<String>,
        pub(crate) email: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Names, by the topic people.
pub(crate) mod copy_worker_name {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A name.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "copy_worker_name")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_id: Uuid,
        pub(crate) display_name: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Support packages, by the topic entitlement.
pub(crate) mod copy_support_package {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A package.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "copy_support_package")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) package_id: Uuid,
        pub(crate) worker_id: Uuid,
        pub(crate) scheme: i32,
        pub(crate) percent: i32,
        pub(crate) guidance: i32,
        pub(crate) valid_from: time::Date,
        pub(crate) valid_to: Option<time::Date>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The workshop's own codes, by the topic entitlement.
pub(crate) mod copy_worker_code {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A code.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "copy_worker_code")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_id: Uuid,
        pub(crate) worker_code: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Days of guaranteed wage a worker and quarter, by the topic entitlement.
pub(crate) mod copy_guaranteed_wage {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// The days of a quarter.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "copy_guaranteed_wage")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) quarter: String,
        pub(crate) full_days: i32,
        pub(crate) most_days: i32,
        pub(crate) supplement_days: i32,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
