//! Minutes that are kept for who thinks, what weeks of work took, what changed after a promise, and
//! what was assumed when places were compared.

use werkbrug_pipeline::schema::Step;

/// Holds, measured weeks, changes, comparisons.
pub(crate) const PROMISES_ARE_KEPT: Step = Step { name: "m0003_orders", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "ALTER TABLE customer_order ADD COLUMN held_until_us BIGINT",
    "CREATE INDEX customer_order_held ON customer_order (held_until_us) WHERE held_until_us IS NOT NULL",
    "CREATE INDEX customer_order_delivered ON customer_order (tenant, delivered_on, id) WHERE stage = 'delivered'",
    "CREATE TABLE yield_week (tenant UUID NOT NULL, department TEXT NOT NULL, activity TEXT NOT NULL, \
     week DATE NOT NULL, planned_minutes BIGINT NOT NULL, attendance_minutes BIGINT NOT NULL, \
     heads BIGINT NOT NULL CHECK (heads >= 10), need BIGINT NOT NULL, \
     PRIMARY KEY (tenant, department, activity, week))",
    "CREATE TABLE promise_change (tenant UUID NOT NULL, order_id UUID NOT NULL, number INTEGER NOT NULL, \
     at_us BIGINT NOT NULL, kind TEXT NOT NULL, from_day DATE, to_day DATE, mark TEXT NOT NULL, \
     PRIMARY KEY (tenant, order_id, number))",
    "CREATE TABLE copy_capacity_change (tenant UUID NOT NULL, department TEXT NOT NULL, day DATE NOT NULL, \
     event_id UUID NOT NULL, at_us BIGINT NOT NULL, before_minutes BIGINT NOT NULL, after_minutes BIGINT NOT NULL, \
     PRIMARY KEY (tenant, department, day, event_id))",
    "CREATE TABLE comparison (tenant UUID NOT NULL, id UUID NOT NULL, title TEXT NOT NULL, \
     assumptions BYTES NOT NULL, saved_on DATE NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
];
