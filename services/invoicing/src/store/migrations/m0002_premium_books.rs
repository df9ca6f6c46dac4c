//! Kinds of runs with their rule set and result, monthly wages, what statements say, decisions and claims.

use werkbrug_pipeline::schema::Step;

/// The books of the premiums.
pub(crate) const PREMIUM_BOOKS: Step = Step { name: "m0002_premium_books", statements: STATEMENTS };

// What must not happen twice is a key: a decision about a difference, a line of a claim, a version of a wage.
const STATEMENTS: &[&str] = &[
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
