//! Contacts with workers and their closed notes, who reported an absence, and what follow-ups are found by.

use werkbrug_pipeline::schema::Step;

/// What follow-ups need.
pub(crate) const FOLLOW_UPS: Step = Step { name: "m0002_follow_ups", statements: STATEMENTS };

// Who reported an older absence is not known: then nobody in particular did.
const STATEMENTS: &[&str] = &[
    "ALTER TABLE absence ADD COLUMN reported_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX absence_end ON absence (tenant, last_day)",
    "CREATE INDEX functional_limit_end ON functional_limit (tenant, valid_to)",
    "CREATE INDEX support_package_days ON support_package (tenant, valid_from, valid_to)",
    "CREATE INDEX consent_end ON consent (tenant, expires_on)",
    "CREATE TABLE contact (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, subject_id UUID, \
     how INTEGER NOT NULL, made_on DATE NOT NULL, next_on DATE, made_by TEXT NOT NULL, has_note BOOLEAN NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE INDEX contact_of_worker ON contact (tenant, worker_id, id)",
    "CREATE TABLE contact_note (tenant UUID NOT NULL, contact_id UUID NOT NULL, worker_id UUID NOT NULL, \
     key_id UUID NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (tenant, contact_id))",
];
