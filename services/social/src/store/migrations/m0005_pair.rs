//! Wishes of workers about each other.

use werkbrug_pipeline::schema::Step;

/// What wishes about two people need.
pub(crate) const PAIR: Step = Step { name: "m0005_pair", statements: STATEMENTS };

// Under whose name a wish stands and about whom it is; why is kept nowhere.
const STATEMENTS: &[&str] = &[
    "CREATE TABLE pair (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, other_id UUID NOT NULL, \
     kind INTEGER NOT NULL, said_on DATE NOT NULL, valid_from DATE NOT NULL, valid_to DATE, version BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id), CHECK (worker_id <> other_id))",
    "CREATE UNIQUE INDEX pair_start ON pair (tenant, worker_id, other_id, valid_from)",
    "CREATE INDEX pair_about ON pair (tenant, other_id)",
];
