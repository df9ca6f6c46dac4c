//! The crews' stories, through gRPC, on both databases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may stop the test")]

/// Tells each story once on each database.
macro_rules! on_both_databases {
    ($($story:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $story() {
                super::$story(werkbrug_pipeline::testing::Backend::Sqlite).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $story() {
                super::$story(werkbrug_pipeline::testing::Backend::Postgres).await;
            })+
        }
    };
}

mod approve_minutes;
mod assign_coach;
mod assign_worker;
mod at_once;
mod capacity;
mod closures;
mod contracts;
mod copies;
mod floor;
mod gates;
mod head_counts;
mod host_side;
mod host_work;
mod law;
mod master_data;
mod my_day;
mod own_hours;
mod pairs;
mod people;
mod planning;
mod record_presence;
mod repairs;
mod replacements;
mod settle_breach;
mod shifts;
mod signals;
mod times;
mod together;
mod viewers;
mod week;
mod week_at_size;
mod week_demand;
mod without_place;
