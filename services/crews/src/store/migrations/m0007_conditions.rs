//! Days on which places are closed, what people need before they work at a host, and why a roster was made known while people
//! had no place.

use werkbrug_pipeline::schema::Step;

/// Conditions.
pub(crate) const CONDITIONS: Step = Step { name: "m0007_conditions", statements: STATEMENTS };

// What must not happen twice: two inductions of somebody at one site that count (site_induction), two answers about enclave
// work (enclave_agreement). The numbers of a status are those of social's LegalStatus: 1 target worker, 2 individual scheme,
// 5 support staff; of the others nobody is sent to hosts, and only who guides others is still told apart.
const STATEMENTS: &[&str] = &[
    "CREATE TABLE closure (tenant UUID NOT NULL, id UUID NOT NULL, place_id UUID, from_day DATE NOT NULL, \
     to_day DATE NOT NULL, weekday BIGINT NOT NULL, start_minute BIGINT NOT NULL, end_minute BIGINT NOT NULL, \
     word TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX closure_by_day ON closure (tenant, to_day, from_day)",
    "CREATE TABLE site_induction (tenant UUID NOT NULL, worker_id UUID NOT NULL, place_id UUID NOT NULL, \
     given_on DATE NOT NULL, valid_to DATE, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, \
     version BIGINT NOT NULL, PRIMARY KEY (tenant, worker_id, place_id))",
    "CREATE INDEX site_induction_by_place ON site_induction (tenant, place_id)",
    "CREATE TABLE enclave_agreement (tenant UUID NOT NULL, worker_id UUID NOT NULL, said_on DATE NOT NULL, \
     is_agreed BOOLEAN NOT NULL, how TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, \
     version BIGINT NOT NULL, PRIMARY KEY (tenant, worker_id))",
    "CREATE TABLE without_place_reason (tenant UUID NOT NULL, id UUID NOT NULL, monday DATE NOT NULL, \
     reason TEXT NOT NULL, covered TEXT NOT NULL, minutes BIGINT NOT NULL, given_by TEXT NOT NULL, \
     given_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX without_place_reason_by_week ON without_place_reason (tenant, monday)",
    "ALTER TABLE copy_guidance ADD COLUMN is_allowed_at_hosts BOOLEAN",
    "UPDATE copy_guidance SET is_allowed_at_hosts = (status IN (1, 2, 5)) WHERE is_allowed_at_hosts IS NULL",
    "UPDATE copy_guidance SET status = 0 WHERE status <> 5",
];

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, Statement};
    use sea_orm_migration::SchemaManager;

    use super::CONDITIONS;
    use crate::store::migrations;

    #[tokio::test]
    async fn of_a_status_that_was_known_only_yes_or_no_stays() {
        let mut memory = ConnectOptions::new("sqlite::memory:");
        memory.max_connections(1);
        let db = Database::connect(memory).await.unwrap();
        let schema = SchemaManager::new(&db);
        let steps = migrations::all();
        let (before, since) = steps.split_at(steps.iter().position(|step| step.name() == CONDITIONS.name).unwrap());
        for step in before {
            step.up(&schema).await.unwrap();
        }
        for status in 0..=5 {
            let row = format!("X'00', X'0{status}', 1, {status}, '1'");
            let known = "copy_guidance (tenant, worker_id, need, status, contract_fraction)";
            db.execute_unprepared(&format!("INSERT INTO {known} VALUES ({row})")).await.unwrap();
        }
        for step in since {
            step.up(&schema).await.unwrap();
        }
        let query = "SELECT status, is_allowed_at_hosts FROM copy_guidance ORDER BY worker_id";
        let rows = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, query)).await.unwrap();
        let column = |row: &sea_orm::QueryResult| -> (i64, bool) {
            (row.try_get("", "status").unwrap(), row.try_get("", "is_allowed_at_hosts").unwrap())
        };
        let found: Vec<(i64, bool)> = rows.iter().map(column).collect();
        assert_eq!(found, [(0, false), (0, true), (0, true), (0, false), (0, false), (5, true)]);
    }
}
