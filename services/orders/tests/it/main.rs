//! The order desk's stories, through gRPC, on both databases.
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

mod accept_order;
mod capacity;
mod create_quote;
mod deliver_order;
mod desk;
mod exchanging;
mod executing;
mod figures;
mod importing;
mod late_order;
mod lists;
mod notifying;
mod promising;
mod receiver;
mod record_progress;
mod register_company;
mod relating;
mod requesting;
mod said;
mod sites;
mod viewers;
mod weeks;
