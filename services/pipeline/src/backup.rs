//! A copy of a database while it is in use, and a new epoch for one that was put back.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::Path, time::Duration};

use sea_orm::{ConnectOptions, ConnectionTrait, Database as Connector, DbBackend, Statement};
use werkbrug_chassis::{config::Config, refusal::Fault, tasks::Tasks};

use crate::database::{Database, Engine, sqlite_file};

/// Copy a SQLite file as it is at one moment, while others go on writing; the copy is for this user alone.
///
/// # Errors
/// A fault when there is no such database, the copy exists already, or the disk is full.
pub async fn copy(file: &Path, to: &Path) -> Result<(), Fault> {
    let broken = "copy a database";
    let mut new = OpenOptions::new();
    // SQLite fills an empty file; made here, nobody else can read it at any moment.
    let copied = new.write(true).create_new(true).mode(0o600).open(to).map_err(Fault::during(broken))?;
    let (mut options, from) = (ConnectOptions::new("sqlite://file"), file.to_path_buf());
    options.max_connections(1).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite.filename(&from).create_if_missing(false).busy_timeout(Duration::from_secs(5))
    });
    let db = Connector::connect(options).await.map_err(Fault::during(broken))?;
    let into = [to.to_string_lossy().into_owned().into()];
    let done = db.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", into)).await;
    db.close().await.map_err(Fault::during(broken))?;
    done.map_err(Fault::during(broken))?;
    copied.sync_all().map_err(Fault::during(broken))
}

/// Copy a service's own database.
///
/// # Errors
/// As [`copy`].
pub async fn copy_service(service: &str, config: &Config, to: &Path) -> Result<(), Fault> {
    copy(&sqlite_file(service, config), to).await
}

/// Give a service's database a new epoch after it was put back: whoever heard the old one compares before it goes on.
///
/// # Errors
/// A fault when it is no database of that service.
pub async fn renew_epoch(service: &str, config: &Config) -> Result<String, Fault> {
    let (doing, never) = ("give a database a new epoch", "no service has ever used this database");
    if Engine::of(config) == Engine::Sqlite && !sqlite_file(service, config).exists() {
        return Err(Fault::new(doing, never));
    }
    let database = Database::open(service, config, &Tasks::new()).await?;
    let epoch = uuid::Uuid::now_v7().to_string();
    let update = format!("UPDATE meta SET value = '{epoch}' WHERE name = 'epoch'");
    let write = database
        .alone(move |tx| Box::pin(async move { Ok(tx.execute_unprepared(&update).await?.rows_affected()) }))
        .await;
    database.close().await;
    match write {
        Ok(1) => Ok(epoch),
        Ok(_) => Err(Fault::new(doing, never)),
        Err(stop) => Err(Fault::new(doing, format!("{stop:?}"))),
    }
}
