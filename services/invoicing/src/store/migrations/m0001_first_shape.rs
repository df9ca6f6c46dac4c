//! First shape of invoicing's tables.

use werkbrug_pipeline::schema::Step;

/// First shape.
pub(crate) const FIRST_SHAPE: Step = Step { name: "m0001_first_shape", statements: STATEMENTS };

// What must not happen twice is a key: an approval on a line, a number, a payment, a posting about one thing.
const STATEMENTS: &[&str] = &[
    "CREATE TABLE copy_company (tenant UUID NOT NULL, company_id UUID NOT NULL, kbo TEXT NOT NULL, company_name TEXT NOT NULL, is_own BOOLEAN NOT NULL, street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, vat TEXT, iban TEXT, email TEXT NOT NULL, PRIMARY KEY (tenant, company_id))",
    "CREATE TABLE copy_worker_name (tenant UUID NOT NULL, worker_id UUID NOT NULL, display_name TEXT NOT NULL, PRIMARY KEY (tenant, worker_id))",
    "CREATE TABLE copy_support_package (tenant UUID NOT NULL, package_id UUID NOT NULL, worker_id UUID NOT NULL, scheme INTEGER NOT NULL, percent INTEGER NOT NULL, guidance INTEGER NOT NULL, valid_from DATE NOT NULL, valid_to DATE, PRIMARY KEY (tenant, package_id))",
    "CREATE TABLE copy_worker_code (tenant UUID NOT NULL, worker_id UUID NOT NULL, worker_code TEXT NOT NULL, PRIMARY KEY (tenant, worker_id))",
    "CREATE TABLE approved_minutes (tenant UUID NOT NULL, approval_id UUID NOT NULL, company_id UUID NOT NULL, shift_id UUID NOT NULL, engagement_id UUID NOT NULL, place_name TEXT NOT NULL, tariff_class TEXT NOT NULL, day DATE NOT NULL, minutes BIGINT NOT NULL, PRIMARY KEY (tenant, approval_id))",
    "CREATE TABLE held_approval (tenant UUID NOT NULL, approval_id UUID NOT NULL, shift_id UUID NOT NULL, breach_id UUID NOT NULL, PRIMARY KEY (tenant, approval_id))",
    "CREATE TABLE tariff (tenant UUID NOT NULL, tariff_id UUID NOT NULL, company_id UUID NOT NULL, tariff_class TEXT NOT NULL, valid_from DATE NOT NULL, cents_per_hour BIGINT NOT NULL, vat_category TEXT NOT NULL, vat_rate TEXT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (tenant, tariff_id), UNIQUE (tenant, company_id, tariff_class, valid_from), CHECK (cents_per_hour > 0))",
    "CREATE TABLE invoice_counter (tenant UUID NOT NULL, year INTEGER NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (tenant, year))",
    "CREATE TABLE invoice (tenant UUID NOT NULL, invoice_id UUID NOT NULL, number TEXT NOT NULL, company_id UUID NOT NULL, company_name TEXT NOT NULL, issue_date DATE NOT NULL, due_date DATE NOT NULL, ogm TEXT NOT NULL, net_cents BIGINT NOT NULL, vat_cents BIGINT NOT NULL, payable_cents BIGINT NOT NULL, ubl TEXT NOT NULL, PRIMARY KEY (tenant, invoice_id), UNIQUE (tenant, number))",
    "CREATE TABLE invoice_line (tenant UUID NOT NULL, invoice_id UUID NOT NULL, line_number INTEGER NOT NULL, line_description TEXT NOT NULL, minutes BIGINT NOT NULL, cents_per_hour BIGINT NOT NULL, net_cents BIGINT NOT NULL, PRIMARY KEY (tenant, invoice_id, line_number))",
    "CREATE TABLE invoice_line_approval (tenant UUID NOT NULL, approval_id UUID NOT NULL, invoice_id UUID NOT NULL, line_number INTEGER NOT NULL, PRIMARY KEY (tenant, approval_id))",
    "CREATE TABLE ledger_posting (tenant UUID NOT NULL, about UUID NOT NULL, line INTEGER NOT NULL, occasion TEXT NOT NULL, debit_account TEXT NOT NULL, credit_account TEXT NOT NULL, amount_cents BIGINT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, about, line), CHECK (amount_cents > 0), CHECK (debit_account <> credit_account))",
    "CREATE TABLE parameter (tenant UUID NOT NULL, parameter_id UUID NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, valid_from DATE NOT NULL, source TEXT NOT NULL, status TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, parameter_id))",
    "CREATE TABLE dmfa_line (tenant UUID NOT NULL, quarter TEXT NOT NULL, worker_code TEXT NOT NULL, dmfa_line_id UUID NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (tenant, quarter, worker_code))",
    "CREATE TABLE dmfa_line_version (tenant UUID NOT NULL, dmfa_line_id UUID NOT NULL, version BIGINT NOT NULL, contract_fraction TEXT NOT NULL, performed_fraction TEXT NOT NULL, reference_wage_cents BIGINT NOT NULL, has_wage_cost BOOLEAN NOT NULL, sine_deduction_cents BIGINT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, dmfa_line_id, version))",
    "CREATE TABLE premium_quarter (tenant UUID NOT NULL, quarter TEXT NOT NULL, runs BIGINT NOT NULL, PRIMARY KEY (tenant, quarter))",
    "CREATE TABLE premium_run (tenant UUID NOT NULL, run_id UUID NOT NULL, quarter TEXT NOT NULL, run_number BIGINT NOT NULL, made_at_us BIGINT NOT NULL, total_cents BIGINT NOT NULL, wage_premium_cents BIGINT NOT NULL, guidance_fixed_cents BIGINT NOT NULL, guidance_variable_cents BIGINT NOT NULL, input_digest TEXT NOT NULL, input TEXT NOT NULL, unconfirmed TEXT NOT NULL, PRIMARY KEY (tenant, run_id), UNIQUE (tenant, quarter, run_number))",
    "CREATE TABLE premium_result (tenant UUID NOT NULL, run_id UUID NOT NULL, position INTEGER NOT NULL, worker_id UUID NOT NULL, worker_code TEXT NOT NULL, rank INTEGER, is_inside BOOLEAN NOT NULL, cap_cents BIGINT NOT NULL, base_cents BIGINT NOT NULL, wage_premium_cents BIGINT NOT NULL, guidance_fixed_cents BIGINT NOT NULL, guidance_variable_cents BIGINT NOT NULL, total_cents BIGINT NOT NULL, because TEXT NOT NULL, steps TEXT NOT NULL, PRIMARY KEY (tenant, run_id, position))",
    "CREATE TABLE payment (tenant UUID NOT NULL, payment_id UUID NOT NULL, statement TEXT NOT NULL, quarter TEXT NOT NULL, worker_code TEXT NOT NULL, wage_premium_cents BIGINT NOT NULL, guidance_cents BIGINT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, payment_id), UNIQUE (tenant, statement, quarter, worker_code))",
    "CREATE INDEX copy_support_package_worker ON copy_support_package (tenant, worker_id)",
    "CREATE INDEX copy_worker_code_code ON copy_worker_code (tenant, worker_code)",
    "CREATE INDEX approved_minutes_company ON approved_minutes (tenant, company_id, day)",
    "CREATE INDEX approved_minutes_day ON approved_minutes (tenant, day, approval_id)",
    "CREATE INDEX invoice_line_approval_invoice ON invoice_line_approval (tenant, invoice_id)",
    "CREATE INDEX parameter_name ON parameter (tenant, name, valid_from)",
    "CREATE INDEX payment_quarter ON payment (tenant, quarter)",
];
