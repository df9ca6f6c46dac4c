//! First shape: places, agreements, shifts with their crews, hours, capacity, and the copies of others' facts.

use werkbrug_pipeline::schema::Step;

/// First shape of the tables.
pub(crate) const FIRST_SHAPE: Step = Step { name: "m0001_crews", statements: STATEMENTS };

// What must not happen twice: a worker in two places in one quarter of an hour (worker_slot), a recording of
// presence that overwrites another (presence_once), minutes approved twice (approval_once), two breaches of a
// shift (breach_once), an order that takes capacity twice (reservation).
const STATEMENTS: &[&str] = &[
    "CREATE TABLE coach (tenant UUID NOT NULL, id UUID NOT NULL, coach_code TEXT NOT NULL, \
     display_name TEXT NOT NULL, work_phone TEXT NOT NULL, qualified_from DATE, version BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX coach_by_code ON coach (tenant, coach_code)",
    "CREATE TABLE place (tenant UUID NOT NULL, id UUID NOT NULL, place_code TEXT NOT NULL, kind TEXT NOT NULL, \
     place_name TEXT NOT NULL, company_id UUID, lift_kg BIGINT NOT NULL, lift_times_hour BIGINT NOT NULL, \
     standing_minutes BIGINT NOT NULL, noise BIGINT NOT NULL, crowd BIGINT NOT NULL, core_activity TEXT NOT NULL, \
     names_needed BOOLEAN NOT NULL, establishment TEXT NOT NULL, version BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id), CHECK ((kind = 'host_site') = (company_id IS NOT NULL)))",
    "CREATE UNIQUE INDEX place_by_code ON place (tenant, place_code)",
    "CREATE TABLE engagement (tenant UUID NOT NULL, id UUID NOT NULL, engagement_code TEXT NOT NULL, \
     place_id UUID NOT NULL, kind TEXT NOT NULL, work_description TEXT NOT NULL, is_core_activity BOOLEAN NOT NULL, \
     signed_on DATE, notified_on DATE, starts_on DATE NOT NULL, ends_on DATE, \
     instructions_by_coach_only BOOLEAN NOT NULL, tariff_class TEXT NOT NULL, version BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id), FOREIGN KEY (tenant, place_id) REFERENCES place (tenant, id))",
    "CREATE UNIQUE INDEX engagement_by_code ON engagement (tenant, engagement_code)",
    "CREATE TABLE shift (tenant UUID NOT NULL, id UUID NOT NULL, engagement_id UUID NOT NULL, place_id UUID NOT NULL, \
     day DATE NOT NULL, start_minute BIGINT NOT NULL, end_minute BIGINT NOT NULL, break_minutes BIGINT NOT NULL, \
     heads_wanted BIGINT NOT NULL, stage TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, engagement_id) REFERENCES engagement (tenant, id))",
    "CREATE INDEX shift_by_day ON shift (tenant, day, start_minute, id)",
    "CREATE INDEX shift_by_place ON shift (tenant, place_id, day)",
    "CREATE TABLE assignment (tenant UUID NOT NULL, shift_id UUID NOT NULL, worker_id UUID NOT NULL, id UUID NOT NULL, \
     assigned_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, shift_id, worker_id))",
    "CREATE INDEX assignment_by_worker ON assignment (tenant, worker_id)",
    "CREATE TABLE worker_slot (tenant UUID NOT NULL, worker_id UUID NOT NULL, day DATE NOT NULL, \
     quarter BIGINT NOT NULL, shift_id UUID NOT NULL, PRIMARY KEY (tenant, worker_id, day, quarter))",
    "CREATE INDEX worker_slot_by_shift ON worker_slot (tenant, shift_id, worker_id)",
    "CREATE TABLE coach_assignment (tenant UUID NOT NULL, shift_id UUID NOT NULL, coach_id UUID NOT NULL, \
     id UUID NOT NULL, assigned_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, shift_id, coach_id))",
    "CREATE INDEX coach_assignment_by_coach ON coach_assignment (tenant, coach_id)",
    "CREATE TABLE presence_entry (tenant UUID NOT NULL, id UUID NOT NULL, shift_id UUID NOT NULL, \
     worker_id UUID NOT NULL, round BIGINT NOT NULL, is_counter BOOLEAN NOT NULL, day DATE NOT NULL, \
     kind TEXT NOT NULL, minutes BIGINT NOT NULL, recorded_by TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX presence_once ON presence_entry (tenant, shift_id, worker_id, round, is_counter, day)",
    "CREATE INDEX presence_by_day ON presence_entry (tenant, day, worker_id)",
    "CREATE TABLE approval (tenant UUID NOT NULL, id UUID NOT NULL, shift_id UUID NOT NULL, \
     tariff_class TEXT NOT NULL, minutes BIGINT NOT NULL CHECK (minutes > 0), standing TEXT NOT NULL, \
     approved_by TEXT NOT NULL, approved_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX approval_once ON approval (tenant, shift_id, tariff_class)",
    "CREATE TABLE breach (tenant UUID NOT NULL, id UUID NOT NULL, shift_id UUID NOT NULL, gates TEXT NOT NULL, \
     is_open BOOLEAN NOT NULL, decision TEXT NOT NULL, may_invoice BOOLEAN NOT NULL, settled_by TEXT NOT NULL, \
     opened_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX breach_once ON breach (tenant, shift_id)",
    "CREATE TABLE department_day (tenant UUID NOT NULL, department TEXT NOT NULL, day DATE NOT NULL, \
     announced_minutes BIGINT NOT NULL, reserved_minutes BIGINT NOT NULL, PRIMARY KEY (tenant, department, day))",
    "CREATE TABLE reservation (tenant UUID NOT NULL, order_id UUID NOT NULL, reserved_at_us BIGINT NOT NULL, \
     PRIMARY KEY (tenant, order_id))",
    "CREATE TABLE copy_company (tenant UUID NOT NULL, company_id UUID NOT NULL, kbo TEXT NOT NULL, \
     company_name TEXT NOT NULL, is_own BOOLEAN NOT NULL, PRIMARY KEY (tenant, company_id))",
    "CREATE TABLE copy_person (tenant UUID NOT NULL, worker_id UUID NOT NULL, display_name TEXT NOT NULL, \
     PRIMARY KEY (tenant, worker_id))",
    "CREATE TABLE copy_employment (tenant UUID NOT NULL, worker_id UUID NOT NULL, from_day DATE NOT NULL, \
     to_day DATE, PRIMARY KEY (tenant, worker_id))",
    "CREATE TABLE copy_absence (tenant UUID NOT NULL, absence_id UUID NOT NULL, worker_id UUID NOT NULL, \
     from_day DATE NOT NULL, to_day DATE, PRIMARY KEY (tenant, absence_id))",
    "CREATE TABLE copy_limit (tenant UUID NOT NULL, limit_id UUID NOT NULL, worker_id UUID NOT NULL, \
     kind BIGINT NOT NULL, value BIGINT NOT NULL, is_hard BOOLEAN NOT NULL, valid_from DATE NOT NULL, valid_to DATE, \
     PRIMARY KEY (tenant, limit_id))",
    "CREATE TABLE copy_guidance (tenant UUID NOT NULL, worker_id UUID NOT NULL, need BIGINT NOT NULL, \
     status BIGINT NOT NULL, contract_fraction TEXT NOT NULL, PRIMARY KEY (tenant, worker_id))",
    "CREATE TABLE copy_order_work (tenant UUID NOT NULL, order_id UUID NOT NULL, department TEXT NOT NULL, \
     day DATE NOT NULL, minutes BIGINT NOT NULL, PRIMARY KEY (tenant, order_id, department, day))",
];
