//! The first shape of the social service's tables.

use werkbrug_pipeline::schema::Step;

/// The first shape.
pub(crate) const FIRST_SHAPE: Step = Step { name: "m0001_first_shape", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE worker (tenant UUID NOT NULL, id UUID NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, \
     status INTEGER NOT NULL, fraction TEXT NOT NULL, employed_from DATE NOT NULL, employed_to DATE, \
     file_holder TEXT, version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX worker_code ON worker (tenant, code)",
    "CREATE TABLE absence (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, first_day DATE NOT NULL, \
     last_day DATE, version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX absence_start ON absence (tenant, worker_id, first_day)",
    "CREATE TABLE absence_secret (tenant UUID NOT NULL, absence_id UUID NOT NULL, worker_id UUID NOT NULL, \
     key_id UUID NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (tenant, absence_id))",
    "CREATE TABLE functional_limit (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, \
     kind INTEGER NOT NULL, value BIGINT NOT NULL, is_hard BOOLEAN NOT NULL, valid_from DATE NOT NULL, valid_to DATE, \
     version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX functional_limit_start ON functional_limit (tenant, worker_id, kind, is_hard, valid_from)",
    "CREATE TABLE support_package (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, \
     scheme INTEGER NOT NULL, percent BIGINT NOT NULL, guidance INTEGER NOT NULL, valid_from DATE NOT NULL, \
     valid_to DATE, version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX support_package_start ON support_package (tenant, worker_id, valid_from)",
    "CREATE TABLE consent (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, category TEXT NOT NULL, \
     recipient TEXT NOT NULL, purpose TEXT NOT NULL, text_version TEXT NOT NULL, trusted_person TEXT NOT NULL, \
     given_on DATE NOT NULL, expires_on DATE, withdrawn_on DATE, version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX consent_of_worker ON consent (tenant, worker_id, recipient)",
    "CREATE TABLE confidential_read (tenant UUID NOT NULL, worker_id UUID NOT NULL, id UUID NOT NULL, \
     actor TEXT NOT NULL, role TEXT NOT NULL, category TEXT NOT NULL, purpose TEXT NOT NULL, ground TEXT NOT NULL, \
     read_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, worker_id, id))",
    "CREATE TABLE erasure (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, category TEXT NOT NULL, \
     key_id UUID, erased_on DATE NOT NULL, backups_gone_on DATE NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX erasure_key ON erasure (tenant, key_id)",
];
