//! The shapes this service's tables took, oldest first; forward only.

use sea_orm_migration::MigrationTrait;

mod m0001_first_shape;
mod m0002_premium_books;
mod m0003_files_and_advances;
mod m0004_ledger_and_bank;
mod m0005_contract_until;

/// Every migration, in order.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m0001_first_shape::FIRST_SHAPE),
        Box::new(m0002_premium_books::PREMIUM_BOOKS),
        Box::new(m0003_files_and_advances::FILES_AND_ADVANCES),
        Box::new(m0004_ledger_and_bank::LEDGER_AND_BANK),
        Box::new(m0005_contract_until::CONTRACT_UNTIL),
    ]
}
