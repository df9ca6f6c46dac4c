//! The tables of closures, of what people need before they work at a host, and of reasons for people without a place, as rows.

/// Days and hours on which places are closed.
pub(crate) mod closure {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A closure; a weekday of 0 is every day, hours that are both 0 are the whole day.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "closure")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) place_id: Option<Uuid>,
        pub(crate) from_day: time::Date,
        pub(crate) to_day: time::Date,
        pub(crate) weekday: i64,
        pub(crate) start_minute: i64,
        pub(crate) end_minute: i64,
        pub(crate) word: String,
        pub(crate) recorded_by: String,
        pub(crate) recorded_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Who was shown how to work safely at a site.
pub(crate) mod site_induction {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// The last induction of somebody at a site.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "site_induction")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) place_id: Uuid,
        pub(crate) given_on: time::Date,
        pub(crate) valid_to: Option<time::Date>,
        pub(crate) recorded_by: String,
        pub(crate) recorded_at_us: i64,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What people said themselves about enclave work.
pub(crate) mod enclave_agreement {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// The last thing somebody said.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "enclave_agreement")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_id: Uuid,
        pub(crate) said_on: time::Date,
        pub(crate) is_agreed: bool,
        pub(crate) how: String,
        pub(crate) recorded_by: String,
        pub(crate) recorded_at_us: i64,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Why rosters were made known while people had no place; rows are only ever added.
pub(crate) mod without_place_reason {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A reason, with the people and days of which it speaks.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "without_place_reason")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) monday: time::Date,
        pub(crate) reason: String,
        pub(crate) covered: String,
        pub(crate) minutes: i64,
        pub(crate) given_by: String,
        pub(crate) given_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
