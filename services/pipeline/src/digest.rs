//! Fingerprints of copies: the same rows give the same digest, whatever order they came in.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use sha2::{Digest, Sha256};
use werkbrug_proto::pipeline::TableDigest;

use crate::{apply::Applier, use_case::Stop};

/// Number of rows and digest of one table, inside `db`.
pub(crate) async fn table(db: &impl ConnectionTrait, table: &str) -> Result<(u64, String), DbErr> {
    let expression = if db.get_database_backend() == DbBackend::Sqlite {
        let columns = texts(db, format!("SELECT name FROM pragma_table_info('{table}')")).await?;
        columns.iter().map(|column| format!("quote(\"{column}\")")).collect::<Vec<_>>().join("||'|'||")
    } else {
        "row_to_json(t)::text".to_owned()
    };
    let lines = texts(db, format!("SELECT {expression} FROM {table} t ORDER BY 1")).await?;
    let mut hash = Sha256::new();
    for line in &lines {
        hash.update(line);
        hash.update(b"\n");
    }
    Ok((u64::try_from(lines.len()).unwrap_or(u64::MAX), hex::encode(hash.finalize())))
}

async fn texts(db: &impl ConnectionTrait, query: String) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), query)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// Digests of the copies of one topic while its mark stands still.
pub(crate) async fn at_mark(applier: Applier) -> Result<Vec<TableDigest>, Stop> {
    let database = applier.core.database.clone();
    let work = database.alone(move |tx| {
        Box::pin(async move {
            let mark = applier.lock(tx).await?;
            of_topic(tx, &applier, mark.seq).await
        })
    });
    work.await
}

/// Digests of every copy table of one topic, with the number they stand at.
pub(crate) async fn of_topic(db: &impl ConnectionTrait, applier: &Applier, seq: i64) -> Result<Vec<TableDigest>, Stop> {
    let mut digests = Vec::new();
    for name in applier.consumer.tables() {
        let (rows, digest) = table(db, name).await?;
        digests.push(TableDigest {
            table: (*name).to_owned(),
            source: applier.consumer.source().to_owned(),
            topic: applier.consumer.topic().to_owned(),
            partition: applier.partition,
            seq: u64::try_from(seq).unwrap_or(0),
            rows,
            digest,
        });
    }
    Ok(digests)
}
