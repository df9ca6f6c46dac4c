//! Finance's stories, through gRPC, on both databases.
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

mod bank;
mod beside_runs;
mod claims;
mod declaration;
mod electronic_invoice;
mod invoice_refused;
mod issue_invoice;
mod ledger;
mod lists;
mod office;
mod oracle;
mod payroll_files;
mod premium_books;
mod reconcile;
mod record_twice;
mod run_premium;
mod viewers;
mod workbook;
