//! The social service through gRPC, each story on SQLite and on PostgreSQL.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

/// One story as two tests.
macro_rules! on_both {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            #[tokio::test]
            async fn on_sqlite() {
                super::$story(werkbrug_pipeline::testing::Backend::Sqlite).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                super::$story(werkbrug_pipeline::testing::Backend::Postgres).await;
            }
        }
    )+};
}

mod absences;
mod consents;
mod contacts;
mod desk;
mod episodes;
mod erasures;
mod follow_ups;
mod host_statuses;
mod hunt;
mod keys_backups;
mod limits;
mod lists;
mod logs;
mod packages;
mod pairs;
mod permissions;
mod restarts;
mod secrets;
mod wage_days;
mod workers;
