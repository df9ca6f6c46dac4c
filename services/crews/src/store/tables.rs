//! Places, agreements, shifts and capacity, as rows.

/// Coaches.
pub(crate) mod coach {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A coach.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "coach")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) coach_code: String,
        pub(crate) display_name: String,
        pub(crate) work_phone: String,
        pub(crate) qualified_from: Option<time::Date>,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Places of work.
pub(crate) mod place {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A place.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "place")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) place_code: String,
        pub(crate) kind: String,
        pub(crate) place_name: String,
        pub(crate) company_id: Option<Uuid>,
        pub(crate) lift_kg: i64,
        pub(crate) lift_times_hour: i64,
        pub(crate) standing_minutes: i64,
        pub(crate) noise: i64,
        pub(crate) crowd: i64,
        pub(crate) core_activity: String,
        pub(crate) names_needed: bool,
        pub(crate) establishment: String,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Agreements.
pub(crate) mod engagement {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// An agreement.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "engagement")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) engagement_code: String,
        pub(crate) place_id: Uuid,
        pub(crate) kind: String,
        pub(crate) work_description: String,
        pub(crate) is_core_activity: bool,
        pub(crate) signed_on: Option<time::Date>,
        pub(crate) notified_on: Option<time::Date>,
        pub(crate) starts_on: time::Date,
        pub(crate) ends_on: Option<time::Date>,
        pub(crate) instructions_by_coach_only: bool,
        pub(crate) tariff_class: String,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Shifts, without their crews.
pub(crate) mod shift {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A shift.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "shift")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) engagement_id: Uuid,
        pub(crate) place_id: Uuid,
        pub(crate) day: time::Date,
        pub(crate) start_minute: i64,
        pub(crate) end_minute: i64,
        pub(crate) break_minutes: i64,
        pub(crate) heads_wanted: i64,
        pub(crate) stage: String,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Workers on shifts.
pub(crate) mod assignment {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A seat.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "assignment")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) shift_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_id: Uuid,
        pub(crate) id: Uuid,
        pub(crate) assigned_at_us: i64,
        /// The day of the shift.
        pub(crate) day: time::Date,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Quarters of an hour in which a worker is taken; the key forbids the second time.
pub(crate) mod worker_slot {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A quarter.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "worker_slot")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) worker_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) day: time::Date,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) quarter: i64,
        pub(crate) shift_id: Uuid,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Coaches on shifts.
pub(crate) mod coach_assignment {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A coach on a shift.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "coach_assignment")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) shift_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) coach_id: Uuid,
        pub(crate) id: Uuid,
        pub(crate) assigned_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Minutes of a department on a day: what it can give and what orders hold of it.
pub(crate) mod department_day {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A day.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "department_day")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) department: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) day: time::Date,
        pub(crate) announced_minutes: i64,
        pub(crate) reserved_minutes: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Orders whose work was reserved.
pub(crate) mod reservation {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// An order.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reservation")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) order_id: Uuid,
        pub(crate) reserved_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
