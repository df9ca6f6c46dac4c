//! Orders that come in as files with their answers, webhooks, moments of relations, and the anchoring register.

use werkbrug_pipeline::schema::Step;

/// Files, answers, webhooks, relations, register.
pub(crate) const ORDERS_COME_AND_GO: Step = Step { name: "m0005_orders", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE incoming_order (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     order_number TEXT NOT NULL, taken_in_at_us BIGINT NOT NULL, digest TEXT NOT NULL, content BYTES NOT NULL, \
     order_id UUID, refusal TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE UNIQUE INDEX incoming_order_number ON incoming_order (tenant, company_id, order_number)",
    "CREATE TABLE order_answer (tenant UUID NOT NULL, incoming_order_id UUID NOT NULL, number INTEGER NOT NULL, \
     code TEXT NOT NULL, promised_on DATE, answered_at_us BIGINT NOT NULL, document TEXT NOT NULL, \
     PRIMARY KEY (tenant, incoming_order_id, number), CHECK (code IN ('AB', 'AP', 'CA', 'RE')))",
    "CREATE TABLE webhook (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, url TEXT NOT NULL, \
     started_at_us BIGINT NOT NULL, ended_at_us BIGINT, PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE INDEX webhook_company ON webhook (tenant, company_id) WHERE ended_at_us IS NULL",
    "CREATE TABLE webhook_delivery (tenant UUID NOT NULL, id UUID NOT NULL, webhook_id UUID NOT NULL, \
     event_id UUID NOT NULL, order_id UUID NOT NULL, order_reference TEXT NOT NULL, what TEXT NOT NULL, \
     body TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL, last_answer TEXT NOT NULL, \
     happened_at_us BIGINT NOT NULL, next_try_us BIGINT NOT NULL, PRIMARY KEY (tenant, id), \
     CHECK (state IN ('waiting', 'delivered', 'parked', 'ended')))",
    "CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (tenant, webhook_id, event_id)",
    "CREATE INDEX webhook_delivery_due ON webhook_delivery (next_try_us) WHERE state = 'waiting'",
    // What was said before there were webhooks is told to nobody.
    "CREATE TABLE webhook_mark (partition INTEGER NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (partition))",
    "INSERT INTO webhook_mark (partition, seq) SELECT partition, seq FROM topic_head WHERE topic = 'orders'",
    "CREATE TABLE relation_moment (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     kind TEXT NOT NULL, channel TEXT NOT NULL, on_day DATE NOT NULL, work_description TEXT NOT NULL, \
     PRIMARY KEY (tenant, id), FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE INDEX relation_moment_company ON relation_moment (tenant, company_id, on_day)",
    "CREATE TABLE relation_evaluation (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     on_day DATE NOT NULL, answers TEXT NOT NULL, PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE INDEX relation_evaluation_company ON relation_evaluation (tenant, company_id, on_day)",
    "CREATE TABLE anchoring (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, kind TEXT NOT NULL, \
     on_day DATE NOT NULL, work_description TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL, \
     hours_per_year BIGINT NOT NULL, job_tenths BIGINT NOT NULL, PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE INDEX anchoring_day ON anchoring (tenant, on_day, id)",
];
