//! First shape: companies, orders with their work, and the minutes of departments.

use werkbrug_pipeline::schema::Step;

/// First shape of the tables.
pub(crate) const FIRST_SHAPE: Step = Step { name: "m0001_orders", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE company (tenant UUID NOT NULL, id UUID NOT NULL, kbo TEXT NOT NULL, \
     company_name TEXT NOT NULL, is_customer BOOLEAN NOT NULL, is_supplier BOOLEAN NOT NULL, \
     is_own BOOLEAN NOT NULL, province TEXT NOT NULL, sector TEXT NOT NULL, street TEXT NOT NULL, \
     postcode TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, vat TEXT, iban TEXT, \
     email TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE UNIQUE INDEX company_kbo ON company (tenant, kbo)",
    "CREATE TABLE customer_order (tenant UUID NOT NULL, id UUID NOT NULL, \
     company_id UUID NOT NULL, order_reference TEXT NOT NULL, stage TEXT NOT NULL, \
     valid_until DATE NOT NULL, material_on DATE, accepted_on DATE, promised_on DATE, \
     delivered_on DATE, promise_steps TEXT, reserved TEXT, version BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id), \
     CHECK (stage IN ('quoted', 'accepted', 'in_progress', 'delivered')), \
     CHECK ((stage = 'quoted') = (promised_on IS NULL)), \
     CHECK ((stage = 'delivered') = (delivered_on IS NOT NULL)), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE INDEX customer_order_company ON customer_order (tenant, company_id, id)",
    "CREATE INDEX customer_order_stage ON customer_order (tenant, stage, id)",
    "CREATE INDEX customer_order_open ON customer_order (tenant, promised_on, id) \
     WHERE stage IN ('accepted', 'in_progress')",
    "CREATE TABLE order_line (tenant UUID NOT NULL, order_id UUID NOT NULL, \
     line_no INTEGER NOT NULL, id UUID NOT NULL, line_description TEXT NOT NULL, \
     pieces BIGINT NOT NULL CHECK (pieces > 0), cents_per_hundred BIGINT NOT NULL, \
     PRIMARY KEY (tenant, order_id, line_no))",
    "CREATE TABLE sub_task (tenant UUID NOT NULL, order_id UUID NOT NULL, \
     line_no INTEGER NOT NULL, task_no INTEGER NOT NULL, id UUID NOT NULL, \
     task_description TEXT NOT NULL, department TEXT NOT NULL, \
     minutes_per_hundred BIGINT NOT NULL CHECK (minutes_per_hundred > 0), \
     done_pieces BIGINT NOT NULL, PRIMARY KEY (tenant, order_id, line_no, task_no))",
    "CREATE UNIQUE INDEX sub_task_id ON sub_task (tenant, order_id, id)",
    "CREATE TABLE capacity_lane (tenant UUID NOT NULL, department TEXT NOT NULL, \
     day DATE NOT NULL, lane INTEGER NOT NULL, limit_minutes BIGINT NOT NULL, \
     held_minutes BIGINT NOT NULL CHECK (held_minutes >= 0), PRIMARY KEY (tenant, department, day, lane))",
    "CREATE TABLE copy_capacity (tenant UUID NOT NULL, department TEXT NOT NULL, \
     day DATE NOT NULL, minutes BIGINT NOT NULL, PRIMARY KEY (tenant, department, day))",
];
