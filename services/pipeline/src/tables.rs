//! The tables that every service's database holds for the pipeline.
#![allow(unreachable_pub, reason = "the derive writes public types beside the model")]

/// Facts about this database: its epoch and the key of its receipts.
pub(crate) mod meta {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };

    /// A fact.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meta")]
    pub struct Model {
        /// What.
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        /// Value, hexadecimal where it is bytes.
        pub value: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Events that wait for a number, written with the change they tell of.
pub(crate) mod outbox {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox")]
    pub struct Model {
        /// Sorts inside a batch; never a cursor.
        #[sea_orm(primary_key)]
        pub id: i64,
        /// Identity of the event.
        pub event_id: Uuid,
        /// Audience.
        pub topic: String,
        /// Part of the topic.
        pub partition: i32,
        /// Workshop.
        pub tenant: Uuid,
        /// Message name.
        pub event_type: String,
        /// Aggregate.
        pub subject: String,
        /// Event or command that led to it.
        pub cause: String,
        /// Business instant, microseconds.
        pub time_us: i64,
        /// Trace context.
        pub traceparent: String,
        /// Encoded message.
        pub body: Vec<u8>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Numbered events: the truth that others may ask for.
pub(crate) mod event_log {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event_log")]
    pub struct Model {
        /// Audience.
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: String,
        /// Part of the topic.
        #[sea_orm(primary_key, auto_increment = false)]
        pub partition: i32,
        /// Gapless number.
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        /// Identity of the event.
        pub event_id: Uuid,
        /// Workshop.
        pub tenant: Uuid,
        /// Message name.
        pub event_type: String,
        /// Aggregate.
        pub subject: String,
        /// Event or command that led to it.
        pub cause: String,
        /// Business instant, microseconds.
        pub time_us: i64,
        /// Trace context.
        pub traceparent: String,
        /// Encoded message.
        pub body: Vec<u8>,
        /// Hash of everything up to here.
        pub chain: Vec<u8>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The last number of a topic; its lock is the fence of numbering.
pub(crate) mod topic_head {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topic_head")]
    pub struct Model {
        /// Audience.
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: String,
        /// Part of the topic.
        #[sea_orm(primary_key, auto_increment = false)]
        pub partition: i32,
        /// Last number given.
        pub seq: i64,
        /// Hash up to it.
        pub chain: Vec<u8>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// How far a topic was published, and who is at it.
pub(crate) mod relay_mark {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "relay_mark")]
    pub struct Model {
        /// Audience.
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: String,
        /// Part of the topic.
        #[sea_orm(primary_key, auto_increment = false)]
        pub partition: i32,
        /// Last number published.
        pub seq: i64,
        /// Process that publishes.
        pub owner: String,
        /// Until when, wall clock.
        pub lease_until_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What a command answered, kept thirty days so that a repeat gets the same answer.
pub(crate) mod receipt {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "receipt")]
    pub struct Model {
        /// Workshop.
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: Uuid,
        /// Who asked.
        #[sea_orm(primary_key, auto_increment = false)]
        pub actor: String,
        /// Their number for it.
        #[sea_orm(primary_key, auto_increment = false)]
        pub request_id: String,
        /// What was asked.
        pub use_case: String,
        /// Keyed hash of the request.
        pub body_hash: Vec<u8>,
        /// Ids, etag and dates as JSON; never content.
        pub answer: String,
        /// Wall clock.
        pub made_at_us: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// How far a source's topic was applied here.
pub(crate) mod inbox_mark {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inbox_mark")]
    pub struct Model {
        /// Service that said it.
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: String,
        /// Audience.
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: String,
        /// Part of the topic.
        #[sea_orm(primary_key, auto_increment = false)]
        pub partition: i32,
        /// The source's database as we know it.
        pub epoch: String,
        /// Last number applied.
        pub seq: i64,
        /// Hash up to it.
        pub chain: Vec<u8>,
        /// Waits for reconcile.
        pub stopped: bool,
        /// Why it stopped.
        pub why: String,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Every event that was applied here, to find a fork after a restore.
pub(crate) mod inbox_entry {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inbox_entry")]
    pub struct Model {
        /// Service that said it.
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: String,
        /// Audience.
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: String,
        /// Part of the topic.
        #[sea_orm(primary_key, auto_increment = false)]
        pub partition: i32,
        /// Number.
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        /// Identity of the event.
        pub event_id: Uuid,
        /// Hash up to it.
        pub chain: Vec<u8>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Events that were applied here and that their source lost in a restore: they are not reacted to again.
pub(crate) mod lost_entry {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lost_entry")]
    pub struct Model {
        /// Service that said it.
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: String,
        /// Audience.
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: String,
        /// Identity of the event.
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: Uuid,
        /// Number it had.
        pub seq: i64,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Events that a rule refused, and those that wait behind them.
pub(crate) mod parked_event {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "parked_event")]
    pub struct Model {
        /// Identity of this row.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Service that said it.
        pub source: String,
        /// Audience.
        pub topic: String,
        /// Part of the topic.
        pub partition: i32,
        /// Number.
        pub seq: i64,
        /// What waits behind it.
        pub block_key: String,
        /// Stable reason of the refusal, empty for those that wait.
        pub reason: String,
        /// 0 is the refused one, 1 and up wait behind it, -1 was given up.
        pub place: i32,
        /// Wall clock.
        pub parked_at_us: i64,
        /// The log entry itself.
        pub entry: Vec<u8>,
    }
    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
