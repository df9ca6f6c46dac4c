//! From when until when the contract behind a line of the declaration runs.

use werkbrug_pipeline::schema::Step;

/// The first and the last day of a contract.
pub(crate) const CONTRACT_UNTIL: Step = Step { name: "m0005_contract_until", statements: STATEMENTS };

// Nobody said it of the lines until now.
const STATEMENTS: &[&str] = &[
    "ALTER TABLE dmfa_line_version ADD COLUMN contract_from DATE",
    "ALTER TABLE dmfa_line_version ADD COLUMN contract_until DATE",
];
