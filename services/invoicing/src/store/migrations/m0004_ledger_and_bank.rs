//! What a posting belongs to, what decisions moved, lines of the bank, withdrawn lines, and days of guaranteed wage.

use werkbrug_pipeline::schema::Step;

/// The journal and the bank.
pub(crate) const LEDGER_AND_BANK: Step = Step { name: "m0004_ledger_and_bank", statements: STATEMENTS };

// What must not happen twice is a key: a line of the bank. What a statement says was booked at the bank until now; it is on
// its way until the bank says so. Nobody counted the contracts of a line until now: 0.
const STATEMENTS: &[&str] = &[
    "ALTER TABLE ledger_posting ADD COLUMN quarter TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE ledger_posting ADD COLUMN reference TEXT NOT NULL DEFAULT ''",
    "UPDATE ledger_posting SET quarter = COALESCE((SELECT one.quarter FROM premium_run one WHERE one.tenant = ledger_posting.tenant AND one.run_id = ledger_posting.about), '') WHERE occasion = 'premium_run'",
    "UPDATE ledger_posting SET quarter = COALESCE((SELECT one.quarter FROM payment one WHERE one.tenant = ledger_posting.tenant AND one.payment_id = ledger_posting.about), ''), reference = COALESCE((SELECT one.statement FROM payment one WHERE one.tenant = ledger_posting.tenant AND one.payment_id = ledger_posting.about), '') WHERE occasion = 'payment'",
    "UPDATE ledger_posting SET quarter = COALESCE((SELECT one.quarter FROM organisation_payment one WHERE one.tenant = ledger_posting.tenant AND one.payment_id = ledger_posting.about), ''), reference = COALESCE((SELECT one.statement FROM organisation_payment one WHERE one.tenant = ledger_posting.tenant AND one.payment_id = ledger_posting.about), '') WHERE occasion = 'organisation'",
    "UPDATE ledger_posting SET quarter = COALESCE((SELECT substr(CAST(one.month AS TEXT), 1, 4) || 'Q' || ((CAST(substr(CAST(one.month AS TEXT), 6, 2) AS INTEGER) + 2) / 3) FROM advance one WHERE one.tenant = ledger_posting.tenant AND one.advance_id = ledger_posting.about), ''), reference = COALESCE((SELECT one.statement FROM advance one WHERE one.tenant = ledger_posting.tenant AND one.advance_id = ledger_posting.about), '') WHERE occasion = 'advance'",
    "UPDATE ledger_posting SET quarter = COALESCE((SELECT substr(CAST(one.issue_date AS TEXT), 1, 4) || 'Q' || ((CAST(substr(CAST(one.issue_date AS TEXT), 6, 2) AS INTEGER) + 2) / 3) FROM invoice one WHERE one.tenant = ledger_posting.tenant AND one.invoice_id = ledger_posting.about), ''), reference = COALESCE((SELECT one.number FROM invoice one WHERE one.tenant = ledger_posting.tenant AND one.invoice_id = ledger_posting.about), '') WHERE occasion = 'invoice'",
    "UPDATE ledger_posting SET quarter = COALESCE((SELECT MAX(one.quarter) FROM payment one WHERE one.tenant = ledger_posting.tenant AND one.recorded_at_us = ledger_posting.recorded_at_us), ''), reference = COALESCE((SELECT MAX(one.statement) FROM payment one WHERE one.tenant = ledger_posting.tenant AND one.recorded_at_us = ledger_posting.recorded_at_us), '') WHERE occasion = 'advance_used'",
    "UPDATE ledger_posting SET debit_account = '580000' WHERE debit_account = '550000'",
    "UPDATE ledger_posting SET credit_account = '580000' WHERE credit_account = '550000'",
    "CREATE INDEX ledger_posting_recorded ON ledger_posting (tenant, recorded_at_us)",
    "ALTER TABLE difference_decision ADD COLUMN booked_accepted_cents BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE difference_decision ADD COLUMN booked_claimed_cents BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE dmfa_line_version ADD COLUMN is_withdrawn BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE dmfa_line_version ADD COLUMN contracts INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE bank_line (tenant UUID NOT NULL, bank_line_id UUID NOT NULL, fingerprint TEXT NOT NULL, booked_on DATE NOT NULL, amount_cents BIGINT NOT NULL, communication TEXT NOT NULL, quarter TEXT NOT NULL, matched_with TEXT NOT NULL, matched_id UUID, reference TEXT NOT NULL, why_not TEXT NOT NULL, recorded_at_us BIGINT NOT NULL, PRIMARY KEY (tenant, bank_line_id), UNIQUE (tenant, fingerprint), CHECK (amount_cents > 0))",
    "CREATE INDEX bank_line_matched ON bank_line (tenant, matched_with, matched_id)",
    "CREATE TABLE copy_guaranteed_wage (tenant UUID NOT NULL, worker_id UUID NOT NULL, quarter TEXT NOT NULL, full_days INTEGER NOT NULL, most_days INTEGER NOT NULL, supplement_days INTEGER NOT NULL, PRIMARY KEY (tenant, worker_id, quarter))",
];
