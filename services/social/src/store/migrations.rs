//! How the tables came to be, forward only.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{MigrationTrait, SchemaManager};

mod m0001_first_shape;
mod m0002_follow_ups;

/// Every migration in order.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m0001_first_shape::FirstShape), Box::new(m0002_follow_ups::FollowUps)]
}

/// Runs statements whose types `UUID` and `BYTES` fit either engine.
async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let db = manager.get_connection();
    for statement in statements {
        let text = if db.get_database_backend() == DbBackend::Sqlite {
            statement.replace("UUID", "BLOB").replace("BYTES", "BLOB")
        } else {
            statement.replace("BYTES", "BYTEA")
        };
        db.execute_unprepared(&text).await?;
    }
    Ok(())
}

fn only_forward() -> DbErr {
    DbErr::Migration("migrations only go forward".to_owned())
}
