//! The week board reads a page of people and their days: a seat knows its day, and names and absences have indexes.

use werkbrug_pipeline::schema::Step;

/// What the week board is read by.
pub(crate) const WEEK_BOARD: Step = Step { name: "m0002_week_board", statements: STATEMENTS };

// The default stands for no row: each seat gets the day of its shift right after.
const STATEMENTS: &[&str] = &[
    "ALTER TABLE assignment ADD COLUMN day DATE NOT NULL DEFAULT '1970-01-01'",
    "UPDATE assignment SET day = (SELECT shift.day FROM shift WHERE shift.tenant = assignment.tenant \
     AND shift.id = assignment.shift_id)",
    "CREATE INDEX assignment_by_worker_day ON assignment (tenant, worker_id, day)",
    "CREATE INDEX presence_by_worker_day ON presence_entry (tenant, worker_id, day)",
    "CREATE INDEX copy_person_by_name ON copy_person (tenant, display_name, worker_id)",
    "CREATE INDEX copy_absence_by_worker ON copy_absence (tenant, worker_id, from_day)",
];
