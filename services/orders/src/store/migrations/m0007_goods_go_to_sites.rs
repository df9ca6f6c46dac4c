//! Sites of companies, where the goods of an order go, and when a request was answered.

use werkbrug_pipeline::schema::Step;

/// Sites, destinations, answers.
pub(crate) const GOODS_GO_TO_SITES: Step = Step { name: "m0007_orders", statements: STATEMENTS };

const STATEMENTS: &[&str] = &[
    "CREATE TABLE company_site (tenant UUID NOT NULL, id UUID NOT NULL, company_id UUID NOT NULL, \
     site_name TEXT NOT NULL, establishment TEXT, street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, \
     country TEXT NOT NULL, contact_id UUID, is_closed BOOLEAN NOT NULL, version BIGINT NOT NULL, \
     PRIMARY KEY (tenant, id), \
     FOREIGN KEY (tenant, company_id) REFERENCES company (tenant, id))",
    "CREATE UNIQUE INDEX company_site_name ON company_site (tenant, company_id, site_name)",
    "CREATE UNIQUE INDEX company_site_establishment ON company_site (tenant, establishment) \
     WHERE establishment IS NOT NULL",
    "CREATE TABLE order_site (tenant UUID NOT NULL, order_id UUID NOT NULL, site_id UUID NOT NULL, \
     PRIMARY KEY (tenant, order_id), FOREIGN KEY (tenant, site_id) REFERENCES company_site (tenant, id))",
    "ALTER TABLE asked_quote ADD COLUMN answered_on DATE",
];
