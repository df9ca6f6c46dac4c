//! What kind of work was judged, what approvals gave back, pieces of a crew, what a time clock noted, and the queue in which a
//! tick waited.

use werkbrug_pipeline::schema::Step;

/// The law and hours.
pub(crate) const LAW_AND_HOURS: Step = Step { name: "m0005_law_and_hours", statements: STATEMENTS };

// What must not happen twice: two counts of one crew (piece_report), one entry of somebody noted twice (clock_event_once).
const STATEMENTS: &[&str] = &[
    "ALTER TABLE presence_entry ADD COLUMN queue TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE presence_entry ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0",
    "CREATE TABLE taken_back (tenant UUID NOT NULL, id UUID NOT NULL, approval_id UUID NOT NULL, \
     shift_id UUID NOT NULL, minutes BIGINT NOT NULL, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE INDEX taken_back_by_shift ON taken_back (tenant, shift_id)",
    "CREATE TABLE kind_judgement (tenant UUID NOT NULL, id UUID NOT NULL, engagement_id UUID NOT NULL, \
     judged_on DATE NOT NULL, answers TEXT NOT NULL, judged_by TEXT NOT NULL, judged_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE INDEX kind_judgement_by_engagement ON kind_judgement (tenant, engagement_id, id)",
    "CREATE TABLE piece_report (tenant UUID NOT NULL, shift_id UUID NOT NULL, pieces BIGINT NOT NULL, \
     reported_by TEXT NOT NULL, reported_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, shift_id))",
    "CREATE TABLE clock_event (tenant UUID NOT NULL, id UUID NOT NULL, worker_id UUID NOT NULL, day DATE NOT NULL, \
     in_minute BIGINT NOT NULL, out_minute BIGINT NOT NULL, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX clock_event_once ON clock_event (tenant, day, worker_id, in_minute)",
];
