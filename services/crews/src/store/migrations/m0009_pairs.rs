//! Who is not to be at one place at the same time, and who works gladly together.

use werkbrug_pipeline::schema::Step;

/// Pairs, as the social service tells them.
pub(crate) const PAIRS: Step = Step { name: "m0009_pairs", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE copy_pair (tenant UUID NOT NULL, pair_id UUID NOT NULL, first_worker_id UUID NOT NULL, \
     second_worker_id UUID NOT NULL, is_hard BOOLEAN NOT NULL, valid_from DATE NOT NULL, valid_to DATE, \
     PRIMARY KEY (tenant, pair_id))",
    "CREATE INDEX copy_pair_by_first ON copy_pair (tenant, first_worker_id)",
    "CREATE INDEX copy_pair_by_second ON copy_pair (tenant, second_worker_id)",
];
