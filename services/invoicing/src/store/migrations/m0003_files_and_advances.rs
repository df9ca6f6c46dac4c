//! Imports of the declaration, national numbers as blind indexes, advances, the organisation, and what a letter rests on.

use werkbrug_pipeline::schema::Step;

/// Files and what is paid beside the runs.
pub(crate) const FILES_AND_ADVANCES: Step = Step { name: "m0003_files_and_advances", statements: STATEMENTS };

// What must not happen twice is a key: a month on a statement, a quarter on a statement, a line in an import.
const STATEMENTS: &[&str] = &[
    "ALTER TABLE dmfa_line_version ADD COLUMN is_resuming BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE claim ADD COLUMN unconfirmed TEXT NOT NULL DEFAULT '[]'",
    "CREATE TABLE file_columns (tenant UUID NOT NULL, file TEXT NOT NULL, columns TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, file))",
    "INSERT INTO file_columns (tenant, file, columns, recorded_at_us) SELECT tenant, 'statement', columns, recorded_at_us FROM statement_columns",
    "DROP TABLE statement_columns",
    "CREATE TABLE number_link (tenant UUID NOT NULL, blind_index TEXT NOT NULL, worker_code TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, blind_index))",
    "CREATE TABLE dmfa_import (tenant UUID NOT NULL, import_id UUID NOT NULL, quarters TEXT NOT NULL, lines BIGINT NOT NULL, new_lines BIGINT NOT NULL, changed_lines BIGINT NOT NULL, missing_lines BIGINT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, import_id))",
    "CREATE TABLE dmfa_import_change (tenant UUID NOT NULL, import_id UUID NOT NULL, quarter TEXT NOT NULL, worker_code TEXT NOT NULL, kind TEXT NOT NULL, dmfa_line_id UUID NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (tenant, import_id, quarter, worker_code))",
    "CREATE TABLE advance (tenant UUID NOT NULL, advance_id UUID NOT NULL, month DATE NOT NULL, statement TEXT NOT NULL, amount_cents BIGINT NOT NULL, open_cents BIGINT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, advance_id), UNIQUE (tenant, statement, month), CHECK (amount_cents > 0), CHECK (open_cents >= 0 AND open_cents <= amount_cents))",
    "CREATE TABLE organisation_payment (tenant UUID NOT NULL, payment_id UUID NOT NULL, quarter TEXT NOT NULL, statement TEXT NOT NULL, amount_cents BIGINT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, payment_id), UNIQUE (tenant, statement, quarter))",
    "CREATE INDEX advance_month ON advance (tenant, month)",
];
