//! Plans as jobs, coaches who are away, what was made known to whom, proposals for a bad day and the calls they ask for.

use werkbrug_pipeline::schema::Step;

/// The tables of planning.
pub(crate) const PLANS: Step = Step { name: "m0003_plans", statements: STATEMENTS };

// A shift of a proposal is accepted once, whichever way (repair_accepted).
const STATEMENTS: &[&str] = &[
    "CREATE TABLE plan_job (tenant UUID NOT NULL, id UUID NOT NULL, monday DATE NOT NULL, days BIGINT NOT NULL, \
     wanted_ms BIGINT NOT NULL, elapsed_ms BIGINT NOT NULL, keep_assigned BOOLEAN NOT NULL, pins TEXT NOT NULL, \
     state TEXT NOT NULL, is_stopping BOOLEAN NOT NULL, submitted_by TEXT NOT NULL, submitted_at_us BIGINT NOT NULL, \
     lease_owner UUID, lease_until_us BIGINT NOT NULL, medium BIGINT, soft BIGINT, bound_medium BIGINT, \
     bound_soft BIGINT, seats_wanted BIGINT NOT NULL, seats_empty BIGINT NOT NULL, people_idle BIGINT NOT NULL, \
     plan TEXT NOT NULL, failure TEXT NOT NULL, failure_shift UUID, version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX plan_job_by_state ON plan_job (state, lease_until_us)",
    "CREATE INDEX plan_job_by_week ON plan_job (tenant, monday, id)",
    "CREATE TABLE coach_absence (tenant UUID NOT NULL, coach_id UUID NOT NULL, day DATE NOT NULL, \
     PRIMARY KEY (tenant, coach_id, day))",
    "CREATE INDEX coach_absence_by_day ON coach_absence (tenant, day)",
    "CREATE TABLE publication (tenant UUID NOT NULL, shift_id UUID NOT NULL, crew TEXT NOT NULL, \
     published_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, shift_id))",
    "CREATE TABLE roster_version (tenant UUID NOT NULL, id UUID NOT NULL, monday DATE NOT NULL, step TEXT NOT NULL, \
     subject_id UUID NOT NULL, made_at_us BIGINT NOT NULL, changes BIGINT NOT NULL, PRIMARY KEY (tenant, monday, id))",
    "CREATE TABLE repair (tenant UUID NOT NULL, id UUID NOT NULL, day DATE NOT NULL, proposal TEXT NOT NULL, \
     made_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE TABLE repair_accepted (tenant UUID NOT NULL, repair_id UUID NOT NULL, shift_id UUID NOT NULL, \
     way TEXT NOT NULL, accepted_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, repair_id, shift_id))",
    "CREATE TABLE call_line (tenant UUID NOT NULL, id UUID NOT NULL, day DATE NOT NULL, repair_id UUID NOT NULL, \
     person_id UUID NOT NULL, is_coach BOOLEAN NOT NULL, from_shift UUID, to_shift UUID, how TEXT NOT NULL, \
     outcome TEXT NOT NULL, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, version BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE INDEX call_line_by_day ON call_line (tenant, day, id)",
];
