//! The use cases: load for this viewer, decide, save, announce; each in one transaction.

pub(crate) mod claim_differences;
pub(crate) mod import_bank_lines;
pub(crate) mod import_dmfa;
pub(crate) mod import_statement;
pub(crate) mod import_wage_lines;
pub(crate) mod issue_invoice;
pub(crate) mod link_national_numbers;
pub(crate) mod match_bank_lines;
pub(crate) mod record_advance;
pub(crate) mod record_dmfa_line;
pub(crate) mod record_organisation_payment;
pub(crate) mod record_payment;
pub(crate) mod record_wage_line;
pub(crate) mod run_premium;
pub(crate) mod set_difference_state;
pub(crate) mod set_parameter;
pub(crate) mod set_tariff;
pub(crate) mod sign_claim;
pub(crate) mod withdraw_dmfa_line;
