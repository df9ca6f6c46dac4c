//! Days on which places are closed, what people need before they work at a host, and why a roster was made known while people
//! had no place.

use werkbrug_pipeline::schema::Step;

/// Conditions.
pub(crate) const CONDITIONS: Step = Step { name: "m0007_conditions", statements: STATEMENTS };

// What must not happen twice: two inductions of somebody at one site that count (site_induction), two answers about enclave
// work (enclave_agreement).
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
];
