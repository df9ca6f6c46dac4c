//! What the databases themselves hold, read behind the services' backs.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, QueryResult, Statement};

use crate::system::System;

/// A numbered list in a database: how many rows it has and how far it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// Which list: a topic, or a source and its topic.
    pub name: String,
    /// How many rows.
    pub rows: i64,
    /// How many different events.
    pub events: i64,
    /// The first number.
    pub first: i64,
    /// The last number.
    pub last: i64,
}

/// A service's database, to look at.
///
/// # Panics
/// When it cannot be opened.
pub async fn open(system: &System, service: &str) -> DatabaseConnection {
    connect(system.database_of(service)).await
}

async fn connect((url, schema): (String, Option<String>)) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    if let Some(schema) = schema {
        options.set_schema_search_path(schema);
    }
    Database::connect(options).await.expect("a database")
}

/// Change a service's tables behind its back.
///
/// # Panics
/// When the statement changes nothing.
pub async fn plant(system: &System, service: &str, statement: &str) {
    let (url, schema) = system.database_of(service);
    let db = connect((url.replace("?mode=ro", "?mode=rw"), schema)).await;
    let done = db.execute_unprepared(statement).await.unwrap_or_else(|cause| panic!("{statement}: {cause}"));
    assert_eq!(done.rows_affected(), 1, "{statement}");
}

/// Every row of a query.
///
/// # Panics
/// When the database does not understand it.
pub async fn all(db: &DatabaseConnection, query: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(db.get_database_backend(), query);
    db.query_all_raw(statement).await.unwrap_or_else(|cause| panic!("{query}: {cause}"))
}

/// One number of one row.
pub async fn number(db: &DatabaseConnection, query: &str) -> i64 {
    let row = all(db, query).await.pop();
    row.map_or(0, |row| row.try_get_by_index(0).expect("a number"))
}

/// What a service said: each topic and partition of its log.
pub async fn said(db: &DatabaseConnection) -> Vec<Stretch> {
    stretches(db, "topic || '/' || partition", "event_log").await
}

/// What a service heard, one by one.
pub async fn heard(db: &DatabaseConnection) -> Vec<Stretch> {
    stretches(db, "source || '/' || topic || '/' || partition", "inbox_entry").await
}

async fn stretches(db: &DatabaseConnection, name: &str, table: &str) -> Vec<Stretch> {
    let query = format!(
        "SELECT {name} AS name, COUNT(*) AS n, COUNT(DISTINCT event_id) AS events, MIN(seq) AS low, MAX(seq) AS high \
         FROM {table} GROUP BY 1 ORDER BY 1"
    );
    let stretch = |row: QueryResult| Stretch {
        name: row.try_get("", "name").expect("a name"),
        rows: row.try_get("", "n").expect("a number"),
        events: row.try_get("", "events").expect("a number"),
        first: row.try_get("", "low").expect("a number"),
        last: row.try_get("", "high").expect("a number"),
    };
    all(db, &query).await.into_iter().map(stretch).collect()
}

/// How many commands a service keeps a receipt of, by use case.
pub async fn receipts(db: &DatabaseConnection) -> BTreeMap<String, u64> {
    let rows = all(db, "SELECT use_case, COUNT(*) AS n FROM receipt GROUP BY use_case").await;
    let read = |row: QueryResult| {
        let count: i64 = row.try_get("", "n").expect("a number");
        (row.try_get("", "use_case").expect("a name"), u64::try_from(count).unwrap_or(0))
    };
    rows.into_iter().map(read).collect()
}

/// What the ledger moved out of and into each account: debit and credit, in cents.
pub async fn accounts(db: &DatabaseConnection) -> BTreeMap<String, (i64, i64)> {
    let query = "SELECT account, CAST(SUM(debit) AS BIGINT) AS debit, CAST(SUM(credit) AS BIGINT) AS credit FROM (\
                 SELECT debit_account AS account, amount_cents AS debit, 0 AS credit FROM ledger_posting UNION ALL \
                 SELECT credit_account, 0, amount_cents FROM ledger_posting) AS moved GROUP BY account";
    let read = |row: QueryResult| {
        let cents = |side: &str| row.try_get("", side).expect("an amount");
        (row.try_get("", "account").expect("an account"), (cents("debit"), cents("credit")))
    };
    all(db, query).await.into_iter().map(read).collect()
}

/// The names of a service's tables.
pub async fn tables(db: &DatabaseConnection) -> Vec<String> {
    let query = if db.get_database_backend() == DbBackend::Postgres {
        "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema()"
    } else {
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    };
    all(db, query).await.into_iter().map(|row| row.try_get("", "name").expect("a name")).collect()
}

/// Every row of a table as text, bytes in hexadecimal.
pub async fn text_of(db: &DatabaseConnection, table: &str) -> String {
    let query = if db.get_database_backend() == DbBackend::Postgres {
        format!("SELECT t::text AS row FROM \"{table}\" AS t")
    } else {
        let columns = all(db, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
        let quoted = |row: QueryResult| format!("quote(\"{}\")", row.try_get::<String>("", "name").expect("a name"));
        let quoted: Vec<String> = columns.into_iter().map(quoted).collect();
        format!("SELECT {} AS row FROM \"{table}\"", quoted.join(" || ',' || "))
    };
    let rows = all(db, &query).await.into_iter().map(|row| row.try_get::<String>("", "row").expect("a row"));
    rows.collect::<Vec<_>>().join("\n")
}
