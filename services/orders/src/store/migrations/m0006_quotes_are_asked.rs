//! Requests for quotes, what worked-out work asks, columns of files, and people at companies.

use werkbrug_pipeline::schema::Step;

/// Requests, work, columns, contacts.
pub(crate) const QUOTES_ARE_ASKED: Step = Step { name: "m0006_orders", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE asked_quote (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     asked_on DATE NOT NULL, content BYTES NOT NULL, order_id UUID, declined TEXT, PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE INDEX asked_quote_open ON asked_quote (tenant, company_id) WHERE order_id IS NULL AND declined IS NULL",
    "CREATE TABLE quoted_work (tenant UUID NOT NULL, order_id UUID NOT NULL, content BYTES NOT NULL, \
     PRIMARY KEY (tenant, order_id))",
    "CREATE TABLE column_mapping (tenant UUID NOT NULL, name_key TEXT NOT NULL, content BYTES NOT NULL, \
     PRIMARY KEY (tenant, name_key))",
    "CREATE TABLE company_contact (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     contact_name TEXT NOT NULL, job TEXT NOT NULL, language TEXT NOT NULL, email TEXT NOT NULL, \
     telephone TEXT NOT NULL, PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE INDEX company_contact_company ON company_contact (tenant, company_id)",
];
