//! Kinds of runs with their rule set and result, monthly wages, what statements say, decisions and claims.
#![allow(rust_2018_idioms, reason = "the trait's own signature elides the lifetime")]

use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// The books of the premiums.
pub(crate) struct PremiumBooks;

impl MigrationName for PremiumBooks {
    fn name(&self) -> &'static str {
        "m0002_premium_books"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for PremiumBooks {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let is_sqlite = db.get_database_backend() == DbBackend::Sqlite;
        for statement in STATEMENTS {
            let text = if is_sqlite { statement.replace("UUID", "BLOB") } else { statement.to_owned() };
            db.execute_unprepared(&text).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("migrations only go forward".to_owned()))
    }
}

/// What must not happen twice is a key: a decision about a difference, a line of a claim, a version of a wage.
const STATEMENTS: [&str; 10] = [
    "ALTER TABLE premium_run ADD COLUMN kind TEXT NOT NULL DEFAULT 'quarter'",
    "ALTER TABLE premium_run ADD COLUMN rule_set TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE premium_run ADD COLUMN result_digest TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE premium_run ADD COLUMN held TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE payment ADD COLUMN stated TEXT NOT NULL DEFAULT '{}'",
    "CREATE TABLE wage_line (tenant UUID NOT NULL, month DATE NOT NULL, worker_code TEXT NOT NULL, version BIGINT NOT NULL, wage_line_id UUID NOT NULL, contract_fraction TEXT NOT NULL, performed_fraction TEXT NOT NULL, reference_wage_cents BIGINT NOT NULL, sine_deduction_cents BIGINT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, month, worker_code, version))",
    "CREATE TABLE difference_decision (tenant UUID NOT NULL, quarter TEXT NOT NULL, worker_code TEXT NOT NULL, state TEXT NOT NULL, expected_cents BIGINT NOT NULL, paid_cents BIGINT NOT NULL, claim_id UUID, decided_by TEXT NOT NULL, decided_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, quarter, worker_code))",
    "CREATE TABLE claim (tenant UUID NOT NULL, claim_id UUID NOT NULL, quarter TEXT NOT NULL, made_by TEXT NOT NULL, made_at_us BIGINT NOT NULL, signed_by TEXT, signed_at_us BIGINT, claimed_cents BIGINT NOT NULL, PRIMARY KEY (tenant, claim_id), CHECK (signed_by IS NULL OR signed_by <> made_by))",
    "CREATE TABLE claim_line (tenant UUID NOT NULL, claim_id UUID NOT NULL, line INTEGER NOT NULL, worker_code TEXT NOT NULL, expected_cents BIGINT NOT NULL, paid_cents BIGINT NOT NULL, explanation TEXT NOT NULL, sentence TEXT NOT NULL, PRIMARY KEY (tenant, claim_id, line), UNIQUE (tenant, claim_id, worker_code))",
    "CREATE TABLE statement_columns (tenant UUID NOT NULL, columns TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant))",
];
