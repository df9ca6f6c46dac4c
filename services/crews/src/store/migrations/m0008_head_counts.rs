//! What changed of head counts after they stood.

use werkbrug_pipeline::schema::Step;

/// Head counts.
pub(crate) const HEAD_COUNTS: Step = Step { name: "m0008_head_counts", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE head_count_change (tenant UUID NOT NULL, id UUID NOT NULL, shift_id UUID NOT NULL, \
     changed_at_us BIGINT NOT NULL, wanted_before BIGINT NOT NULL, coming_before BIGINT NOT NULL, \
     wanted_after BIGINT NOT NULL, coming_after BIGINT NOT NULL, cause TEXT NOT NULL, changed_by TEXT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE INDEX head_count_change_by_shift ON head_count_change (tenant, shift_id)",
];
