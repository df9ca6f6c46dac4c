//! What contracts say about days and hours, what people said about work beside them, and how long before they must hear.

use werkbrug_pipeline::schema::Step;

/// Contracts and answers.
pub(crate) const CONTRACTS: Step = Step { name: "m0006_contracts", statements: STATEMENTS };

// What must not happen twice: two contracts of somebody from one day (contract_hours), two answers about one shift
// (worker_answer).
const STATEMENTS: &[&str] = &[
    "CREATE TABLE contract_hours (tenant UUID NOT NULL, worker_id UUID NOT NULL, from_day DATE NOT NULL, \
     kind TEXT NOT NULL, week_a DATE NOT NULL, weeks TEXT NOT NULL, is_same_day_unwanted BOOLEAN NOT NULL, \
     version BIGINT NOT NULL, PRIMARY KEY (tenant, worker_id, from_day))",
    "CREATE TABLE worker_answer (tenant UUID NOT NULL, shift_id UUID NOT NULL, worker_id UUID NOT NULL, \
     how TEXT NOT NULL, answer TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, \
     version BIGINT NOT NULL, PRIMARY KEY (tenant, shift_id, worker_id))",
    "CREATE TABLE notice_limit (tenant UUID NOT NULL, from_day DATE NOT NULL, working_days BIGINT NOT NULL, \
     source TEXT NOT NULL, is_confirmed BOOLEAN NOT NULL, set_by TEXT NOT NULL, set_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, from_day))",
];
