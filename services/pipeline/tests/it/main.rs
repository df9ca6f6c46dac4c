//! What the pipeline promises, told with two tiny services on real databases.
#![allow(clippy::cognitive_complexity, reason = "a story is told in one go, and each assertion counts as a branch")]

/// Each story as two tests, one for each database.
macro_rules! on_both_databases {
    ($($story:ident),+ $(,)?) => {
        mod sqlite {
            use werkbrug_pipeline::testing::Backend;
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $story() {
                super::$story(Backend::Sqlite).await;
            })+
        }
        mod postgres {
            use werkbrug_pipeline::testing::Backend;
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $story() {
                super::$story(Backend::Postgres).await;
            })+
        }
    };
}

#[cfg(test)]
mod backups;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod crews;
#[cfg(test)]
mod floor;
#[cfg(test)]
mod follow;
#[cfg(test)]
mod fork;
#[cfg(test)]
mod groups;
#[cfg(test)]
mod inbox;
#[cfg(test)]
mod jetstream;
#[cfg(test)]
mod nats;
#[cfg(test)]
mod numbering;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod parked;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod rebuild;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod speed;
#[cfg(test)]
mod together;
