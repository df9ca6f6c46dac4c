//! Fingerprints of copies: the same rows give the same digest, whatever order they came in.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use sha2::{Digest, Sha256};
use werkbrug_proto::pipeline::TableDigest;

use crate::apply::Applier;
use crate::use_case::Stop;

#[derive(FromQueryResult)]
struct Line {
    line: String,
}

#[derive(FromQueryResult)]
struct ColumnName {
    name: String,
}

/// Number of rows and digest of one table, inside `db`.
pub(crate) async fn table(db: &impl ConnectionTrait, table: &str) -> Result<(u64, String), DbErr> {
    let backend = db.get_database_backend();
    let expression = if backend == DbBackend::Sqlite {
        let names = ColumnName::find_by_statement(Statement::from_string(
            backend,
            format!("SELECT name FROM pragma_table_info('{table}')"),
        ))
        .all(db)
        .await?;
        names.iter().map(|column| format!("quote({})", column.name)).collect::<Vec<_>>().join("||'|'||")
    } else {
        "row_to_json(t)::text".to_owned()
    };
    let query = Statement::from_string(backend, format!("SELECT {expression} AS line FROM {table} t ORDER BY 1"));
    let lines = Line::find_by_statement(query).all(db).await?;
    let mut hash = Sha256::new();
    for row in &lines {
        hash.update(row.line.as_bytes());
        hash.update(b"\n");
    }
    Ok((u64::try_from(lines.len()).unwrap_or(u64::MAX), hex::encode(hash.finalize())))
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
