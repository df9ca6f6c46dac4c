//! What the workshop decided about statuses at hosts.

use werkbrug_pipeline::schema::Step;

/// What decisions about statuses need.
pub(crate) const HOST_STATUS: Step = Step { name: "m0003_host_status", statements: STATEMENTS };

// A row of `host_status` says nothing: whoever tells of people of a status and whoever decides about it wait for each other there.
const STATEMENTS: &[&str] = &[
    "CREATE TABLE host_status (tenant UUID NOT NULL, status INTEGER NOT NULL, PRIMARY KEY (tenant, status))",
    "CREATE TABLE host_decision (tenant UUID NOT NULL, id UUID NOT NULL, status INTEGER NOT NULL, from_day DATE NOT NULL, \
     is_allowed BOOLEAN NOT NULL, source TEXT NOT NULL, is_confirmed BOOLEAN NOT NULL, decided_by TEXT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE INDEX host_decision_of_status ON host_decision (tenant, status, id)",
];
