//! What was told of days of guaranteed wage.

use werkbrug_pipeline::schema::Step;

/// What telling only what is new needs. Nothing stands there at first: what was told before is told once more, and whoever
/// hears it replaces it.
pub(crate) const WAGE_DAYS_TOLD: Step = Step { name: "m0004_wage_days_told", statements: STATEMENTS };

const STATEMENTS: &[&str] =
    &["CREATE TABLE wage_days_told (tenant UUID NOT NULL, worker_id UUID NOT NULL, quarter TEXT NOT NULL, \
     full_days INTEGER NOT NULL, most_days INTEGER NOT NULL, supplement_days INTEGER NOT NULL, \
     PRIMARY KEY (tenant, worker_id, quarter))"];
