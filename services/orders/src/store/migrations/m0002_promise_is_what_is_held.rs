//! What an order holds is what was promised: crews do not answer with the same minutes any more.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Orders without a reservation beside the promise.
pub(crate) struct PromiseIsWhatIsHeld;

impl MigrationName for PromiseIsWhatIsHeld {
    fn name(&self) -> &'static str {
        "m0002_orders"
    }
}

#[allow(elided_lifetimes_in_paths, reason = "the trait hides this lifetime, and a shown one does not match it")]
#[async_trait::async_trait]
impl MigrationTrait for PromiseIsWhatIsHeld {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statement = "ALTER TABLE customer_order DROP COLUMN reserved";
        manager.get_connection().execute_unprepared(statement).await.map(drop)
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations go forward only".to_owned()))
    }
}
