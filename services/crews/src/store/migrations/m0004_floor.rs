//! The floor: signals of coaches, terms of agreements, shifts that were given up, evaluations, calendars, hours that somebody

use werkbrug_pipeline::schema::Step;

/// What happens around a crew on the day itself.
pub(crate) const FLOOR: Step = Step { name: "m0004_floor", statements: STATEMENTS };

// What must not happen twice: a month judged twice (evaluation_once), an address that opens two calendars
// (calendar_by_fingerprint), two open objections to the same hours (objection_once).
const STATEMENTS: &[&str] = &[
    "CREATE TABLE signal (tenant UUID NOT NULL, id UUID NOT NULL, shift_id UUID NOT NULL, worker_id UUID, \
     kind TEXT NOT NULL, made_by TEXT NOT NULL, made_at_us BIGINT NOT NULL, is_open BOOLEAN NOT NULL, \
     answer TEXT NOT NULL, answered_by TEXT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX signal_by_shift ON signal (tenant, shift_id)",
    "CREATE INDEX signal_open ON signal (tenant, is_open, id)",
    "CREATE TABLE engagement_terms (tenant UUID NOT NULL, engagement_id UUID NOT NULL, \
     definitive_minute BIGINT NOT NULL, notice_days BIGINT NOT NULL, late_percent BIGINT NOT NULL, \
     tacit_days BIGINT NOT NULL, PRIMARY KEY (tenant, engagement_id))",
    "CREATE TABLE given_up (tenant UUID NOT NULL, id UUID NOT NULL, shift_id UUID NOT NULL, \
     engagement_id UUID NOT NULL, place_id UUID NOT NULL, day DATE NOT NULL, start_minute BIGINT NOT NULL, \
     end_minute BIGINT NOT NULL, break_minutes BIGINT NOT NULL, heads_before BIGINT NOT NULL, \
     heads_after BIGINT NOT NULL, minutes_owed BIGINT NOT NULL, is_cancelled BOOLEAN NOT NULL, \
     version BIGINT NOT NULL, given_up_by TEXT NOT NULL, given_up_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX given_up_by_day ON given_up (tenant, day, place_id)",
    "ALTER TABLE approval ADD COLUMN is_tacit BOOLEAN NOT NULL DEFAULT FALSE",
    "CREATE TABLE evaluation (tenant UUID NOT NULL, id UUID NOT NULL, engagement_id UUID NOT NULL, \
     month DATE NOT NULL, answers TEXT NOT NULL, given_by TEXT NOT NULL, given_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX evaluation_once ON evaluation (tenant, engagement_id, month)",
    "CREATE TABLE calendar (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     fingerprint TEXT NOT NULL, is_revoked BOOLEAN NOT NULL, opened_by TEXT NOT NULL, opened_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX calendar_by_fingerprint ON calendar (fingerprint)",
    "CREATE TABLE objection (tenant UUID NOT NULL, id UUID NOT NULL, shift_id UUID NOT NULL, \
     worker_id UUID NOT NULL, reason TEXT NOT NULL, minutes_claimed BIGINT NOT NULL, stage TEXT NOT NULL, \
     made_at_us BIGINT NOT NULL, answered_by TEXT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX objection_once ON objection (tenant, shift_id, worker_id) WHERE stage = 'open'",
    "CREATE INDEX objection_by_stage ON objection (tenant, stage, id)",
    "CREATE INDEX objection_by_worker ON objection (tenant, worker_id, shift_id)",
    "CREATE TABLE card_print (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, day DATE NOT NULL, \
     said TEXT NOT NULL, printed_by TEXT NOT NULL, printed_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX card_print_by_day ON card_print (tenant, day, worker_id)",
];
