//! Orders that end otherwise than by leaving, what is late, parts that left, versions of quotes, the customer's material,
//! and what files brought.

use werkbrug_pipeline::schema::Step;

/// Ends, risks, deliveries, versions, material.
pub(crate) const ORDERS_END_AND_CHANGE: Step = Step { name: "m0004_orders", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    // A stage more means other checks, and no engine but one changes those of a table that is there.
    "CREATE TABLE customer_order_next (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     order_reference TEXT NOT NULL, stage TEXT NOT NULL, valid_until DATE NOT NULL, material_on DATE, accepted_on DATE, \
     promised_on DATE, delivered_on DATE, ended_on DATE, ended_why TEXT, promise_steps TEXT, held_until_us BIGINT, \
     look_on DATE, version BIGINT NOT NULL, PRIMARY KEY (tenant, id), \
     CHECK (stage IN ('quoted', 'accepted', 'in_progress', 'delivered', 'cancelled', 'lost')), \
     CHECK ((stage IN ('quoted', 'lost')) = (promised_on IS NULL)), \
     CHECK ((stage = 'delivered') = (delivered_on IS NOT NULL)), \
     CHECK ((stage IN ('cancelled', 'lost')) = (ended_on IS NOT NULL)), \
     CHECK ((ended_on IS NULL) = (ended_why IS NULL)), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "INSERT INTO customer_order_next (tenant, id, company_id, order_reference, stage, valid_until, material_on, \
     accepted_on, promised_on, delivered_on, promise_steps, held_until_us, version) \
     SELECT tenant, id, company_id, order_reference, stage, valid_until, material_on, accepted_on, promised_on, \
     delivered_on, promise_steps, held_until_us, version FROM customer_order",
    "DROP TABLE customer_order",
    "ALTER TABLE customer_order_next RENAME TO customer_order",
    "UPDATE customer_order SET look_on = '0001-01-01' WHERE stage IN ('accepted', 'in_progress')",
    "CREATE INDEX customer_order_company ON customer_order (tenant, company_id, id)",
    "CREATE INDEX customer_order_stage ON customer_order (tenant, stage, id)",
    "CREATE INDEX customer_order_open ON customer_order (tenant, promised_on, id) \
     WHERE stage IN ('accepted', 'in_progress')",
    "CREATE INDEX customer_order_held ON customer_order (held_until_us) WHERE held_until_us IS NOT NULL",
    "CREATE INDEX customer_order_delivered ON customer_order (tenant, delivered_on, id) WHERE stage = 'delivered'",
    "CREATE INDEX customer_order_look ON customer_order (look_on, id) WHERE look_on IS NOT NULL",
    "CREATE TABLE order_risk (tenant UUID NOT NULL, order_id UUID NOT NULL, late_rank BIGINT NOT NULL, \
     promised_on DATE NOT NULL, expected_on DATE, reasons TEXT NOT NULL, free_seen BIGINT NOT NULL, \
     PRIMARY KEY (tenant, order_id))",
    "CREATE INDEX order_risk_late ON order_risk (tenant, late_rank, promised_on, order_id) WHERE late_rank < 0",
    "CREATE TABLE capacity_lowered (tenant UUID NOT NULL, id UUID NOT NULL, department TEXT NOT NULL, day DATE, \
     PRIMARY KEY (tenant, id))",
    "CREATE TABLE delivery_line (tenant UUID NOT NULL, order_id UUID NOT NULL, number INTEGER NOT NULL, \
     line_id UUID NOT NULL, pieces BIGINT NOT NULL CHECK (pieces > 0), delivered_on DATE NOT NULL, \
     PRIMARY KEY (tenant, order_id, number, line_id))",
    "ALTER TABLE promise_change ADD COLUMN said TEXT",
    "CREATE TABLE quote_version (tenant UUID NOT NULL, order_id UUID NOT NULL, first_id UUID NOT NULL, \
     version INTEGER NOT NULL, PRIMARY KEY (tenant, order_id))",
    "CREATE UNIQUE INDEX quote_version_first ON quote_version (tenant, first_id, version)",
    "CREATE TABLE material_move (tenant UUID NOT NULL, id UUID NOT NULL, order_id UUID NOT NULL, \
     material TEXT NOT NULL, material_description TEXT NOT NULL, what TEXT NOT NULL, \
     pieces BIGINT NOT NULL CHECK (pieces > 0), at_us BIGINT NOT NULL, PRIMARY KEY (tenant, id))",
    "CREATE INDEX material_move_order ON material_move (tenant, order_id, id)",
    "CREATE TABLE imported_order (tenant UUID NOT NULL, company_id UUID NOT NULL, order_reference TEXT NOT NULL, \
     order_id UUID NOT NULL, PRIMARY KEY (tenant, company_id, order_reference))",
];
