//! The tables of this service, as rows.

pub(crate) mod anchoring;
pub(crate) mod event_log;
pub(crate) mod incoming_order;
pub(crate) mod order_answer;
pub(crate) mod relation_evaluation;
pub(crate) mod relation_moment;
pub(crate) mod webhook;
pub(crate) mod webhook_delivery;
pub(crate) mod webhook_mark;

pub(crate) mod executed;
pub(crate) mod requested;
pub(crate) mod site;

/// Companies, one for each KBO number of a workshop.
pub(crate) mod company {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A company.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "company")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) kbo: String,
        pub(crate) company_name: String,
        pub(crate) is_customer: bool,
        pub(crate) is_supplier: bool,
        pub(crate) is_own: bool,
        pub(crate) province: String,
        pub(crate) sector: String,
        pub(crate) street: String,
        pub(crate) postcode: String,
        pub(crate) city: String,
        pub(crate) country: String,
        pub(crate) vat: Option<String>,
        pub(crate) iban: Option<String>,
        pub(crate) email: String,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Quotes and orders.
pub(crate) mod customer_order {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// An order without its lines.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "customer_order")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) company_id: Uuid,
        pub(crate) order_reference: String,
        pub(crate) stage: String,
        pub(crate) valid_until: time::Date,
        pub(crate) material_on: Option<time::Date>,
        pub(crate) accepted_on: Option<time::Date>,
        pub(crate) promised_on: Option<time::Date>,
        pub(crate) delivered_on: Option<time::Date>,
        pub(crate) ended_on: Option<time::Date>,
        pub(crate) ended_why: Option<String>,
        /// Why the promise was what it was, kept as it was said.
        pub(crate) promise_steps: Option<String>,
        /// Until when minutes are kept for a quote, with `promise_steps` as what was said.
        pub(crate) held_until_us: Option<i64>,
        /// When it is looked at again whether an open order is late.
        pub(crate) look_on: Option<time::Date>,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Lines of orders, in their order.
pub(crate) mod order_line {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A line.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "order_line")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) order_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) line_no: i32,
        pub(crate) id: Uuid,
        pub(crate) line_description: String,
        pub(crate) pieces: i64,
        pub(crate) cents_per_hundred: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Sub-tasks of lines, in their order.
pub(crate) mod sub_task {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A sub-task.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sub_task")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) order_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) line_no: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) task_no: i32,
        pub(crate) id: Uuid,
        pub(crate) task_description: String,
        pub(crate) department: String,
        pub(crate) minutes_per_hundred: i64,
        pub(crate) done_pieces: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What departments' days can give and what accepted orders hold of it, cut in lanes.
pub(crate) mod capacity_lane {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A lane of a department's day.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "capacity_lane")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) department: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) day: time::Date,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) lane: i32,
        /// Never less than what is held.
        pub(crate) limit_minutes: i64,
        pub(crate) held_minutes: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What crews announced: minutes that a department can give on a day.
pub(crate) mod copy_capacity {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A department's day.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "copy_capacity")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) department: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) day: time::Date,
        pub(crate) minutes: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What weeks of an activity took of a department.
pub(crate) mod yield_week {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A measured week.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "yield_week")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) department: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) activity: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) week: time::Date,
        pub(crate) planned_minutes: i64,
        pub(crate) attendance_minutes: i64,
        pub(crate) heads: i64,
        pub(crate) need: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What changed after a promise, each marked after the one before.
pub(crate) mod promise_change {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A change.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "promise_change")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) order_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) number: i32,
        pub(crate) at_us: i64,
        pub(crate) kind: String,
        pub(crate) from_day: Option<time::Date>,
        pub(crate) to_day: Option<time::Date>,
        pub(crate) mark: String,
        /// The promise before, when another took its place.
        pub(crate) said: Option<String>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What crews announced otherwise than before.
pub(crate) mod copy_capacity_change {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A department's day that changed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "copy_capacity_change")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) department: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) day: time::Date,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) event_id: Uuid,
        pub(crate) at_us: i64,
        pub(crate) before_minutes: i64,
        pub(crate) after_minutes: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Comparisons of what work costs here and elsewhere.
pub(crate) mod comparison {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A comparison.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "comparison")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) tenant: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) title: String,
        pub(crate) assumptions: Vec<u8>,
        pub(crate) saved_on: time::Date,
        pub(crate) version: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
